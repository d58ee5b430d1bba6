import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { withDeadline } from '../../../src/core/delivery/deadline.js'
import { systemClock } from '../../../src/core/delivery/system-clock.js'
import { OtpError } from '../../../src/core/errors.js'
import { createFakeClock } from '../../../src/testing/fake-clock.js'

const never = () => new AbortController().signal

describe('withDeadline', () => {
  it('gives what the work gives', async () => {
    const clock = createFakeClock()
    expect(await withDeadline({ clock, by: clock.now() + 1, signal: never(), sentIfCut: () => 'no' }, async () => 7)).toBe(7)
  })

  it('cuts work that hangs at the deadline, and says what is true then', async () => {
    const clock = createFakeClock()
    const cut = withDeadline(
      { clock, by: clock.now() + 100, signal: never(), sentIfCut: () => 'maybe' },
      () => new Promise(() => {}),
    )
    cut.catch(() => {})
    await clock.advance(100)
    await expect(cut).rejects.toMatchObject({ code: 'out-of-time', sent: 'maybe' })
  })

  it('lets work that heeds the signal say how it ended', async () => {
    const clock = createFakeClock()
    const work = (signal: AbortSignal) =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(new OtpError('provider-unavailable', undefined, { sent: 'no' }))),
      )
    const cut = withDeadline({ clock, by: clock.now() + 100, signal: never(), sentIfCut: () => 'maybe' }, work)
    cut.catch(() => {})
    await clock.advance(100)
    await expect(cut).rejects.toMatchObject({ code: 'provider-unavailable', sent: 'no' })
  })

  it('leaves nothing behind on a signal that lives longer', async () => {
    const clock = createFakeClock()
    const signal = never()
    await withDeadline({ clock, by: clock.now() + 100, signal }, async () => 7)
    await expect(withDeadline({ clock, by: clock.now() + 100, signal }, () => Promise.reject(new Error('x')))).rejects.toThrow(
      'x',
    )
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('begins with an aborted signal where no time is left', async () => {
    const clock = createFakeClock()
    expect(await withDeadline({ clock, by: clock.now(), signal: never() }, async ({ aborted }) => aborted)).toBe(true)
    expect(await withDeadline({ clock, by: clock.now() + 1, signal: never() }, async ({ aborted }) => aborted)).toBe(false)
  })

  it('says that nothing was sent where nobody says otherwise', async () => {
    const clock = createFakeClock()
    const cut = withDeadline({ clock, by: clock.now(), signal: never() }, () => new Promise(() => {}))
    await expect(cut).rejects.toMatchObject({ code: 'out-of-time', sent: 'no' })
  })

  it('passes an outer abort on, whenever it comes', async () => {
    const clock = createFakeClock()
    for (const reason of [new OtpError('out-of-time'), new Error('a stranger’s reason')]) {
      const code = reason instanceof OtpError ? 'out-of-time' : 'cancelled'
      const before = AbortSignal.abort(reason)
      await expect(
        withDeadline({ clock, by: clock.now() + 100, signal: before, sentIfCut: () => 'no' }, () => new Promise(() => {})),
      ).rejects.toMatchObject({ code })
      const later = new AbortController()
      const cut = withDeadline(
        { clock, by: clock.now() + 100, signal: later.signal, sentIfCut: () => 'no' },
        () => new Promise(() => {}),
      )
      later.abort(reason)
      await expect(cut).rejects.toMatchObject({ code })
    }
  })
})

describe('systemClock', () => {
  it('tells the time, sleeps, and stops sleeping when told', async () => {
    const before = systemClock.now()
    await systemClock.sleep(5)
    expect(systemClock.now()).toBeGreaterThanOrEqual(before)
    const reason = new Error('enough')
    await expect(systemClock.sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason)
    const stop = new AbortController()
    const sleeping = systemClock.sleep(60_000, stop.signal)
    stop.abort(reason)
    await expect(sleeping).rejects.toBe(reason)
    const { signal } = new AbortController()
    await systemClock.sleep(0, signal)
    expect([signal, stop.signal].flatMap((one) => getEventListeners(one, 'abort'))).toEqual([])
  })

  it('sleeps longer than a timer of the platform can, as for a code that lives a month', async () => {
    const stop = new AbortController()
    const month = systemClock.sleep(2 ** 31 + 1000, stop.signal).then(
      () => 'over',
      () => 'stopped',
    )
    expect(await Promise.race([month, systemClock.sleep(30).then(() => 'asleep')])).toBe('asleep')
    stop.abort()
    expect(await month).toBe('stopped')
  })
})
