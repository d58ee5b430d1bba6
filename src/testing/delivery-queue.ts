import assert from 'node:assert/strict'
import type { DeliveryQueue, Parcel } from '../core/ports/delivery-queue.js'
import type { DeliverySource, Received } from '../core/ports/delivery-source.js'
import type { Promised } from './promised.js'
import { refused } from './refused.js'

/** A fresh, empty queue and the source that gives its parcels out again. */
export interface DeliveryQueueStand {
  readonly queue: DeliveryQueue
  readonly source: DeliverySource
  /** Where parcels go that were given out too often, where the queue does that by itself. */
  readonly dead?: { readonly source: DeliverySource; readonly maxReceives: number }
  /** Lets time pass: a fake clock is moved, a real one slept on. */
  readonly pass: (ms: number) => Promise<void>
  readonly close?: () => Promise<void>
}

/** How the queue must be set up for a proof; both are whole seconds. */
export interface DeliveryQueueSetting {
  /** How long `receive` waits for the first parcel. */
  readonly waitMs: number
  /** How long a parcel in hand stays hidden. */
  readonly visibilityMs: number
}

const never = new AbortController().signal
/** Past the whole second that a queue counts in. */
const second = 1_100

function parcelOf(id: string, more: Partial<Parcel> = {}): Parcel {
  return { id, channel: 'sms', expiresAt: 1_900_000_000_000, sealed: `sealed-${id}`, ...more }
}

/** What is there now; looks again for a while where a queue is slow to show what it has. */
async function take({ source, pass }: DeliveryQueueStand, max = 10): Promise<readonly Received[]> {
  for (let tries = 0; tries < 20; tries += 1) {
    const received = await source.receive(max, never)
    if (received.length > 0) return received
    await pass(20)
  }
  return assert.fail('nothing came')
}

async function takeOne(stand: DeliveryQueueStand): Promise<Received> {
  const [received] = await take(stand, 1)
  return received ?? assert.fail('nothing came')
}

async function none({ source }: Pick<DeliveryQueueStand, 'source'>): Promise<void> {
  assert.deepEqual(await source.receive(10, never), [])
}

/** What every {@link DeliveryQueue} promises together with its {@link DeliverySource}. Order is not promised, nor that nothing comes twice. */
export function deliveryQueueContract(
  create: (setting: DeliveryQueueSetting) => DeliveryQueueStand | Promise<DeliveryQueueStand>,
): readonly Promised[] {
  const promise = (
    says: string,
    proof: (stand: DeliveryQueueStand) => Promise<void>,
    setting: Partial<DeliveryQueueSetting> = {},
  ): Promised => ({
    says,
    proof: async () => {
      const stand = await create({ waitMs: 0, visibilityMs: 30_000, ...setting })
      try {
        await proof(stand)
      } finally {
        await stand.close?.()
      }
    },
  })

  return [
    promise('names each parcel it has taken', async ({ queue }) => {
      const ids = [await queue.enqueue(parcelOf('a'), never), await queue.enqueue(parcelOf('a'), never)]
      assert.ok(ids.every((id) => typeof id === 'string' && id !== ''))
      assert.notEqual(ids[0], ids[1])
    }),
    promise('gives a parcel out as it was put in, with its group and the reason it was buried for', async (stand) => {
      const parcel = parcelOf('a', {
        channel: 'voice',
        group: 'tenant-1',
        reason: 'provider-rejected',
        sealed: 'é.-_'.repeat(5_000),
      })
      await stand.queue.enqueue(parcel, never)
      assert.deepEqual((await takeOne(stand)).parcel, parcel)
    }),
    promise('gives each of 25 parcels out, and never more at once than asked for', async (stand) => {
      const ids = Array.from({ length: 25 }, (_, index) => `event-${index}`)
      await Promise.all(ids.map((id) => stand.queue.enqueue(parcelOf(id), never)))
      const seen = new Set<string>()
      while (seen.size < ids.length) {
        const received = await take(stand, 7)
        assert.ok(received.length <= 7)
        for (const { parcel } of received) seen.add(parcel.id)
      }
      assert.deepEqual([...seen].sort(), ids.sort())
    }),
    promise('hides a parcel that is in hand', async (stand) => {
      await stand.queue.enqueue(parcelOf('a'), never)
      await takeOne(stand)
      await none(stand)
    }),
    promise(
      'gives a parcel out again when nobody settled it in its time',
      async (stand) => {
        await stand.queue.enqueue(parcelOf('a'), never)
        await takeOne(stand)
        await stand.pass(second)
        assert.equal((await takeOne(stand)).parcel.id, 'a')
      },
      { visibilityMs: 1_000 },
    ),
    promise(
      'never gives out again what was forgotten',
      async (stand) => {
        await stand.queue.enqueue(parcelOf('a'), never)
        await (await takeOne(stand)).forget(never)
        await stand.pass(second)
        await none(stand)
      },
      { visibilityMs: 1_000 },
    ),
    promise('gives a parcel out again after the time asked for, and not before', async (stand) => {
      await stand.queue.enqueue(parcelOf('a'), never)
      await (await takeOne(stand)).again(1_000, never)
      await none(stand)
      await stand.pass(second)
      assert.equal((await takeOne(stand)).parcel.id, 'a')
    }),
    promise('gives a parcel out again at once when asked to', async (stand) => {
      await stand.queue.enqueue(parcelOf('a'), never)
      await (await takeOne(stand)).again(0, never)
      assert.equal((await takeOne(stand)).parcel.id, 'a')
    }),
    promise('keeps a delayed parcel back for as long as it says', async (stand) => {
      await stand.queue.enqueue(parcelOf('a', { delaySeconds: 1 }), never)
      await none(stand)
      await stand.pass(second)
      assert.deepEqual((await takeOne(stand)).parcel, parcelOf('a'))
    }),
    promise(
      'waits for the first parcel',
      async ({ queue, source }) => {
        const waiting = source.receive(10, never)
        await queue.enqueue(parcelOf('a'), never)
        assert.deepEqual(
          (await waiting).map(({ parcel }) => parcel.id),
          ['a'],
        )
      },
      { waitMs: 5_000 },
    ),
    promise(
      'resolves with none when it has waited for nothing',
      async ({ source, pass }) => {
        const [received] = await Promise.all([source.receive(10, never), pass(second)])
        assert.deepEqual(received, [])
      },
      { waitMs: 1_000 },
    ),
    promise(
      'resolves with none at once when the signal aborts',
      async ({ source }) => {
        const leaving = new AbortController()
        const waiting = source.receive(10, leaving.signal)
        leaving.abort()
        assert.deepEqual(await waiting, [])
        assert.deepEqual(await source.receive(10, AbortSignal.abort()), [])
      },
      { waitMs: 20_000 },
    ),
    promise('rejects with an OtpError when it must enqueue, forget or give back with an aborted signal', async (stand) => {
      await refused(stand.queue.enqueue(parcelOf('lost'), AbortSignal.abort()))
      await stand.queue.enqueue(parcelOf('a'), never)
      const received = await takeOne(stand)
      assert.equal(received.parcel.id, 'a')
      await refused(received.forget(AbortSignal.abort()))
      await refused(received.again(0, AbortSignal.abort()))
    }),
    promise('buries what was given out too often, where it has a place for it', async (stand) => {
      if (stand.dead === undefined) return
      const parcel = parcelOf('a', { group: 'tenant-1' })
      await stand.queue.enqueue(parcel, never)
      for (let receives = 0; receives < stand.dead.maxReceives; receives += 1) await (await takeOne(stand)).again(0, never)
      await none(stand)
      assert.deepEqual((await takeOne({ ...stand, source: stand.dead.source })).parcel, parcel)
    }),
  ]
}
