import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../../src/testing/fake-clock.js'

describe('createFakeClock', () => {
  it('stands still until it is advanced', async () => {
    const clock = createFakeClock(1000)
    expect(clock.now()).toBe(1000)
    await clock.advance(250)
    expect(clock.now()).toBe(1250)
  })

  it('wakes sleepers in the order of their time, each at its own time, also those who fall asleep on the way', async () => {
    const clock = createFakeClock(0)
    const woken: string[] = []
    const sleeper = async (name: string, ...naps: readonly number[]) => {
      for (const ms of naps) {
        await clock.sleep(ms)
        woken.push(`${name}@${clock.now()}`)
      }
    }
    void sleeper('late', 300)
    void sleeper('early', 100, 100, 100)
    await clock.advance(299)
    expect(woken).toEqual(['early@100', 'early@200'])
    await clock.advance(1)
    expect(woken).toEqual(['early@100', 'early@200', 'late@300', 'early@300'])
  })

  it('sleeps no time in one turn of the event loop, without being advanced', async () => {
    const clock = createFakeClock(0)
    await clock.sleep(0)
    expect(clock.now()).toBe(0)
  })

  it('rejects a sleep with the reason of the abort, before and during it', async () => {
    const clock = createFakeClock(0)
    const reason = new Error('enough')
    await expect(clock.sleep(10, AbortSignal.abort(reason))).rejects.toBe(reason)
    await expect(clock.sleep(0, AbortSignal.abort(reason))).rejects.toBe(reason)
    const controller = new AbortController()
    const slept = clock.sleep(10, controller.signal)
    controller.abort(reason)
    await expect(slept).rejects.toBe(reason)
    await clock.advance(10)
  })
})
