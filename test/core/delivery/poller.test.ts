import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createPoller, type PollerOptions } from '../../../src/core/delivery/poller.js'
import { OtpError } from '../../../src/core/errors.js'
import type { DeliverySource, Received } from '../../../src/core/ports/delivery-source.js'
import type { Worker } from '../../../src/core/ports/worker.js'
import { memoryDeliveryQueue } from '../../../src/drivers/memory-delivery-queue.js'
import { parcelOf } from '../../../src/testing/delivery-queue.js'
import { createFakeClock } from '../../../src/testing/fake-clock.js'

const never = new AbortController().signal

/** A poller over a queue in memory, running. */
async function start(parcels: number, options: Partial<PollerOptions> & { worker: Worker }) {
  const clock = createFakeClock()
  const queue = memoryDeliveryQueue({ clock, visibilityMs: 30_000 })
  for (let index = 0; index < parcels; index += 1) await queue.enqueue(parcelOf(`event-${index}`), never)
  const told: string[] = []
  const host = new AbortController()
  const poller = createPoller({
    source: queue,
    clock,
    random: () => 1,
    onFailure: ({ code }) => told.push(code),
    ...options,
  })
  const running = { over: false, failure: undefined as unknown }
  const run = poller.run(host.signal).then(
    () => {
      running.over = true
    },
    (thrown: unknown) => {
      running.over = true
      running.failure = thrown
    },
  )
  await clock.advance(0)
  return { clock, queue, told, host, running, run }
}

/** A worker whose work ends when the test says so. */
function gate() {
  const waiting: { id: string; signal: AbortSignal; end: () => void }[] = []
  const worker: Worker = (parcel, signal) =>
    new Promise((resolve) => {
      waiting.push({ id: parcel.id, signal, end: () => resolve({ do: 'forget' }) })
    })
  return { waiting, worker }
}

const forget: Worker = async () => ({ do: 'forget' })

/** A source over another one, with one method changed. */
const changed = (source: DeliverySource, change: (received: Received) => Partial<Received>): DeliverySource => ({
  receive: async (max, signal) => (await source.receive(max, signal)).map((received) => ({ ...received, ...change(received) })),
})

describe('createPoller', () => {
  it('works everything off, and takes what comes later', async () => {
    const done: string[] = []
    const { clock, queue, host, run, told } = await start(25, {
      worker: async ({ id }) => {
        done.push(id)
        return { do: 'forget' }
      },
    })
    await clock.advance(10)
    expect(new Set(done).size).toBe(25)
    expect(queue.list()).toEqual([])
    await queue.enqueue(parcelOf('late'), never)
    await clock.advance(200)
    expect(done).toContain('late')
    host.abort()
    await run
    expect(told).toEqual([])
  })

  it('has no more in hand than told, and leaves the rest in the queue for others', async () => {
    const { waiting, worker } = gate()
    const { clock, queue, host, run } = await start(9, { worker, concurrency: 4 })
    await clock.advance(1_000)
    expect(waiting).toHaveLength(4)
    expect(queue.list().filter(({ receives }) => receives === 0)).toHaveLength(5)
    waiting[0]?.end()
    await clock.advance(0)
    expect(waiting).toHaveLength(5)
    host.abort()
    for (const { end } of waiting) end()
    await run
    expect(waiting).toHaveLength(5)
  })

  it('gives a parcel back for as long as the worker says', async () => {
    const at: number[] = []
    const clock = createFakeClock()
    const queue = memoryDeliveryQueue({ clock })
    await queue.enqueue(parcelOf('a'), never)
    const worker: Worker = async () => {
      at.push(clock.now())
      return at.length < 3 ? { do: 'again', afterMs: 4_000 } : { do: 'forget' }
    }
    const host = new AbortController()
    const run = createPoller({ source: queue, worker, clock }).run(host.signal)
    await clock.advance(20_000)
    expect(at.map((time) => time - (at[0] ?? 0))).toEqual([0, 4_000, 8_000])
    expect(queue.list()).toEqual([])
    host.abort()
    await run
  })

  it('takes no more and finishes what is in hand when the host shuts down', async () => {
    const { waiting, worker } = gate()
    const { clock, queue, host, running, run } = await start(3, { worker, concurrency: 2 })
    host.abort()
    await clock.advance(10_000)
    expect(running.over).toBe(false)
    expect(waiting.map(({ signal }) => signal.aborted)).toEqual([false, false])
    for (const { end } of waiting) end()
    await run
    expect(queue.list().map(({ parcel, receives }) => [parcel.id, receives])).toEqual([['event-2', 0]])
  })

  it('tells the worker to stop when the grace is over, and still settles what it says', async () => {
    const worker: Worker = (_, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ do: 'again', afterMs: 2_000 }))
      })
    const { clock, queue, host, running, run } = await start(1, { worker, graceMs: 7_000 })
    host.abort()
    await clock.advance(6_999)
    expect(running.over).toBe(false)
    await clock.advance(1)
    await run
    expect(queue.list().map(({ visibleAt }) => visibleAt - clock.now())).toEqual([2_000])
  })

  it('tells also workers that keep it from taking more to stop', async () => {
    const worker: Worker = (_, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ do: 'forget' }))
      })
    const { clock, host, running } = await start(3, { worker, concurrency: 1, graceMs: 7_000 })
    host.abort()
    await clock.advance(7_000)
    await clock.advance(0)
    expect(running.over).toBe(true)
    expect(getEventListeners(host.signal, 'abort')).toEqual([])
  })

  it('does not wait for a free hand when the host shuts down while the queue is asked', async () => {
    const host = new AbortController()
    const clock = createFakeClock()
    const queue = memoryDeliveryQueue({ clock })
    await queue.enqueue(parcelOf('a'), never)
    const source: DeliverySource = {
      receive: async (max) => {
        const received = await queue.receive(max, never)
        host.abort()
        return received
      },
    }
    const worker: Worker = (_, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ do: 'forget' }))
      })
    let over = false
    void createPoller({ source, worker, clock, concurrency: 1, graceMs: 7_000 })
      .run(host.signal)
      .then(() => {
        over = true
      })
    await clock.advance(7_000)
    await clock.advance(0)
    expect(over).toBe(true)
  })

  it('does nothing when the host is already shutting down', async () => {
    const clock = createFakeClock()
    const queue = memoryDeliveryQueue({ clock })
    await queue.enqueue(parcelOf('a'), never)
    await createPoller({ source: queue, worker: forget, clock }).run(AbortSignal.abort())
    expect(queue.list().map(({ receives }) => receives)).toEqual([0])
  })

  it('survives a worker that crashes: the parcel comes again when its visibility ends', async () => {
    let tries = 0
    const worker: Worker = async () => {
      tries += 1
      if (tries === 1) throw new Error('out of memory')
      return { do: 'forget' }
    }
    const { clock, queue, told, host, run } = await start(1, { worker })
    await clock.advance(29_000)
    expect([tries, queue.list().length]).toEqual([1, 1])
    await clock.advance(2_000)
    expect([tries, queue.list().length]).toEqual([2, 0])
    expect(told).toEqual(['internal'])
    host.abort()
    await run
  })

  it('survives a parcel that cannot be settled, and one whose settling hangs', async () => {
    const clock = createFakeClock()
    const queue = memoryDeliveryQueue({ clock })
    await queue.enqueue(parcelOf('refused'), never)
    await queue.enqueue(parcelOf('hangs'), never)
    const source = changed(queue, ({ parcel }) => ({
      forget: () => (parcel.id === 'hangs' ? new Promise(() => undefined) : Promise.reject(new OtpError('queue-unavailable'))),
    }))
    const told: string[] = []
    const host = new AbortController()
    const run = createPoller({ source, worker: forget, clock, onFailure: ({ code }) => told.push(code) }).run(host.signal)
    await clock.advance(4_999)
    expect(told).toEqual(['queue-unavailable'])
    await clock.advance(2)
    await clock.advance(0)
    expect(told).toEqual(['queue-unavailable', 'out-of-time'])
    host.abort()
    await run
  })

  it.each([
    [0, [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]],
    [1, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]],
  ])(
    'asks a queue that is down ever more slowly, spread by chance (%d), and at once again when it is back',
    async (chance, pauses) => {
      const clock = createFakeClock()
      const queue = memoryDeliveryQueue({ clock })
      const asked: number[] = []
      const source: DeliverySource = {
        receive: async (max, signal) => {
          asked.push(clock.now())
          if (asked.length <= pauses.length) throw new OtpError('queue-unavailable')
          return queue.receive(max, signal)
        },
      }
      const told: string[] = []
      const host = new AbortController()
      const onFailure = ({ code }: OtpError) => {
        told.push(code)
        throw new Error('a report that fails')
      }
      const run = createPoller({ source, worker: forget, clock, random: () => chance, onFailure }).run(host.signal)
      await clock.advance(120_000)
      expect(asked.slice(1, 8).map((time, index) => time - (asked[index] ?? 0))).toEqual(pauses)
      expect(told).toEqual(pauses.map(() => 'queue-unavailable'))
      host.abort()
      await run
    },
  )

  it('ends with the failure that no retry can mend, after finishing what is in hand', async () => {
    const { waiting, worker } = gate()
    const clock = createFakeClock()
    const queue = memoryDeliveryQueue({ clock })
    await queue.enqueue(parcelOf('a'), never)
    let asked = 0
    const source: DeliverySource = {
      receive: async (max, signal) => {
        asked += 1
        if (asked > 1) throw new OtpError('queue-refused')
        return queue.receive(max, signal)
      },
    }
    const ended = createPoller({ source, worker, clock }).run(new AbortController().signal)
    const given = expect(ended).rejects.toMatchObject({ code: 'queue-refused' })
    await clock.advance(1_000)
    expect(queue.list()).toHaveLength(1)
    waiting[0]?.end()
    await given
    expect(queue.list()).toEqual([])
  })

  it('does not spin over a source that gives nothing without waiting', async () => {
    let asked = 0
    const clock = createFakeClock()
    const source: DeliverySource = {
      receive: async () => {
        asked += 1
        return []
      },
    }
    const host = new AbortController()
    const run = createPoller({ source, worker: forget, clock }).run(host.signal)
    await clock.advance(1_000)
    expect(asked).toBeLessThanOrEqual(11)
    host.abort()
    await run
  })

  it('refuses wrong wiring, naming the option', () => {
    const right = { source: memoryDeliveryQueue(), worker: forget }
    const wrong: readonly [unknown, RegExp][] = [
      [{ worker: forget }, /'source' must have receive/],
      [{ source: right.source }, /'worker'/],
      [{ ...right, concurrency: 0 }, /'concurrency'/],
      [{ ...right, graceMs: -1 }, /'graceMs'/],
      [{ ...right, onFailure: 'log' }, /'onFailure'/],
      [{ ...right, clock: {} }, /'clock'/],
      [{ ...right, random: 0.5 }, /'random'/],
      [{ ...right, batch: 10 }, /unknown option 'batch'/],
    ]
    for (const [options, message] of wrong) {
      expect(() => createPoller(options as never)).toThrow(message)
      expect(() => createPoller(options as never)).toThrow(/^createPoller: /)
    }
    expect(() => createPoller(right)).not.toThrow()
  })
})
