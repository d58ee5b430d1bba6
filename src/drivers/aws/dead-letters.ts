import {
  ChangeMessageVisibilityBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
  type SQSClientConfig,
} from '@aws-sdk/client-sqs'
import { abortFailure, type OtpErrorCode } from '../../core/errors.js'
import type { Channel } from '../../core/model/channel.js'
import { checkOptions, option } from '../../core/model/options.js'
import { parseParcel } from '../../core/model/parcel.js'
import { type ClientOrConfig, clientChecks, lazyClient } from './client.js'
import { queueFailure } from './queue-failure.js'

/** One that was buried: enough to find its story by, and nothing of what it holds. */
export interface DeadLetter {
  /** SQS's own id. */
  readonly messageId: string
  /** Epoch ms at which it was first put into a queue. */
  readonly enqueuedAt: number
  /** How often the dead-letter queue has given it out, this time included. */
  readonly receives: number
  /** What its seal is bound to; absent where it is no parcel at all. */
  readonly parcel?: {
    readonly id: string
    readonly channel: Channel
    readonly expiresAt: number
    readonly group?: string
  }
  /** Absent where not the worker but the queue buried it: its worker crashed each time, or it is no parcel. */
  readonly reason?: OtpErrorCode
}

export interface DeadLetters {
  /**
   * Up to `max` of the buried, oldest first. They stay where they are; for others they are hidden while this runs.
   * @throws OtpError `queue-unavailable` or `queue-refused`
   */
  list(max: number, signal: AbortSignal): Promise<readonly DeadLetter[]>
}

export type SqsDeadLettersOptions = ClientOrConfig<SQSClient, SQSClientConfig> & {
  /** Of the dead-letter queue. */
  readonly queueUrl: string
  /** How long each look waits; with 0 SQS asks only some of its servers and may miss a few. @defaultValue 1 */
  readonly waitSeconds?: number
}

const atOnce = 10
/** Should this process die while it looks, the buried show again after so long. */
const hiddenSeconds = 30

/** Looks into a dead-letter queue without taking anything out; nothing is opened, so it needs no key. */
export function sqsDeadLetters(options: SqsDeadLettersOptions): DeadLetters {
  checkOptions('sqsDeadLetters', options, {
    ...clientChecks,
    queueUrl: option.text(),
    waitSeconds: option.optional(option.integer(0, 20)),
  })
  const { queueUrl: QueueUrl, waitSeconds = 1 } = options
  const manners = { maxAttempts: 3, requestTimeoutMs: (waitSeconds + 3) * 1_000 }
  const client = lazyClient('sqsDeadLetters', options, (config: SQSClientConfig) => new SQSClient(config), manners)

  const look = async (count: number, abortSignal: AbortSignal): Promise<readonly Message[]> => {
    const command = new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: Math.min(count, atOnce),
      WaitTimeSeconds: waitSeconds,
      VisibilityTimeout: hiddenSeconds,
      MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
    })
    return (await client().send(command, { abortSignal })).Messages ?? []
  }
  const show = async (messages: readonly Message[]): Promise<void> => {
    const entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout: 0 }))
    const batches = Array.from({ length: Math.ceil(entries.length / atOnce) }, (_, at) =>
      entries.slice(at * atOnce, (at + 1) * atOnce),
    )
    // Where this fails they show again by themselves.
    await Promise.allSettled(
      batches.map((Entries) => client().send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }))),
    )
  }

  return {
    async list(max, signal) {
      if (signal.aborted) throw abortFailure(signal)
      const seen = new Map<string | undefined, Message>()
      try {
        for (let before = -1; before < seen.size && seen.size < max; ) {
          before = seen.size
          for (const message of await look(max - seen.size, signal)) seen.set(message.MessageId, message)
        }
      } catch (thrown) {
        throw queueFailure(thrown, signal)
      } finally {
        await show([...seen.values()])
      }
      return [...seen.values()].map(readLetter).sort((one, other) => one.enqueuedAt - other.enqueuedAt)
    },
  }
}

function readLetter({ MessageId = '', Body = '', Attributes = {} }: Message): DeadLetter {
  const letter = {
    messageId: MessageId,
    enqueuedAt: Number(Attributes.SentTimestamp ?? 0),
    receives: Number(Attributes.ApproximateReceiveCount ?? 1),
  }
  try {
    const { id, channel, expiresAt, group, reason } = parseParcel(Body)
    const parcel = { id, channel, expiresAt, ...(group === undefined ? {} : { group }) }
    return { ...letter, parcel, ...(reason === undefined ? {} : { reason }) }
  } catch {
    return letter
  }
}
