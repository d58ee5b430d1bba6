/**
 * Every way in which a code can fail to arrive: what it means, and whether the same request may be tried again.
 * What the identity platform is told is not decided here but in the table of each hook.
 */
const meanings = {
  // The call
  'call-malformed': { retryable: false, means: 'The call does not have the form that the platform documents.' },
  'call-too-large': { retryable: false, means: 'The body is over 64 kB; it was not read further.' },
  'method-not-allowed': { retryable: false, means: 'The call was not a POST.' },
  'not-a-code': { retryable: false, means: 'The platform sent a message that carries no code; there is nothing to deliver.' },

  // The caller
  'token-missing': { retryable: false, means: 'The call carries no credential, or carries it in a form that is not accepted.' },
  'token-malformed': { retryable: false, means: 'The credential is not a well-formed token.' },
  'token-algorithm': { retryable: false, means: 'The token is signed by an algorithm that is not allowed.' },
  'token-key-unknown': { retryable: false, means: 'The token names a key that its issuer does not publish.' },
  'token-signature': { retryable: false, means: 'The signature does not match.' },
  'token-expired': { retryable: false, means: 'The token or signed message is too old.' },
  'token-not-yet-valid': { retryable: false, means: 'The token or signed message comes from the future.' },
  'token-issuer': { retryable: false, means: 'The token comes from another issuer.' },
  'token-audience': { retryable: false, means: 'The token is meant for another audience.' },
  'token-client': { retryable: false, means: 'The token belongs to a client that is not allowed to send.' },
  'token-scope': { retryable: false, means: 'The token lacks a required scope.' },
  'token-claim': { retryable: false, means: 'A claim that every token must have is missing or has the wrong type.' },
  'token-unverifiable': { retryable: false, means: 'Tokens of this issuer cannot be verified by anyone but the issuer.' },
  'secret-wrong': { retryable: false, means: 'The shared secret does not match.' },
  'issuer-unreachable': { retryable: true, means: 'The keys of the issuer could not be fetched; the token may be good.' },

  // The request
  'channel-unknown': { retryable: false, means: 'The platform names a channel that is neither text nor voice.' },
  'destination-invalid': { retryable: false, means: 'The destination is not a phone number in international form.' },
  'code-invalid': { retryable: false, means: 'The code is missing or has characters that no code may have.' },
  expired: { retryable: false, means: 'The code is dead, or would be before anybody could enter it.' },

  // The words
  'locale-unsupported': { retryable: false, means: 'No wished language is available and the policy refuses the default.' },
  'template-missing': { retryable: false, means: 'No store holds a template for this purpose and channel.' },
  'template-broken': { retryable: false, means: 'Every template that could serve failed to render.' },
  'code-lost': { retryable: false, means: 'The composed text does not hold the code exactly as issued.' },
  'message-too-long': { retryable: false, means: 'No wording fits the limits of the channel.' },
  'voice-missing': { retryable: false, means: 'No voice speaks the language, and the policy refuses another.' },

  // The guards
  'country-refused': { retryable: false, means: 'The destination lies in a country that is not allowed.' },
  'number-refused': { retryable: false, means: 'The kind of number, or this number, is not allowed.' },
  'velocity-exceeded': { retryable: false, means: 'Too many codes in too short a time.' },
  'budget-exhausted': { retryable: false, means: 'The budget for this destination or tenant is spent.' },

  'guard-unavailable': { retryable: true, means: 'A guard could not be asked, and nobody passes without its word.' },

  // Time
  'out-of-time': { retryable: true, means: 'The deadline left no time to send, or came while sending.' },
  cancelled: { retryable: true, means: 'The caller went away before the answer.' },

  // Once
  busy: { retryable: true, means: 'Somebody else is sending this request right now.' },
  'maybe-sent': { retryable: false, means: 'An earlier attempt may have reached the person; policy forbids another.' },
  'ledger-unavailable': { retryable: true, means: 'The ledger could not be asked; nothing was sent.' },

  // The provider
  'provider-throttled': { retryable: true, means: 'The provider asks to come back later.' },
  'provider-unavailable': { retryable: true, means: 'The provider failed, hung or cut the line.' },
  'provider-rejected': { retryable: false, means: 'The provider refuses this message.' },
  'recipient-opted-out': { retryable: false, means: 'The recipient has opted out of messages.' },
  'recipient-refused': { retryable: false, means: 'The provider does not deliver to this recipient or country.' },
  'recipient-limit': { retryable: false, means: 'The recipient has had as many messages as the provider allows.' },
  'sender-missing': { retryable: false, means: 'No sender is wired for the channel.' },
  'sender-misconfigured': { retryable: false, means: 'The account, origination identity or permission is set up wrongly.' },
  'sender-quota': { retryable: false, means: 'The account has reached a spending or sending limit.' },

  // Stores, queues and keys
  'store-unavailable': { retryable: true, means: 'A store could not be asked.' },
  'store-malformed': { retryable: false, means: 'A stored item cannot be read as what it should be.' },
  'store-conflict': { retryable: false, means: 'Somebody else changed the item first.' },
  'queue-unavailable': { retryable: true, means: 'The queue could not be asked.' },
  'queue-refused': { retryable: false, means: 'The queue refuses the parcel or the permission.' },
  'cipher-unavailable': { retryable: true, means: 'The key service could not be asked.' },
  'cipher-refused': { retryable: false, means: 'The key service refuses the key or the permission.' },
  'parcel-malformed': { retryable: false, means: 'What came from the queue is not a parcel.' },
  'parcel-tampered': { retryable: false, means: 'The seal of a parcel is broken.' },
  'parcel-mismatch': { retryable: false, means: 'The parcel is sealed, but for another id, channel or expiry.' },

  internal: { retryable: true, means: 'A fault of this library or of a part plugged into it.' },
} as const satisfies Record<string, { retryable: boolean; means: string }>

/** The closed list of failure codes. They are stable: a release never renames one. */
export type OtpErrorCode = keyof typeof meanings

/** What each failure code means, and whether the same request may be tried again. */
export const errorMeanings: Readonly<Record<OtpErrorCode, { readonly retryable: boolean; readonly means: string }>> = meanings

/** What is kept of a foreign error: never the live object, for it may quote the request. */
export interface ScrubbedCause {
  readonly name: string
  readonly message: string
  readonly code?: string
  readonly reason?: string
  readonly status?: number
  readonly requestId?: string
}

const marker = Symbol.for('localized-otp.OtpError')

/** The only error that crosses a border of this library. */
export class OtpError extends Error {
  override readonly name = 'OtpError'
  override readonly cause: ScrubbedCause | undefined
  readonly code: OtpErrorCode
  /** Whether the same request may be tried again. */
  readonly retryable: boolean
  /** `no`: nothing reached the person, surely. `maybe`: a send had begun and nobody knows its end. */
  readonly sent: 'no' | 'maybe'
  /** Epoch ms before which trying again is useless, where somebody said so. */
  readonly retryAt: number | undefined
  // Stryker disable next-line BooleanLiteral: that it is there is what counts.
  readonly [marker] = true

  /** `detail` is for engineers and must hold nothing of the request: no code, number, token or provider text. */
  constructor(code: OtpErrorCode, detail?: string, more: { cause?: unknown; sent?: 'no' | 'maybe'; retryAt?: number } = {}) {
    super(detail === undefined ? `${code}: ${meanings[code].means}` : `${code}: ${detail}`)
    this.code = code
    this.retryable = meanings[code].retryable
    this.sent = more.sent ?? 'no'
    this.retryAt = more.retryAt
    this.cause = more.cause === undefined ? undefined : scrubCause(more.cause)
  }
}

/** Recognises an `OtpError`, also one made by another copy of this package. */
export function isOtpError(value: unknown): value is OtpError {
  return typeof value === 'object' && value !== null && marker in value
}

/** The error as it is if it is ours; anything else becomes `internal` (or `code`) with a scrubbed cause. */
export function toOtpError(thrown: unknown, code: OtpErrorCode = 'internal', sent: 'no' | 'maybe' = 'no'): OtpError {
  return isOtpError(thrown) ? thrown : new OtpError(code, undefined, { cause: thrown, sent })
}

/** What an aborted signal comes to: its reason's code where that is ours, `out-of-time` for a platform's time-out, else `cancelled`. */
export function abortFailure(signal: AbortSignal, sent: 'no' | 'maybe' = 'no'): OtpError {
  const reason: unknown = signal.reason
  if (isOtpError(reason)) return new OtpError(reason.code, undefined, { sent })
  const timedOut = typeof reason === 'object' && reason !== null && 'name' in reason && reason.name === 'TimeoutError'
  return new OtpError(timedOut ? 'out-of-time' : 'cancelled', undefined, { sent })
}

/** Keeps name, code, reason, status and request id of a foreign error; of its message what stands before the first quotation, without words of digits or capitals. */
export function scrubCause(thrown: unknown): ScrubbedCause {
  if (isOtpError(thrown)) return { name: thrown.name, code: thrown.code, message: thrown.message }
  const error = typeof thrown === 'object' && thrown !== null ? (thrown as Record<string, unknown>) : {}
  const metadata =
    typeof error['$metadata'] === 'object' && error['$metadata'] !== null ? (error['$metadata'] as Record<string, unknown>) : {}
  const code = identifier(error['code'])
  const reason = identifier(error['Reason'])
  const status = metadata['httpStatusCode']
  const requestId = identifier(metadata['requestId'])
  return {
    name: identifier(error['name']) ?? 'unknown',
    message: maskText(typeof error['message'] === 'string' ? error['message'] : ''),
    ...(code === undefined ? {} : { code }),
    ...(reason === undefined ? {} : { reason }),
    ...(typeof status === 'number' ? { status } : {}),
    ...(requestId === undefined ? {} : { requestId }),
  }
}

/** A machine's word (an error name, a code, a request id), never prose; anything longer or stranger is dropped. */
function identifier(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z][A-Za-z0-9_.:-]{0,99}$/.test(value) ? value : undefined
}

// Where a quotation ends nobody can tell for sure: it may hold an apostrophe. One within a word opens none.
const quotation = /(?<![\p{L}\p{N}])["'`“«‘„‹「].*/su
const wordWithDigit = /[\p{L}\p{N}+/=_.-]*\p{N}[\p{L}\p{N}+/=_.-]*/gu
const wordOfCapitals = /\b[A-Z]{4,}\b/g

function maskText(text: string): string {
  // A word that is cut may have lost the digit that would mask it.
  const read = text.length > 500 ? text.slice(0, 500).replace(/\S*$/, '…') : text
  return read.replace(quotation, '…').replace(wordWithDigit, '…').replace(wordOfCapitals, '…').slice(0, 200)
}

/** Tells somebody something that ends nothing. What they throw, or reject with, is swallowed: a report never costs a code. */
export function report<Told extends readonly unknown[]>(
  listener: ((...told: Told) => unknown) | null | undefined,
  ...told: Told
): void {
  try {
    // Stryker disable next-line OptionalChaining: to call nobody throws, which is swallowed.
    Promise.resolve(listener?.(...told)).catch(() => undefined)
  } catch {
    // They were told.
  }
}
