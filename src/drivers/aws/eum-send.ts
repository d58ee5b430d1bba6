import { systemClock } from '../../core/delivery/system-clock.js'
import { abortFailure, OtpError } from '../../core/errors.js'
import type { Message } from '../../core/model/message.js'
import { type Check, option } from '../../core/model/options.js'
import type { Receipt } from '../../core/model/receipt.js'
import type { Clock } from '../../core/ports/clock.js'
import { unlessAborted } from '../signals/unless-aborted.js'
import { singleAttempt } from './attempt.js'
import { clientChecks } from './client.js'
import { eumFailure } from './eum-failure.js'

/** Who a message comes from: a number, a sender id, a pool, or the ARN of one. */
export interface Origination {
  /** For countries that are not listed. */
  readonly default?: string
  /** By ISO 3166-1 alpha-2, as `{ IN: 'ACMEIN', US: 'pool-0123' }`. */
  readonly byCountry?: Readonly<Record<string, string>>
}

/** What every sender of AWS End User Messaging can be told. */
export interface EumSendOptions {
  /** @defaultValue systemClock */
  readonly clock?: Clock
  /** Names the sender in receipts and records. */
  readonly name?: string
  /** Delivery events of texts and calls go where this configuration set sends them. Name or ARN. */
  readonly configurationSet?: string
  /**
   * Goes into every delivery event, in clear, beside the request's id: up to four pairs that tell nothing of a person.
   */
  readonly context?: Readonly<Record<string, string>>
  /** Everything is checked and nothing sent: receipts say `sent` all the same. Costs nothing. */
  readonly dryRun?: boolean
  /** The service then waits one hour for a word on each message (`eumFeedback`) and takes silence for a failure. */
  readonly feedback?: boolean
}

const identifier: Check = matching(/^[A-Za-z0-9_:/-]{1,256}$/, 'a name, an id or an ARN')

function matching(pattern: RegExp, what: string): Check {
  return (value) => (typeof value === 'string' && pattern.test(value) ? undefined : `must be ${what}`)
}

const identity = matching(/^[A-Za-z0-9_:/+-]{1,256}$/, 'a number, a sender id, a pool, or the ARN of one')

/** The checks of what the senders' options have in common. */
export const eumSendChecks = {
  ...clientChecks,
  clock: option.optional(option.port('now', 'sleep')),
  name: option.optional(option.text()),
  configurationSet: option.optional(identifier),
  context: option.optional(contextComplaint),
  dryRun: option.optional(option.boolean()),
  feedback: option.optional(option.boolean()),
}

/** The checks of options that only some senders have. */
export const eumChecks = {
  identifier,
  price: matching(/^[0-9]{0,2}\.[0-9]{1,5}$/, 'US dollars with a point, as "0.10"'),
  origination: (value: unknown): string | undefined => {
    if (typeof value !== 'object' || value === null) return 'must be an object'
    const { default: other, byCountry = {}, ...rest } = value as Record<string, unknown>
    if (Object.keys(rest).length > 0) return "knows only 'default' and 'byCountry'"
    const wrongDefault = option.optional(identity)(other)
    if (wrongDefault !== undefined) return `default ${wrongDefault}`
    if (typeof byCountry !== 'object' || byCountry === null) return 'byCountry must be an object'
    for (const [country, one] of Object.entries(byCountry)) {
      if (!/^[A-Z]{2}$/.test(country)) return 'byCountry has a key that is no country, as DE'
      const wrong = identity(one)
      if (wrong !== undefined) return `byCountry.${country} ${wrong}`
    }
    return undefined
  },
}

function contextComplaint(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'must be an object'
  const entries = Object.entries(value)
  if (entries.length > 4 || 'requestId' in value) return 'must have at most four pairs beside requestId'
  const fits = entries.every(
    ([key, one]) => /^\S{1,100}$/.test(key) && typeof one === 'string' && /^(?!\s)[\s\S]{1,800}(?<!\s)$/.test(one),
  )
  return fits ? undefined : 'must have keys without blanks and texts of up to 800 characters'
}

/** Whom a message to this destination comes from. */
export function originationFor(origination: Origination, { destination: { country } }: Message): string | undefined {
  return (country === undefined ? undefined : origination.byCountry?.[country]) ?? origination.default
}

const shortestSeconds = 5
const longestSeconds = 259_200

/**
 * What every send says: how long it may wait on its way (never longer than the code lives; the service's own default is three days),
 * and which request it belongs to.
 * @throws OtpError `expired` where less is left than the service can keep to
 */
export function sendParameters(
  { clock = systemClock, configurationSet, context, dryRun, feedback }: EumSendOptions,
  { id, expiresAt }: Message,
) {
  const secondsLeft = Math.floor((expiresAt - clock.now()) / 1000)
  if (secondsLeft < shortestSeconds) throw new OtpError('expired')
  const requestId = id.trim().slice(0, 800).trim()
  return {
    TimeToLive: Math.min(secondsLeft, longestSeconds),
    Context: { ...context, ...(requestId === '' ? {} : { requestId }) },
    ...(configurationSet === undefined ? {} : { ConfigurationSetName: configurationSet }),
    ...(dryRun === undefined ? {} : { DryRun: dryRun }),
    ...(feedback === undefined ? {} : { MessageFeedbackEnabled: feedback }),
  }
}

/**
 * Sends a command once over the wire, whatever the client would repeat.
 * @throws OtpError that knows whether anything was sent
 */
export async function sendOnce(
  command: { readonly middlewareStack: object },
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<{ readonly MessageId?: string | undefined }>,
  { sender, signal }: { readonly sender: string; readonly signal: AbortSignal },
): Promise<Receipt> {
  if (signal.aborted) throw abortFailure(signal)
  const attempt = singleAttempt(command, signal)
  const sending = send({ abortSignal: signal }).catch((thrown: unknown) => {
    throw eumFailure(attempt.failure(thrown), attempt.done(), signal)
  })
  // The SDK waits for credentials whatever the signal says. What has not reached the wire by then never does.
  const { MessageId } = await unlessAborted(sending, signal, () => attempt.done() === 'no')
  if (typeof MessageId !== 'string' || MessageId === '') {
    throw new OtpError('provider-unavailable', 'the answer names no message', { sent: 'maybe' })
  }
  return { status: 'sent', sender, messageId: MessageId }
}
