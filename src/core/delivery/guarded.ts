import { OtpError, toOtpError } from '../errors.js'
import { checkOptions, option } from '../model/options.js'
import type { Clock } from '../ports/clock.js'
import type { Delivery } from '../ports/delivery.js'
import type { Guard, Verdict } from '../ports/guard.js'
import { withDeadline } from './deadline.js'
import { systemClock } from './system-clock.js'

export interface GuardedOptions {
  /** Asked in this order; the first refusal ends it. */
  readonly guards: readonly Guard[]
  readonly delivery: Delivery
  /**
   * What a guard's own failure means: the code passes, or nobody gets one until the guard works again.
   * @defaultValue 'allow'
   */
  readonly whenDown?: 'allow' | 'refuse'
  /**
   * A guard that takes longer than this, in ms, is down: each may eat this much of the time to send.
   * @defaultValue 500
   */
  readonly guardMs?: number
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/**
 * Asks the guards before anything is sent. It belongs at the entry, outside `queued` and `overflow`:
 * a request that has been let in is not judged again.
 * @throws TypeError on wrong wiring
 */
export function guarded(options: GuardedOptions): Delivery {
  checkOptions('guarded', options, {
    guards: option.list(option.port('check'), 1),
    delivery: option.function(),
    whenDown: option.optional(option.oneOf('allow', 'refuse')),
    guardMs: option.optional(option.integer(1)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  // Stryker disable next-line StringLiteral: only `refuse` refuses.
  const { guards, delivery, whenDown = 'allow', guardMs = 500, clock = systemClock } = options
  return async (request, journey) => {
    for (const guard of guards) {
      let verdict: Verdict
      try {
        const limit = { clock, by: clock.now() + guardMs, signal: journey.signal }
        verdict = await withDeadline(limit, (signal) => guard.check(request, { ...journey, signal }))
      } catch (thrown) {
        journey.signal.throwIfAborted()
        const { code } = toOtpError(thrown)
        journey.note({ fact: 'failed', part: guard.name, code })
        if (whenDown === 'refuse') throw new OtpError('guard-unavailable', undefined, { cause: thrown })
        continue
      }
      if (verdict.verdict === 'allow') continue
      journey.note({ fact: 'guard', guard: guard.name, verdict: verdict.verdict, code: verdict.code })
      if (verdict.verdict === 'refuse') throw new OtpError(verdict.code)
    }
    return delivery(request, journey)
  }
}
