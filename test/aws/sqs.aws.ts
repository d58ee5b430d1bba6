import { randomUUID } from 'node:crypto'
import { SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, describe, expect, it } from 'vitest'
import { deliveryQueueContract } from '../../src/testing/delivery-queue.js'
import { deliverySourceContract } from '../../src/testing/delivery-source.js'
import { queuesOn, sqsStand } from '../fixtures/sqs.js'
import { awsConfig } from './endpoint.js'

// The same contracts as on fauxqs, on any other SQS or on SQS itself: `npm run test:aws`.
const config = awsConfig('AWS_ENDPOINT_URL_SQS')
const client = new SQSClient({
  region: 'eu-central-1',
  ...config,
  useQueueUrlAsEndpoint: config !== undefined && !('endpoint' in config),
})
const { createQueues, deleteQueues } = queuesOn(client, `localized-otp-${randomUUID().slice(0, 8)}-`)
afterAll(deleteQueues)

describe('SQS', () => {
  if (config === undefined) {
    console.log('skipped SQS: neither AWS_ENDPOINT_URL_SQS, AWS_ENDPOINT_URL nor TEST_AWS_ACCOUNT=yes is set')
    it('is not there', () => expect(config).toBeUndefined())
    return
  }
  const create = sqsStand(() => ({ client, createQueues }))
  for (const [name, contract] of [
    ['queue', deliveryQueueContract(create)],
    ['source', deliverySourceContract(create)],
  ] as const) {
    for (const { says, proof } of contract) it.concurrent(`${name}: ${says}`, proof, 120_000)
  }
})
