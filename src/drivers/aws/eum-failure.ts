import { abortFailure, OtpError, type OtpErrorCode } from '../../core/errors.js'
import { causeOf, readAwsFailure } from './failure.js'

/** What each `Reason` of the service means for us. Reasons are added at any time: what is not here falls to its exception. */
const reasons: Readonly<Record<string, OtpErrorCode>> = {
  // ConflictException
  DESTINATION_PHONE_NUMBER_OPTED_OUT: 'recipient-opted-out',
  DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION: 'recipient-refused',
  DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE: 'recipient-refused',
  // In the sandbox only verified numbers can be reached.
  DESTINATION_PHONE_NUMBER_NOT_VERIFIED: 'recipient-refused',
  KEYWORD_MISMATCH: 'sender-misconfigured',
  MESSAGE_TYPE_MISMATCH: 'sender-misconfigured',
  NO_ORIGINATION_IDENTITIES_FOUND: 'sender-misconfigured',
  NOTIFY_CONFIGURATION_NOT_ACTIVE: 'sender-misconfigured',
  NUMBER_CAPABILITIES_MISMATCH: 'sender-misconfigured',
  PROTECT_CONFIGURATION_NOT_ASSOCIATED_WITH_CONFIGURATION_SET: 'sender-misconfigured',
  RESOURCE_NOT_ACTIVE: 'sender-misconfigured',

  // ServiceQuotaExceededException; the rest are limits of the account.
  DAILY_DESTINATION_CALL_LIMIT: 'recipient-limit',

  // ValidationException
  // The number, which is no better elsewhere.
  CANNOT_PARSE: 'recipient-refused',
  COUNTRY_NOT_ENABLED: 'recipient-refused',
  DESTINATION_COUNTRY_BLOCKED: 'recipient-refused',
  PRICE_OVER_THRESHOLD: 'recipient-refused',
  CHANNEL_NOT_ENABLED: 'sender-misconfigured',
  INTERNATIONAL_SENDING_NOT_SUPPORTED: 'sender-misconfigured',
  INVALID_ARN: 'sender-misconfigured',
  INVALID_IDENTITY_FOR_DESTINATION_COUNTRY: 'sender-misconfigured',
  RESOURCE_NOT_ACCESSIBLE: 'sender-misconfigured',
  SENDER_ID_NOT_REGISTERED: 'sender-misconfigured',
  SENDER_ID_NOT_SUPPORTED: 'sender-misconfigured',
  SENDER_ID_REQUIRES_REGISTRATION: 'sender-misconfigured',
  VOICE_CAPABILITY_NOT_AVAILABLE: 'sender-misconfigured',
  MAXIMUM_SIZE_EXCEEDED: 'message-too-long',
}

const exceptions: Readonly<Record<string, OtpErrorCode>> = {
  ResourceNotFoundException: 'sender-misconfigured',
  ServiceQuotaExceededException: 'sender-quota',
}

/**
 * What a failed call of AWS End User Messaging comes down to. Whether it may have been sent is told by `watchWire`;
 * a refusal that nobody has heard of is `provider-rejected`, surely not sent.
 */
export function eumFailure(thrown: unknown, sent: 'no' | 'maybe', signal: AbortSignal): OtpError {
  const { kind, name, reason } = readAwsFailure(thrown)
  if (kind === 'aborted' && signal.aborted) return abortFailure(signal, sent)
  return new OtpError(codeOf(kind, name, reason), toldOf(kind, name, reason), { cause: causeOf(thrown), sent })
}

/** The names of AWS tell an engineer which setting it is. Only what cannot be a code, for this gets into a record. */
function toldOf(kind: string, name: string, reason: string | undefined): string {
  const told = [`End User Messaging ${kind}`]
  if (/^[A-Za-z]{1,60}(?:Exception|Error)$/.test(name)) told.push(name)
  if (reason !== undefined && /^[A-Z]{1,60}(?:_[A-Z]{1,60}){1,9}$/.test(reason)) told.push(reason)
  return told.join(', ')
}

function codeOf(kind: ReturnType<typeof readAwsFailure>['kind'], name: string, reason: string | undefined): OtpErrorCode {
  if (kind === 'throttled') return 'provider-throttled'
  if (kind === 'forbidden') return 'sender-misconfigured'
  if (kind !== 'refused') return 'provider-unavailable'
  return (reason === undefined ? undefined : reasons[reason]) ?? exceptions[name] ?? 'provider-rejected'
}
