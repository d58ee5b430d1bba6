import { withDeadline } from '../core/delivery/deadline.js'
import { systemClock } from '../core/delivery/system-clock.js'
import { type OtpError, report, toOtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import { type Parcel, parseParcel } from '../core/model/parcel.js'
import type { Clock } from '../core/ports/clock.js'
import type { Worker } from '../core/ports/worker.js'
import { beforeTheEnd, type LambdaContext, timeLeft } from './lambda/context.js'

export type { LambdaContext }

/** What is read of a message in an event from SQS. */
export interface SqsRecord {
  /** By which the message is reported. */
  readonly messageId: string
  /** By which its visibility is changed. */
  readonly receiptHandle: string
  /** A parcel, as `formatParcel` writes it. */
  readonly body: string
}

/** What is read of an event from SQS. */
export interface SqsEvent {
  /** The batch. */
  readonly Records: readonly SqsRecord[]
}

/** Which messages must come again. SQS heeds it only where the event source mapping has `ReportBatchItemFailures`. */
export interface SqsResult {
  /** By their `messageId`; an empty list says that all are done. */
  batchItemFailures: { itemIdentifier: string }[]
}

/** Options of {@link lambdaSqs}. */
export interface LambdaSqsOptions {
  /**
   * Lets a parcel come again when the worker wants it: `ChangeMessageVisibility`, such as `sqsVisibility`. Without it, or when it fails,
   * the parcel comes when the visibility timeout of the queue ends. It has 500 ms of its own, also after the worker's signal has aborted.
   */
  readonly changeVisibility?: (receiptHandle: string, seconds: number, signal: AbortSignal) => Promise<unknown>
  /** Told of a message that is no parcel, with SQS's id of it; the queue's redrive policy buries the message. What it throws is swallowed. */
  readonly onMalformed?: (messageId: string, failure: OtpError) => void
  /**
   * By it the worker's signal aborts a second before Lambda would end the function; `null`: never.
   * @defaultValue systemClock
   */
  readonly clock?: Clock | null
}

/** The longest that SQS hides a message. */
const longestSeconds = 43_200

/** What a worker may need after its signal to settle what it began, the queue to hear of it, and Lambda to report it. */
const settleMs = 1_000

/** What the queue is given to hear when a parcel must come again. */
const visibilityMs = 500

/**
 * A Lambda function behind an SQS queue of parcels. The parcels of a batch are worked on side by side, each for itself:
 * what a worker wants again, what it fails on and what is no parcel is reported, and only that comes again.
 * The queue's redrive policy decides how often.
 * @throws TypeError at construction where an option is wrong; at a call where the event is none of SQS
 */
export function lambdaSqs(
  worker: Worker,
  options: LambdaSqsOptions = {},
): (event: SqsEvent, context?: LambdaContext) => Promise<SqsResult> {
  const callback = option.optional(option.function())
  checkOptions(
    'lambdaSqs',
    { ...options, worker },
    {
      worker: option.function(),
      changeVisibility: callback,
      onMalformed: callback,
      clock: option.optional(option.nullable(option.port('now', 'sleep'))),
    },
  )
  const { changeVisibility, onMalformed, clock = systemClock } = options

  const parcelIn = ({ messageId, body }: SqsRecord): Parcel => {
    try {
      return parseParcel(body)
    } catch (thrown) {
      const failure = toOtpError(thrown)
      report(onMalformed, messageId, failure)
      throw failure
    }
  }

  /** In a time of its own: near the end of the function the worker's signal has aborted, and the parcel would come too late. */
  const comeAgain = async ({ receiptHandle }: SqsRecord, afterMs: number, context: LambdaContext | undefined): Promise<void> => {
    if (changeVisibility === undefined) return
    const seconds = Math.min(longestSeconds, Math.max(0, Math.ceil(afterMs / 1000)))
    const { signal } = new AbortController()
    const change = (within: AbortSignal) => changeVisibility(receiptHandle, seconds, within)
    const leftMs = Math.min(visibilityMs, timeLeft(context).remainingMs ?? visibilityMs)
    await (clock === null ? change(signal) : withDeadline({ clock, by: clock.now() + leftMs, signal }, change))
  }

  const isDone = async (record: SqsRecord, signal: AbortSignal, context: LambdaContext | undefined): Promise<boolean> => {
    const handled = await worker(parcelIn(record), signal)
    if (handled.do === 'again') await comeAgain(record, handled.afterMs, context)
    return handled.do === 'forget'
  }

  return async (event, context) => {
    if (!Array.isArray((event as SqsEvent | null | undefined)?.Records))
      throw new TypeError('lambdaSqs: the event is none of SQS')
    const records: readonly SqsRecord[] = event.Records
    // Each its own signal, for a shared one would gather the listeners of all, and node warns of that.
    const workOnAll = (signal: AbortSignal) =>
      Promise.allSettled(records.map(async (record) => isDone(record, AbortSignal.any([signal]), context)))
    const done = await beforeTheEnd(workOnAll, { clock, context, reserveMs: settleMs })
    const again = records.filter((_, index) => done[index]?.status !== 'fulfilled' || !done[index].value)
    return { batchItemFailures: again.map(({ messageId }) => ({ itemIdentifier: messageId })) }
  }
}
