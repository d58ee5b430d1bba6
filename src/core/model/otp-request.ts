import { OtpError } from '../errors.js'
import type { Channel } from './channel.js'
import type { PhoneNumber } from './phone-number.js'
import type { Purpose } from './purpose.js'
import { Secret } from './secret.js'

/** One code for one person: what every platform's call comes down to. */
export interface OtpRequest {
  /** The platform's own id of the event: the same for every repetition of it. At most one message is sent for an id. */
  readonly id: string
  /** The hook that read it, such as `okta`. */
  readonly source: string
  /** The organisation it belongs to, where the platform says; a fair queue keeps tenants apart by it. */
  readonly tenant?: string
  readonly purpose: Purpose
  readonly channel: Channel
  readonly destination: PhoneNumber
  /** Exactly as issued: leading zeros, letters and all. See {@link parseCode}. */
  readonly code: Secret
  /** When the code dies, epoch ms. */
  readonly expiresAt: number
  /** True when the platform did not say and the hook's assumed life was used; then no text tells the person a time. */
  readonly expiryAssumed?: true
  /** The person's wishes, best first, as the platform spelt them: any junk is allowed. */
  readonly locales: readonly string[]
  /** The platform's id of the person, for looking up preferences. */
  readonly userId?: string
}

const codePattern = /^[0-9A-Za-z](?:[0-9A-Za-z-]{0,30}[0-9A-Za-z])?$/

/**
 * Reads a code: 1 to 32 ASCII letters and digits, dashes allowed inside, surrounding white space dropped.
 * A number is taken as its digits (a platform that sends a number has already lost the leading zeros).
 * @throws OtpError `code-invalid`
 */
export function parseCode(raw: unknown): Secret {
  // Stryker disable next-line StringLiteral: any text that is no code stands for what is no text.
  const text = Number.isSafeInteger(raw) ? String(raw) : typeof raw === 'string' ? raw.trim() : ''
  if (!codePattern.test(text)) throw new OtpError('code-invalid')
  return new Secret(text)
}
