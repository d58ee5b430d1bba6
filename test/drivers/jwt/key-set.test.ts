import { afterAll, describe, expect, it } from 'vitest'
import { isOtpError } from '../../../src/core/errors.js'
import { createKeySet, type KeySet } from '../../../src/drivers/jwt/key-set.js'
import { startTokenIssuer, type TokenIssuer } from '../../../src/lab/token-issuer.js'
import { createFakeClock, type FakeClock } from '../../../src/testing/fake-clock.js'

const signal = new AbortController().signal
const issuers: TokenIssuer[] = []
afterAll(async () => {
  await Promise.all(issuers.map(async (issuer) => issuer.close()))
})

interface Stand {
  readonly clock: FakeClock
  readonly issuer: TokenIssuer
  readonly keySet: KeySet
  /** What a search for the key comes to: `found`, or the failure. */
  find(kid: string): Promise<string>
  /** Until the issuer has been asked so often. */
  asked(times: number): Promise<void>
}

async function start(options: { cacheControl?: string; given?: boolean; frozen?: { ms: number } } = {}): Promise<Stand> {
  const { given = false, frozen = { ms: 0 }, ...more } = options
  const clock = createFakeClock()
  const issuer = await startTokenIssuer({ ...more, clock })
  issuers.push(issuer)
  const uri = new URL(issuer.jwksUri)
  // While a function is frozen the time goes on and no timer rings.
  const thawing = { ...clock, now: () => clock.now() + frozen.ms }
  const keys = given ? issuer.keys() : []
  const keySet = createKeySet({ uri, timeoutMs: 1_000, keys, clock: thawing, changed: () => undefined })
  return {
    clock,
    issuer,
    keySet,
    find: async (kid) =>
      keySet.find(kid, new AbortController().signal).then(
        () => 'found',
        (thrown: unknown) => (isOtpError(thrown) ? thrown.message : String(thrown)),
      ),
    async asked(times) {
      while (issuer.fetches < times) await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

const unreachable = 'issuer-unreachable: the key set cannot be fetched'
const unknown = /^token-key-unknown: /
const tooSoon = 'issuer-unreachable: the issuer was not asked again so soon'

describe('keys that nobody has ever fetched', () => {
  it('are there a moment after the issuer is back, however many asked in vain', async () => {
    const { clock, issuer, find } = await start()
    issuer.fail('cut')
    for (let number = 0; number < 20; number++) {
      expect(await find('lab-1')).toBe(unreachable)
      await clock.advance(100)
    }
    issuer.fail()
    await clock.advance(300)
    expect(await find('lab-1')).toBe('found')
  })

  it('are asked for again only after a pause, whoever asks meanwhile', async () => {
    const { clock, issuer, find } = await start()
    issuer.fail('cut')
    for (let number = 0; number < 1_000; number++) expect(await find(`bogus-${number}`)).toBe(unreachable)
    expect(issuer.fetches).toBe(1)
    await clock.advance(299)
    expect(await find('lab-1')).toBe(unreachable)
    expect(issuer.fetches).toBe(1)
    await clock.advance(1)
    expect(await find('lab-1')).toBe(unreachable)
    expect(issuer.fetches).toBe(2)
  })

  it('are fetched once for all who ask at the same time, and the failure of that is told to all', async () => {
    const { issuer, find } = await start()
    issuer.fail('500')
    const told = await Promise.all(Array.from({ length: 50 }, async (_, number) => find(`lab-${number}`)))
    expect(new Set(told)).toEqual(new Set(['issuer-unreachable: the key set does not answer 200']))
    expect(issuer.fetches).toBe(1)
  })
})

describe('a key that is not in the set', () => {
  it('is unknown only where the issuer was asked for it, and else cannot be told', async () => {
    const { clock, issuer, find } = await start()
    const told: string[] = []
    for (let number = 0; number < 1_000; number++) told.push(await find(`bogus-${number}`))
    expect(issuer.fetches).toBe(4)
    expect(told.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => expect.stringMatching(unknown) as string))
    expect(new Set(told.slice(4))).toEqual(new Set([tooSoon]))

    issuer.rotate()
    expect(await find('lab-2')).toBe(tooSoon)
    await clock.advance(5_000)
    expect(await find('lab-2')).toBe('found')
    expect(issuer.fetches).toBe(5)
  })

  it('is asked for once by all who ask at the same time', async () => {
    const { issuer, find, keySet } = await start()
    await keySet.warm(signal)
    const told = await Promise.all(Array.from({ length: 1_000 }, async (_, number) => find(`bogus-${number}`)))
    expect(told.filter((one) => !unknown.test(one))).toEqual([])
    expect(issuer.fetches).toBeLessThanOrEqual(3)
  })

  it('is looked for by a fetch of its own where one was under way already', async () => {
    const { issuer, find, asked } = await start()
    const first = find('lab-1')
    await asked(1)
    issuer.rotate()
    expect(await Promise.all([first, find('lab-2')])).toEqual(['found', 'found'])
    expect(issuer.fetches).toBe(2)
  })

  it('costs the others no second fetch where the one under way fails', async () => {
    const { issuer, find, asked, keySet } = await start()
    await keySet.warm(signal)
    issuer.fail('cut')
    expect(await Promise.all([find('new'), find('new'), find('new')])).toEqual([unreachable, unreachable, unreachable])
    await asked(2)
    expect(issuer.fetches).toBe(2)
  })

  it('does not make fresh keys stale where the fetch for it fails', async () => {
    const { clock, issuer, find, keySet } = await start()
    await keySet.warm(signal)
    issuer.fail('cut')
    expect(await find('new')).toBe(unreachable)
    await clock.advance(60_000)
    expect(await find('lab-1')).toBe('found')
    await keySet.warm(signal) // waits for a fetch behind, if there is one
    expect(issuer.fetches).toBe(2)
  })

  it('is looked for also after the clock was set back', async () => {
    const { clock, issuer, find, keySet } = await start()
    await keySet.warm(signal)
    const { now } = clock
    let back = 0
    Object.assign(clock, { now: () => now() - back })
    back = 3_600_000
    issuer.rotate()
    expect(await find('lab-2')).toBe('found')
  })
})

describe('keys that are stale', () => {
  it('serve at once while an issuer that hangs is asked behind, by one fetch in 30 s', async () => {
    const { clock, issuer, find, asked, keySet } = await start()
    await keySet.warm(signal)
    issuer.fail('hang')
    await clock.advance(700_000)
    expect(await Promise.all([find('lab-1'), find('lab-1'), find('lab-1')])).toEqual(['found', 'found', 'found'])
    await asked(2)
    await clock.advance(1_000)
    await clock.advance(29_999)
    expect(await find('lab-1')).toBe('found')
    expect(issuer.fetches).toBe(2)
    await clock.advance(1)
    expect(await find('lab-1')).toBe('found')
    await asked(3)
  })

  it('serve no longer once the fetch behind brought a set without them', async () => {
    const { clock, issuer, find, keySet } = await start()
    await keySet.warm(signal)
    issuer.rotate({ drop: true })
    await clock.advance(700_000)
    expect(await find('lab-1')).toBe('found')
    expect(await find('lab-2')).toBe('found') // by the same fetch
    expect(issuer.fetches).toBe(2)
    expect(await find('lab-1')).toMatch(unknown)
  })

  it('serve at once for an hour at most: then who asks waits for what the issuer says', async () => {
    for (const given of [false, true]) {
      const { clock, issuer, find, keySet } = await start({ cacheControl: 'max-age=3832304', given })
      await keySet.warm(signal)
      issuer.rotate({ drop: true })
      await clock.advance(3_600_000)
      expect(await find('lab-1')).toMatch(unknown)
    }
  })

  it('serve no longer than that hour where the fetch behind was frozen together with the function', async () => {
    const frozen = { ms: 0 }
    const { clock, issuer, find, asked, keySet } = await start({ frozen })
    await keySet.warm(signal)
    await clock.advance(1_860_000)
    issuer.fail('hang')
    expect(await find('lab-1')).toBe('found')
    await asked(2)
    issuer.fail()
    issuer.rotate({ drop: true })
    frozen.ms = 86_400_000
    const thawed = find('lab-1')
    await clock.advance(1_000)
    expect(await thawed).toMatch(unknown)
  })

  it('serve after that hour, too, while the issuer hangs; only who asks it waits, and all others go on', async () => {
    const { clock, issuer, find, asked, keySet } = await start()
    await keySet.warm(signal)
    issuer.fail('hang')
    await clock.advance(86_400_000)
    const waits = find('lab-1')
    await asked(2)
    expect(await Promise.all([find('lab-1'), find('lab-1')])).toEqual(['found', 'found'])
    await clock.advance(1_000)
    expect(await waits).toBe('found')
    expect(await find('lab-1')).toBe('found')
    expect(issuer.fetches).toBe(2)
  })
})
