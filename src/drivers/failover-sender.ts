import { systemClock } from '../core/delivery/system-clock.js'
import { abortFailure, OtpError, type OtpErrorCode, toOtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Voice } from '../core/model/voice.js'
import type { ChannelSender } from '../core/ports/channel-sender.js'
import type { Clock } from '../core/ports/clock.js'

export interface FailoverSenderOptions {
  /** In order of choice, two at least, all of one channel: other regions, accounts, providers. */
  readonly senders: readonly ChannelSender[]
  /** @defaultValue systemClock */
  readonly clock?: Clock
  /**
   * Whether another sender, which may keep another list, is tried for somebody who has opted out.
   * @defaultValue 'stop'
   */
  readonly afterOptOut?: 'stop' | 'next'
  /**
   * No further sender is tried with less time than this to the deadline.
   * @defaultValue 1200
   */
  readonly sendMs?: number
  /** A sender that fails this many times on end is tried last, until `restMs` have passed; `null` never. @defaultValue 5 and 30000 */
  readonly breaker?: { readonly failures: number; readonly restMs: number } | null
}

/** Surely not sent, and somebody else may well do it. What is wrong with the recipient, the code or the time is wrong everywhere. */
const elsewhere: ReadonlySet<OtpErrorCode> = new Set([
  'internal',
  'provider-rejected',
  'provider-throttled',
  'provider-unavailable',
  'sender-misconfigured',
  'sender-quota',
  'template-missing',
  'voice-missing',
])

/** What says that a sender is ill, and not only busy or particular. */
const illness: ReadonlySet<OtpErrorCode> = new Set(['internal', 'provider-unavailable', 'sender-misconfigured', 'sender-quota'])

/**
 * Tries one sender after the other, as long as surely nothing was sent and the next may help. A send whose end is unknown is never followed
 * by another here: that single retry is governed by `createDelivery`'s `ambiguous`, and then begins at the next sender.
 * Rejects with the failure that may be tried again, where there was one, else with the last; with `out-of-time`, where there was no
 * time left to ask a sender that might have done it.
 * @throws TypeError on wrong wiring: one sender alone promises a fallback that is not there
 */
export function failoverSender(options: FailoverSenderOptions): ChannelSender {
  checkOptions('failoverSender', options, {
    senders: option.list(option.port('send'), 2),
    clock: option.optional(option.port('now', 'sleep')),
    afterOptOut: option.optional(option.oneOf('stop', 'next')),
    sendMs: option.optional(option.integer(0)),
    breaker: option.optional(option.nullable(breakerComplaint)),
  })
  const { senders, clock = systemClock, afterOptOut = 'stop', sendMs = 1200, breaker = { failures: 5, restMs: 30_000 } } = options
  const channel = oneChannel(senders)
  const voices = channel === 'voice' ? sharedVoices(senders) : undefined
  const candidates = senders.map((sender, index) => ({
    sender,
    part: `sender ${index + 1} of ${senders.length}`,
    failures: 0,
    restUntil: 0,
  }))

  const inOrder = (attempt: number) => {
    const start = (attempt - 1) % candidates.length
    const all = [...candidates.slice(start), ...candidates.slice(0, start)]
    const now = clock.now()
    return [...all.filter(({ restUntil }) => restUntil <= now), ...all.filter(({ restUntil }) => restUntil > now)]
  }
  const fallIll = (candidate: (typeof candidates)[number], { code }: OtpError): void => {
    if (breaker === null || !illness.has(code)) return
    candidate.failures += 1
    if (candidate.failures >= breaker.failures) candidate.restUntil = clock.now() + breaker.restMs
  }
  const helpsElsewhere = ({ code, sent }: OtpError): boolean =>
    sent === 'no' && (elsewhere.has(code) || (code === 'recipient-opted-out' && afterOptOut === 'next'))

  return {
    channel,
    ...(voices === undefined ? {} : { voices }),
    async send(message, journey) {
      const failures: OtpError[] = []
      for (const candidate of inOrder(message.attempt ?? 1)) {
        if (journey.signal.aborted) throw abortFailure(journey.signal)
        if (failures.length > 0 && journey.answerBy - clock.now() < sendMs) throw late(failures)
        try {
          const receipt = await candidate.sender.send(message, journey)
          candidate.failures = 0
          return receipt
        } catch (thrown) {
          const failure = toOtpError(thrown, 'internal', 'maybe')
          fallIll(candidate, failure)
          if (!helpsElsewhere(failure)) throw failure
          journey.note({ fact: 'failed', part: candidate.part, code: failure.code })
          failures.push(failure)
        }
      }
      throw failures.find(isRetryable) ?? toOtpError(failures.at(-1))
    },
  }
}

const isRetryable = ({ retryable }: OtpError): boolean => retryable

/** Later the next sender may do it, whatever the one before said of itself; but not what it said of the recipient. */
function late(failures: readonly OtpError[]): OtpError {
  const last = failures.at(-1)
  const known = failures.find(isRetryable) ?? (last?.code === 'recipient-opted-out' ? last : undefined)
  return known ?? new OtpError('out-of-time', 'no time left for the next sender', { cause: last })
}

function oneChannel(senders: readonly ChannelSender[]): ChannelSender['channel'] {
  const [channel, ...others] = new Set(senders.map((sender) => sender.channel))
  if (channel === undefined || others.length > 0) throw new TypeError("failoverSender: option 'senders' must be of one channel")
  return channel
}

/** Core chooses the voice before it is known who will speak: only those that everybody has. */
function sharedVoices(senders: readonly ChannelSender[]): readonly Voice[] {
  const [first = [], ...others] = senders.map(({ voices = [] }) => voices)
  const shared = first.filter(({ id }) => others.every((other) => other.some((voice) => voice.id === id)))
  if (shared.length === 0) throw new TypeError("failoverSender: option 'senders' must have a voice in common")
  return shared
}

function breakerComplaint(value: unknown): string | undefined {
  const { failures, restMs } = value as Partial<Record<'failures' | 'restMs', unknown>>
  return option.integer(1)(failures) === undefined && option.integer(1)(restMs) === undefined
    ? undefined
    : 'must be { failures, restMs }, both at least 1'
}
