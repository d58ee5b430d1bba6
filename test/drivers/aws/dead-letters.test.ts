import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sqsDeadLetters } from '../../../src/drivers/aws/dead-letters.js'
import { sqsDeliveryQueue } from '../../../src/drivers/sqs-delivery-queue.js'
import { sqsDeliverySource } from '../../../src/drivers/sqs-delivery-source.js'
import { parcelOf } from '../../../src/testing/delivery-queue.js'
import { awsError, type FaultProxy, startFaultProxy } from '../../fixtures/fault-proxy.js'
import { type LocalSqs, sqsConfig, startSqs } from '../../fixtures/sqs.js'

const never = new AbortController().signal
let sqs: LocalSqs
let proxy: FaultProxy
let client: SQSClient
let queueUrl: string

beforeAll(async () => {
  sqs = await startSqs()
  proxy = await startFaultProxy(sqs.endpoint)
  client = new SQSClient({ ...sqsConfig(proxy.url), maxAttempts: 1 })
})
beforeEach(async () => {
  queueUrl = (await sqs.createQueues()).deadUrl
})
afterAll(async () => {
  client.destroy()
  await proxy.close()
  await sqs.stop()
})

const create = () => sqsDeadLetters({ client, queueUrl, waitSeconds: 0 })

describe('sqsDeadLetters', () => {
  it('lists ids, reasons and ages, and nothing that is sealed', async () => {
    const queue = sqsDeliveryQueue({ client: sqs.client, queueUrl })
    const before = Date.now()
    await queue.enqueue(parcelOf('buried', { reason: 'recipient-opted-out', group: 'tenant-1' }), never)
    await queue.enqueue(parcelOf('crashed'), never)
    await sqs.client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: 'no parcel' }))
    const letters = await create().list(100, never)
    const known = { messageId: expect.any(String) as string, receives: 1, enqueuedAt: expect.any(Number) as number }
    const bound = { channel: 'sms', expiresAt: 1_900_000_000_000 }
    expect(letters).toHaveLength(3)
    expect(letters).toEqual(
      expect.arrayContaining([
        { ...known, parcel: { id: 'buried', group: 'tenant-1', ...bound }, reason: 'recipient-opted-out' },
        { ...known, parcel: { id: 'crashed', ...bound } },
        known,
      ]),
    )
    for (const { enqueuedAt } of letters) expect(enqueuedAt).toBeGreaterThanOrEqual(before)
    expect(JSON.stringify(letters)).not.toContain('sealed')
  })

  it('takes nothing out, and hides nothing once it has looked', async () => {
    const queue = sqsDeliveryQueue({ client: sqs.client, queueUrl })
    for (let index = 0; index < 23; index += 1) await queue.enqueue(parcelOf(`event-${index}`), never)
    expect(await create().list(100, never)).toHaveLength(23)
    expect(await create().list(12, never)).toHaveLength(12)
    const again = await create().list(100, never)
    expect(new Set(again.map(({ messageId }) => messageId)).size).toBe(23)
    expect(again.map(({ enqueuedAt }) => enqueuedAt)).toEqual(again.map(({ enqueuedAt }) => enqueuedAt).sort((a, b) => a - b))
  })

  it('shows again what it saw before the queue failed', async () => {
    await sqsDeliveryQueue({ client: sqs.client, queueUrl }).enqueue(parcelOf('event-1'), never)
    proxy.next('pass', awsError('RequestThrottled'))
    await expect(create().list(100, never)).rejects.toMatchObject({ name: 'OtpError', code: 'queue-unavailable' })
    const source = sqsDeliverySource({ client: sqs.client, queueUrl, waitSeconds: 0 })
    expect(await source.receive(10, never)).toHaveLength(1)
  })

  it('answers even when it cannot show again what it saw', async () => {
    await sqsDeliveryQueue({ client: sqs.client, queueUrl }).enqueue(parcelOf('event-1'), never)
    proxy.next('pass', 'pass', 'reset')
    expect(await create().list(100, never)).toHaveLength(1)
  })

  it('rejects with an OtpError when it may not look, or the signal has aborted', async () => {
    proxy.next(awsError('AccessDeniedException'))
    await expect(create().list(1, never)).rejects.toMatchObject({ name: 'OtpError', code: 'queue-refused' })
    await expect(create().list(1, AbortSignal.abort())).rejects.toMatchObject({ name: 'OtpError', code: 'cancelled' })
  })

  it('waits at each look where it is not told otherwise', async () => {
    proxy.seen.length = 0
    await sqsDeadLetters({ config: sqsConfig(proxy.url), queueUrl }).list(1, never)
    expect(JSON.parse(proxy.seen[0]?.body ?? '')).toMatchObject({ WaitTimeSeconds: 1, MaxNumberOfMessages: 1 })
  })

  it('refuses wrong wiring, naming the option', () => {
    expect(() => sqsDeadLetters({ client } as never)).toThrow(/'queueUrl'/)
    expect(() => sqsDeadLetters({ client, queueUrl, waitSeconds: 21 })).toThrow(/'waitSeconds'/)
    expect(() => sqsDeadLetters({ client, queueUrl, max: 1 } as never)).toThrow(/unknown option 'max'/)
  })
})
