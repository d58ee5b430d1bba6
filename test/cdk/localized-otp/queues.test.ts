import { Match } from 'aws-cdk-lib/assertions'
import { expect, it } from 'vitest'
import { queueDefinitions, workerTimeoutSeconds } from '../../../src/drivers/aws/queues.js'
import { all, templateOf } from '../stack.js'

const codes = (overrides = {}) => templateOf({ delivery: 'queued', ...overrides })

it.each(['queued', 'overflow'] as const)('makes the queues as they are defined, under the key of the data: %s', (delivery) => {
  const template = templateOf({ delivery })
  const { delivery: waiting, dead } = queueDefinitions
  template.hasResourceProperties('AWS::SQS::Queue', {
    VisibilityTimeout: waiting.visibilitySeconds,
    MessageRetentionPeriod: waiting.retentionSeconds,
    KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('DataKey'), 'Arn'] },
    RedrivePolicy: {
      deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('OtpDeadLetters'), 'Arn'] },
      maxReceiveCount: waiting.maxReceives,
    },
  })
  template.resourcePropertiesCountIs(
    'AWS::SQS::Queue',
    { MessageRetentionPeriod: dead.retentionSeconds, RedrivePolicy: Match.absent() },
    2,
  )
})

it('hides a parcel for six times as long as its worker may take, and keeps the buried longer than the waiting', () => {
  const [waiting] = all<{ VisibilityTimeout: number }>(codes(), 'AWS::SQS::Queue').filter((queue) => 'RedrivePolicy' in queue)
  expect(waiting?.VisibilityTimeout).toBe(6 * workerTimeoutSeconds)
  expect(queueDefinitions.dead.retentionSeconds).toBeGreaterThan(queueDefinitions.delivery.retentionSeconds)
})

it('gives every queue a policy that refuses what does not come by TLS', () => {
  const template = codes()
  template.resourceCountIs('AWS::SQS::Queue', 3)
  template.resourcePropertiesCountIs(
    'AWS::SQS::QueuePolicy',
    {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    },
    3,
  )
})

it('has no queue of codes where they are sent directly', () => {
  const template = templateOf({ delivery: 'direct' })
  template.resourceCountIs('AWS::SQS::Queue', 1)
  template.resourceCountIs('AWS::Lambda::EventSourceMapping', 0)
})

it.each(['queued', 'overflow'] as const)(
  'reads the queue in batches that may fail in part, never wider than the quota: %s',
  (delivery) => {
    templateOf({ delivery, sendsPerSecond: 100 }).hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BatchSize: 10,
      ScalingConfig: { MaximumConcurrency: 3 },
    })
  },
)

it('hands no more batches out than workers may run: what finds none counts as received', () => {
  const template = codes({ concurrency: { worker: 5 } })
  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', { ScalingConfig: { MaximumConcurrency: 5 } })
  template.hasResourceProperties('AWS::Lambda::Function', { Handler: 'worker.handler', ReservedConcurrentExecutions: 5 })
})

it('takes what is said otherwise', () => {
  const template = codes({ overrides: { queue: { queueName: 'mine' }, deadLetterQueue: { dataKeyReuse: undefined } } })
  template.hasResourceProperties('AWS::SQS::Queue', { QueueName: 'mine' })
})
