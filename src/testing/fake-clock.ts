import type { Clock } from '../core/ports/clock.js'

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  /** Goes on by `ms`, wakes the sleepers of that time in their order, and lets each one work before the next. */
  advance(ms: number): Promise<void>
}

interface Sleeper {
  readonly at: number
  readonly wake: () => void
}

// One turn of the event loop: every promise that can settle without the outside world has settled after it.
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Makes a fake clock that begins at `start`, epoch ms. Two of the same start tell the same time. */
export function createFakeClock(start: number = Date.UTC(2026, 0, 1)): FakeClock {
  let now = start
  const sleepers = new Set<Sleeper>()

  const next = (until: number): Sleeper | undefined =>
    [...sleepers].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0]

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          sleepers.delete(sleeper)
          reject(signal?.reason as Error)
        }
        const wake = () => {
          sleepers.delete(sleeper)
          signal?.removeEventListener('abort', stop)
          resolve()
        }
        const sleeper: Sleeper = { at: now + ms, wake }
        signal?.addEventListener('abort', stop, { once: true })
        if (signal?.aborted === true) stop()
        else if (ms > 0) sleepers.add(sleeper)
        else void turn().then(wake)
      }),
    async advance(ms) {
      const until = now + ms
      await turn()
      for (let sleeper = next(until); sleeper !== undefined; sleeper = next(until)) {
        now = sleeper.at
        sleeper.wake()
        await turn()
      }
      now = until
    },
  }
}
