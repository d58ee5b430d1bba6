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

export type CreateDeliveryQueueStand = (setting: DeliveryQueueSetting) => DeliveryQueueStand | Promise<DeliveryQueueStand>

/** Past the whole second that a queue counts in. */
const second = 1_100
const never = (): AbortSignal => new AbortController().signal

/** What every {@link DeliveryQueue} promises. Order is not promised, nor that nothing comes twice. */
export function deliveryQueueContract(create: CreateDeliveryQueueStand): readonly Promised[] {
  const promise = (says: string, proof: (stand: DeliveryQueueStand) => Promise<void>): Promised => ({
    says,
    proof: () => withStand(create, {}, proof),
  })

  return [
    promise('names each parcel it has taken', async ({ queue }) => {
      const ids = [await queue.enqueue(parcelOf('a'), never()), await queue.enqueue(parcelOf('a'), never())]
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
      await stand.queue.enqueue(parcel, never())
      assert.deepEqual((await takeOne(stand)).parcel, parcel)
    }),
    promise('takes a group in any writing', async (stand) => {
      const groups = ['Société Générale', '日本', 'a b', 'x'.repeat(300)]
      await Promise.all(groups.map((group) => stand.queue.enqueue(parcelOf(group, { group }), never())))
      const seen = new Set<string>()
      while (seen.size < groups.length) {
        for (const { parcel } of await take(stand)) {
          assert.equal(parcel.group, parcel.id)
          seen.add(parcel.id)
        }
      }
    }),
    promise('keeps a delayed parcel back for as long as it says', async (stand) => {
      await stand.queue.enqueue(parcelOf('a', { delaySeconds: 2 }), never())
      await none(stand)
      await stand.pass(1_000 + second)
      assert.deepEqual((await takeOne(stand)).parcel, parcelOf('a'))
    }),
    promise('takes nothing when the signal has aborted, and rejects with an OtpError', async (stand) => {
      await refused(stand.queue.enqueue(parcelOf('lost'), AbortSignal.abort()))
      await none(stand)
    }),
  ]
}

/** A parcel for a proof. */
export function parcelOf(id: string, more: Partial<Parcel> = {}): Parcel {
  return { id, channel: 'sms', expiresAt: 1_900_000_000_000, sealed: `sealed-${id}`, ...more }
}

/** Runs a proof on a fresh stand, and closes it. */
export async function withStand(
  create: CreateDeliveryQueueStand,
  setting: Partial<DeliveryQueueSetting>,
  proof: (stand: DeliveryQueueStand) => Promise<void>,
): Promise<void> {
  const stand = await create({ waitMs: 0, visibilityMs: 30_000, ...setting })
  try {
    await proof(stand)
  } finally {
    await stand.close?.()
  }
}

/** What is there now; looks again for a while where a queue is slow to show what it has. */
export async function take({ source, pass }: DeliveryQueueStand, max = 10): Promise<readonly Received[]> {
  for (let tries = 0; tries < 20; tries += 1) {
    const received = await source.receive(max, never())
    if (received.length > 0) return received
    await pass(20)
  }
  return assert.fail('nothing came')
}

export async function takeOne(stand: DeliveryQueueStand): Promise<Received> {
  const [received] = await take(stand, 1)
  return received ?? assert.fail('nothing came')
}

export async function none({ source }: DeliveryQueueStand): Promise<void> {
  assert.deepEqual(await source.receive(10, never()), [])
}
