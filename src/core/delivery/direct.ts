import { OtpError, toOtpError } from '../errors.js'
import { createComposer } from '../message/composition.js'
import type { Channel } from '../model/channel.js'
import type { Locale } from '../model/locale.js'
import { checkOptions, option } from '../model/options.js'
import type { OtpRequest } from '../model/otp-request.js'
import type { Preference } from '../model/preference.js'
import type { Receipt } from '../model/receipt.js'
import type { Template } from '../model/template.js'
import type { ChannelSender } from '../ports/channel-sender.js'
import type { Clock } from '../ports/clock.js'
import type { Delivery, Journey } from '../ports/delivery.js'
import type { Ledger } from '../ports/ledger.js'
import type { PreferenceStore } from '../ports/preference-store.js'
import type { TemplateStore } from '../ports/template-store.js'
import { withDeadline } from './deadline.js'
import { createOnce } from './once.js'
import { systemClock } from './system-clock.js'

export interface DeliveryOptions {
  readonly templates: TemplateStore
  /** `null` where nobody can choose. */
  readonly preferences: PreferenceStore | null
  /** The first sender of a channel is used; a fallback is a sender too (`drivers/failover-sender`). */
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

const preferenceMs = 150

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
    ambiguous: option.optional(option.oneOf('stop', 'retry-once')),
    minLifeMs: option.optional(option.integer(0)),
    sendMs: option.optional(option.integer(0)),
    sendLimitMs: option.optional(option.integer(1)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { senders, clock = systemClock, minLifeMs = 20_000, sendMs = 1200, sendLimitMs = 10_000 } = options
  const { defaultLocale = 'en', localePolicy = 'default' } = options
  const compose = createComposer({ brand: options.brand, maxSegments: options.maxSegments ?? 1 })
  const once = createOnce({ ledger: options.ledger, ambiguous: options.ambiguous ?? 'stop', clock, sendLimitMs })

  return async (request, journey) => {
    const ready = (): void => {
      journey.signal.throwIfAborted()
      if (request.expiresAt - clock.now() < minLifeMs) throw new OtpError('expired')
      if (journey.answerBy - clock.now() < sendMs) throw new OtpError('out-of-time')
    }
    ready()
    const { channel, preference, templates } = await lookUp(request, journey, options, clock)
    const sender = senders.find((one) => one.channel === channel)
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
    const send = (attempt: number): Promise<Receipt> => {
      journey.note({ fact: 'sending', attempt })
      const deadline = { clock, by: Math.min(journey.answerBy, clock.now() + sendLimitMs), signal: journey.signal }
      return withDeadline({ ...deadline, sentIfCut: () => 'maybe' }, (signal) =>
        sender.send({ ...message, attempt }, { ...journey, signal }),
      )
    }
    return once(request, journey, { ready, send })
  }
}

interface Found {
  readonly channel: Channel
  readonly preference: Preference | undefined
  readonly templates: readonly Template[]
}

/** Asks both stores side by side, unless the person's preference decides on the channel and so on the templates. */
async function lookUp(request: OtpRequest, journey: Journey, options: DeliveryOptions, clock: Clock): Promise<Found> {
  const { templates, preferences, senders, channelFrom = 'platform' } = options
  const list = (channel: Channel): Promise<readonly Template[]> =>
    withDeadline({ clock, by: journey.answerBy, signal: journey.signal, sentIfCut: () => 'no' }, (signal) =>
      templates.list({ purpose: request.purpose, channel }, signal),
    )
  const preferring = findPreference(preferences, request, journey, clock)
  if (channelFrom === 'platform') {
    const [preference, listed] = await Promise.all([preferring, list(request.channel)])
    return { channel: request.channel, preference, templates: listed }
  }
  const preference = await preferring
  const wished = preference?.channel
  if (wished === undefined || wished === request.channel || !senders.some((one) => one.channel === wished)) {
    return { channel: request.channel, preference, templates: await list(request.channel) }
  }
  journey.note({ fact: 'channel', from: request.channel, to: wished, why: 'preference' })
  return { channel: wished, preference, templates: await list(wished) }
}

/** Slow or down means none, noted: a person's wishes are worth a moment, not the code. */
async function findPreference(
  store: PreferenceStore | null,
  request: OtpRequest,
  journey: Journey,
  clock: Clock,
): Promise<Preference | undefined> {
  const { userId } = request
  if (store === null || userId === undefined) return undefined
  try {
    const deadline = { clock, by: clock.now() + preferenceMs, signal: journey.signal, sentIfCut: () => 'no' as const }
    return await withDeadline(deadline, (signal) => store.find(userId, signal))
  } catch (thrown) {
    journey.note({ fact: 'failed', part: 'preferences', code: toOtpError(thrown).code })
    return undefined
  }
}
