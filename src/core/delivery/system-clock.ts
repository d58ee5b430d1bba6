import type { Clock } from '../ports/clock.js'

// A timer that is told more rings at once.
const longestTimerMs = 2 ** 31 - 1

/** The real time. No other file reads it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason as Error)
        return
      }
      const stop = () => {
        clearTimeout(timer)
        // Stryker disable next-line OptionalChaining: only a signal stops it.
        signal?.removeEventListener('abort', stop)
        reject(signal?.reason as Error)
      }
      let timer: ReturnType<typeof setTimeout>
      const wait = (left: number): void => {
        const step = Math.min(left, longestTimerMs)
        timer = setTimeout(() => {
          if (left > step) {
            wait(left - step)
            return
          }
          signal?.removeEventListener('abort', stop)
          resolve()
        }, step)
      }
      wait(ms)
      signal?.addEventListener('abort', stop)
    }),
}
