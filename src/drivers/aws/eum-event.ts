import type { DeliveryEvent, DeliveryFailure, DeliveryState } from '../../core/model/delivery-event.js'

type Meaning = readonly [state: Exclude<DeliveryState, 'failed'>] | readonly [state: 'failed', failure: DeliveryFailure]

/** What the service's words say after `TEXT_`, `VOICE_`, `MEDIA_` or `RCS_`. A word that nobody has heard of says nothing: *unknown*. */
const meanings: Readonly<Record<string, Meaning>> = {
  QUEUED: ['accepted'],
  INITIATED: ['accepted'],
  SENT: ['pending'],
  PENDING: ['pending'],
  FALLEN_BACK_TO_SMS: ['pending'],
  RINGING: ['ringing'],
  // The carrier has taken it; in some countries that is all that is ever said, in others DELIVERED follows.
  SUCCESSFUL: ['delivered'],
  DELIVERED: ['delivered'],
  READ: ['delivered'],
  ANSWERED: ['delivered'],
  // Spoken to its end: to a person or to a mailbox.
  COMPLETED: ['delivered'],
  UNKNOWN: ['unknown'],
  INVALID: ['failed', 'number-invalid'],
  INVALID_MESSAGE: ['failed', 'message-invalid'],
  UNREACHABLE: ['failed', 'unreachable'],
  CARRIER_UNREACHABLE: ['failed', 'unreachable'],
  BLOCKED: ['failed', 'blocked'],
  CARRIER_BLOCKED: ['failed', 'carrier-blocked'],
  PROTECT_BLOCKED: ['failed', 'protect-blocked'],
  SPAM: ['failed', 'spam'],
  TTL_EXPIRED: ['failed', 'expired'],
  BUSY: ['failed', 'busy'],
  NO_ANSWER: ['failed', 'no-answer'],
  FAILED: ['failed', 'other'],
  FILE_INACCESSIBLE: ['failed', 'message-invalid'],
  FILE_TYPE_UNSUPPORTED: ['failed', 'message-invalid'],
  FILE_SIZE_EXCEEDED: ['failed', 'message-invalid'],
}

const typePattern = /^(TEXT|VOICE|MEDIA|RCS)_([A-Z_]{1,60})$/
const idPattern = /^[A-Za-z0-9_:/-]{1,64}$/

/** One event of AWS End User Messaging, as all destinations write it; `undefined` where it is none. Numbers, prices' details and prose stay behind. */
export function readEumEvent(raw: unknown): DeliveryEvent | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined
  const event = raw as Readonly<Record<string, unknown>>
  const { eventType, messageId, eventTimestamp, context } = event
  if (typeof eventType !== 'string' || typeof messageId !== 'string' || !idPattern.test(messageId)) return undefined
  const [, family, word = ''] = typePattern.exec(eventType) ?? []
  const at = timeOf(eventTimestamp)
  if (family === undefined || at === undefined) return undefined
  const [state, failure] = (Object.hasOwn(meanings, word) ? meanings[word] : undefined) ?? ['unknown']
  const requestId = (context as Readonly<Record<string, unknown>> | null | undefined)?.['requestId']
  const sentAt = timeOf(event['messageRequestTimestamp'])
  const country = matching(event['isoCountryCode'], /^[A-Z]{2}$/)
  const network = matching(`${String(event['mcc'])}-${String(event['mnc'])}`, /^\d{3}-\d{2,3}$/)
  const segments = event['totalMessageParts']
  const price = priceOf(event)
  return {
    messageId,
    channel: family === 'VOICE' ? 'voice' : 'sms',
    state,
    ...(failure === undefined ? {} : { failure }),
    type: eventType,
    at,
    ...(sentAt === undefined ? {} : { sentAt }),
    final: typeof event['isFinal'] === 'boolean' ? event['isFinal'] : state === 'delivered' || state === 'failed',
    ...(typeof requestId === 'string' && requestId.length <= 800 ? { requestId } : {}),
    ...(country === undefined ? {} : { country }),
    ...(network === undefined ? {} : { network }),
    ...(Number.isSafeInteger(segments) && (segments as number) >= 0 ? { segments: segments as number } : {}),
    ...(price === undefined ? {} : { price }),
  }
}

/** Epoch ms, as the service writes it, or ISO 8601. */
function timeOf(value: unknown): number | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : value
  return typeof at === 'number' && Number.isFinite(at) && at >= 0 ? at : undefined
}

const matching = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined

function priceOf({ totalMessagePrice, totalCarrierFee }: Readonly<Record<string, unknown>>): number | undefined {
  if (typeof totalMessagePrice !== 'number' || !Number.isFinite(totalMessagePrice)) return undefined
  return totalMessagePrice + (typeof totalCarrierFee === 'number' && Number.isFinite(totalCarrierFee) ? totalCarrierFee : 0)
}
