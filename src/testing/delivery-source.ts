import assert from 'node:assert/strict'
import {
  type CreateDeliveryQueueStand,
  type DeliveryQueueSetting,
  type DeliveryQueueStand,
  none,
  parcelOf,
  take,
  takeOne,
  withStand,
} from './delivery-queue.js'
import type { Promised } from './promised.js'
import { refused } from './refused.js'

/** Past the whole second that a queue counts in. */
const second = 1_100
const never = (): AbortSignal => new AbortController().signal

/** What every `DeliverySource` promises, beside the queue that fills it. Order is not promised, nor that nothing comes twice. */
export function deliverySourceContract(create: CreateDeliveryQueueStand): readonly Promised[] {
  const promise = (
    says: string,
    proof: (stand: DeliveryQueueStand) => Promise<void>,
    setting: Partial<DeliveryQueueSetting> = {},
  ): Promised => ({ says, proof: () => withStand(create, setting, proof) })

  return [
    promise('gives each of 25 parcels out, and never more at once than asked for', async (stand) => {
      const ids = Array.from({ length: 25 }, (_, index) => `event-${index}`)
      await Promise.all(ids.map((id) => stand.queue.enqueue(parcelOf(id), never())))
      const seen = new Set<string>()
      while (seen.size < ids.length) {
        const received = await take(stand, 7)
        assert.ok(received.length <= 7)
        for (const { parcel } of received) seen.add(parcel.id)
      }
      assert.deepEqual([...seen].sort(), ids.sort())
    }),
    promise('hides a parcel that is in hand', async (stand) => {
      await stand.queue.enqueue(parcelOf('a'), never())
      await takeOne(stand)
      await none(stand)
    }),
    promise(
      'gives a parcel out again when nobody settled it in its time',
      async (stand) => {
        await stand.queue.enqueue(parcelOf('a'), never())
        await takeOne(stand)
        await stand.pass(second)
        assert.equal((await takeOne(stand)).parcel.id, 'a')
      },
      { visibilityMs: 1_000 },
    ),
    promise(
      'never gives out again what was forgotten',
      async (stand) => {
        await stand.queue.enqueue(parcelOf('a'), never())
        await (await takeOne(stand)).forget(never())
        await stand.pass(second)
        await none(stand)
      },
      { visibilityMs: 1_000 },
    ),
    promise('gives a parcel out again after the time asked for, and not before', async (stand) => {
      await stand.queue.enqueue(parcelOf('a'), never())
      await (await takeOne(stand)).again(2_000, never())
      await none(stand)
      await stand.pass(1_000 + second)
      assert.equal((await takeOne(stand)).parcel.id, 'a')
    }),
    promise('gives a parcel out again at once when asked to, even twice', async (stand) => {
      await stand.queue.enqueue(parcelOf('a'), never())
      const received = await takeOne(stand)
      await received.again(0, never())
      await received.again(0, never())
      assert.equal((await takeOne(stand)).parcel.id, 'a')
    }),
    promise(
      'waits for the first parcel',
      async ({ queue, source }) => {
        const waiting = source.receive(10, never())
        await queue.enqueue(parcelOf('a'), never())
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
        const [received] = await Promise.all([source.receive(10, never()), pass(second)])
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
    promise('rejects with an OtpError when it must forget or give back with an aborted signal', async (stand) => {
      await stand.queue.enqueue(parcelOf('a'), never())
      const received = await takeOne(stand)
      await refused(received.forget(AbortSignal.abort()))
      await refused(received.again(0, AbortSignal.abort()))
    }),
    promise('buries what was given out too often, where it has a place for it', async (stand) => {
      if (stand.dead === undefined) return
      const parcel = parcelOf('a', { group: 'tenant-1' })
      await stand.queue.enqueue(parcel, never())
      for (let receives = 0; receives < stand.dead.maxReceives; receives += 1) await (await takeOne(stand)).again(0, never())
      await none(stand)
      assert.deepEqual((await takeOne({ ...stand, source: stand.dead.source })).parcel, parcel)
    }),
  ]
}
