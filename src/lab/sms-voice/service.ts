import type { Clock } from '../../core/ports/clock.js'
import { refuse, type ServiceError, serviceError } from './errors.js'
import type { NotifyTemplate } from './notify-templates.js'
import { createQuotas, type Quota, type SmsVoiceLimits } from './quotas.js'
import { brokenFields, type Input, type Operation } from './rules.js'
import { textOutcome } from './simulators.js'

/** A message that the endpoint has taken over, as the phone would get it. */
export interface SentMessage {
  readonly messageId: string
  readonly operation: Operation
  readonly channel: 'sms' | 'voice'
  /** With its `+`. */
  readonly to: string
  readonly from?: string
  readonly body: string
  /** The code, read off the body as a person would. */
  readonly code?: string
  readonly voiceId?: string
  /** Epoch ms. */
  readonly at: number
  /** The whole request, for what is not named above. */
  readonly input: Input
}

export interface World {
  readonly clock: Clock
  readonly limits: SmsVoiceLimits
  readonly templates: readonly NotifyTemplate[]
  readonly optedOut: readonly string[]
  /** In the sandbox only these can be reached. */
  readonly verified?: readonly string[]
  sent(message: SentMessage): void
}

/** Does what the service does with a call: checks it, counts it, and remembers what was sent. */
export function createService(
  world: World,
): (operation: Operation, input: Input) => { readonly status: number; readonly body: unknown } {
  const exceeded = createQuotas(world.clock)
  const known = new Set<string>()
  let count = 0

  // Counted, and told from those of another run by its beginning.
  const run = world.clock.now().toString(16).padStart(12, '0').slice(-12)
  const messageId = (): string => `${(count += 1).toString(16).padStart(8, '0')}-0000-4000-8000-${run}`

  return (operation, input) => {
    const fields = brokenFields(operation, input)
    if (fields.length > 0) return serviceError('ValidationException', { Reason: 'FIELD_VALIDATION_FAILED', Fields: fields })
    if (operation === 'DescribeNotifyTemplates') return list(world, input, exceeded)
    if (operation === 'PutMessageFeedback') return feedback(world, input, exceeded, known)

    const drafted = operation.startsWith('SendNotify') ? resolve(world.templates, operation, input) : plain(operation, input)
    if ('status' in drafted) return drafted
    const refusal =
      refusalOf(world, drafted) ??
      (input['DryRun'] === true ? undefined : over(exceeded(quotasOf(world.limits, operation, drafted))))
    if (refusal !== undefined) return refusal
    const id = messageId()
    if (input['DryRun'] !== true) {
      known.add(id)
      const code = readCode(drafted.body)
      world.sent({ messageId: id, operation, at: world.clock.now(), input, ...drafted, ...(code === undefined ? {} : { code }) })
    }
    const extra = operation.startsWith('SendNotify') ? { TemplateId: drafted.templateId, ResolvedMessageBody: drafted.body } : {}
    return { status: 200, body: { MessageId: id, ...extra } }
  }
}

interface Draft {
  readonly channel: 'sms' | 'voice'
  readonly to: string
  readonly from?: string
  readonly body: string
  readonly voiceId?: string
  readonly templateId?: string
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const plus = (number: string): string => (number.startsWith('+') ? number : `+${number}`)

function common(operation: Operation, input: Input): Omit<Draft, 'body'> {
  const isVoice = operation.includes('Voice')
  return {
    channel: isVoice ? 'voice' : 'sms',
    to: plus(textOf(input['DestinationPhoneNumber'])),
    ...(input['OriginationIdentity'] === undefined ? {} : { from: textOf(input['OriginationIdentity']) }),
    // The service falls to this voice in every language: the classic mistake is not to name one.
    ...(isVoice ? { voiceId: textOf(input['VoiceId'] ?? 'MATTHEW') } : {}),
  }
}

function plain(operation: Operation, input: Input): Draft | ServiceError {
  const body = textOf(input['MessageBody'])
  if (input['MessageBodyTextType'] === 'SSML' && !/^\s*<speak[\s>][\s\S]*<\/speak>\s*$/.test(body)) {
    return refuse('ValidationException', 'INVALID_PARAMETER')
  }
  const spoken = body.replace(/<[^>]*>/g, '')
  if (operation === 'SendVoiceMessage' && spoken.length > 3000) return refuse('ValidationException', 'MAXIMUM_SIZE_EXCEEDED')
  return { ...common(operation, input), body }
}

function resolve(templates: readonly NotifyTemplate[], operation: Operation, input: Input): Draft | ServiceError {
  const wished = textOf(input['TemplateId'])
  const channel = operation.includes('Voice') ? 'VOICE' : 'SMS'
  const template = templates.find((one) => (wished === '' ? true : one.TemplateId === wished) && one.Channels.includes(channel))
  if (template === undefined) {
    return serviceError('ResourceNotFoundException', { ResourceType: 'notify-template', ResourceId: wished })
  }
  const given = (input['TemplateVariables'] ?? {}) as Readonly<Record<string, string>>
  for (const [name, { Required, Source, MaxLength, Pattern }] of Object.entries(template.Variables)) {
    const value = given[name]
    if (value === undefined && Required && Source === 'CUSTOMER') return refuse('ValidationException', 'MISSING_PARAMETER')
    if (value === undefined) continue
    const fits = value.length <= (MaxLength ?? 2048) && (Pattern === undefined || new RegExp(Pattern).test(value))
    if (!fits) return refuse('ValidationException', 'INVALID_PARAMETER')
  }
  const body = template.Content.replace(/\{\{(\w+)\}\}/g, (_, name: string) => given[name] ?? `[${name}]`)
  return { ...common(operation, input), body, templateId: template.TemplateId }
}

function refusalOf({ optedOut, verified }: World, { to, channel }: Draft): ServiceError | undefined {
  if (verified !== undefined && !verified.includes(to))
    return refuse('ConflictException', 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED')
  return channel === 'sms' && optedOut.includes(to)
    ? refuse('ConflictException', 'DESTINATION_PHONE_NUMBER_OPTED_OUT')
    : undefined
}

const second = 1000
const minute = 60_000
const day = 86_400_000

function quotasOf(limits: SmsVoiceLimits, operation: Operation, { to, from = '' }: Draft): Quota[] {
  if (operation === 'SendTextMessage') return [{ key: 'text', limit: limits.textPerSecond, windowMs: second }]
  if (operation === 'SendVoiceMessage') {
    return [
      { key: `voice-recipient ${to}`, limit: limits.voicePerRecipientAndDay, windowMs: day },
      { key: 'voice-minute', limit: limits.voicePerMinute, windowMs: minute },
      { key: `voice-second ${from}`, limit: limits.voicePerSecond, windowMs: second },
    ]
  }
  return [
    { key: `notify-recipient ${to}`, limit: limits.notifyPerRecipientAndDay, windowMs: day },
    { key: 'notify-day', limit: limits.notifyPerDay, windowMs: day },
    { key: 'notify', limit: limits.notifyPerSecond, windowMs: second },
  ]
}

function over(quota: Quota | undefined): ServiceError | undefined {
  if (quota === undefined) return undefined
  if (quota.windowMs < day) return serviceError('ThrottlingException')
  const reason = quota.key.startsWith('voice') ? 'DAILY_DESTINATION_CALL_LIMIT' : 'DAILY_NOTIFY_TIER_MESSAGE_LIMIT'
  return refuse('ServiceQuotaExceededException', reason)
}

type Exceeded = (quotas: readonly Quota[]) => Quota | undefined

function list({ limits, templates }: World, input: Input, exceeded: Exceeded): { status: number; body: unknown } {
  const throttled = over(exceeded([{ key: 'templates', limit: limits.templatesPerSecond, windowMs: second }]))
  if (throttled !== undefined) return throttled
  const ids = input['TemplateIds'] as readonly string[] | undefined
  const all = templates.filter(({ TemplateId }) => ids === undefined || ids.includes(TemplateId))
  const from = Number(input['NextToken'] ?? 0)
  const size = typeof input['MaxResults'] === 'number' ? input['MaxResults'] : 100
  if (!Number.isSafeInteger(from)) return refuse('ValidationException', 'INVALID_NEXT_TOKEN')
  const more = from + size < all.length ? { NextToken: String(from + size) } : {}
  return { status: 200, body: { NotifyTemplates: all.slice(from, from + size), ...more } }
}

function feedback(
  { limits }: World,
  input: Input,
  exceeded: Exceeded,
  known: ReadonlySet<string>,
): { status: number; body: unknown } {
  const throttled = over(exceeded([{ key: 'feedback', limit: limits.feedbackPerSecond, windowMs: second }]))
  if (throttled !== undefined) return throttled
  const { MessageId, MessageFeedbackStatus } = input
  if (!known.has(textOf(MessageId))) return serviceError('ResourceNotFoundException', { ResourceType: 'message' })
  return { status: 200, body: { MessageId, MessageFeedbackStatus } }
}

/** The code in a text or in SSML: that of the autofill line, or the first run of four digits or more, spoken pauses aside. */
export function readCode(body: string): string | undefined {
  const bound = /^@\S+ #([0-9A-Za-z-]+)/m.exec(body)?.[1]
  if (bound !== undefined) return bound
  const spoken = body.replace(/<[^>]*>/g, ' ')
  return /\d(?:[\s.,…-]*\d){3,}/.exec(spoken)?.[0].replace(/\D/g, '')
}

/** The delivery event that the service would report in the end, in the form of SNS, Firehose and Logs. */
export function eventOf({ messageId, channel, to, from, at, input }: SentMessage): Readonly<Record<string, unknown>> {
  const { eventType, country } = channel === 'sms' ? textOutcome(to) : { eventType: 'VOICE_COMPLETED', country: undefined }
  return {
    eventType,
    eventVersion: '1.0',
    eventTimestamp: at + second,
    isFinal: true,
    ...(from === undefined ? {} : { originationPhoneNumber: from }),
    destinationPhoneNumber: to,
    ...(country === undefined ? {} : { isoCountryCode: country }),
    messageId,
    messageRequestTimestamp: at,
    messageStatus: eventType.slice(eventType.indexOf('_') + 1),
    ...(input['Context'] === undefined ? {} : { context: input['Context'] }),
  }
}
