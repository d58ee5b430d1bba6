import { createHmac, timingSafeEqual } from 'node:crypto'
import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError } from '../core/errors.js'
import type { Call } from '../core/model/call.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Clock } from '../core/ports/clock.js'
import type { TokenVerifier } from '../core/ports/token-verifier.js'

export interface StandardWebhookVerifierOptions {
  /**
   * Each `whsec_` and 24 bytes or more in Base64, also with `v1,` before it, as Supabase writes them.
   * A signature by any of them is accepted, so that a new one can be added before the old one goes.
   */
  readonly secrets: readonly string[]
  /**
   * How far the caller's clock may be from ours, and how old a call may be.
   * @defaultValue 300000
   */
  readonly toleranceMs?: number
  /**
   * Who the caller is in the decision record.
   * @defaultValue 'standard-webhooks'
   */
  readonly clientId?: string
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/**
 * Verifies calls signed as Standard Webhooks says (https://www.standardwebhooks.com): HMAC-SHA-256 over `webhook-id`, `webhook-timestamp`
 * and the bytes of the body as they came. Signatures may be joined by spaces, or by commas as Supabase and some gateways do.
 * Within the tolerance a call may be repeated by whoever has seen it; the ledger sends for its id only once.
 * @throws TypeError on wrong wiring
 */
export function standardWebhookVerifier(options: StandardWebhookVerifierOptions): TokenVerifier {
  checkOptions('standardWebhookVerifier', options, {
    secrets: option.list(secretComplaint, 1),
    toleranceMs: option.optional(option.integer(1_000, 3_600_000)),
    clientId: option.optional(option.text()),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { toleranceMs = 300_000, clock = systemClock } = options
  const keys = options.secrets.map((secret) => Buffer.from(secret.replace(prefix, ''), 'base64'))
  const caller = Object.freeze({
    issuer: 'standard-webhooks',
    clientId: options.clientId ?? 'standard-webhooks',
    scopes: Object.freeze([]),
  })

  return {
    async verify(call) {
      const { id, timestamp, signatures } = readHeaders(call)
      const right = keys.flatMap((key) => {
        const known = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(call.body).digest()
        // All are compared, so the time tells nothing.
        return signatures.map((given) => timingSafeEqual(known, given))
      })
      if (!right.includes(true)) throw new OtpError('token-signature')
      // Only now: nothing is said of the time of a call that nobody has signed.
      const ageMs = clock.now() - timestamp * 1_000
      if (ageMs > toleranceMs) throw new OtpError('token-expired')
      if (ageMs < -toleranceMs) throw new OtpError('token-not-yet-valid')
      return caller
    },
  }
}

const prefix = /^(?:v1,)?whsec_/

function secretComplaint(secret: unknown): string | undefined {
  const [, base64 = ''] = typeof secret === 'string' ? secret.split(prefix) : []
  const isKey = /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && Buffer.from(base64, 'base64').length >= 24
  return isKey ? undefined : 'must be whsec_ and at least 24 bytes in Base64'
}

interface Signed {
  readonly id: string
  /** Seconds since 1970. */
  readonly timestamp: number
  readonly signatures: readonly Buffer[]
}

/** More than anybody who changes a secret needs; each costs a comparison. */
const mostSignatures = 20

function readHeaders({ headers }: Call): Signed {
  const header: unknown = headers['webhook-signature']
  const written = typeof header === 'string' ? header.trim() : ''
  if (written === '') throw new OtpError('token-missing')
  const id = headers['webhook-id'] ?? ''
  // A full stop in the id could be taken for the one that ends it.
  if (!/^[\x21-\x2d\x2f-\x7e]{1,256}$/.test(id))
    throw new OtpError('token-claim', 'webhook-id is missing or has an odd character')
  const timestamp = headers['webhook-timestamp'] ?? ''
  if (!/^[1-9]\d{0,11}$/.test(timestamp)) throw new OtpError('token-claim', 'webhook-timestamp is missing or not in seconds')

  // `v1,` and Base64, again and again; neither has a comma or a space inside.
  const words = written.split(/[\s,]+/, mostSignatures * 2 + 2).filter((word) => word !== '')
  if (words.length % 2 === 1 || words.length > mostSignatures * 2) throw new OtpError('token-malformed')
  const ours = words.filter((_, index) => index % 2 === 1 && words[index - 1] === 'v1')
  if (ours.length === 0) throw new OtpError('token-algorithm', 'no signature is of version 1')
  const signatures = ours.filter((word) => /^[A-Za-z0-9+/]{43}=$/.test(word)).map((word) => Buffer.from(word, 'base64'))
  if (signatures.length === 0) throw new OtpError('token-malformed')
  return { id, timestamp: Number(timestamp), signatures }
}
