import { withDeadline } from '../core/delivery/deadline.js'
import { systemClock } from '../core/delivery/system-clock.js'
import { abortFailure, OtpError, toOtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { ChannelSender } from '../core/ports/channel-sender.js'
import type { Clock } from '../core/ports/clock.js'
import type { Counter, Hit } from '../core/ports/counter.js'
import type { Journey } from '../core/ports/delivery.js'
import type { Pseudonym } from '../core/ports/pseudonym.js'
import { unlessAborted } from './signals/unless-aborted.js'

export interface LimitedSenderOptions {
  readonly sender: ChannelSender
  readonly counter: Counter
  /** Stands in for the number in the counter's keys. */
  readonly pseudonym: Pseudonym
  /** Keeps the counts of two accounts, regions or numbers apart in one store. */
  readonly name: string
  /** `null` keeps none. @defaultValue 5, as AWS limits calls */
  readonly perRecipientAndDay?: number | null
  /** `null` keeps none. @defaultValue 20, as AWS limits calls */
  readonly perMinute?: number | null
  /** `null` keeps none. @defaultValue 1, as AWS limits calls */
  readonly perSecond?: number | null
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

// The claim is made, and the person waits.
const countMs = 500

interface Limit {
  readonly hit: Hit
  readonly limit: number
  readonly code: 'recipient-limit' | 'provider-throttled'
}

/**
 * Keeps a provider's limits before the provider is asked, so that a refusal costs nothing and says which limit it was. The defaults are
 * the limits of calls by AWS End User Messaging, which are raised for nobody.
 * Windows are fixed (a day begins at midnight UTC): around their borders the provider may still say no, which is told the same way.
 * A send that surely did not happen is given back, while its window lasts. A counter that is down, or says nothing for half a second, limits
 * nothing: the provider still does.
 * Rejects with `recipient-limit` or `provider-throttled`, surely not sent.
 * @throws TypeError on wrong wiring
 */
export function limitedSender(options: LimitedSenderOptions): ChannelSender {
  const limit = option.optional(option.nullable(option.integer(1)))
  checkOptions('limitedSender', options, {
    sender: option.port('send'),
    counter: option.port('add'),
    pseudonym: option.port('of'),
    name: option.text(),
    perRecipientAndDay: limit,
    perMinute: limit,
    perSecond: limit,
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { sender, counter, pseudonym, name, perRecipientAndDay = 5, perMinute = 20, perSecond = 1, clock = systemClock } = options

  const limitsFor = async (number: string): Promise<Limit[]> => {
    const rows = [
      { key: `recipient:${(await pseudonym.of(number))[0]}`, limit: perRecipientAndDay, windowSeconds: 86_400 },
      { key: 'minute', limit: perMinute, windowSeconds: 60 },
      { key: 'second', limit: perSecond, windowSeconds: 1 },
    ]
    return rows.flatMap(({ key, limit: most, windowSeconds }) =>
      most === null
        ? []
        : {
            hit: { key: `limit:${name}:${key}`, by: 1, windowSeconds },
            limit: most,
            code: windowSeconds === 86_400 ? ('recipient-limit' as const) : ('provider-throttled' as const),
          },
    )
  }
  const add = (hits: readonly Hit[], journey: Journey): Promise<readonly number[] | undefined> =>
    withDeadline({ clock, by: clock.now() + countMs, signal: journey.signal }, (signal) => counter.add(hits, signal)).catch(
      (thrown: unknown) => {
        journey.note({ fact: 'failed', part: 'limits', code: toOtpError(thrown, 'store-unavailable').code })
        return undefined
      },
    )
  const giveBack = async (limits: readonly Limit[], addedAt: number, journey: Journey): Promise<void> => {
    // What is taken back in the next window would let one more through there. The second is always over by then, or all but.
    const doneAt = clock.now() + countMs
    const hits = limits
      .filter(({ hit: { windowSeconds } }) => windowSeconds > 1 && doneAt < endOf(addedAt, windowSeconds * 1000))
      .map(({ hit }) => ({ ...hit, by: -1 }))
    if (hits.length === 0) return
    // It goes on when the journey ends, but whoever knows that nothing was sent must not be late to say so.
    await unlessAborted(add(hits, { ...journey, signal: new AbortController().signal }), journey.signal).catch(() => undefined)
  }

  return {
    channel: sender.channel,
    ...(sender.voices === undefined ? {} : { voices: sender.voices }),
    async send(message, journey) {
      if (journey.signal.aborted) throw abortFailure(journey.signal)
      const limits = await limitsFor(message.destination.e164.reveal())
      const addedAt = clock.now()
      const sums = await add(
        limits.map(({ hit }) => hit),
        journey,
      )
      if (sums === undefined) return sender.send(message, journey)
      const exceeded = limits.find((one, index) => (sums[index] ?? 0) > one.limit)
      if (exceeded !== undefined) {
        await giveBack(limits, addedAt, journey)
        throw new OtpError(exceeded.code, `over ${exceeded.limit} in ${exceeded.hit.windowSeconds} s`)
      }
      try {
        return await sender.send(message, journey)
      } catch (thrown) {
        const failure = toOtpError(thrown, 'internal', 'maybe')
        if (failure.sent === 'no') await giveBack(limits, addedAt, journey)
        throw failure
      }
    },
  }
}

/** When the window ends that counts a hit of this time. */
const endOf = (at: number, windowMs: number): number => (Math.floor(at / windowMs) + 1) * windowMs
