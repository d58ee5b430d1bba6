import { isOtpError, OtpError } from '../errors.js'
import { createComposer } from '../message/composition.js'
import { channels } from '../model/channel.js'
import type { Locale } from '../model/locale.js'
import type { Message } from '../model/message.js'
import { checkOptions, option } from '../model/options.js'
import type { OtpRequest } from '../model/otp-request.js'
import type { Receipt } from '../model/receipt.js'
import type { ChannelSender } from '../ports/channel-sender.js'
import type { Clock } from '../ports/clock.js'
import type { Delivery, Journey } from '../ports/delivery.js'
import type { Ledger } from '../ports/ledger.js'
import type { PreferenceStore } from '../ports/preference-store.js'
import type { TemplateStore } from '../ports/template-store.js'
import { withDeadline } from './deadline.js'
import { createLookUps, type Found } from './look-ups.js'
import { createOnce } from './once.js'
import { systemClock } from './system-clock.js'

export interface DeliveryOptions {
  readonly templates: TemplateStore
  /** `null` where nobody can choose. */
  readonly preferences: PreferenceStore | null
  /** One a channel; several of a channel stand behind one that is a sender too (`drivers/failover-sender`). */
  readonly senders: readonly ChannelSender[]
  /** `null` sends every repetition again. */
  readonly ledger: Ledger | null
  /** The name that the person knows, such as `Acme`; per request where several brands share a stack. */
  readonly brand: string | ((request: OtpRequest) => string)
  /**
   * The language for people whose wishes cannot be met.
   * @defaultValue 'en'
   */
  readonly defaultLocale?: Locale
  /**
   * What happens to them: they get the default, or no message (`locale-unsupported`).
   * @defaultValue 'default'
   */
  readonly localePolicy?: 'default' | 'refuse'
  /**
   * How many SMS segments a wording may take before a shorter one is preferred.
   * @defaultValue 1
   */
  readonly maxSegments?: number
  /**
   * Whose word decides on the channel.
   * @defaultValue 'platform'
   */
  readonly channelFrom?: 'platform' | 'preference'
  /**
   * When the person cannot be reached on the channel (opted out, refused, limit spent): leave it, or try the other channel.
   * @defaultValue 'never'
   */
  readonly otherChannel?: 'never' | 'when-unreachable'
  /**
   * After a send whose end is unknown: leave it there, or send once more and perhaps twice.
   * @defaultValue 'stop'
   */
  readonly ambiguous?: 'stop' | 'retry-once'
  /**
   * A code with less life than this is not sent: nobody could enter it in time.
   * @defaultValue 20000
   */
  readonly minLifeMs?: number
  /**
   * No send begins with less time than this to the deadline.
   * @defaultValue 1200
   */
  readonly sendMs?: number
  /**
   * A send is cut after this, deadline or not.
   * @defaultValue 10000
   */
  readonly sendLimitMs?: number
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/**
 * Sends at once: look-ups side by side, words, claim, send, settle.
 * @throws TypeError on wrong wiring
 */
export function createDelivery(options: DeliveryOptions): Delivery {
  checkOptions('createDelivery', options, {
    templates: option.port('list'),
    preferences: option.nullable(option.port('find')),
    senders: option.list(option.port('send'), 1),
    ledger: option.nullable(option.port('claim', 'settle')),
    brand: (value) => (typeof value === 'function' ? undefined : option.text()(value)),
    defaultLocale: option.optional(option.text()),
    localePolicy: option.optional(option.oneOf('default', 'refuse')),
    maxSegments: option.optional(option.integer(1, 10)),
    channelFrom: option.optional(option.oneOf('platform', 'preference')),
    otherChannel: option.optional(option.oneOf('never', 'when-unreachable')),
    ambiguous: option.optional(option.oneOf('stop', 'retry-once')),
    minLifeMs: option.optional(option.integer(0)),
    sendMs: option.optional(option.integer(0)),
    sendLimitMs: option.optional(option.integer(1)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { senders, clock = systemClock, minLifeMs = 20_000, sendMs = 1200, sendLimitMs = 10_000 } = options
  const { defaultLocale = 'en', localePolicy = 'default', otherChannel = 'never' } = options
  const byChannel = new Map(senders.map((sender) => [sender.channel, sender]))
  if (byChannel.size < senders.length)
    throw new TypeError("createDelivery: option 'senders' names a channel twice; use failoverSender")
  if (otherChannel !== 'never' && byChannel.size < channels.length)
    throw new TypeError("createDelivery: option 'otherChannel' has no sender behind it")

  const lookUps = createLookUps({ ...options, channels: [...byChannel.keys()], clock })
  const compose = createComposer({ brand: options.brand, maxSegments: options.maxSegments ?? 1 })
  const once = createOnce({ ledger: options.ledger, ambiguous: options.ambiguous ?? 'stop', clock, sendLimitMs })

  /** Words and sender for a channel. */
  const prepare = (request: OtpRequest, journey: Journey, { channel, preference, templates }: Found): Prepared => {
    const sender = byChannel.get(channel)
    if (sender === undefined) throw new OtpError('sender-missing')
    const { voices } = sender
    const message = compose({
      request,
      channel,
      templates,
      defaultLocale,
      localePolicy,
      now: clock.now(),
      note: journey.note,
      ...(preference === undefined ? {} : { preference }),
      ...(voices === undefined ? {} : { voices }),
    })
    return { sender, message }
  }

  return async (request, journey) => {
    const ready = (): void => {
      journey.signal.throwIfAborted()
      if (request.expiresAt - clock.now() < minLifeMs) throw new OtpError('expired')
      if (journey.answerBy - clock.now() < sendMs) throw new OtpError('out-of-time')
    }
    ready()
    const found = await lookUps.find(request, journey)
    const prepared = prepare(request, journey, found)

    const send = async (attempt: number): Promise<Receipt> => {
      const by = Math.min(journey.answerBy, clock.now() + sendLimitMs)
      const sendBy = ({ sender, message }: Prepared): Promise<Receipt> => {
        journey.note({ fact: 'sending', attempt })
        return withDeadline({ clock, by, signal: journey.signal, sentIfCut: () => 'maybe' }, (signal) =>
          sender.send({ ...message, attempt }, { ...journey, signal }),
        )
      }
      try {
        return await sendBy(prepared)
      } catch (thrown) {
        if (otherChannel === 'never' || !isUnreachable(thrown)) throw thrown
        const channel = found.channel === 'sms' ? 'voice' : 'sms'
        journey.note({ fact: 'channel', from: found.channel, to: channel, why: thrown.code })
        const other = prepare(request, journey, { ...found, channel, templates: await lookUps.list(request, channel, journey) })
        ready()
        return sendBy(other)
      }
    }
    return once(request, journey, { ready, send })
  }
}

interface Prepared {
  readonly sender: ChannelSender
  readonly message: Message
}

/** Nothing went out, and nothing more will on this channel; on the other one it may. */
function isUnreachable(thrown: unknown): thrown is OtpError {
  return (
    isOtpError(thrown) &&
    thrown.sent === 'no' &&
    ['recipient-opted-out', 'recipient-refused', 'recipient-limit'].includes(thrown.code)
  )
}
