import { eumVoices } from '../../drivers/aws/eum-voices.js'

/** The operations that the endpoint speaks. */
export const operations = [
  'SendTextMessage',
  'SendVoiceMessage',
  'SendNotifyTextMessage',
  'SendNotifyVoiceMessage',
  'DescribeNotifyTemplates',
  'PutMessageFeedback',
] as const

export type Operation = (typeof operations)[number]

export const isOperation = (value: unknown): value is Operation => operations.includes(value as Operation)

/** The members of a request, not yet looked at. */
export type Input = Readonly<Record<string, unknown>>

/** One member that breaks its rule, as the service lists it. */
export interface BrokenField {
  readonly Name: string
  readonly Message: string
}

/** What is wrong with a value, or `undefined`. */
type Rule = (value: unknown) => string | undefined

const text =
  (minimum: number, maximum: number, pattern: RegExp): Rule =>
  (value) => {
    if (typeof value !== 'string') return 'must be a string'
    if (value.length < minimum || value.length > maximum) return `must have ${minimum} to ${maximum} characters`
    return pattern.test(value) ? undefined : `must match ${pattern.source}`
  }
const oneOf =
  (...values: readonly string[]): Rule =>
  (value) =>
    values.includes(value as string) ? undefined : `must be one of ${values.join(', ')}`
const integer =
  (minimum: number, maximum: number): Rule =>
  (value) =>
    Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum
      ? undefined
      : `must be an integer from ${minimum} to ${maximum}`
const flag: Rule = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false')
const list =
  (minimum: number, maximum: number): Rule =>
  (value) =>
    Array.isArray(value) && value.length >= minimum && value.length <= maximum
      ? undefined
      : `must be a list of ${minimum} to ${maximum}`
const map =
  (maximum: number, key: Rule, member: Rule): Rule =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be a map'
    const entries = Object.entries(value)
    if (entries.length > maximum) return `must have at most ${maximum} entries`
    for (const [name, one] of entries) {
      const wrong = key(name) ?? member(one)
      if (wrong !== undefined) return `has an entry whose key or value ${wrong}`
    }
    return undefined
  }

const anyText = /^[\s\S]+$/
const identifier = text(1, 256, /^[A-Za-z0-9_:/-]+$/)
const destination = text(1, 20, /^\+?[1-9][0-9]{1,18}$/)
const origination = text(1, 256, /^[A-Za-z0-9_:/+-]+$/)
const price = text(2, 8, /^[0-9]{0,2}\.[0-9]{1,5}$/)
const notBlank = /\S/

const voiceIds = new Set(eumVoices.map(({ id }) => id))
const voice: Rule = (value) => (voiceIds.has(value as string) ? undefined : 'must be one of the voices of the service')

const everySend: Readonly<Record<string, Rule>> = {
  DestinationPhoneNumber: destination,
  ConfigurationSetName: identifier,
  TimeToLive: integer(5, 259_200),
  Context: map(5, text(1, 100, /^\S+$/), text(1, 800, /^(?!\s)[\s\S]+(?<!\s)$/)),
  DryRun: flag,
  MessageFeedbackEnabled: flag,
}
const everyNotify: Readonly<Record<string, Rule>> = {
  ...everySend,
  NotifyConfigurationId: identifier,
  TemplateId: text(0, 256, /^[A-Za-z0-9_-]*$/),
  TemplateVariables: map(20, text(1, 64, /^[A-Za-z0-9_]+$/), text(1, 2048, anyText)),
}

/** The members of each operation with their limits, as the service's own model (2022-03-31) states them. */
const rules: Readonly<Record<Operation, Readonly<Record<string, Rule>>>> = {
  SendTextMessage: {
    ...everySend,
    OriginationIdentity: origination,
    MessageBody: text(1, 1600, notBlank),
    MessageType: oneOf('TRANSACTIONAL', 'PROMOTIONAL'),
    Keyword: text(1, 30, /^[ \S]+$/),
    MaxPrice: price,
    DestinationCountryParameters: map(10, oneOf('IN_ENTITY_ID', 'IN_TEMPLATE_ID'), text(1, 64, /^\S+$/)),
    ProtectConfigurationId: identifier,
  },
  SendVoiceMessage: {
    ...everySend,
    OriginationIdentity: origination,
    MessageBody: text(1, 6000, notBlank),
    MessageBodyTextType: oneOf('TEXT', 'SSML'),
    VoiceId: voice,
    MaxPricePerMinute: price,
    ProtectConfigurationId: identifier,
  },
  SendNotifyTextMessage: everyNotify,
  SendNotifyVoiceMessage: { ...everyNotify, VoiceId: voice },
  DescribeNotifyTemplates: {
    TemplateIds: list(1, 10),
    Filters: list(0, 20),
    NextToken: text(1, 1024, anyText),
    MaxResults: integer(1, 100),
  },
  PutMessageFeedback: {
    MessageId: text(1, 64, /^[A-Za-z0-9_:/-]+$/),
    MessageFeedbackStatus: oneOf('RECEIVED', 'FAILED'),
  },
}

const required: Readonly<Record<Operation, readonly string[]>> = {
  SendTextMessage: ['DestinationPhoneNumber'],
  SendVoiceMessage: ['DestinationPhoneNumber', 'OriginationIdentity'],
  SendNotifyTextMessage: ['NotifyConfigurationId', 'DestinationPhoneNumber', 'TemplateVariables'],
  SendNotifyVoiceMessage: ['NotifyConfigurationId', 'DestinationPhoneNumber', 'TemplateVariables'],
  DescribeNotifyTemplates: [],
  PutMessageFeedback: ['MessageId', 'MessageFeedbackStatus'],
}

/** Every member that breaks its rule. A member that the service does not know is passed over, as the service does. */
export function brokenFields(operation: Operation, input: Input): BrokenField[] {
  const missing = required[operation]
    .filter((name) => input[name] === undefined)
    .map((Name) => ({ Name, Message: 'is required' }))
  const wrong = Object.entries(rules[operation]).flatMap(([Name, rule]) => {
    const value = input[Name]
    const Message = value === undefined || value === null ? undefined : rule(value)
    return Message === undefined ? [] : [{ Name, Message }]
  })
  return [...missing, ...wrong]
}
