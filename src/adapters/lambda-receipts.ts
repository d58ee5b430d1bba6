import type { Receipts } from '../core/delivery/receipts.js'
import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError, report } from '../core/errors.js'
import type { DeliveryEvent } from '../core/model/delivery-event.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Clock } from '../core/ports/clock.js'
import { beforeTheEnd, type LambdaContext } from './lambda/context.js'

export type { LambdaContext }

/** Options of {@link lambdaReceipts}. */
export interface LambdaReceiptsOptions {
  /** Finds the delivery events in what came, such as `eumDeliveryEvents`. */
  readonly read: (event: unknown) => { readonly events: readonly DeliveryEvent[]; readonly unreadable: number }
  /** Joins them to their requests: `createReceipts`. */
  readonly receipts: Pick<Receipts, 'take'>
  /** Told of an event in which something could not be read; the rest of it counts, and it does not come again. What it throws is swallowed. */
  readonly onMalformed?: (failure: OtpError) => void
  /**
   * By it the signal aborts 200 ms before Lambda would end the function; `null`: never.
   * @defaultValue systemClock
   */
  readonly clock?: Clock | null
}

/** What Lambda needs to report the failure. */
const reportMs = 200

/**
 * A Lambda function for delivery events, which EventBridge or SNS invokes asynchronously. A rejection makes Lambda try the same event again,
 * after one minute and after two more, and then bury it in the function's own dead-letter queue: so it rejects where the memory of messages
 * cannot be asked (`store-unavailable`), and where an event has overtaken that memory (`busy`). What was told is not told again by this process.
 * @throws TypeError on wrong wiring
 */
export function lambdaReceipts(options: LambdaReceiptsOptions): (event: unknown, context?: LambdaContext) => Promise<void> {
  checkOptions('lambdaReceipts', options, {
    read: option.function(),
    receipts: option.port('take'),
    onMalformed: option.optional(option.function()),
    clock: option.optional(option.nullable(option.port('now', 'sleep'))),
  })
  const { read, receipts, onMalformed = null, clock = systemClock } = options

  return async (event, context) => {
    const { events, unreadable } = read(event)
    if (unreadable > 0) report(onMalformed, new OtpError('call-malformed', 'a delivery event cannot be read'))
    const { early } = await beforeTheEnd((signal) => receipts.take(events, signal), { clock, context, reserveMs: reportMs })
    if (early.length > 0) throw new OtpError('busy', 'an event came before the memory of its message')
  }
}
