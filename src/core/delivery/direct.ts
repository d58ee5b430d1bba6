import { isOtpError, OtpError, toOtpError } from '../errors.js'
import type { WhenVoiceless } from '../message/candidates.js'
import { type ComposerOptions, composerChecks, createComposer } from '../message/composition.js'
import { parseLocale } from '../message/negotiation.js'
import { type Channel, channels } from '../model/channel.js'
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
import { type Policies, preparedOrText, refuseVoiceless } from './when-voiceless.js'

export interface DeliveryOptions extends ComposerOptions {
  readonly templates: TemplateStore
  /** `null` where nobody can choose. */
  readonly preferences: PreferenceStore | null
  /** One a channel; several of a channel stand behind one that is a sender too (`drivers/failover-sender`). */
  readonly senders: readonly ChannelSender[]
  /** `null` sends every repetition again, but never what may have been sent: nobody would count how often. */
  readonly ledger: Ledger | null
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
   * What becomes of a call in a language that nobody speaks: the default language, one that the person is likely to follow by ear,
   * a text where there is one in their language, no call (`voice-missing`), or a call in several languages by a voice that speaks them all.
   * @defaultValue 'default'
   */
  readonly whenVoiceless?: WhenVoiceless | 'sms'
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
    defaultLocale: option.optional((value) => (parseLocale(value) ? undefined : 'must be a language tag, such as de or pt-BR')),
    localePolicy: option.optional(option.oneOf('default', 'refuse')),
    whenVoiceless: option.optional((value) =>
      Array.isArray((value as { bilingual?: unknown } | null)?.bilingual)
        ? undefined
        : option.oneOf('default', 'closest', 'sms', 'refuse', '{ bilingual: […] }')(value),
    ),
    ...composerChecks,
    channelFrom: option.optional(option.oneOf('platform', 'preference')),
    otherChannel: option.optional(option.oneOf('never', 'when-unreachable')),
    ambiguous: option.optional(option.oneOf('stop', 'retry-once')),
    minLifeMs: option.optional(option.integer(0)),
    sendMs: option.optional(option.integer(0)),
    sendLimitMs: option.optional(option.integer(1)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { senders, clock = systemClock, minLifeMs = 20_000, sendMs = 1200, sendLimitMs = 10_000 } = options
  // Stryker disable next-line StringLiteral: what is no other policy is the default one.
  const { defaultLocale = 'en', localePolicy = 'default', otherChannel = 'never', whenVoiceless = 'default' } = options
  const byChannel = new Map(senders.map((sender) => [sender.channel, sender]))
  if (byChannel.size < senders.length)
    throw new TypeError("createDelivery: option 'senders' names a channel twice; use failoverSender")
  if (otherChannel !== 'never' && byChannel.size < channels.length)
    throw new TypeError("createDelivery: option 'otherChannel' has no sender behind it")
  refuseVoiceless(whenVoiceless, byChannel)

  const lookUps = createLookUps({ ...options, channels: [...byChannel.keys()], clock })
  const compose = createComposer(composerOptions(options))
  const once = createOnce({ ledger: options.ledger, ambiguous: options.ambiguous ?? 'stop', clock, sendLimitMs })

  /** Words and sender for a channel. */
  const prepare = (request: OtpRequest, journey: Journey, found: Found, policies: Policies = {}): Prepared => {
    const { channel, preference, templates } = found
    const sender = byChannel.get(channel)
    if (sender === undefined) throw new OtpError('sender-missing')
    const { voices } = sender
    const message = compose({
      request,
      channel,
      templates,
      defaultLocale,
      localePolicy,
      // Stryker disable next-line ConditionalExpression,StringLiteral: the composer takes what is no other policy for the default one.
      whenVoiceless: whenVoiceless === 'sms' ? 'default' : whenVoiceless,
      ...policies,
      now: clock.now(),
      note: journey.note,
      // Stryker disable next-line ConditionalExpression: the composer reads what is undefined as what is not there.
      ...(preference === undefined ? {} : { preference }),
      // Stryker disable next-line ConditionalExpression: the same.
      ...(voices === undefined ? {} : { voices }),
    })
    return { channel, sender, message }
  }

  return async (request, journey) => {
    const ready = (by = journey.answerBy): void => {
      journey.signal.throwIfAborted()
      if (request.expiresAt - clock.now() < minLifeMs) throw new OtpError('expired')
      if (by - clock.now() < sendMs) throw new OtpError('out-of-time')
    }
    ready()
    const found = await lookUps.find(request, journey)
    /** Words for the channel that was found, or a text where nobody speaks the language and the policy wants one. */
    const prepareFound = async (on: Found): Promise<Prepared> =>
      whenVoiceless === 'sms'
        ? preparedOrText(on, {
            prepare: (words, policies) => prepare(request, journey, words, policies),
            listTexts: () => lookUps.list(request, 'sms', journey),
            note: journey.note,
          })
        : prepare(request, journey, on)
    const prepared = await prepareFound(found).catch(async (thrown: unknown) => {
      if (found.channel === request.channel || journey.signal.aborted) throw thrown
      // A preference is a wish, and costs no code.
      journey.note({ fact: 'channel', from: found.channel, to: request.channel, why: toOtpError(thrown).code })
      const { channel } = request
      return prepareFound({ ...found, channel, templates: await lookUps.list(request, channel, journey) })
    })

    const prepareOther = async (channel: Channel, by: number): Promise<Prepared> => {
      const templates = await lookUps.list(request, channel, { ...journey, answerBy: by })
      const other = prepare(request, journey, { ...found, channel, templates })
      ready(by)
      return other
    }

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
        const channel = prepared.channel === 'sms' ? 'voice' : 'sms'
        journey.note({ fact: 'channel', from: prepared.channel, to: channel, why: thrown.code })
        return sendBy(await prepareOther(channel, by).catch((other: unknown) => throwFirst(thrown, other, journey)))
      }
    }
    return once(request, journey, { ready, send })
  }
}

interface Prepared {
  readonly channel: Channel
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

/** That there is no other way either changes nothing about the first one, unless it may be tried again. Nothing was sent on either. */
function throwFirst(first: OtpError, thrown: unknown, { note }: Journey): never {
  const other = toOtpError(thrown)
  note({ fact: 'failed', part: 'other channel', code: other.code })
  throw other.retryable ? other : first
}

/** Those of the options that the composer takes. */
function composerOptions({ brand, ...options }: DeliveryOptions): ComposerOptions {
  const names = Object.keys(composerChecks)
  const own = Object.entries(options).filter(([name]) => names.includes(name))
  return { brand, ...(Object.fromEntries(own) as Partial<ComposerOptions>) }
}
