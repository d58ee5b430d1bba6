import { GetQueueAttributesCommand, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queueAttributes, queueDefinitions, workerTimeoutSeconds } from '../../../src/drivers/aws/queues.js'
import { sqsDeliveryQueue } from '../../../src/drivers/sqs-delivery-queue.js'
import { sqsDeliverySource } from '../../../src/drivers/sqs-delivery-source.js'
import { parcelOf } from '../../../src/testing/delivery-queue.js'
import { type LocalSqs, startMovingSqs } from '../../fixtures/sqs.js'

const never = new AbortController().signal
let sqs: LocalSqs
beforeAll(async () => {
  sqs = await startMovingSqs()
})
afterAll(() => sqs.stop())

describe('queueDefinitions', () => {
  const { delivery, dead } = queueDefinitions

  it('hides a parcel for six times as long as the worker may run', () => {
    expect(delivery.visibilitySeconds).toBeGreaterThanOrEqual(6 * workerTimeoutSeconds)
  })

  it('does not bury a living parcel that the worker tries again every 1 to 4 seconds', () => {
    const [lifeSeconds, meanSeconds] = [600, 2.5]
    expect(delivery.maxReceives).toBeGreaterThan(lifeSeconds / meanSeconds)
  })

  it('buries what is no parcel before retention drops it unseen', () => {
    expect(delivery.maxReceives * delivery.visibilitySeconds).toBeLessThan(delivery.retentionSeconds)
  })

  it('keeps the buried longer than the living, for a redriven parcel keeps its age', () => {
    expect(dead.retentionSeconds).toBeGreaterThan(delivery.retentionSeconds)
  })

  it('makes queues that the service takes, the one behind the other', async () => {
    const { queueUrl, deadUrl, deadArn } = await sqs.createQueues()
    const ask = async (QueueUrl: string) =>
      (await sqs.client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))).Attributes ?? {}
    expect(await ask(deadUrl)).toMatchObject({ MessageRetentionPeriod: '1209600', SqsManagedSseEnabled: 'true' })
    const living = await ask(queueUrl)
    expect(living).toMatchObject({ VisibilityTimeout: '60', MessageRetentionPeriod: '21600', SqsManagedSseEnabled: 'true' })
    expect(JSON.parse(living['RedrivePolicy'] ?? '')).toEqual({ deadLetterTargetArn: deadArn, maxReceiveCount: 300 })
  })

  it('lets the buried be moved back, and given out as they were', async () => {
    const { client } = sqs
    const { queueUrl, deadUrl, deadArn } = await sqs.createQueues({ maxReceives: 1 })
    const source = sqsDeliverySource({ client, queueUrl, waitSeconds: 0 })
    const dead = sqsDeliverySource({ client, queueUrl: deadUrl, waitSeconds: 0 })
    const parcel = parcelOf('event-1', { group: 'tenant-1' })
    await sqsDeliveryQueue({ client, queueUrl }).enqueue(parcel, never)
    await (await source.receive(1, never))[0]?.again(0, never)
    expect(await source.receive(1, never)).toEqual([])
    await (await dead.receive(1, never))[0]?.again(0, never)
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: deadArn }))
    await expect.poll(async () => (await source.receive(1, never)).map((one) => one.parcel)).toEqual([parcel])
  })

  it('has no redrive policy where nothing stands behind the queue', () => {
    expect(queueAttributes(delivery)).not.toHaveProperty('RedrivePolicy')
    expect(queueAttributes(dead, 'arn:aws:sqs:us-east-1:000000000000:dead')).not.toHaveProperty('RedrivePolicy')
  })
})
