import { EventBridgeSchema } from '@aws-lambda-powertools/parser/schemas/eventbridge'
import { SnsSchema } from '@aws-lambda-powertools/parser/schemas/sns'
import { beforeEach, describe, expect, it } from 'vitest'
import { type LambdaReceiptsOptions, lambdaReceipts } from '../../src/adapters/lambda-receipts.js'
import { createReceipts, type JoinedEvent } from '../../src/core/delivery/receipts.js'
import { OtpError } from '../../src/core/errors.js'
import type { MessageMap } from '../../src/core/ports/message-map.js'
import { eumDeliveryEvents } from '../../src/drivers/eum-delivery-events.js'
import { memoryMessageMap } from '../../src/drivers/memory-message-map.js'
import { createFakeClock, type FakeClock } from '../../src/testing/fake-clock.js'
import { asEventBridge, asSns } from '../fixtures/receipt-events.js'

const sentAt = 1_763_850_000_000
const delivered = (messageId: string) => ({
  eventType: 'TEXT_DELIVERED',
  eventVersion: '1.0',
  eventTimestamp: sentAt + 4_000,
  isFinal: true,
  originationPhoneNumber: '+12065550152',
  destinationPhoneNumber: '+14255550156',
  isoCountryCode: 'US',
  messageId,
  messageRequestTimestamp: sentAt,
  messageEncoding: 'GSM',
  messageType: 'TRANSACTIONAL',
  messageStatus: 'DELIVERED',
  context: { requestId: 'request-1' },
  totalMessageParts: 1,
  totalMessagePrice: 0.00581,
  totalCarrierFee: 0.003,
})

describe('lambdaReceipts', () => {
  let clock: FakeClock
  let messageMap: MessageMap
  let told: JoinedEvent[]
  beforeEach(() => {
    clock = createFakeClock(sentAt + 5_000)
    messageMap = memoryMessageMap({ clock })
    told = []
  })

  const handlerOf = (more: Partial<LambdaReceiptsOptions> = {}) =>
    lambdaReceipts({
      read: eumDeliveryEvents,
      receipts: createReceipts({ messageMap, sink: (joined) => told.push(joined), clock }),
      ...more,
    })
  const remember = (messageId: string): Promise<void> =>
    messageMap.put(messageId, { requestId: 'request-1', channel: 'sms', locale: 'de' }, new AbortController().signal)

  it.each([
    ['EventBridge', (event: Record<string, unknown>) => EventBridgeSchema.parse(asEventBridge(event))],
    ['SNS', (event: Record<string, unknown>) => SnsSchema.parse(asSns(event))],
  ])('joins what %s brings to its request', async (_, eventOf) => {
    await remember('message-1')
    await handlerOf()(eventOf(delivered('message-1')))
    expect(told).toMatchObject([{ event: { state: 'delivered' }, origin: { requestId: 'request-1', locale: 'de' } }])
  })

  it('lets an event come again that has overtaken the memory of its message, and tells it once', async () => {
    const handler = handlerOf()
    const event = asEventBridge(delivered('message-1'))
    await expect(handler(event)).rejects.toMatchObject({ code: 'busy', retryable: true })
    expect(told).toEqual([])
    await remember('message-1')
    await handler(event)
    await handler(event)
    expect(told).toHaveLength(1)
  })

  it('no longer waits for a memory that will not come', async () => {
    await clock.advance(60_000)
    await handlerOf()(asEventBridge(delivered('message-1')))
    expect(told).toMatchObject([{ event: { messageId: 'message-1', requestId: 'request-1' } }])
  })

  it('lets the event come again where the memory cannot be asked', async () => {
    const down: MessageMap = { put: async () => undefined, find: () => Promise.reject(new OtpError('store-unavailable')) }
    const receipts = createReceipts({ messageMap: down, sink: (joined) => told.push(joined), clock })
    await expect(handlerOf({ receipts })(asEventBridge(delivered('message-1')))).rejects.toMatchObject({
      code: 'store-unavailable',
    })
  })

  it('tells of what it cannot read, quotes nothing of it, and goes on', async () => {
    await remember('message-1')
    const malformed: string[] = []
    const handler = handlerOf({ onMalformed: (failure) => malformed.push(failure.message) })
    await handler({ Records: [...asSns({ secret: '4711' }).Records, ...asSns(delivered('message-1')).Records] })
    expect(malformed).toEqual(['call-malformed: a delivery event cannot be read'])
    expect(told).toHaveLength(1)
  })

  it('gives up shortly before Lambda would, so that the failure is told', async () => {
    const hanging: MessageMap = {
      put: async () => undefined,
      find: (_, signal) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new OtpError('cancelled')), { once: true }),
        ),
    }
    const receipts = createReceipts({ messageMap: hanging, sink: (joined) => told.push(joined), clock })
    const running = handlerOf({ receipts, clock })(asEventBridge(delivered('message-1')), {
      getRemainingTimeInMillis: () => 3_000,
    })
    const ended = running.catch((thrown: unknown) => thrown)
    await clock.advance(2_800)
    expect(await ended).toMatchObject({ code: 'cancelled' })
  })

  it.each([
    ['by the real clock where none is given', {}, true],
    ['never where it is switched off', { clock: null }, false],
  ])('gives up %s', async (_, options, aborted) => {
    const signals: AbortSignal[] = []
    const take = async (_events: unknown, signal: AbortSignal) => {
      signals.push(signal)
      await new Promise((resolve) => setTimeout(resolve, 100))
      return { early: [] } as never
    }
    const running = handlerOf({ receipts: { take }, ...options })
    await running(asEventBridge(delivered('message-1')), { getRemainingTimeInMillis: () => 210 })
    expect(signals.map((signal) => signal.aborted)).toEqual([aborted])
  })

  it.each([
    [/option 'read'/, { read: undefined }],
    [/option 'receipts'/, { receipts: {} }],
    [/option 'onMalformed'/, { onMalformed: 1 }],
    [/option 'clock'/, { clock: 1 }],
    [/unknown option 'sink'/, { sink: () => undefined }],
  ])('refuses wrong wiring: %s', (message, more) => {
    expect(() => handlerOf(more as never)).toThrow(message)
  })
})
