import { type Check, option } from '../../core/model/options.js'
import type { Clock } from '../../core/ports/clock.js'

/** What may be said to an adapter that reads the body itself. */
export interface HttpOptions {
  /**
   * Tells when the headers were there, for the budget counts from then on and not from the end of the body: the clock of the handler.
   * @defaultValue systemClock
   */
  readonly clock?: Clock
}

/** For `checkOptions`. */
export const httpChecks: Readonly<Record<'handler' | keyof HttpOptions, Check>> = {
  handler: option.function(),
  clock: option.optional(option.port('now', 'sleep')),
}
