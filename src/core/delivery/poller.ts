import { type OtpError, report, toOtpError } from '../errors.js'
import { checkOptions, option } from '../model/options.js'
import type { Clock } from '../ports/clock.js'
import type { DeliverySource, Received } from '../ports/delivery-source.js'
import type { Worker } from '../ports/worker.js'
import { withDeadline } from './deadline.js'
import { systemClock } from './system-clock.js'
import { systemRandom } from './system-random.js'

export interface PollerOptions {
  readonly source: DeliverySource
  readonly worker: Worker
  /** How many parcels are in hand at once; no more are taken from the queue. @defaultValue 10 */
  readonly concurrency?: number
  /** How long what is in hand may go on once the host shuts down; then its signal aborts. @defaultValue 20000 */
  readonly graceMs?: number
  /** Told of what the queue failed in, and of a worker that crashed. What it throws is swallowed. */
  readonly onFailure?: (failure: OtpError) => void
  /** @defaultValue systemClock */
  readonly clock?: Clock
  /** @defaultValue systemRandom */
  readonly random?: () => number
}

export interface Poller {
  /**
   * Takes parcels to the worker until the signal aborts; then takes no more, finishes what is in hand, and resolves.
   * @throws OtpError `queue-refused`, or another failure that no retry can mend, also after finishing what is in hand
   */
  run(signal: AbortSignal): Promise<void>
}

const idleMs = 100
const settleMs = 5_000
const [shortestPauseMs, longestPauseMs] = [1_000, 30_000]

/**
 * The loop of a long-running host, which no queue calls as it does Lambda. A queue that is down is asked again, ever more slowly
 * up to every 30 seconds. A parcel whose worker crashes, or that could not be settled, comes again when its visibility ends.
 * @throws TypeError on wrong wiring
 */
export function createPoller(options: PollerOptions): Poller {
  checkOptions('createPoller', options, {
    source: option.port('receive'),
    worker: option.function(),
    concurrency: option.optional(option.integer(1)),
    graceMs: option.optional(option.integer(0)),
    onFailure: option.optional(option.function()),
    clock: option.optional(option.port('now', 'sleep')),
    random: option.optional(option.function()),
  })
  const { source, worker, concurrency = 10, graceMs = 20_000, onFailure, clock = systemClock, random = systemRandom } = options

  const tell = (thrown: unknown): OtpError => {
    const failure = toOtpError(thrown)
    report(onFailure, failure)
    return failure
  }
  const pause = (ms: number, signal: AbortSignal): Promise<void> => clock.sleep(ms, signal).catch(() => undefined)
  const pauseAfter = (failures: number): number =>
    Math.min(shortestPauseMs * 2 ** (failures - 1), longestPauseMs) * (0.5 + random() / 2)

  /** Settles in a time of its own: a shutdown must not lose what the worker has just done. */
  const settle = (received: Received, handled: Awaited<ReturnType<Worker>>): Promise<void> => {
    const limit = { clock, by: clock.now() + settleMs, signal: new AbortController().signal }
    return withDeadline(limit, (signal) =>
      handled.do === 'forget' ? received.forget(signal) : received.again(handled.afterMs, signal),
    )
  }

  return {
    async run(signal) {
      const inHand = new Map<AbortController, Promise<void>>()
      let wake = (): void => undefined
      const leave = (): void => wake()
      signal.addEventListener('abort', leave)

      const take = (received: Received): void => {
        // Each its own signal, for a shared one would gather what all of them leave behind.
        const hurry = new AbortController()
        const work = worker(received.parcel, hurry.signal)
          .then((handled) => settle(received, handled))
          .catch((thrown: unknown) => void tell(thrown))
          .finally(() => {
            inHand.delete(hurry)
            wake()
          })
        inHand.set(hurry, work)
      }
      const finish = async (): Promise<void> => {
        const done = new AbortController()
        const grace = clock.sleep(graceMs, done.signal).then(
          () => inHand.forEach((_, hurry) => hurry.abort()),
          () => undefined,
        )
        await Promise.all(inHand.values())
        signal.removeEventListener('abort', leave)
        done.abort()
        await grace
      }

      let failures = 0
      while (!signal.aborted) {
        try {
          const received = await source.receive(concurrency - inHand.size, signal)
          failures = 0
          received.forEach(take)
          if (received.length === 0) await pause(idleMs, signal)
        } catch (thrown) {
          const failure = tell(thrown)
          if (!failure.retryable) {
            await finish()
            throw failure
          }
          failures += 1
          await pause(pauseAfter(failures), signal)
        }
        if (inHand.size >= concurrency && !isAborted(signal)) await new Promise<void>((resolve) => (wake = resolve))
      }
      await finish()
    },
  }
}

/** Asked anew after waiting; the compiler remembers the first answer. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted
}
