import { importJWK } from 'jose'
import { OtpError } from '../../core/errors.js'

/** A public key as an issuer publishes it (RFC 7517). */
export interface PublicJwk {
  readonly kty?: string
  readonly kid?: string
  readonly n?: string
  readonly e?: string
  readonly [field: string]: unknown
}

/** Public keys by their id, and a text that differs whenever they do. */
export interface PublicKeys {
  readonly byId: ReadonlyMap<string, CryptoKey>
  readonly fingerprint: string
}

/** Whether it is an RSA key that signatures by RS256 can be checked with. */
export function isUsable(value: unknown): value is PublicJwk & { readonly kid: string; readonly n: string; readonly e: string } {
  if (typeof value !== 'object' || value === null) return false
  const { kty, kid, n, e, use = 'sig', alg = 'RS256', key_ops: operations = ['verify'] } = value as PublicJwk
  const named = typeof kid === 'string' && kid !== '' && typeof n === 'string' && typeof e === 'string'
  return named && kty === 'RSA' && use === 'sig' && alg === 'RS256' && Array.isArray(operations) && operations.includes('verify')
}

/**
 * Reads a published key set; keys that are of no use here are passed over.
 * @throws OtpError `issuer-unreachable` where it is not a key set or holds no usable key: then the issuer, not the token, is at fault
 */
export async function readKeySet(body: string): Promise<PublicKeys> {
  let keys: unknown
  try {
    keys = (JSON.parse(body) as { keys?: unknown } | null)?.keys
  } catch {
    throw new OtpError('issuer-unreachable', 'the key set is not JSON')
  }
  const found = await importKeys(Array.isArray(keys) ? keys : [])
  if (found.byId.size === 0) throw new OtpError('issuer-unreachable', 'the key set holds no RS256 key')
  return found
}

/** Imports each usable key once, so that no token ever waits for it. Of two keys with one id the first counts. */
export async function importKeys(keys: readonly unknown[]): Promise<PublicKeys> {
  const byId = new Map<string, CryptoKey>()
  const parts: string[][] = []
  for (const { kid, n, e } of keys.filter(isUsable)) {
    // Nothing but the public parts, whatever else was published.
    const key = await importJWK({ kty: 'RSA', n, e }, 'RS256').catch(() => undefined)
    const { modulusLength = 0 } = key instanceof CryptoKey ? (key.algorithm as { name: string; modulusLength?: number }) : {}
    if (!(key instanceof CryptoKey) || modulusLength < 2048 || byId.has(kid)) continue
    byId.set(kid, key)
    parts.push([kid, n, e])
  }
  return { byId, fingerprint: JSON.stringify(parts.toSorted()) }
}
