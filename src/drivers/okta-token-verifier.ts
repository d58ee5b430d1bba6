import { hash } from 'node:crypto'
import { compactVerify } from 'jose'
import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError } from '../core/errors.js'
import type { Call, Caller } from '../core/model/call.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Clock } from '../core/ports/clock.js'
import type { TokenVerifier } from '../core/ports/token-verifier.js'
import { type ExpectedToken, readCaller, readKeyId } from './jwt/access-token.js'
import { readCompactToken } from './jwt/compact-token.js'
import { createKeySet } from './jwt/key-set.js'
import { isUsable, type PublicJwk } from './jwt/public-keys.js'

export type { PublicJwk } from './jwt/public-keys.js'

export interface OktaTokenVerifierOptions {
  /**
   * As the tokens spell it: `https://acme.okta.com/oauth2/default`, without a slash at the end. Another issuer than Okta needs `jwksUri`.
   * Okta's org server (`https://acme.okta.com`) cannot be used: nobody but Okta can verify its access tokens.
   */
  readonly issuer: string
  /** Every token must name one of these: `api://default` unless you changed it. */
  readonly audience: string | readonly string[]
  /** The clients that may send: the client id of the app that the hook's settings name. `null` lets every client of the issuer send. */
  readonly clientIds: readonly string[] | null
  /** The scopes that a token must have, all of them. `null` asks for none. */
  readonly scopes: readonly string[] | null
  /**
   * Where the keys are published: `https`, or `http` on this machine.
   * @defaultValue the issuer with `/v1/keys`
   */
  readonly jwksUri?: string
  /**
   * The claim that names the client; `azp` or `client_id` at other issuers.
   * @defaultValue 'cid'
   */
  readonly clientClaim?: string
  /**
   * The claim that lists the scopes. Okta's `scp` is a list; any other may also be a text with spaces, as `scope` of RFC 9068.
   * @defaultValue 'scp'
   */
  readonly scopeClaim?: string
  /** Keys to begin with, as the issuer publishes them, for a start without network. The next fetch replaces them. */
  readonly keys?: readonly PublicJwk[]
  /**
   * The longest that one fetch of the keys may take.
   * @defaultValue 1000
   */
  readonly keysTimeoutMs?: number
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/** A verifier that can fetch the keys ahead of the first call. */
export interface OktaTokenVerifier extends TokenVerifier {
  /** @throws OtpError `issuer-unreachable` */
  warm(signal?: AbortSignal): Promise<void>
}

// Clocks differ; Okta's own and ours by less than this.
const toleranceMs = 60_000

// What was verified stays so for a while: a cached token costs a hash instead of a signature. No token is kept, only its digest.
const cacheMs = 300_000
const cacheEntries = 1_000

/**
 * Verifies the access token of Okta's OAuth 2.0 hook (client credentials, a custom authorization server), signed by RS256 and nothing else.
 * The claims are checked before the signature, so a token that would be refused anyway never causes a fetch of keys.
 * An issuer that cannot be reached is `issuer-unreachable`, never a bad token.
 * @see https://developer.okta.com/docs/guides/validate-access-tokens/
 * @throws TypeError on wrong wiring
 */
export function oktaTokenVerifier(options: OktaTokenVerifierOptions): OktaTokenVerifier {
  checkOptions('oktaTokenVerifier', options, {
    issuer: (value) => issuerComplaint(value, options.jwksUri),
    audience: (value) => option.list(option.text(), 1)(typeof value === 'string' ? [value] : value),
    clientIds: option.nullable(option.list(option.text(), 1)),
    scopes: option.nullable(option.list(option.text(), 1)),
    jwksUri: option.optional(keysComplaint),
    clientClaim: option.optional(option.text()),
    scopeClaim: option.optional(option.text()),
    keys: option.optional(option.list((value) => (isUsable(value) ? undefined : 'must be a public RSA key with a kid'), 1)),
    keysTimeoutMs: option.optional(option.integer(1, 10_000)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { issuer, audience, clientIds, scopes, jwksUri = `${issuer}/v1/keys`, clientClaim = 'cid', scopeClaim = 'scp' } = options
  const { keys = [], keysTimeoutMs: timeoutMs = 1_000, clock = systemClock } = options
  const meant = typeof audience === 'string' ? [audience] : audience
  const expected: ExpectedToken = { issuer, audience: meant, clientIds, scopes, clientClaim, scopeClaim, toleranceMs }
  let verified = new Map<string, { readonly caller: Caller; readonly until: number }>()
  const changed = () => {
    verified = new Map()
  }
  const keySet = createKeySet({ uri: new URL(jwksUri), timeoutMs, keys, clock, changed })

  return {
    async verify(call, signal) {
      const token = readBearer(call)
      const digest = hash('sha256', token, 'base64')
      const known = verified.get(digest)
      if (known !== undefined && clock.now() < known.until) return known.caller

      const { header, claims } = readCompactToken(token)
      const kid = readKeyId(header)
      refuseOrgServer(claims['iss'], issuer)
      const caller = readCaller(claims, expected, clock.now())
      const key = await keySet.find(kid, signal)
      const cache = verified // a change of keys while the signature is checked starts another
      await compactVerify(token, key, { algorithms: ['RS256'] }).catch(() => {
        throw new OtpError('token-signature')
      })
      const [oldest] = cache.size < cacheEntries ? [] : cache.keys()
      if (oldest !== undefined) cache.delete(oldest)
      cache.set(digest, { caller, until: Math.min(clock.now() + cacheMs, caller.expiresAt) })
      return caller
    },
    warm: (signal = new AbortController().signal) => keySet.warm(signal),
  }
}

/**
 * The token of `Authorization: Bearer …`, with spaces and tabs around it and nothing else (RFC 9110 section 5.6.3). A repeated header
 * comes joined by a comma and is refused: which one would count?
 */
function readBearer({ headers }: Call): string {
  const header: unknown = headers['authorization']
  const [, rest = ''] = typeof header === 'string' ? (/^[ \t]*bearer [ \t]*(.*)$/is.exec(header) ?? []) : []
  if (rest === '') throw new OtpError('token-missing')
  const token = /^([^\s,]+)[ \t]*$/.exec(rest)?.[1]
  if (token === undefined) throw new OtpError('token-malformed', 'more than one token')
  return token
}

const orgServer =
  "Okta's org authorization server keeps the keys of its access tokens to itself; use a custom one, such as https://acme.okta.com/oauth2/default"

function refuseOrgServer(iss: unknown, issuer: string): void {
  if (typeof iss !== 'string' || !URL.canParse(iss)) return
  const { host, pathname } = new URL(iss)
  const ours = new URL(issuer)
  const sameOrg = host === ours.host && ours.pathname.startsWith('/oauth2/')
  if (pathname === '/' && (sameOrg || oktaHost.test(host))) throw new OtpError('token-unverifiable', orgServer)
}

const oktaHost = /(^|\.)(okta|oktapreview|okta-emea|okta-gov)\.com$|\.okta\.mil$/i

function issuerComplaint(issuer: unknown, jwksUri: unknown): string | undefined {
  const complaint = option.text()(issuer) ?? addressComplaint(issuer)
  if (complaint !== undefined) return complaint
  const { host, pathname, search, hash: fragment } = new URL(issuer as string)
  if (search !== '' || fragment !== '' || /[{}]/.test(issuer as string)) return 'must be the issuer itself, without placeholders'
  if (/-admin\./.test(host) && oktaHost.test(host)) return 'is the address of the admin console; leave out -admin'
  if (!/^\/oauth2\/[^/]/.test(pathname) && (jwksUri === undefined || oktaHost.test(host)))
    return `names no authorization server. ${orgServer}`
  if (pathname.includes('/.well-known/')) return 'must be the issuer itself, without /.well-known/…'
  return jwksUri === undefined && pathname.endsWith('/') ? 'must not end with a slash, for no token spells it so' : undefined
}

function keysComplaint(jwksUri: unknown): string | undefined {
  const complaint = addressComplaint(jwksUri)
  if (complaint !== undefined) return complaint
  return new URL(jwksUri as string).pathname === '/oauth2/v1/keys' ? `has the keys of id tokens. ${orgServer}` : undefined
}

function addressComplaint(value: unknown): string | undefined {
  const { protocol = '', hostname = '' } = typeof value === 'string' && URL.canParse(value) ? new URL(value) : {}
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return protocol === 'https:' || (protocol === 'http:' && local) ? undefined : 'must be an https address'
}
