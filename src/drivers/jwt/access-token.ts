import { OtpError } from '../../core/errors.js'
import type { Caller } from '../../core/model/call.js'

export interface ExpectedToken {
  readonly issuer: string
  readonly audience: readonly string[]
  readonly clientIds: readonly string[] | null
  readonly scopes: readonly string[] | null
  readonly clientClaim: string
  readonly scopeClaim: string
  readonly toleranceMs: number
}

// A header that brings its own key, points at one, changes what is signed, or wraps another token. No issuer of access tokens needs them.
const refusedFields = ['crit', 'b64', 'jwk', 'jku', 'x5u', 'x5c', 'enc', 'zip', 'cty'] as const

// RFC 9068 and what came before it; an id token of OpenID Connect has JWT or nothing too, and fails by its audience.
const types: ReadonlySet<unknown> = new Set([undefined, 'jwt', 'at+jwt', 'application/at+jwt'])

/**
 * The id of the key that signed, from the header of an RS256 access token.
 * @throws OtpError `token-algorithm`, `token-malformed` or `token-key-unknown`
 */
export function readKeyId({ alg, typ, kid, ...header }: Readonly<Record<string, unknown>>): string {
  if (alg !== 'RS256') throw new OtpError('token-algorithm')
  const field = refusedFields.find((name) => Object.hasOwn(header, name))
  if (field !== undefined) throw new OtpError('token-malformed', `the header has ${field}`)
  if (!types.has(typeof typ === 'string' ? typ.toLowerCase() : typ))
    throw new OtpError('token-malformed', 'not an access token by its typ')
  if (kid !== undefined && typeof kid !== 'string') throw new OtpError('token-malformed', 'the kid is no text')
  if (kid === undefined || kid === '' || kid.length > 256) throw new OtpError('token-key-unknown')
  return kid
}

/**
 * Who is calling, by the claims of an access token; true only if the signature is.
 * @throws OtpError `token-claim`, `token-issuer`, `token-expired`, `token-not-yet-valid`, `token-audience`, `token-client` or `token-scope`
 */
export function readCaller(
  claims: Readonly<Record<string, unknown>>,
  expected: ExpectedToken,
  now: number,
): Caller & { readonly expiresAt: number } {
  const { issuer, audience, clientIds, clientClaim, scopeClaim, toleranceMs } = expected
  if (readText(claims, 'iss') !== issuer) throw new OtpError('token-issuer')
  const expiresAt = readDate(claims, 'exp')
  if (expiresAt <= now - toleranceMs) throw new OtpError('token-expired')
  const begins = claims['nbf'] === undefined ? 0 : readDate(claims, 'nbf')
  if (Math.max(begins, readDate(claims, 'iat')) > now + toleranceMs) throw new OtpError('token-not-yet-valid')
  const meant = typeof claims['aud'] === 'string' ? [claims['aud']] : readList(claims, 'aud')
  if (!meant.some((one) => audience.includes(one))) throw new OtpError('token-audience')
  const clientId = readText(claims, clientIds === null && claims[clientClaim] === undefined ? 'sub' : clientClaim)
  if (clientIds !== null && !clientIds.includes(clientId)) throw new OtpError('token-client')
  const scopes = readScopes(claims, scopeClaim, expected.scopes)
  return Object.freeze({ issuer, clientId, scopes: Object.freeze(scopes), expiresAt })
}

/** Members are compared, never parts of a text: `otp.send` is not in `otp.send-all`. */
function readScopes(
  claims: Readonly<Record<string, unknown>>,
  claim: string,
  required: readonly string[] | null,
): readonly string[] {
  const value = claims[claim]
  if (value === undefined && required === null) return []
  const words = typeof value === 'string' && claim !== 'scp' ? value.split(' ') : readList(claims, claim)
  if (required?.every((scope) => words.includes(scope)) === false) throw new OtpError('token-scope')
  return words
}

function readText(claims: Readonly<Record<string, unknown>>, name: string): string {
  const value = claims[name]
  if (typeof value !== 'string' || value === '') throw claimError(name, 'a text')
  return value
}

function readList(claims: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  const value = claims[name]
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) throw claimError(name, 'a list of texts')
  return [...value]
}

/** Seconds since 1970, into ms. A date past the year 9999 is milliseconds by mistake, and would live for ever. */
function readDate(claims: Readonly<Record<string, unknown>>, name: string): number {
  const value = claims[name]
  if (typeof value !== 'number' || !(value > 0 && value < 253_402_300_800)) throw claimError(name, 'a date')
  return value * 1_000
}

const claimError = (name: string, kind: string): OtpError => new OtpError('token-claim', `${name} is missing or not ${kind}`)
