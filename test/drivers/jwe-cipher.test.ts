import { createSecretKey, randomBytes } from 'node:crypto'
import { CompactEncrypt, compactDecrypt } from 'jose'
import { describe, expect, it } from 'vitest'
import { OtpError } from '../../src/core/errors.js'
import type { Bound } from '../../src/core/ports/cipher.js'
import type { Clock } from '../../src/core/ports/clock.js'
import { jweCipher } from '../../src/drivers/jwe-cipher.js'
import { cipherContract } from '../../src/testing/cipher.js'

const clock: Clock = { now: () => 1_800_000_000_000, sleep: async () => undefined }
const signal = new AbortController().signal
const bound: Bound = { id: 'event-1', channel: 'sms', expiresAt: clock.now() + 300_000 }
const plain = new TextEncoder().encode('words that nobody may read')
const one = { id: 'one', key: new Uint8Array(randomBytes(32)) }
const two = { id: 'two', key: new Uint8Array(randomBytes(32)) }
const fields = { alg: 'dir', enc: 'A256GCM', typ: 'localized-otp-1', kid: 'one', ...bound }

describe('jweCipher', () => {
  for (const { says, proof } of cipherContract(() => ({ cipher: jweCipher({ keys: [one], clock }), clock }))) it(says, proof)

  it('seals what jose opens', async () => {
    const sealed = await jweCipher({ keys: [one], clock }).seal(plain, bound, signal)
    const opened = await compactDecrypt(sealed, one.key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    })
    expect(new Uint8Array(opened.plaintext)).toEqual(plain)
    expect(opened.protectedHeader).toEqual(fields)
  })

  it('opens what jose seals', async () => {
    const sealed = await new CompactEncrypt(plain).setProtectedHeader(fields).encrypt(one.key)
    expect(new Uint8Array(await jweCipher({ keys: [one], clock }).open(sealed, bound, signal))).toEqual(plain)
  })

  it('rotates: the first key seals, all of them open, a dropped one is refused', async () => {
    const old = await jweCipher({ keys: [one], clock }).seal(plain, bound, signal)
    const both = jweCipher({ keys: [two, one], clock })
    expect(new Uint8Array(await both.open(old, bound, signal))).toEqual(plain)
    const fresh = await both.seal(plain, bound, signal)
    expect(new Uint8Array(await jweCipher({ keys: [two], clock }).open(fresh, bound, signal))).toEqual(plain)
    await expect(jweCipher({ keys: [two], clock }).open(old, bound, signal)).rejects.toMatchObject({ code: 'parcel-tampered' })
  })

  it('does not follow a key that is changed after construction', async () => {
    const mine = { id: 'one', key: one.key.slice() }
    const cipher = jweCipher({ keys: [mine], clock })
    mine.key.fill(0)
    await expect(compactDecrypt(await cipher.seal(plain, bound, signal), one.key)).resolves.toBeDefined()
  })

  it('gives back the reason of an abort when it is an OtpError', async () => {
    const late = AbortSignal.abort(new OtpError('out-of-time'))
    await expect(jweCipher({ keys: [one], clock }).seal(plain, bound, late)).rejects.toMatchObject({ code: 'out-of-time' })
  })

  describe('refuses a seal whose', () => {
    const cipher = jweCipher({ keys: [one], clock })
    const change = (part: string): string => (part.startsWith('A') ? 'B' : 'A') + part.slice(1)
    const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const cases: readonly [string, (parts: string[]) => readonly (string | undefined)[], string][] = [
      ['header names another expiry', ([, ...rest]) => [base64url({ ...fields, expiresAt: 1 }), ...rest], 'parcel-tampered'],
      ['header names another id', ([, ...rest]) => [base64url({ ...fields, id: 'event-2' }), ...rest], 'parcel-tampered'],
      ['header names a key nobody has', ([, ...rest]) => [base64url({ ...fields, kid: 'nobody' }), ...rest], 'parcel-tampered'],
      ['header names no key', ([, ...rest]) => [base64url({ ...fields, kid: 7 }), ...rest], 'parcel-malformed'],
      ['header is spelt otherwise', ([h, ...rest]) => [`${h ?? ''}=`, ...rest], 'parcel-malformed'],
      ['header is no object', ([, ...rest]) => [base64url(7), ...rest], 'parcel-malformed'],
      ['algorithm is another', ([, ...rest]) => [base64url({ ...fields, alg: 'A256KW' }), ...rest], 'parcel-malformed'],
      ['encryption is another', ([, ...rest]) => [base64url({ ...fields, enc: 'A128GCM' }), ...rest], 'parcel-malformed'],
      ['form is another', ([, ...rest]) => [base64url({ ...fields, typ: 'JOSE' }), ...rest], 'parcel-malformed'],
      ['header asks for decompression', ([, ...rest]) => [base64url({ ...fields, zip: 'DEF' }), ...rest], 'parcel-malformed'],
      ['header has a crit', ([, ...rest]) => [base64url({ ...fields, crit: ['exp'] }), ...rest], 'parcel-malformed'],
      ['key part is not empty', ([h, , ...rest]) => [h, 'AAAA', ...rest], 'parcel-malformed'],
      ['iv is changed', ([h, k, iv = '', ...rest]) => [h, k, change(iv), ...rest], 'parcel-tampered'],
      ['iv is short', ([h, k, iv = '', ...rest]) => [h, k, iv.slice(4), ...rest], 'parcel-malformed'],
      ['ciphertext is changed', ([h, k, iv, text = '', tag]) => [h, k, iv, change(text), tag], 'parcel-tampered'],
      ['ciphertext is empty', ([h, k, iv, , tag]) => [h, k, iv, '', tag], 'parcel-tampered'],
      ['tag is changed', ([h, k, iv, text, tag = '']) => [h, k, iv, text, change(tag)], 'parcel-tampered'],
      ['tag is cut to four bytes', ([h, k, iv, text, tag = '']) => [h, k, iv, text, `${tag.slice(0, 5)}A`], 'parcel-malformed'],
    ]
    for (const [what, tamper, code] of cases) {
      it(`${what}, as ${code}`, async () => {
        const parts = (await cipher.seal(plain, bound, signal)).split('.')
        await expect(cipher.open(tamper(parts).join('.'), bound, signal)).rejects.toMatchObject({ code })
      })
    }
  })

  it('refuses wrong wiring, naming the option', () => {
    const key = one.key
    const wrong: readonly [unknown, RegExp][] = [
      [{ clock }, /'keys' must be a list/],
      [{ keys: [], clock }, /'keys' must be a list of at least 1/],
      [{ keys: [{ id: '', key }], clock }, /'keys' \[0\] must have an id/],
      [{ keys: [null], clock }, /'keys' \[0\] must have an id/],
      [{ keys: [{ id: 'one', key: key.slice(1) }], clock }, /'keys' \[0\] must have a key of 32 bytes/],
      [{ keys: [{ id: 'one', key: createSecretKey(key) }], clock }, /'keys' \[0\] must have a key of 32 bytes/],
      [{ keys: [one, { id: 'one', key: two.key }], clock }, /'keys' names one id twice/],
      [{ keys: [one], clock: 7 }, /'clock' must have/],
      [{ keys: [one], clock, kid: 'one' }, /unknown option 'kid'/],
    ]
    for (const [options, message] of wrong) expect(() => jweCipher(options as never)).toThrow(message)
  })
})
