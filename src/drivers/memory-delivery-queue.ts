import { systemClock } from '../core/delivery/system-clock.js'
import { abortFailure } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Clock } from '../core/ports/clock.js'
import type { DeliveryQueue, Parcel } from '../core/ports/delivery-queue.js'
import type { DeliverySource, Received } from '../core/ports/delivery-source.js'

export interface MemoryDeliveryQueueOptions {
  /** @defaultValue systemClock */
  readonly clock?: Clock
  /** How long a parcel in hand stays hidden. 30 000 by default. */
  readonly visibilityMs?: number
  /** How long `receive` waits for the first parcel. 20 000 by default. */
  readonly waitMs?: number
  /** Where a parcel goes that was given out `maxReceives` times and never settled. Both or neither. */
  readonly dead?: DeliveryQueue
  readonly maxReceives?: number
}

/** A parcel as it rests in the queue. */
export interface RestingParcel {
  /** The queue's own id. */
  readonly id: string
  readonly parcel: Parcel
  /** Epoch ms. */
  readonly enqueuedAt: number
  /** Epoch ms: hidden until then, by a delay or because somebody has it in hand. */
  readonly visibleAt: number
  readonly receives: number
}

export interface MemoryDeliveryQueue extends DeliveryQueue, DeliverySource {
  /** All that rests here, oldest first, without taking it. */
  list(): readonly RestingParcel[]
}

/** A queue in memory, for tests, the lab, and hosts of one process: what it holds is lost when the process ends. */
export function memoryDeliveryQueue(options: MemoryDeliveryQueueOptions = {}): MemoryDeliveryQueue {
  checkOptions('memoryDeliveryQueue', options, {
    clock: option.optional(option.port('now', 'sleep')),
    visibilityMs: option.optional(option.integer(1)),
    waitMs: option.optional(option.integer(0)),
    dead: option.optional(option.port('enqueue')),
    maxReceives: option.optional(option.integer(1)),
  })
  const { clock = systemClock, visibilityMs = 30_000, waitMs = 20_000, dead, maxReceives = Number.POSITIVE_INFINITY } = options
  if ((dead === undefined) !== (options.maxReceives === undefined))
    throw new TypeError("memoryDeliveryQueue: options 'dead' and 'maxReceives' go together")

  const resting = new Map<string, RestingParcel>()
  const waiting = new Set<() => void>()
  let count = 0

  const put = (rester: RestingParcel): void => {
    resting.set(rester.id, rester)
    for (const wake of waiting) wake()
  }

  /** A receipt is good until the parcel is given out again, as on SQS; a stale one changes nothing. */
  const receiptOf = (taken: RestingParcel): Received => {
    const held = (): boolean => resting.get(taken.id)?.receives === taken.receives
    return {
      parcel: taken.parcel,
      async forget(signal) {
        if (signal.aborted) throw abortFailure(signal)
        if (held()) resting.delete(taken.id)
      },
      async again(ms, signal) {
        if (signal.aborted) throw abortFailure(signal)
        if (held()) put({ ...taken, visibleAt: clock.now() + ms })
      },
    }
  }

  const bury = async (worn: RestingParcel, signal: AbortSignal): Promise<void> => {
    // Where the burial fails the parcel stays, hidden as if in hand, and is tried again.
    resting.set(worn.id, { ...worn, visibleAt: clock.now() + visibilityMs })
    await dead?.enqueue(worn.parcel, signal).then(
      () => resting.delete(worn.id),
      () => undefined,
    )
  }

  const take = async (max: number, signal: AbortSignal): Promise<readonly Received[]> => {
    const visible = [...resting.values()].filter(({ visibleAt }) => visibleAt <= clock.now())
    await Promise.all(visible.filter(({ receives }) => receives >= maxReceives).map((worn) => bury(worn, signal)))
    return visible
      .filter((one) => one.receives < maxReceives && resting.get(one.id) === one)
      .slice(0, max)
      .map((one) => {
        const taken = { ...one, visibleAt: clock.now() + visibilityMs, receives: one.receives + 1 }
        resting.set(taken.id, taken)
        return receiptOf(taken)
      })
  }

  /** Until something is put in, the next parcel becomes visible, `until` comes or the signal aborts. */
  const change = async (until: number, signal: AbortSignal): Promise<void> => {
    const next = Math.min(until, ...[...resting.values()].map(({ visibleAt }) => visibleAt))
    const awake = new AbortController()
    const wake = (): void => awake.abort()
    waiting.add(wake)
    // Not `AbortSignal.any`: node never forgets what it made of a signal that lives on.
    signal.addEventListener('abort', wake)
    if (signal.aborted) wake()
    await clock.sleep(next - clock.now(), awake.signal).catch(() => undefined)
    signal.removeEventListener('abort', wake)
    waiting.delete(wake)
  }

  return {
    async enqueue(parcel, signal) {
      if (signal.aborted) throw abortFailure(signal)
      const { delaySeconds = 0, ...kept } = parcel
      count += 1
      const id = `parcel-${count}`
      const now = clock.now()
      put({ id, parcel: kept, enqueuedAt: now, visibleAt: now + delaySeconds * 1_000, receives: 0 })
      return id
    },
    async receive(max, signal) {
      const until = clock.now() + waitMs
      for (;;) {
        if (signal.aborted || max < 1) return []
        const received = await take(max, signal)
        if (received.length > 0 || clock.now() >= until) return received
        await change(until, signal)
      }
    },
    list: () => [...resting.values()],
  }
}
