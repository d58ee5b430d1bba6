import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { OtpError } from '../../src/core/errors.js'
import type { Parcel } from '../../src/core/ports/delivery-queue.js'
import { memoryDeliveryQueue } from '../../src/drivers/memory-delivery-queue.js'
import { type CreateDeliveryQueueStand, deliveryQueueContract } from '../../src/testing/delivery-queue.js'
import { deliverySourceContract } from '../../src/testing/delivery-source.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'

const signal = new AbortController().signal
const parcel: Parcel = { id: 'event-1', channel: 'sms', expiresAt: 1_900_000_000_000, sealed: 'sealed' }

describe('memoryDeliveryQueue', () => {
  const create: CreateDeliveryQueueStand = (setting) => {
    const clock = createFakeClock()
    const dead = memoryDeliveryQueue({ clock, waitMs: 0 })
    const queue = memoryDeliveryQueue({ ...setting, clock, dead, maxReceives: 3 })
    return { queue, source: queue, dead: { source: dead, maxReceives: 3 }, pass: (ms) => clock.advance(ms) }
  }
  for (const { says, proof } of [...deliveryQueueContract(create), ...deliverySourceContract(create)]) it(says, proof)

  it('lists what rests in it, without taking it', async () => {
    const clock = createFakeClock()
    const queue = memoryDeliveryQueue({ clock, visibilityMs: 5_000 })
    const enqueuedAt = clock.now()
    const id = await queue.enqueue({ ...parcel, delaySeconds: 2 }, signal)
    const resting = { id, parcel, enqueuedAt, visibleAt: enqueuedAt + 2_000, receives: 0 }
    expect(queue.list()).toEqual([resting])
    await clock.advance(2_000)
    await queue.receive(1, signal)
    expect(queue.list()).toEqual([{ ...resting, visibleAt: enqueuedAt + 7_000, receives: 1 }])
  })

  it('lets a stale receipt change nothing', async () => {
    const clock = createFakeClock()
    const queue = memoryDeliveryQueue({ clock, visibilityMs: 1_000 })
    await queue.enqueue(parcel, signal)
    const [late] = await queue.receive(1, signal)
    await clock.advance(1_000)
    await queue.receive(1, signal)
    const before = queue.list()
    await late?.forget(signal)
    await late?.again(0, signal)
    expect(queue.list()).toEqual(before)
  })

  it('wakes a waiting receive when a delayed parcel becomes visible', async () => {
    const clock = createFakeClock()
    const queue = memoryDeliveryQueue({ clock })
    await queue.enqueue({ ...parcel, delaySeconds: 3 }, signal)
    const waiting = queue.receive(1, signal)
    await clock.advance(3_000)
    expect((await waiting).map((received) => received.parcel)).toEqual([parcel])
  })

  it('ends a wait when the signal aborts, and leaves nothing behind in a signal that lives on', async () => {
    const clock = createFakeClock()
    const queue = memoryDeliveryQueue({ clock, waitMs: 1_000 })
    const caller = new AbortController()
    for (let count = 0; count < 3; count += 1) {
      const waiting = queue.receive(1, caller.signal)
      await clock.advance(1_000)
      expect(await waiting).toEqual([])
    }
    expect(getEventListeners(caller.signal, 'abort')).toEqual([])
    expect(dependantsOf(caller.signal)).toBe(0)
    const cut = queue.receive(1, caller.signal)
    caller.abort()
    expect(await cut).toEqual([])
  })

  it('ends a wait at once when the signal aborts while worn parcels are buried', async () => {
    const clock = createFakeClock()
    const caller = new AbortController()
    const dead = { enqueue: async () => (caller.abort(), 'buried') }
    const queue = memoryDeliveryQueue({ clock, visibilityMs: 1_000, dead, maxReceives: 1 })
    await queue.enqueue(parcel, signal)
    await queue.receive(1, signal)
    await clock.advance(1_000)
    expect(await queue.receive(1, caller.signal)).toEqual([])
  })

  it('keeps a parcel that cannot be buried, and tries again', async () => {
    const clock = createFakeClock()
    const grave = memoryDeliveryQueue({ clock })
    let down = true
    const dead = {
      enqueue: (one: Parcel, until: AbortSignal) =>
        down ? Promise.reject(new OtpError('queue-unavailable')) : grave.enqueue(one, until),
    }
    const queue = memoryDeliveryQueue({ clock, visibilityMs: 1_000, waitMs: 0, dead, maxReceives: 1 })
    await queue.enqueue(parcel, signal)
    await queue.receive(1, signal)
    await clock.advance(1_000)
    expect(await queue.receive(1, signal)).toEqual([])
    expect(queue.list()).toHaveLength(1)
    down = false
    await clock.advance(1_000)
    expect(await queue.receive(1, signal)).toEqual([])
    expect(queue.list()).toEqual([])
    expect(grave.list().map((one) => one.parcel)).toEqual([parcel])
  })

  it('gives nothing to whoever asks for nothing', async () => {
    const queue = memoryDeliveryQueue({ clock: createFakeClock() })
    await queue.enqueue(parcel, signal)
    expect(await queue.receive(0, signal)).toEqual([])
  })

  it('refuses wrong wiring, naming the option', () => {
    const clock = createFakeClock()
    const dead = memoryDeliveryQueue({ clock })
    const wrong: readonly [unknown, RegExp][] = [
      [{ clock: 7 }, /'clock'/],
      [{ clock, visibilityMs: 0 }, /'visibilityMs'/],
      [{ clock, waitMs: -1 }, /'waitMs'/],
      [{ clock, dead }, /'dead' and 'maxReceives'/],
      [{ clock, maxReceives: 3 }, /'dead' and 'maxReceives'/],
      [{ clock, dead: {}, maxReceives: 3 }, /'dead' must have enqueue/],
      [{ clock, dead, maxReceives: 0 }, /'maxReceives'/],
      [{ clock, visibility: 1 }, /unknown option 'visibility'/],
    ]
    for (const [options, message] of wrong) expect(() => memoryDeliveryQueue(options as never)).toThrow(message)
  })
})

/** How many signals node keeps because `AbortSignal.any` made them of this one. */
function dependantsOf(signal: AbortSignal): number {
  const name = Object.getOwnPropertySymbols(signal).find(({ description }) => description === 'kDependantSignals')
  return name === undefined ? 0 : (Reflect.get(signal, name) as Set<unknown>).size
}
