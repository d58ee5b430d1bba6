import { Duration } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { type QueueDefinition, queueDefinitions } from '../../drivers/aws/queues.js'
import type { LocalizedOtpProps } from './props.js'

export interface Queues {
  /** Sealed codes on their way. */
  readonly delivery: Queue
  /** Sealed codes that nobody could send, with the reason. */
  readonly dead: Queue
}

const propsOf = ({ visibilitySeconds, retentionSeconds }: QueueDefinition, key: IKey): QueueProps => ({
  visibilityTimeout: Duration.seconds(visibilitySeconds),
  retentionPeriod: Duration.seconds(retentionSeconds),
  encryption: QueueEncryption.KMS,
  encryptionMasterKey: key,
  enforceSSL: true,
})

/** The two queues of codes, as `drivers/aws/queues` defines them. What waits in them is sealed before it comes there. */
export function createQueues(scope: Construct, { overrides }: LocalizedOtpProps, key: IKey): Queues {
  const dead = new Queue(scope, 'DeadLetters', { ...propsOf(queueDefinitions.dead, key), ...overrides?.deadLetterQueue })
  const delivery = new Queue(scope, 'Queue', {
    ...propsOf(queueDefinitions.delivery, key),
    deadLetterQueue: { queue: dead, maxReceiveCount: queueDefinitions.delivery.maxReceives },
    ...overrides?.queue,
  })
  return { delivery, dead }
}

/** Where Lambda and EventBridge leave the delivery events that could not be handled. They hold numbers and no code. */
export function createReceiptsDeadLetters(scope: Construct, { overrides }: LocalizedOtpProps, key: IKey): Queue {
  return new Queue(scope, 'ReceiptsDeadLetters', { ...propsOf(queueDefinitions.dead, key), ...overrides?.deadLetterQueue })
}
