import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sqsDeliveryQueue } from '../../src/drivers/sqs-delivery-queue.js'
import { sqsDeliverySource } from '../../src/drivers/sqs-delivery-source.js'
import { parcelOf } from '../../src/testing/delivery-queue.js'
import { deliverySourceContract } from '../../src/testing/delivery-source.js'
import { awsError, type Fault, type FaultProxy, startFaultProxy } from '../fixtures/fault-proxy.js'
import { type LocalSqs, sqsConfig, sqsStand, startSqs } from '../fixtures/sqs.js'

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
  queueUrl = (await sqs.createQueues()).queueUrl
  proxy.seen.length = 0
})
afterAll(async () => {
  client.destroy()
  await proxy.close()
  await sqs.stop()
})

const never = new AbortController().signal
const bodies = (): unknown[] => proxy.seen.map(({ body }) => JSON.parse(body) as unknown)
const enqueue = (id: string): Promise<string> => sqsDeliveryQueue({ client: sqs.client, queueUrl }).enqueue(parcelOf(id), never)

describe('sqsDeliverySource', () => {
  for (const { says, proof } of deliverySourceContract(sqsStand(() => sqs))) it.concurrent(says, proof)

  it('asks for ten at most, and for the waiting and hiding it was told', async () => {
    const source = sqsDeliverySource({ client, queueUrl, waitSeconds: 0, visibilitySeconds: 90 })
    await source.receive(1_000, never)
    await source.receive(3, never)
    expect(await source.receive(0, never)).toEqual([])
    const asked = { QueueUrl: queueUrl, WaitTimeSeconds: 0, VisibilityTimeout: 90 }
    expect(bodies()).toEqual([
      { ...asked, MaxNumberOfMessages: 10 },
      { ...asked, MaxNumberOfMessages: 3 },
    ])
  })

  it.each([
    [-5, 0],
    [1, 1],
    [2_500, 3],
    [86_400_000, 43_200],
  ])('turns "again in %d ms" into %d seconds', async (ms, seconds) => {
    await enqueue('event-1')
    const [received] = await sqsDeliverySource({ client, queueUrl, waitSeconds: 0 }).receive(1, never)
    await received?.again(ms, never)
    expect(bodies()[1]).toMatchObject({ VisibilityTimeout: seconds })
  })

  it('tells of what is no parcel, holds nothing up for it, and leaves it to the redrive policy', async () => {
    const junk = ['{}', 'not json', JSON.stringify({ ...parcelOf('event-2'), channel: 'fax' })]
    for (const MessageBody of junk) await sqs.client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }))
    await enqueue('event-1')
    const told: unknown[] = []
    const source = sqsDeliverySource({ client, queueUrl, waitSeconds: 0, onMalformed: (id, { code }) => told.push(id, code) })
    expect((await source.receive(10, never)).map(({ parcel }) => parcel)).toEqual([parcelOf('event-1')])
    expect(told.filter((one) => one === 'parcel-malformed')).toHaveLength(3)
    expect(proxy.seen.map(({ operation }) => operation)).toEqual(['ReceiveMessage'])

    const onMalformed = (): void => {
      throw new Error('a report that fails')
    }
    for (const more of [{}, { onMalformed }]) {
      await sqs.client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: 'not json' }))
      expect(await sqsDeliverySource({ client, queueUrl, waitSeconds: 0, ...more }).receive(10, never)).toEqual([])
    }
  })

  const faults: readonly [string, Fault, string][] = [
    ['throttled', awsError('RequestThrottled'), 'queue-unavailable'],
    ['told that too many are in hand', awsError('OverLimit', 403), 'queue-unavailable'],
    ['answered with a 500', awsError('InternalError', 500), 'queue-unavailable'],
    ['answered with an error page', 'html', 'queue-unavailable'],
    ['cut off', 'reset', 'queue-unavailable'],
    ['answered by half', 'half', 'queue-unavailable'],
    ['answered with junk', 'junk', 'queue-unavailable'],
    ['denied', awsError('AccessDeniedException'), 'queue-refused'],
    ['told that there is no queue', awsError('QueueDoesNotExist'), 'queue-refused'],
  ]
  it.each(faults)('rejects when it is %s', async (_, fault, code) => {
    await enqueue('event-1')
    const source = sqsDeliverySource({ client, queueUrl, waitSeconds: 0 })
    proxy.next(fault)
    await expect(source.receive(1, never)).rejects.toMatchObject({ name: 'OtpError', code })
    const again = fault === 'half' || fault === 'junk' ? [] : await source.receive(1, never)
    const [received] = again
    if (received === undefined) return
    proxy.next(fault, fault)
    await expect(received.again(0, never)).rejects.toMatchObject({ name: 'OtpError', code })
    await expect(received.forget(never)).rejects.toMatchObject({ name: 'OtpError', code })
  })

  it('waits no longer than told with a client of its own, and gives up a hanging server', async () => {
    proxy.always('hang')
    const source = sqsDeliverySource({ config: { ...sqsConfig(proxy.url), requestHandler: { requestTimeout: 50 } }, queueUrl })
    await expect(source.receive(1, never)).rejects.toMatchObject({ code: 'queue-unavailable' })
    proxy.always('pass')
  })

  it('refuses wrong wiring, naming the option', () => {
    const wrong: readonly [unknown, RegExp][] = [
      [{ client }, /'queueUrl'/],
      [{ client, queueUrl, waitSeconds: 21 }, /'waitSeconds'/],
      [{ client, queueUrl, visibilitySeconds: 0 }, /'visibilitySeconds'/],
      [{ client, queueUrl, visibilitySeconds: 43_201 }, /'visibilitySeconds'/],
      [{ client, queueUrl, onMalformed: true }, /'onMalformed'/],
      [{ client, config: {}, queueUrl }, /not both/],
      [{ client, queueUrl, max: 10 }, /unknown option 'max'/],
    ]
    for (const [options, message] of wrong) expect(() => sqsDeliverySource(options as never)).toThrow(message)
  })
})
