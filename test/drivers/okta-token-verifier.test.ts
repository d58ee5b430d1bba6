import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import OktaJwtVerifier from '@okta/jwt-verifier'
import { OAuth2Server } from 'oauth2-mock-server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../src/core/delivery/system-clock.js'
import { isOtpError } from '../../src/core/errors.js'
import type { Call } from '../../src/core/model/call.js'
import type { Clock } from '../../src/core/ports/clock.js'
import { type OktaTokenVerifierOptions, oktaTokenVerifier } from '../../src/drivers/okta-token-verifier.js'
import { type KeysFault, startTokenIssuer, type TokenIssuer } from '../../src/lab/token-issuer.js'
import { createFakeClock, type FakeClock } from '../../src/testing/fake-clock.js'
import { tokenVerifierContract } from '../../src/testing/token-verifier.js'
import { leaksOf, secretsIn } from '../canary.js'
import { type HostileTokenForm, hostileTokens, ordinaryTokens } from '../fixtures/hostile-tokens.js'

const signal = new AbortController().signal
const call = (token: string): Call => ({ method: 'POST', headers: { authorization: `Bearer ${token}` }, body: new Uint8Array() })
const attacker = generateKeyPairSync('rsa', { modulusLength: 2048 })
const base64url = (text: string): string => Buffer.from(text).toString('base64url')

interface Stand<Time extends Clock = FakeClock> {
  readonly clock: Time
  readonly issuer: TokenIssuer
}
const issuers: TokenIssuer[] = []
const start = async (options: { cacheControl?: string } = {}): Promise<Stand> => startBy(createFakeClock(), options)
const startBy = async <Time extends Clock>(clock: Time, options: { cacheControl?: string } = {}): Promise<Stand<Time>> => {
  const issuer = await startTokenIssuer({ ...options, clock })
  issuers.push(issuer)
  return { clock, issuer }
}
const verifierOf = ({ issuer, clock }: Stand<Clock>, options: Partial<OktaTokenVerifierOptions> = {}) =>
  oktaTokenVerifier({
    issuer: issuer.issuer,
    audience: 'api://default',
    clientIds: ['0oaLab'],
    scopes: ['otp.send'],
    clock,
    ...options,
  })
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (thrown: unknown) => (isOtpError(thrown) ? thrown.code : `not an OtpError: ${String(thrown)}`),
  )

// Most proofs only need an issuer that works.
let shared: Stand
beforeAll(async () => {
  shared = await start()
})
afterAll(async () => {
  await Promise.all(issuers.map(async (issuer) => issuer.close()))
})
const verdict = async (claims = {}, header = {}, options: Partial<OktaTokenVerifierOptions> = {}) =>
  codeOf(verifierOf(shared, options).verify(call(await shared.issuer.token(claims, header)), signal))
const now = () => shared.clock.now() / 1_000

function forge({ issuer, clock }: Stand<Clock>, { header = {}, claims = {}, ...hostile }: HostileTokenForm): string {
  const iat = Math.floor(clock.now() / 1_000)
  const own = { ver: 1, iss: issuer.issuer, aud: 'api://default', iat, exp: iat + 3_600, cid: '0oaLab', scp: ['otp.send'] }
  const changed = typeof claims === 'function' ? claims(iat) : claims
  const same = (text: string): string => text
  const headerText = (hostile.headerText ?? same)(JSON.stringify({ alg: 'RS256', kid: issuer.keys()[0]?.['kid'], ...header }))
  const claimsText = (hostile.claimsText ?? same)(JSON.stringify({ ...own, ...changed }))
  const input = `${base64url(headerText)}.${base64url(claimsText)}`
  const pem = createPublicKey({ key: issuer.keys()[0] as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
  const signers = {
    nobody: () => `${input}.`,
    attacker: () => `${input}.${sign('sha256', Buffer.from(input), attacker.privateKey).toString('base64url')}`,
    public: () => `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`,
    issuer: () => issuer.sign(headerText, claimsText),
  }
  return (hostile.then ?? same)(signers[hostile.signer ?? 'issuer']())
}

describe('the contract of verifiers', () => {
  const contract = tokenVerifierContract({
    create: () => verifierOf(shared),
    good: async () => call(await shared.issuer.token()),
    header: 'authorization',
    bad: [
      { says: 'an expired token', code: 'token-expired', call: async () => call(await shared.issuer.token({ exp: 1 })) },
      {
        says: 'a token of another client',
        code: 'token-client',
        call: async () => call(await shared.issuer.token({ cid: 'x' })),
      },
      {
        says: 'a secret that is no token',
        code: 'token-missing',
        call: () => ({ ...call(''), headers: { authorization: 'hunter2' } }),
      },
    ],
  })
  for (const { says, proof } of contract) it(says, proof)
})

describe('a good token', () => {
  it('says who calls and until when', async () => {
    const caller = await verifierOf(shared).verify(call(await shared.issuer.token()), signal)
    const expiresAt = shared.clock.now() + 3_600_000
    expect(caller).toEqual({ issuer: shared.issuer.issuer, clientId: '0oaLab', scopes: ['otp.send'], expiresAt })
    expect(Object.isFrozen(caller) && Object.isFrozen(caller.scopes)).toBe(true)
  })

  it.each([
    ['with an aud among others', { aud: ['api://other', 'api://default'] }, {}],
    ['with a scope among others', { scp: ['openid', 'otp.send'] }, {}],
    ['of typ JWT', {}, { typ: 'JWT' }],
    ['of typ at+jwt', {}, { typ: 'at+jwt' }],
    ['of typ application/at+jwt', {}, { typ: 'application/AT+JWT' }],
    ['with an nbf', { nbf: 1 }, {}],
    ['with the same name in two objects inside', { a: [{ b: 1 }, { b: 2 }], c: '{"b":1,"b":2}' }, {}],
  ])('is accepted %s', async (_, claims, header) => {
    expect(await verdict(claims, header)).toBe('accepted')
  })

  it('is accepted within 60 s of its bounds', async () => {
    expect(await verdict({ exp: now() - 59 })).toBe('accepted')
    expect(await verdict({ exp: now() - 60 })).toBe('token-expired')
    expect(await verdict({ iat: now() + 60, nbf: now() + 60 })).toBe('accepted')
    expect(await verdict({ nbf: now() + 61 })).toBe('token-not-yet-valid')
  })

  it.each(['bearer', 'BEARER', 'Bearer  '])('is accepted after %j', async (scheme) => {
    const headers = { authorization: `${scheme} ${await shared.issuer.token()}` }
    expect(await codeOf(verifierOf(shared).verify({ ...call(''), headers }, signal))).toBe('accepted')
  })

  it.each(['Basic', 'DPoP', 'Token', ''])('is token-missing after %j', async (scheme) => {
    const headers = { authorization: `${scheme} ${await shared.issuer.token()}` }
    expect(await codeOf(verifierOf(shared).verify({ ...call(''), headers }, signal))).toBe('token-missing')
  })

  it('is accepted with spaces and tabs around it, and with no other blank', async () => {
    const token = await shared.issuer.token()
    const codeAt = async (authorization: unknown) =>
      codeOf(verifierOf(shared).verify({ ...call(''), headers: { authorization } as never }, signal))
    expect(await codeAt(` \t Bearer \t ${token} \t `)).toBe('accepted')
    for (const blank of ['\u00a0', '\ufeff', '\u2003', '\u3000', '\n', '\r\n', '\v']) {
      expect(await codeAt(`Bearer ${token}${blank}`)).toBe('token-malformed')
      expect(await codeAt(`Bearer ${blank}${token}`)).toBe('token-malformed')
      expect(await codeAt(`${blank}Bearer ${token}`)).toBe('token-missing')
      expect(await codeAt(`Bearer${blank}${token}`)).toBe('token-missing')
    }
    for (const nothing of ['Bearer', 'Bearer ', 'Bearer \t ', '', ' ']) expect(await codeAt(nothing)).toBe('token-missing')
  })

  it.each([[7], [true], [null], [[]], [['Bearer x']], [{ trim: () => 'Bearer x' }]])(
    'is token-missing in a header that is %j',
    async (header) => {
      const headers = { authorization: header } as never
      expect(await codeOf(verifierOf(shared).verify({ ...call(''), headers }, signal))).toBe('token-missing')
    },
  )

  it('needs no client and no scope only where both are switched off by null', async () => {
    const free = { clientIds: null, scopes: null }
    expect(await verdict({ cid: undefined, scp: undefined }, {}, free)).toBe('accepted')
    expect(await verdict({ cid: 'anybody', scp: [] }, {}, free)).toBe('accepted')
    expect(await verdict({ cid: undefined, sub: undefined }, {}, free)).toBe('token-claim')
  })

  it('of another kind of issuer is read by its own claims', async () => {
    const options = { clientClaim: 'client_id', scopeClaim: 'scope' }
    const claims = { cid: undefined, scp: undefined, client_id: '0oaLab' }
    expect(await verdict({ ...claims, scope: 'openid otp.send' }, {}, options)).toBe('accepted')
    expect(await verdict({ ...claims, scope: ['otp.send'] }, {}, options)).toBe('accepted')
    expect(await verdict({ ...claims, scope: 'otp.send-all' }, {}, options)).toBe('token-scope')
  })

  it('may have one of several audiences, and must have all scopes', async () => {
    expect(await verdict({}, {}, { audience: ['api://new', 'api://default'] })).toBe('accepted')
    expect(await verdict({}, {}, { scopes: ['otp.send', 'otp.other'] })).toBe('token-scope')
  })
})

describe('a hostile token is refused', () => {
  it('in at least sixty ways', () => {
    expect(new Set(hostileTokens.map(({ says }) => says)).size).toBe(hostileTokens.length)
    expect(hostileTokens.length).toBeGreaterThanOrEqual(60)
  })

  it.each(hostileTokens)('$says: $code', async (hostile) => {
    const token = forge(shared, hostile)
    const verifier = verifierOf(shared, { keys: shared.issuer.keys() })
    expect(await codeOf(verifier.verify(call(token), signal))).toBe(hostile.code)
    // And once more after a good one, whatever was remembered.
    expect(await codeOf(verifier.verify(call(await shared.issuer.token()), signal))).toBe('accepted')
    expect(await codeOf(verifier.verify(call(token), signal))).toBe(hostile.code)
  })

  it('and is shown in no error', async () => {
    for (const hostile of hostileTokens) {
      const token = forge(shared, hostile)
      const thrown: unknown = await verifierOf(shared, { keys: shared.issuer.keys() })
        .verify(call(token), signal)
        .catch((error: unknown) => error)
      for (const part of token.split('.').filter(({ length }) => length > 40 && length < 2_000)) {
        expect(secretsIn(thrown, { code: part, number: token.slice(0, 200) })).toEqual([])
      }
    }
  })

  it('with the cause named where its issuer is Okta’s org server', async () => {
    const iss = new URL(shared.issuer.issuer).origin
    const verify = verifierOf(shared).verify(call(await shared.issuer.token({ iss })), signal)
    await expect(verify).rejects.toThrow(/org authorization server .* use a custom one/)
  })

  it('without a fetch of keys, unless all its claims are right', async () => {
    const stand = await start()
    const verifier = verifierOf(stand)
    for (const claims of [{ iss: 'x' }, { exp: 1 }, { aud: 'x' }, { cid: 'x' }, { scp: [] }]) {
      await codeOf(verifier.verify(call(await stand.issuer.token(claims, { kid: 'bogus' })), signal))
    }
    expect(stand.issuer.fetches).toBe(0)
  })
})

describe('the keys', () => {
  it('are fetched once for fifty calls at once, and then kept', async () => {
    const stand = await start()
    const verifier = verifierOf(stand)
    const tokens = await Promise.all(Array.from({ length: 50 }, () => stand.issuer.token()))
    const verdicts = await Promise.all(tokens.map((token) => codeOf(verifier.verify(call(token), new AbortController().signal))))
    expect(new Set(verdicts)).toEqual(new Set(['accepted']))
    expect(stand.issuer.fetches).toBe(1)
  })

  // What is fetched behind an answer has begun, but need not have arrived.
  const asked = async ({ issuer }: Stand, times: number): Promise<void> => {
    while (issuer.fetches < times) await new Promise((resolve) => setImmediate(resolve))
  }
  const verifyFresh = async (stand: Stand, verifier: ReturnType<typeof verifierOf>, header = {}) =>
    codeOf(verifier.verify(call(await stand.issuer.token({}, header)), signal))

  it.each([
    ['max-age=3832304, must-revalidate', 1_800_000],
    ['public, max-age=1200', 1_200_000],
    ['max-age=5', 60_000],
    ['no-store', 60_000],
    ['private', 600_000],
    [undefined, 600_000],
  ])('are kept, on Cache-Control %j, for %i ms', async (cacheControl, freshMs) => {
    const stand = await start(cacheControl === undefined ? {} : { cacheControl })
    const verifier = verifierOf(stand)
    await verifier.warm()
    await stand.clock.advance(freshMs - 1)
    expect(await verifyFresh(stand, verifier)).toBe('accepted')
    expect(stand.issuer.fetches).toBe(1)
    await stand.clock.advance(1)
    expect(await verifyFresh(stand, verifier)).toBe('accepted')
    await asked(stand, 2)
  })

  it('are fetched again once for an unknown key id, as after a rotation', async () => {
    const stand = await start()
    const verifier = verifierOf(stand)
    await verifier.warm()
    stand.issuer.rotate()
    expect(await verifyFresh(stand, verifier)).toBe('accepted')
    expect(stand.issuer.fetches).toBe(2)
  })

  it('that are no longer published count no longer, also for a token that was accepted before', async () => {
    const stand = await start()
    const verifier = verifierOf(stand)
    const old = await stand.issuer.token()
    expect(await codeOf(verifier.verify(call(old), signal))).toBe('accepted')
    stand.issuer.rotate({ drop: true })
    expect(await verifyFresh(stand, verifier)).toBe('accepted')
    expect(await codeOf(verifier.verify(call(old), signal))).toBe('token-key-unknown')
  })

  it('are found by a token of a rotation that happened while an older fetch was under way', async () => {
    const stand = await start()
    const verifier = verifierOf(stand)
    const first = verifyFresh(stand, verifier)
    while (stand.issuer.fetches === 0) await new Promise((resolve) => setImmediate(resolve))
    stand.issuer.rotate()
    expect(await Promise.all([first, verifyFresh(stand, verifier)])).toEqual(['accepted', 'accepted'])
  })

  it('are not fetched for ten thousand bogus key ids, which lock nobody out', async () => {
    const stand = await start()
    const verifier = verifierOf(stand)
    const token = await stand.issuer.token()
    const [, payload, signature] = token.split('.')
    const bogus = (number: number) =>
      `${base64url(JSON.stringify({ alg: 'RS256', kid: `bogus-${number}` }))}.${payload}.${signature}`
    const verdicts: string[] = []
    for (let number = 0; number < 10_000; number++) verdicts.push(await codeOf(verifier.verify(call(bogus(number)), signal)))
    // The issuer was asked for four of them; of the others nobody can tell whether it has such a key by now.
    expect(verdicts.filter((code) => code === 'token-key-unknown')).toHaveLength(4)
    expect(verdicts.filter((code) => code === 'issuer-unreachable')).toHaveLength(9_996)
    expect(stand.issuer.fetches).toBe(4)
    expect(await verifyFresh(stand, verifier)).toBe('accepted')

    // A rotation in the middle of the flood: the next fetch, whoever causes it, brings the new key.
    stand.issuer.rotate()
    expect(await verifyFresh(stand, verifier)).toBe('issuer-unreachable')
    await stand.clock.advance(5_000)
    expect(await codeOf(verifier.verify(call(bogus(10_001)), signal))).toBe('token-key-unknown')
    expect(await verifyFresh(stand, verifier)).toBe('accepted')
    expect(stand.issuer.fetches).toBe(5)
  })

  it.each<KeysFault>(['cut', '500', 'redirect', 'not-json', 'wrong-json', 'no-keys', 'huge'])(
    'that fail by %s are issuer-unreachable, never a bad token, and come back by themselves',
    async (fault) => {
      const stand = await start()
      const verifier = verifierOf(stand)
      stand.issuer.fail(fault)
      expect(await verifyFresh(stand, verifier)).toBe('issuer-unreachable')
      await expect(verifier.warm()).rejects.toMatchObject({ code: 'issuer-unreachable', retryable: true })
      // A token that is bad whatever the keys are is called bad all the same.
      expect(await codeOf(verifier.verify(call(await stand.issuer.token({ exp: 1 })), signal))).toBe('token-expired')
      stand.issuer.fail()
      await stand.clock.advance(300)
      expect(await verifyFresh(stand, verifier)).toBe('accepted')
    },
  )

  it('that hang are given up after a second, for all who wait', async () => {
    const stand = await start()
    const verifier = verifierOf(stand)
    stand.issuer.fail('hang')
    const waiting = [verifyFresh(stand, verifier), verifyFresh(stand, verifier)]
    while (stand.issuer.fetches === 0) await new Promise((resolve) => setImmediate(resolve))
    await stand.clock.advance(1_000)
    expect(await Promise.all(waiting)).toEqual(['issuer-unreachable', 'issuer-unreachable'])
    expect(stand.issuer.fetches).toBe(1)
  })

  it('stop keeping a call whose signal aborts, while the fetch goes on for the others', async () => {
    const stand = await start()
    const verifier = verifierOf(stand)
    const gone = new AbortController()
    const token = await stand.issuer.token()
    const left = codeOf(verifier.verify(call(token), gone.signal))
    const stayed = codeOf(verifier.verify(call(token), signal))
    gone.abort()
    expect(await left).toBe('cancelled')
    expect(await stayed).toBe('accepted')
    expect(stand.issuer.fetches).toBe(1)
  })

  it('that are stale serve while the issuer is down, at the price of one try in 30 s', async () => {
    const stand = await start()
    const verifier = verifierOf(stand)
    await verifier.warm()
    stand.issuer.fail('500')
    await stand.clock.advance(86_400_000)
    for (let number = 0; number < 20; number++) expect(await verifyFresh(stand, verifier)).toBe('accepted')
    expect(stand.issuer.fetches).toBe(2)
    // A key that nobody has seen may be new: nobody can tell until the issuer is back.
    expect(await verifyFresh(stand, verifier, { kid: 'new' })).toBe('issuer-unreachable')
    stand.issuer.fail()
    await stand.clock.advance(30_000)
    expect(await verifyFresh(stand, verifier, { kid: 'new' })).toBe('token-key-unknown')
  })

  it('that are handed in serve without any network', async () => {
    const stand = await start()
    stand.issuer.fail('cut')
    const verifier = verifierOf(stand, { keys: stand.issuer.keys() })
    await verifier.warm()
    expect(await verifyFresh(stand, verifier)).toBe('accepted')
    expect(stand.issuer.fetches).toBe(0)
    await stand.clock.advance(600_000)
    expect(await verifyFresh(stand, verifier)).toBe('accepted')
    await asked(stand, 1)
  })

  it('that are too short, or of another kind, are passed over', async () => {
    const stand = await start()
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' })
    const encrypts = { ...stand.issuer.keys()[0], use: 'enc' }
    expect(() => verifierOf(stand, { keys: [encrypts] })).toThrow("'keys' [0] must be a public RSA key")
    stand.issuer.fail('500')
    const verifier = verifierOf(stand, { keys: [{ ...short, kid: 'lab-1' }] })
    expect(await verifyFresh(stand, verifier)).toBe('issuer-unreachable')
  })

  it('that cannot be read, or repeat an id, do not spoil the others', async () => {
    const [good] = shared.issuer.keys()
    const other = { ...attacker.publicKey.export({ format: 'jwk' }), kid: 'lab-1' }
    const keys = [{ kty: 'RSA', kid: 'bad', n: '', e: 'AQAB' }, good ?? {}, other]
    expect(await verdict({}, {}, { keys })).toBe('accepted')
    expect(await verdict({}, {}, { keys: keys.toReversed() })).toBe('token-signature')
  })

  it('that cannot be fetched by TLS are issuer-unreachable, with no word of the address', async () => {
    const { issuer: plain } = shared.issuer
    const issuer = plain.replace('http:', 'https:')
    const verifier = verifierOf(shared, { issuer })
    const thrown: unknown = await verifier.warm().catch((error: unknown) => error)
    expect(thrown).toMatchObject({ code: 'issuer-unreachable', message: 'issuer-unreachable: the key set cannot be fetched' })
  })

  it('that are stale are enough for warm()', async () => {
    const stand = await start()
    const verifier = verifierOf(stand)
    await verifier.warm()
    stand.issuer.fail('500')
    await stand.clock.advance(3_600_000)
    await expect(verifier.warm()).resolves.toBeUndefined()
  })

  it('are fetched ahead by warm(), which then finds them fresh', async () => {
    const stand = await start()
    const verifier = verifierOf(stand)
    await Promise.all([verifier.warm(), verifier.warm(signal)])
    await verifier.warm()
    expect(await verifyFresh(stand, verifier)).toBe('accepted')
    expect(stand.issuer.fetches).toBe(1)
  })
})

describe('what was verified', () => {
  it('is remembered, but never longer than the token lives', async () => {
    const stand = await start()
    const verifier = verifierOf(stand, { keys: stand.issuer.keys() })
    const token = await stand.issuer.token({ exp: stand.clock.now() / 1_000 + 120 })
    expect(await codeOf(verifier.verify(call(token), signal))).toBe('accepted')
    await stand.clock.advance(120_000 + 60_000)
    expect(await codeOf(verifier.verify(call(token), signal))).toBe('token-expired')
  })

  it('is remembered by the whole token: the same claims under another signature are checked anew', async () => {
    const verifier = verifierOf(shared)
    const token = await shared.issuer.token()
    expect(await codeOf(verifier.verify(call(token), signal))).toBe('accepted')
    const other = forge(shared, { says: '', code: 'token-signature', signer: 'attacker' }).split('.')[2] ?? ''
    expect(await codeOf(verifier.verify(call([...token.split('.').slice(0, 2), other].join('.')), signal))).toBe(
      'token-signature',
    )
  })

  it('is checked anew after five minutes', async () => {
    const stand = await start()
    const verifier = verifierOf(stand, { keys: stand.issuer.keys() })
    const token = await stand.issuer.token()
    const verify = vi.spyOn(crypto.subtle, 'verify')
    await verifier.verify(call(token), signal)
    await stand.clock.advance(299_999)
    await verifier.verify(call(token), signal)
    expect(verify).toHaveBeenCalledTimes(1)
    await stand.clock.advance(1)
    await verifier.verify(call(token), signal)
    expect(verify).toHaveBeenCalledTimes(2)
    verify.mockRestore()
  })

  it('is not remembered where its key went out of force while the signature was checked', async () => {
    const stand = await start()
    const verifier = verifierOf(stand, { keys: stand.issuer.keys() })
    const old = await stand.issuer.token()
    let goOn = (): void => undefined
    const checking = new Promise<void>((resolve) => {
      const real = crypto.subtle.verify.bind(crypto.subtle)
      vi.spyOn(crypto.subtle, 'verify').mockImplementationOnce(async (...given) => {
        resolve()
        await new Promise<void>((then) => (goOn = then))
        return real(...given)
      })
    })
    const checked = codeOf(verifier.verify(call(old), signal))
    await checking
    stand.issuer.rotate({ drop: true })
    expect(await codeOf(verifier.verify(call(await stand.issuer.token()), signal))).toBe('accepted')
    goOn()
    expect(await checked).toBe('accepted') // as it was when it came
    expect(await codeOf(verifier.verify(call(old), signal))).toBe('token-key-unknown')
    vi.restoreAllMocks()
  })

  it('is forgotten, oldest first, when it is more than a thousand tokens', async () => {
    const stand = await start()
    const verifier = verifierOf(stand, { keys: stand.issuer.keys() })
    const verify = vi.spyOn(crypto.subtle, 'verify')
    const first = await stand.issuer.token()
    const tokens = [first, ...(await Promise.all(Array.from({ length: 1_000 }, () => stand.issuer.token())))]
    for (const token of tokens) await verifier.verify(call(token), signal)
    expect(verify).toHaveBeenCalledTimes(1_001)
    await verifier.verify(call(tokens.at(-1) ?? ''), signal)
    expect(verify).toHaveBeenCalledTimes(1_001)
    await verifier.verify(call(first), signal)
    expect(verify).toHaveBeenCalledTimes(1_002)
    verify.mockRestore()
  })
})

describe('the faults of the sample of AWS', () => {
  it('any client of the authorization server could send: here client and scope are asked for', async () => {
    expect(await verdict({ cid: '0oaSomeOtherApp' })).toBe('token-client')
    expect(await verdict({ scp: ['openid'] })).toBe('token-scope')
  })

  it('a slow key set held the call for 30 s: here for one second', async () => {
    const stand = await start()
    stand.issuer.fail('hang')
    const waiting = codeOf(verifierOf(stand).verify(call(await stand.issuer.token()), signal))
    while (stand.issuer.fetches === 0) await new Promise((resolve) => setImmediate(resolve))
    await stand.clock.advance(1_000)
    expect(await waiting).toBe('issuer-unreachable')
  })

  it('a clock that differs by a second lost the code: here a minute is allowed', async () => {
    expect(await verdict({ nbf: now() + 1 })).toBe('accepted')
  })

  it('the bearer token was printed: here nothing is, good or bad', async () => {
    const token = await shared.issuer.token()
    const leaks = await leaksOf({ code: token.split('.')[1] ?? '', number: token.split('.')[2] ?? '', token }, async (keep) => {
      keep('caller', await verifierOf(shared).verify(call(token), signal))
      keep(
        'refused',
        await verifierOf(shared, { scopes: ['x'] })
          .verify(call(token), signal)
          .catch((error: unknown) => error),
      )
      keep('verifier', verifierOf(shared))
    })
    expect(leaks).toEqual([])
  })
})

describe('an issuer made by others', () => {
  const server = new OAuth2Server(undefined, undefined, { endpoints: { jwks: '/v1/keys', token: '/v1/token' } })
  const claims = { aud: 'api://default', cid: '0oaLab', scp: ['otp.send'] }
  let issuer = ''

  beforeAll(async () => {
    await server.issuer.keys.generate('RS256', { kid: 'first' })
    await server.start(0, '127.0.0.1')
    issuer = server.issuer.url ?? ''
  })
  afterAll(() => server.stop())

  const tokenOf = async () => server.issuer.buildToken({ scopesOrTransform: (_, payload) => Object.assign(payload, claims) })
  const verifier = () =>
    oktaTokenVerifier({
      issuer,
      jwksUri: `${issuer}/v1/keys`,
      audience: 'api://default',
      clientIds: ['0oaLab'],
      scopes: ['otp.send'],
    })

  it('is understood, before and after a rotation', async () => {
    const one = verifier()
    expect(await codeOf(one.verify(call(await tokenOf()), signal))).toBe('accepted')
    await server.issuer.keys.generate('RS256', { kid: 'second' })
    for (const _ of [1, 2]) expect(await codeOf(one.verify(call(await tokenOf()), signal))).toBe('accepted')
  })

  it('gives a token over HTTP that is accepted', async () => {
    server.service.once('beforeTokenSigning', ({ payload }: { payload: object }) => Object.assign(payload, claims))
    const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'otp.send' })
    const { access_token: token } = (await (await fetch(`${issuer}/v1/token`, { method: 'POST', body })).json()) as {
      access_token: string
    }
    expect(await codeOf(verifier().verify(call(token), signal))).toBe('accepted')
  })
})

describe('beside the library of Okta', () => {
  let stand: Stand<Clock>
  let okta: OktaJwtVerifier
  beforeAll(async () => {
    // Its clock is the real one.
    stand = await startBy(systemClock)
    vi.spyOn(console, 'warn').mockReturnValue()
    okta = new OktaJwtVerifier({
      issuer: stand.issuer.issuer,
      testing: { disableHttpsCheck: true },
      assertClaims: { cid: '0oaLab', 'scp.includes': ['otp.send'] },
      jwksRequestsPerMinute: 1_000,
    })
    vi.restoreAllMocks()
  })

  /** Where it throws in a callback nobody can catch it: without a listener the process ends. */
  const theirs = async (token: string): Promise<string> => {
    const listeners = process.rawListeners('uncaughtException') as ((error: Error) => void)[]
    process.removeAllListeners('uncaughtException')
    try {
      return await new Promise<string>((resolve) => {
        process.once('uncaughtException', () => resolve('crashes'))
        okta.verifyAccessToken(token, 'api://default').then(
          () => resolve('accepts'),
          () => resolve('refuses'),
        )
      })
    } finally {
      process.removeAllListeners('uncaughtException')
      for (const listener of listeners) process.on('uncaughtException', listener)
    }
  }

  it.each(hostileTokens)('$says: it $okta', async (hostile) => {
    const token = forge(stand, hostile)
    expect(await codeOf(verifierOf(stand, { keys: stand.issuer.keys() }).verify(call(token), signal))).toBe(hostile.code)
    expect(await theirs(token)).toBe(hostile.okta)
  })

  it.each(ordinaryTokens)('$says: we say $code, it $okta', async ({ claims, code, okta: verdict }) => {
    const token = await stand.issuer.token(claims(Math.floor(stand.clock.now() / 1_000)))
    expect(await codeOf(verifierOf(stand).verify(call(token), signal))).toBe(code)
    expect(await theirs(token)).toBe(verdict)
  })
})

describe('wrong wiring', () => {
  const right = {
    issuer: 'https://acme.okta.com/oauth2/default',
    audience: 'api://default',
    clientIds: ['0oa'],
    scopes: ['otp.send'],
  }

  it.each([
    [{ issuer: undefined }, "'issuer' must be a non-empty string"],
    [{ issuer: 'acme.okta.com' }, "'issuer' must be an https address"],
    [{ issuer: 'http://acme.okta.com/oauth2/default' }, "'issuer' must be an https address"],
    [{ issuer: 'https://acme.okta.com' }, "'issuer' names no authorization server. Okta's org authorization server keeps"],
    [{ issuer: 'https://login.acme.com/' }, "'issuer' names no authorization server"],
    [{ issuer: 'https://acme.okta.com/oauth2' }, "'issuer' names no authorization server"],
    [
      { issuer: 'https://acme.oktapreview.com', jwksUri: 'https://acme.oktapreview.com/keys' },
      "'issuer' names no authorization server",
    ],
    [
      { issuer: 'https://login.acme.com', jwksUri: 'https://login.acme.com/oauth2/v1/keys' },
      "'jwksUri' has the keys of id tokens",
    ],
    [{ issuer: 'https://acme-admin.okta.com/oauth2/default' }, "'issuer' is the address of the admin console"],
    [{ issuer: 'https://acme.okta.com/oauth2/default/' }, "'issuer' must not end with a slash"],
    [{ issuer: 'https://acme.okta.com/oauth2/default/.well-known/openid-configuration' }, 'without /.well-known/'],
    [{ issuer: 'https://acme.okta.com/oauth2/default?x' }, "'issuer' must be the issuer itself"],
    [{ issuer: 'https://{yourOktaDomain}/oauth2/default' }, "'issuer' must be"],
    [{ audience: undefined }, "'audience' must be a list"],
    [{ audience: null }, "'audience' must be a list"],
    [{ audience: '' }, "'audience' [0] must be a non-empty string"],
    [{ audience: [] }, "'audience' must be a list of at least 1"],
    [{ clientIds: undefined }, "'clientIds' must be a list of at least 1"],
    [{ clientIds: [] }, "'clientIds' must be a list of at least 1"],
    [{ scopes: undefined }, "'scopes' must be a list of at least 1"],
    [{ scopes: 'otp.send' }, "'scopes' must be a list of at least 1"],
    [{ jwksUri: 'ftp://acme.okta.com' }, "'jwksUri' must be an https address"],
    [{ keys: [] }, "'keys' must be a list of at least 1"],
    [{ keys: [null] }, "'keys' [0] must be a public RSA key"],
    [{ keysTimeoutMs: 0 }, "'keysTimeoutMs' must be an integer"],
    [{ clientClaim: '' }, "'clientClaim' must be a non-empty string"],
    [{ scopeClaim: 7 }, "'scopeClaim' must be a non-empty string"],
    [{ clock: Date }, "'clock' must have now()"],
    [{ clientId: '0oa' }, "unknown option 'clientId'"],
  ])('refuses %j, naming the option', (options, message) => {
    expect(() => oktaTokenVerifier({ ...right, ...options } as never)).toThrow(TypeError)
    expect(() => oktaTokenVerifier({ ...right, ...options } as never)).toThrow(message)
  })

  it('takes the issuers of Okta and of others', () => {
    expect(() => oktaTokenVerifier(right)).not.toThrow()
    expect(() =>
      oktaTokenVerifier({ ...right, issuer: 'https://login.acme.com/oauth2/aus1', clientIds: null, scopes: null }),
    ).not.toThrow()
    const other = { issuer: 'https://acme.eu.auth0.com/', jwksUri: 'https://acme.eu.auth0.com/.well-known/jwks.json' }
    expect(() => oktaTokenVerifier({ ...right, ...other })).not.toThrow()
  })
})
