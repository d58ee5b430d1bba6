import { Buffer } from 'node:buffer'
import { createHmac, hkdfSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createPseudonym } from '../../src/drivers/hmac-pseudonym.js'
import { pseudonymContract } from '../../src/testing/pseudonym.js'

const key = (generation: number, length = 32): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', 'test', '', `key ${generation}`, length))

const rotated = (rotations: number) => {
  const [current, ...former] = Array.from({ length: rotations + 1 }, (_, index) => key(rotations - index))
  return createPseudonym({ keys: [current as Uint8Array, ...former] })
}

describe('createPseudonym', () => {
  for (const { says, proof } of pseudonymContract(async (rotations) => rotated(rotations))) it(says, proof)

  it('is HMAC-SHA-256 of its domain and the value', async () => {
    const expected = createHmac('sha256', key(0)).update('localized-otp/pseudonym/1\nsomebody').digest('base64url')
    expect(await createPseudonym({ keys: [key(0)] }).of('somebody')).toEqual([expected])
  })

  it('keeps its names when the keys handed in are wiped', async () => {
    const mine = key(0)
    const pseudonym = createPseudonym({ keys: [mine] })
    const before = await pseudonym.of('somebody')
    mine.fill(0)
    expect(await pseudonym.of('somebody')).toEqual(before)
  })

  it('takes longer keys, and Buffers', async () => {
    expect(await createPseudonym({ keys: [key(0, 64)] }).of('somebody')).toHaveLength(1)
    expect(await createPseudonym({ keys: [Buffer.from(key(0))] }).of('a')).toEqual(await rotated(0).of('a'))
  })

  it.each([
    [{}, "option 'keys' must be a list of at least 1"],
    [{ keys: [] }, "option 'keys' must be a list of at least 1"],
    [{ keys: ['a'.repeat(32)] }, "option 'keys' [0] must be a Uint8Array of at least 32 bytes"],
    [{ keys: [key(0), key(1, 31)] }, "option 'keys' [1] must be a Uint8Array of at least 32 bytes"],
    [{ keys: [new Uint8Array(32)] }, "option 'keys' [0] must be random bytes"],
    [{ keys: [key(0), key(0)] }, "option 'keys' has the current key twice"],
    [{ keys: [key(0)], salt: 'x' }, "unknown option 'salt'"],
  ])('refuses wrong wiring %#', (options, complaint) => {
    // @ts-expect-error wrong on purpose
    expect(() => createPseudonym(options)).toThrow(`createPseudonym: ${complaint}`)
  })
})
