import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { OtpError } from '../../src/core/errors.js'
import { sqsDeliveryQueue, sqsVisibility } from '../../src/drivers/sqs-delivery-queue.js'
import { sqsDeliverySource } from '../../src/drivers/sqs-delivery-source.js'
import { deliveryQueueContract, parcelOf } from '../../src/testing/delivery-queue.js'
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
const sent = (): Record<string, unknown> => JSON.parse(proxy.seen[0]?.body ?? '') as Record<string, unknown>

describe('sqsDeliveryQueue', () => {
  for (const { says, proof } of deliveryQueueContract(sqsStand(() => sqs))) it.concurrent(says, proof)

  it('says on the wire what the parcel says: group, delay and reason, and no more', async () => {
    const parcel = parcelOf('event-1', { group: 'tenant-1', delaySeconds: 7, reason: 'sender-missing' })
    const id = await sqsDeliveryQueue({ client, queueUrl }).enqueue(parcel, never)
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect({ ...sent(), MessageBody: JSON.parse(String(sent()['MessageBody'])) as unknown }).toEqual({
      QueueUrl: queueUrl,
      MessageBody: parcelOf('event-1', { group: 'tenant-1', reason: 'sender-missing' }),
      MessageGroupId: 'tenant-1',
      DelaySeconds: 7,
      MessageAttributes: { reason: { DataType: 'String', StringValue: 'sender-missing' } },
    })
  })

  it('says nothing of what the parcel does not say', async () => {
    await sqsDeliveryQueue({ client, queueUrl, trace: () => undefined }).enqueue(parcelOf('event-1'), never)
    expect(Object.keys(sent()).sort()).toEqual(['MessageBody', 'QueueUrl'])
  })

  it('hashes a group that SQS would not take', async () => {
    const queue = sqsDeliveryQueue({ client, queueUrl })
    for (const group of ['Société', 'x'.repeat(129), 'a b']) await queue.enqueue(parcelOf('event-1', { group }), never)
    const groups = proxy.seen.map(({ body }) => (JSON.parse(body) as { MessageGroupId: string }).MessageGroupId)
    for (const group of groups) expect(group).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set(groups).size).toBe(3)
  })

  it.each([
    [-1, 0],
    [1.2, 2],
    [901, 900],
  ])('turns a delay of %d seconds into %d', async (delaySeconds, delay) => {
    await sqsDeliveryQueue({ client, queueUrl }).enqueue(parcelOf('event-1', { delaySeconds }), never)
    expect(sent()).toMatchObject({ DelaySeconds: delay })
  })

  it('sends the trace header along', async () => {
    const trace = (): string => 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1'
    await sqsDeliveryQueue({ client, queueUrl, trace }).enqueue(parcelOf('event-1'), never)
    expect(sent()).toMatchObject({
      MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: trace() } },
    })
  })

  it('sends the parcel even when the trace cannot be told', async () => {
    const trace = (): string => {
      throw new Error('no segment')
    }
    await sqsDeliveryQueue({ client, queueUrl, trace }).enqueue(parcelOf('event-1'), never)
    expect(Object.keys(sent()).sort()).toEqual(['MessageBody', 'QueueUrl'])
  })

  it('rejects with an OtpError even when its client cannot be made', async () => {
    const queue = sqsDeliveryQueue({ config: { ...sqsConfig('no address') }, queueUrl })
    await expect(queue.enqueue(parcelOf('event-1'), never)).rejects.toMatchObject({ name: 'OtpError', sent: 'no' })
  })

  it('says that the parcel is surely not there where nobody listens', async () => {
    const queue = sqsDeliveryQueue({ config: { ...sqsConfig('http://127.0.0.1:1'), maxAttempts: 1 }, queueUrl })
    await expect(queue.enqueue(parcelOf('event-1'), never)).rejects.toMatchObject({ code: 'queue-unavailable', sent: 'no' })
  })

  it('says so too where credentials hang beyond the deadline, and sends nothing later', async () => {
    const caller = new AbortController()
    const late: (() => void)[] = []
    const identity = { accessKeyId: 'test', secretAccessKey: 'test' }
    const credentials = () => new Promise<typeof identity>((resolve) => late.push(() => resolve(identity)))
    const queue = sqsDeliveryQueue({ config: { ...sqsConfig(proxy.url), credentials }, queueUrl })
    const cut = queue.enqueue(parcelOf('event-1'), caller.signal).catch((thrown: unknown) => thrown)
    await expect.poll(() => late.length).toBe(1)
    caller.abort(new OtpError('out-of-time'))
    expect(await cut).toMatchObject({ code: 'out-of-time', sent: 'no' })
    for (const resolve of late) resolve()
    // The next one goes out by the same client; an unhandled rejection of the first would fail the run.
    await queue.enqueue(parcelOf('event-2'), never)
    expect(proxy.seen.map(({ body }) => body.includes('event-2'))).toEqual([true])
  })

  const faults: readonly [string, Fault, string, ('no' | 'maybe')?][] = [
    ['throttled', awsError('RequestThrottled'), 'queue-unavailable'],
    ['throttled by the key of the queue', awsError('KmsThrottled'), 'queue-unavailable'],
    ['answered with a 500', awsError('InternalError', 500), 'queue-unavailable', 'maybe'],
    ['answered with an error page', 'html', 'queue-unavailable', 'maybe'],
    ['cut off', 'reset', 'queue-unavailable', 'maybe'],
    ['cut off after the work', 'lost', 'queue-unavailable', 'maybe'],
    ['answered by half', 'half', 'queue-unavailable', 'maybe'],
    ['answered with junk', 'junk', 'queue-unavailable', 'maybe'],
    [
      'answered without an id',
      (reply) => ({ ...reply, body: reply.body.replace('MessageId', 'Nothing') }),
      'queue-unavailable',
      'maybe',
    ],
    [
      'answered with another checksum',
      { status: 200, body: '{"MessageId":"1","MD5OfMessageBody":"0"}' },
      'queue-unavailable',
      'maybe',
    ],
    ['denied', awsError('AccessDeniedException'), 'queue-refused'],
    ['told that the key of the queue is off', awsError('KmsDisabled'), 'queue-refused'],
    ['told that there is no queue', awsError('QueueDoesNotExist'), 'queue-refused'],
    ['told that the parcel is not fit', awsError('InvalidMessageContents'), 'queue-refused'],
  ]
  it.each(faults)('rejects when it is %s, and says whether the parcel may be there', async (_, fault, code, maybe = 'no') => {
    proxy.next(fault)
    await expect(sqsDeliveryQueue({ client, queueUrl }).enqueue(parcelOf('event-1'), never)).rejects.toMatchObject({
      name: 'OtpError',
      code,
      sent: maybe,
    })
  })

  it('tries again by itself with a client of its own', async () => {
    proxy.next('reset', awsError('RequestThrottled'))
    const queue = sqsDeliveryQueue({ config: sqsConfig(proxy.url), queueUrl })
    await queue.enqueue(parcelOf('event-1'), never)
    expect(proxy.seen).toHaveLength(3)
  })

  it('remembers a lost answer through the refusals of later attempts', async () => {
    proxy.next('lost', awsError('RequestThrottled'), awsError('RequestThrottled'))
    const queue = sqsDeliveryQueue({ config: sqsConfig(proxy.url), queueUrl })
    const failure = { code: 'queue-unavailable', sent: 'maybe' }
    await expect(queue.enqueue(parcelOf('event-1'), never)).rejects.toMatchObject(failure)
    expect(proxy.seen).toHaveLength(3)
  })

  it('gives up as soon as the signal aborts, with its reason', async () => {
    proxy.next('hang')
    const deadline = new AbortController()
    const hanging = sqsDeliveryQueue({ client, queueUrl }).enqueue(parcelOf('event-1'), deadline.signal)
    while (proxy.seen.length === 0) await new Promise(setImmediate)
    deadline.abort(new OtpError('out-of-time'))
    await expect(hanging).rejects.toMatchObject({ code: 'out-of-time', sent: 'maybe' })
  })

  it('may double a parcel whose answer was lost, and never loses it', async () => {
    proxy.next('lost')
    await sqsDeliveryQueue({ config: sqsConfig(proxy.url), queueUrl }).enqueue(parcelOf('event-1'), never)
    const source = sqsDeliverySource({ client, queueUrl, waitSeconds: 0 })
    expect((await source.receive(10, never)).map(({ parcel }) => parcel)).toEqual([parcelOf('event-1'), parcelOf('event-1')])
  })

  it('refuses wrong wiring, naming the option', () => {
    const wrong: readonly [unknown, RegExp][] = [
      [{ client }, /'queueUrl' must be a non-empty string/],
      [{ client, queueUrl: '' }, /'queueUrl'/],
      [{ client, queueUrl, trace: 'Root=1' }, /'trace' must be a function/],
      [{ client: {}, queueUrl }, /'client' must have send/],
      [{ client, config: {}, queueUrl }, /'client' or 'config', not both/],
      [{ client, queueUrl, fifo: true }, /unknown option 'fifo'/],
    ]
    for (const [options, message] of wrong) expect(() => sqsDeliveryQueue(options as never)).toThrow(message)
  })
})

describe('sqsVisibility', () => {
  const receive = async (): Promise<string> => {
    await sqsDeliveryQueue({ client, queueUrl }).enqueue(parcelOf('event-1'), never)
    const { Messages = [] } = await sqs.client.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: 1 }))
    return Messages[0]?.ReceiptHandle ?? ''
  }

  it('lets a message come again at once', async () => {
    await sqsVisibility({ client, queueUrl })(await receive(), 0, never)
    const { Messages = [] } = await sqs.client.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: 1 }))
    expect(Messages).toHaveLength(1)
  })

  it.each<[string, Fault, string]>([
    ['SQS fails', awsError('InternalError', 500), 'queue-unavailable'],
    ['the line is cut', 'reset', 'queue-unavailable'],
    ['it is forbidden', awsError('AccessDeniedException'), 'queue-refused'],
  ])('says so where %s', async (_, fault, code) => {
    proxy.next(fault)
    await expect(sqsVisibility({ client, queueUrl })('receipt', 1, never)).rejects.toMatchObject({ code })
  })

  it('does nothing once the signal has aborted', async () => {
    await expect(sqsVisibility({ client, queueUrl })('receipt', 1, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(proxy.seen).toEqual([])
  })

  it('refuses wrong wiring', () => {
    expect(() => sqsVisibility({ client } as never)).toThrow("sqsVisibility: option 'queueUrl' must be a non-empty string")
    expect(() => sqsVisibility({ client, queueUrl, seconds: 1 } as never)).toThrow("sqsVisibility: unknown option 'seconds'")
  })
})
