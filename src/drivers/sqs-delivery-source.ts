import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
  type SQSClientConfig,
} from '@aws-sdk/client-sqs'
import { abortFailure, type OtpError, report, toOtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import { parseParcel } from '../core/model/parcel.js'
import type { DeliverySource, Received } from '../core/ports/delivery-source.js'
import { type ClientOrConfig, clientChecks, lazyClient } from './aws/client.js'
import { queueFailure } from './aws/queue-failure.js'

export type SqsDeliverySourceOptions = ClientOrConfig<SQSClient, SQSClientConfig> & {
  readonly queueUrl: string
  /** How long `receive` waits for the first parcel, 0 to 20 seconds; 20 by default. A client of your own needs a request timeout beyond it. */
  readonly waitSeconds?: number
  /** How long a parcel in hand stays hidden; the queue's own setting by default. */
  readonly visibilitySeconds?: number
  /** Told of a message that is no parcel, with SQS's id of it. What it throws is swallowed. */
  readonly onMalformed?: (messageId: string, failure: OtpError) => void
}

const mostAtOnce = 10
const longestHiddenSeconds = 43_200

/**
 * Gives parcels out of an SQS queue. A message that is no parcel is told to `onMalformed` and left alone: it holds nothing up, comes
 * again when its visibility ends, and the queue's redrive policy buries it.
 */
export function sqsDeliverySource(options: SqsDeliverySourceOptions): DeliverySource {
  checkOptions('sqsDeliverySource', options, {
    ...clientChecks,
    queueUrl: option.text(),
    waitSeconds: option.optional(option.integer(0, 20)),
    visibilitySeconds: option.optional(option.integer(1, longestHiddenSeconds)),
    onMalformed: option.optional(option.function()),
  })
  const { queueUrl, waitSeconds = 20, visibilitySeconds, onMalformed } = options
  const manners = { maxAttempts: 3, requestTimeoutMs: (waitSeconds + 3) * 1_000 }
  const client = lazyClient('sqsDeliverySource', options, (config: SQSClientConfig) => new SQSClient(config), manners)

  const attempt = async <Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> => {
    if (signal.aborted) throw abortFailure(signal)
    try {
      return await work()
    } catch (thrown) {
      throw queueFailure(thrown, signal)
    }
  }

  const receivedOf = ({ Body = '', MessageId = '', ReceiptHandle }: Message): readonly Received[] => {
    const message = { QueueUrl: queueUrl, ReceiptHandle }
    try {
      const parcel = parseParcel(Body)
      return [
        {
          parcel,
          forget: (signal) =>
            attempt(signal, async () => {
              await client().send(new DeleteMessageCommand(message), { abortSignal: signal })
            }),
          again: (ms, signal) =>
            attempt(signal, async () => {
              const VisibilityTimeout = Math.min(Math.max(Math.ceil(ms / 1_000), 0), longestHiddenSeconds)
              const command = new ChangeMessageVisibilityCommand({ ...message, VisibilityTimeout })
              await client().send(command, { abortSignal: signal }).catch(unlessVisible)
            }),
        },
      ]
    } catch (thrown) {
      report(onMalformed, MessageId, toOtpError(thrown, 'parcel-malformed'))
      return []
    }
  }

  return {
    async receive(max, signal) {
      if (signal.aborted || max < 1) return []
      const command = new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: Math.min(max, mostAtOnce),
        WaitTimeSeconds: waitSeconds,
        ...(visibilitySeconds === undefined ? {} : { VisibilityTimeout: visibilitySeconds }),
      })
      try {
        const { Messages = [] } = await client().send(command, { abortSignal: signal })
        return Messages.flatMap(receivedOf)
      } catch (thrown) {
        // What SQS had begun to give out comes again when its visibility ends.
        if (isAborted(signal)) return []
        throw queueFailure(thrown, signal)
      }
    },
  }
}

/** It is no longer in hand, so it comes again anyhow. */
function unlessVisible(thrown: unknown): void {
  if ((thrown as { name?: unknown } | null)?.name !== 'MessageNotInflight') throw thrown
}

/** Asked anew after waiting; the compiler remembers the first answer. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted
}
