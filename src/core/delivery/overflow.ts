import { OtpError, toOtpError } from '../errors.js'
import { checkOptions, option } from '../model/options.js'
import type { Clock } from '../ports/clock.js'
import type { Delivery } from '../ports/delivery.js'
import { withDeadline } from './deadline.js'
import { systemClock } from './system-clock.js'

export interface OverflowOptions {
  readonly first: Delivery
  /** Usually `queued`. */
  readonly then: Delivery
  /**
   * How much sooner than the caller's deadline `first` must be done, so that `then` has time; ms.
   * @defaultValue 500
   */
  readonly reserveMs?: number
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/**
 * Tries the one; whatever may be tried again goes to the other.
 * @throws TypeError on wrong wiring
 */
export function overflow(options: OverflowOptions): Delivery {
  checkOptions('overflow', options, {
    first: option.function(),
    // biome-ignore lint/suspicious/noThenProperty: an option's name, not a promise
    then: option.function(),
    reserveMs: option.optional(option.integer(0)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { first, reserveMs = 500, clock = systemClock } = options
  return async (request, journey) => {
    const by = journey.answerBy - reserveMs
    let begun = false as boolean
    const note: typeof journey.note = (fact) => {
      begun ||= fact.fact === 'sending'
      journey.note(fact)
    }
    try {
      return await withDeadline(
        { clock, by, signal: journey.signal, sentIfCut: () => (begun ? 'maybe' : 'no'), turns: 2 },
        (signal) => first(request, { signal, answerBy: by, note }),
      )
    } catch (thrown) {
      const failure = toOtpError(thrown, 'internal', begun ? 'maybe' : 'no')
      if (!failure.retryable || journey.signal.aborted) throw failure
      journey.note({ fact: 'overflow', code: failure.code })
      return options.then(request, journey).catch((other: unknown) => {
        if (failure.sent === 'maybe') throw keepUnsure(other)
        // The second one has no use for a code of so little life; what is wrong is what the first one says.
        throw toOtpError(other).code === 'expired' ? failure : other
      })
    }
  }
}

/** What the second one says of itself is no word on the first, whose message may be on its way. */
function keepUnsure(other: unknown): OtpError {
  const failure = toOtpError(other)
  return failure.sent === 'maybe' ? failure : new OtpError(failure.code, undefined, { sent: 'maybe', cause: failure })
}
