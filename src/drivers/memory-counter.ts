import { systemClock } from '../core/delivery/system-clock.js'
import { abortFailure } from '../core/errors.js'
import { createExpiringMap } from '../core/model/expiring-map.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Clock } from '../core/ports/clock.js'
import type { Counter, Hit } from '../core/ports/counter.js'

export interface MemoryCounterOptions {
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/**
 * Makes a counter in memory: each process counts for itself, so a limit over several processes is not kept.
 * @throws TypeError on wrong wiring
 */
export function memoryCounter(options: MemoryCounterOptions = {}): Counter {
  checkOptions('memoryCounter', options, { clock: option.optional(option.port('now', 'sleep')) })
  const { clock = systemClock } = options
  const sums = createExpiringMap<number>(() => clock.now())

  return {
    async add(hits, signal) {
      if (signal.aborted) throw abortFailure(signal)
      const now = clock.now()
      const places = hits.map((hit) => placeOf(hit, now))
      for (const [index, { by }] of hits.entries()) {
        const { key, end } = places[index] as Place
        if (by !== 0) sums.set(key, (sums.get(key) ?? 0) + by, end)
      }
      return places.map(({ key }) => sums.get(key) ?? 0)
    },
  }
}

interface Place {
  readonly key: string
  readonly end: number
}

function placeOf({ key, windowSeconds }: Hit, now: number): Place {
  const windowMs = windowSeconds * 1000
  const end = (Math.floor(now / windowMs) + 1) * windowMs
  return { key: `${windowSeconds} ${end} ${key}`, end }
}
