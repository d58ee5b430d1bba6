import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReceipts, type JoinedEvent, type ReceiptsOptions } from '../../../src/core/delivery/receipts.js'
import { systemClock } from '../../../src/core/delivery/system-clock.js'
import type { DeliveryEvent } from '../../../src/core/model/delivery-event.js'
import type { MessageMap } from '../../../src/core/ports/message-map.js'
import { memoryMessageMap } from '../../../src/drivers/memory-message-map.js'
import { createFakeClock } from '../../../src/testing/fake-clock.js'

const never = new AbortController().signal
const origin = { requestId: 'event-1', channel: 'sms', locale: 'pt-BR', country: 'BR' } as const

async function stand(options: Partial<ReceiptsOptions> = {}) {
  const clock = createFakeClock()
  const messageMap = memoryMessageMap({ clock })
  await messageMap.put('m-1', origin, never)
  const told: JoinedEvent[] = []
  const receipts = createReceipts({ messageMap, sink: (joined) => told.push(joined), clock, ...options })
  const at = clock.now()
  const take = (...events: DeliveryEvent[]) => receipts.take(events, never)
  return { clock, messageMap, told, receipts, at, take }
}

const event = (at: number, more: Partial<DeliveryEvent> = {}): DeliveryEvent => ({
  messageId: 'm-1',
  channel: 'sms',
  state: 'delivered',
  type: 'TEXT_DELIVERED',
  at,
  sentAt: at - 2000,
  final: true,
  segments: 1,
  price: 0.5,
  ...more,
})
const pending = { state: 'pending', type: 'TEXT_PENDING', final: false } as const
const failed = { state: 'failed', failure: 'unreachable', type: 'TEXT_UNREACHABLE' } as const
const lost = { state: 'unknown', type: 'TEXT_UNKNOWN' } as const

const row = {
  channel: 'sms',
  locale: 'pt-BR',
  country: 'BR',
  accepted: 0,
  pending: 0,
  ringing: 0,
  delivered: 0,
  failed: 0,
  unknown: 0,
  segments: 1,
  priceUsd: 0.5,
  deliveryMs: 0,
  timed: 0,
}
const delivered = { ...row, delivered: 1, deliveryMs: 2000, timed: 1 }

it('joins an event to its request', async () => {
  const { told, at, take, receipts } = await stand()
  expect(await take(event(at))).toEqual({ joined: 1, repeated: 0, early: [] })
  expect(told).toEqual([{ event: event(at), origin, latest: true, first: true }])
  expect(receipts.metrics()).toEqual([delivered])
})

it('tells an event once, however often it comes', async () => {
  const { told, at, take, receipts } = await stand()
  expect(await take(event(at), event(at))).toMatchObject({ joined: 1, repeated: 1 })
  expect(await take(event(at))).toMatchObject({ joined: 0, repeated: 1 })
  expect(told).toHaveLength(1)
  expect(receipts.metrics()).toEqual([delivered])
})

it('is not moved back by a later event that is less far, nor by another of the same moment', async () => {
  const { told, at, take, receipts } = await stand()
  await take(event(at), event(at + 1000, pending), event(at, { type: 'TEXT_SUCCESSFUL' }))
  expect(told.map(({ latest }) => latest)).toEqual([true, false, false])
  expect(receipts.metrics()).toEqual([delivered])
})

it('tells of each end of a message which event said it first', async () => {
  const { told, at, take, messageMap } = await stand()
  await messageMap.put('m-2', { ...origin, requestId: 'event-2' }, never)
  await take(event(at, pending), event(at + 1, failed), event(at + 2, failed), event(at + 3), event(at + 4), event(at + 5, lost))
  await take(event(at, { messageId: 'm-2' }))
  expect(told.map(({ first }) => first)).toEqual([false, true, false, true, false, false, true])
})

it('tells it once as well when two batches bring it at the same time', async () => {
  const { told, at, take } = await stand()
  const taken = await Promise.all([take(event(at)), take(event(at))])
  expect(taken.map(({ joined }) => joined)).toEqual([1, 0])
  expect(told).toHaveLength(1)
})

describe('counts a message once, where its furthest event has put it', () => {
  it('when events come in order', async () => {
    const { at, take, receipts } = await stand()
    await take(event(at, pending))
    expect(receipts.metrics()).toEqual([{ ...row, pending: 1 }])
    await take(event(at + 1000, { sentAt: at - 1000 }))
    expect(receipts.metrics()).toEqual([delivered])
  })

  it('when a late one says less', async () => {
    const { at, take, told, receipts } = await stand()
    await take(event(at), event(at - 1000, pending))
    expect(told.map(({ latest }) => latest)).toEqual([true, false])
    expect(receipts.metrics()).toEqual([delivered])
  })

  it('when the provider gives up and is proved wrong', async () => {
    const { at, take, receipts } = await stand()
    await take(event(at, lost))
    expect(receipts.metrics()).toEqual([{ ...row, unknown: 1 }])
    await take(event(at + 1000, { ...failed, sentAt: at }))
    expect(receipts.metrics()).toEqual([{ ...row, failed: 1 }])
    await take(event(at + 2000, { sentAt: at }))
    expect(receipts.metrics()).toEqual([delivered])
  })

  it('in any order', async () => {
    const moves = [pending, lost, failed, {}] as const
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 0, 3], { minLength: 6, maxLength: 6 }), async (order) => {
        const { at, take, receipts } = await stand()
        for (const index of order) await take(event(at + index * 1000, { ...moves[index], sentAt: at + 1000 }))
        expect(receipts.metrics()).toEqual([delivered])
      }),
      { seed: 4, numRuns: Number(process.env['PROPERTY_RUNS'] ?? 50) },
    )
  })

  it('apart by language, country and channel', async () => {
    const { messageMap, at, take, receipts } = await stand()
    await messageMap.put('m-2', { requestId: 'event-2', channel: 'voice', locale: 'de' }, never)
    await take(event(at), event(at, { messageId: 'm-2', channel: 'voice', country: 'AT' }))
    expect(receipts.metrics()).toMatchObject([
      { locale: 'pt-BR', country: 'BR', channel: 'sms' },
      { locale: 'de', country: 'AT', channel: 'voice' },
    ])
  })

  it('without what the event does not say', async () => {
    const { at, take, receipts } = await stand()
    const { sentAt: _sentAt, segments: _segments, price: _price, ...bare } = event(at)
    await take(bare)
    expect(receipts.metrics()).toEqual([{ ...row, delivered: 1, segments: 0, priceUsd: 0 }])
  })

  it('with no time below nothing, where clocks differ', async () => {
    const { at, take, receipts } = await stand()
    await take(event(at, { sentAt: at + 500 }))
    expect(receipts.metrics()).toEqual([{ ...delivered, deliveryMs: 0 }])
  })
})

describe('an event of a message that nobody knows', () => {
  it('is early while it is young, and joined when it comes again', async () => {
    const { clock, messageMap, told, at, take } = await stand()
    const early = event(at, { messageId: 'm-2' })
    expect(await take(early, event(at))).toEqual({ joined: 1, repeated: 0, early: [early] })
    await messageMap.put('m-2', { ...origin, requestId: 'event-2' }, never)
    await clock.advance(1000)
    expect(await take(early)).toEqual({ joined: 1, repeated: 0, early: [] })
    expect(told[1]).toMatchObject({ origin: { requestId: 'event-2' } })
  })

  it('is told without its request when it is old', async () => {
    const { clock, told, at, take, receipts } = await stand({ earlyMs: 1000 })
    await clock.advance(1000)
    expect(await take(event(at, { messageId: 'm-2' }))).toMatchObject({ joined: 1, early: [] })
    expect(told).toStrictEqual([{ event: event(at, { messageId: 'm-2' }), latest: true, first: true }])
    expect(receipts.metrics()).toEqual([{ ...delivered, locale: 'und', country: 'ZZ' }])
  })

  it('moves to its language when that is known at last', async () => {
    const { clock, messageMap, at, take, receipts } = await stand({ earlyMs: 0 })
    await take(event(at, { ...pending, messageId: 'm-2' }))
    await messageMap.put('m-2', { ...origin }, never)
    await clock.advance(1000)
    await take(event(at + 1000, { messageId: 'm-2', sentAt: at - 1000 }))
    expect(receipts.metrics()).toMatchObject([{ locale: 'und', pending: 0, delivered: 0, segments: 0, priceUsd: 0 }, delivered])
  })
})

it('hands the batch back when the map is down, and tells nothing twice after that', async () => {
  const { clock, messageMap, at } = await stand()
  let down = true
  const shaky: MessageMap = {
    put: (...all) => messageMap.put(...all),
    find: (id, signal) => (down && id === 'm-2' ? Promise.reject(new Error('gone')) : messageMap.find(id, signal)),
  }
  await messageMap.put('m-2', origin, never)
  const told: JoinedEvent[] = []
  const receipts = createReceipts({ messageMap: shaky, sink: (joined) => told.push(joined), clock })
  const batch = [event(at), event(at, { messageId: 'm-2' })]
  await expect(receipts.take(batch, never)).rejects.toMatchObject({ code: 'store-unavailable' })
  down = false
  expect(await receipts.take(batch, never)).toEqual({ joined: 1, repeated: 1, early: [] })
  expect(told.map(({ event: { messageId } }) => messageId)).toEqual(['m-1', 'm-2'])
})

it('remembers so many messages and no more, those that were heard of last', async () => {
  const { at, take, told } = await stand({ mostMessages: 1, earlyMs: 0 })
  await take(event(at), event(at))
  await take(event(at, { messageId: 'm-2' }), event(at))
  expect(told.map(({ event: { messageId } }) => messageId)).toEqual(['m-1', 'm-2', 'm-1'])
})

it('does not stop at a sink that throws', async () => {
  const { at, take, receipts } = await stand({
    sink: () => {
      throw new Error('disk full')
    },
  })
  expect(await take(event(at), event(at, { type: 'TEXT_SUCCESSFUL' }))).toMatchObject({ joined: 2 })
  expect(receipts.metrics()).toHaveLength(1)
})

it('takes the real clock where none is given', async () => {
  const messageMap = memoryMessageMap({ clock: systemClock })
  const receipts = createReceipts({ messageMap, sink: () => undefined })
  expect(await receipts.take([event(systemClock.now())], never)).toMatchObject({ joined: 0, early: [{ messageId: 'm-1' }] })
})

it.each<[object, string]>([
  [{ messageMap: {} }, "option 'messageMap' must have put() and find()"],
  [{ sink: 1 }, "option 'sink' must be a function"],
  [{ earlyMs: -1 }, "option 'earlyMs'"],
  [{ mostMessages: 0 }, "option 'mostMessages'"],
  [{ clock: {} }, "option 'clock'"],
  [{ recorder: 1 }, "unknown option 'recorder'"],
])('refuses wrong wiring: %j', (more, message) => {
  const clock = createFakeClock()
  const options = { messageMap: memoryMessageMap({ clock }), sink: () => undefined, clock, ...more } as unknown as ReceiptsOptions
  expect(() => createReceipts(options)).toThrow(`createReceipts: ${message}`)
  expect(() => createReceipts(options)).toThrow(TypeError)
})
