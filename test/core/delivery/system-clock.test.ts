import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../../src/core/delivery/system-clock.js'

const day = 86_400_000

beforeEach(() => void vi.useFakeTimers({ now: 1_763_850_000_000 }))
afterEach(() => void vi.useRealTimers())

describe('systemClock', () => {
  it('tells the time of the machine', () => {
    expect(systemClock.now()).toBe(1_763_850_000_000)
  })

  it.each([1, 2, 2_500, 2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 60 * day])('sleeps for %i ms, no more and no less', async (ms) => {
    let awake = false
    void systemClock.sleep(ms).then(() => (awake = true))
    await vi.advanceTimersByTimeAsync(ms - 1)
    expect(awake).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(awake).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('wakes when the signal aborts, with its reason, and leaves no timer behind', async () => {
    const end = new AbortController()
    const sleeping = systemClock.sleep(60 * day, end.signal)
    end.abort('over')
    await expect(sleeping).rejects.toBe('over')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does not fall asleep under a signal that has aborted', async () => {
    await expect(systemClock.sleep(1_000, AbortSignal.abort('over'))).rejects.toBe('over')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('leaves no listener behind, however it ends', async () => {
    const { signal } = new AbortController()
    const sleeping = systemClock.sleep(1_000, signal)
    expect(getEventListeners(signal, 'abort')).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1_000)
    await sleeping
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    const end = new AbortController()
    const cut = systemClock.sleep(1_000, end.signal)
    end.abort('over')
    await expect(cut).rejects.toBe('over')
    expect(getEventListeners(end.signal, 'abort')).toHaveLength(0)
  })
})
