import { createHash } from 'node:crypto'
import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs'
import { abortFailure, OtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import { formatParcel } from '../core/model/parcel.js'
import type { DeliveryQueue } from '../core/ports/delivery-queue.js'
import { watchWire } from './aws/attempt.js'
import { type ClientOrConfig, clientChecks, lazyClient } from './aws/client.js'
import { queueFailure } from './aws/queue-failure.js'
import { unlessAborted } from './signals/unless-aborted.js'

export type SqsDeliveryQueueOptions = ClientOrConfig<SQSClient, SQSClientConfig> & {
  /** A standard queue; order is useless here and would cost throughput. */
  readonly queueUrl: string
  /** The X-Ray header to travel beside each parcel, as `AWSTraceHeader`. */
  readonly trace?: () => string | undefined
}

const manners = { maxAttempts: 3, requestTimeoutMs: 1_000 }
const longestDelaySeconds = 900
const longestGroup = 128

/**
 * Puts parcels into an SQS queue. The group of a parcel becomes its `MessageGroupId`, which on a standard queue keeps a noisy tenant
 * from holding up the others (fair queues); one that SQS would not take is hashed. A buried parcel carries its reason as the attribute
 * `reason`. A delay beyond SQS's 900 seconds is cut to that.
 * A send that is repeated after a lost answer may double a parcel; the ledger makes one message of them.
 */
export function sqsDeliveryQueue(options: SqsDeliveryQueueOptions): DeliveryQueue {
  checkOptions('sqsDeliveryQueue', options, {
    ...clientChecks,
    queueUrl: option.text(),
    trace: option.optional(option.function()),
  })
  const { queueUrl, trace } = options
  const client = lazyClient('sqsDeliveryQueue', options, (config: SQSClientConfig) => new SQSClient(config), manners)

  const send = async (command: SendMessageCommand, signal: AbortSignal) => {
    const done = watchWire(command, signal)
    try {
      // The SDK waits for credentials whatever the signal says. What has not reached the wire by then never does.
      return await unlessAborted(client().send(command, { abortSignal: signal }), signal, () => done() === 'no')
    } catch (thrown) {
      throw queueFailure(thrown, signal, done())
    }
  }

  return {
    async enqueue(parcel, signal) {
      if (signal.aborted) throw abortFailure(signal)
      const { group, delaySeconds, reason } = parcel
      const traceHeader = traceOf(trace)
      const command = new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: formatParcel(parcel),
        ...(group === undefined ? {} : { MessageGroupId: groupId(group) }),
        ...(delaySeconds === undefined
          ? {}
          : { DelaySeconds: Math.min(Math.max(Math.ceil(delaySeconds), 0), longestDelaySeconds) }),
        ...(reason === undefined ? {} : { MessageAttributes: { reason: { DataType: 'String', StringValue: reason } } }),
        ...(traceHeader === undefined
          ? {}
          : { MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: traceHeader } } }),
      })
      const { MessageId } = await send(command, signal)
      if (MessageId === undefined) throw new OtpError('queue-unavailable', 'the answer names no message', { sent: 'maybe' })
      return MessageId
    },
  }
}

/** A trace that cannot be told never costs a code. */
function traceOf(trace: (() => string | undefined) | undefined): string | undefined {
  try {
    return trace?.()
  } catch {
    return undefined
  }
}

export type SqsVisibilityOptions = ClientOrConfig<SQSClient, SQSClientConfig> & {
  readonly queueUrl: string
}

/**
 * Lets a message come again after so many seconds, for the `changeVisibility` of `lambdaSqs`. Needs `sqs:ChangeMessageVisibility`.
 * Rejects with `queue-unavailable` or `queue-refused`; the message then comes when the visibility timeout of the queue ends.
 * @throws TypeError on wrong wiring
 */
export function sqsVisibility(
  options: SqsVisibilityOptions,
): (receiptHandle: string, seconds: number, signal: AbortSignal) => Promise<void> {
  checkOptions('sqsVisibility', options, { ...clientChecks, queueUrl: option.text() })
  const client = lazyClient('sqsVisibility', options, (config: SQSClientConfig) => new SQSClient(config), manners)
  return async (receiptHandle, seconds, signal) => {
    if (signal.aborted) throw abortFailure(signal)
    const command = new ChangeMessageVisibilityCommand({
      QueueUrl: options.queueUrl,
      ReceiptHandle: receiptHandle,
      VisibilityTimeout: seconds,
    })
    await client()
      .send(command, { abortSignal: signal })
      .catch((thrown: unknown) => {
        throw queueFailure(thrown, signal)
      })
  }
}

/** SQS takes 128 letters, digits and punctuation marks of ASCII. */
function groupId(group: string): string {
  const fits = group.length <= longestGroup && /^[!-~]+$/.test(group)
  return fits ? group : createHash('sha256').update(group).digest('hex')
}
