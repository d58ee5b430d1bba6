import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs'
import { queued } from '../../core/delivery/queued.js'
import type { Delivery } from '../../core/ports/delivery.js'
import type { DeliveryQueue } from '../../core/ports/delivery-queue.js'
import { lazyClient } from '../../drivers/aws/client.js'
import { type KmsCipher, kmsCipher } from '../../drivers/kms-cipher.js'
import { sqsDeliveryQueue } from '../../drivers/sqs-delivery-queue.js'
import type { Settings } from '../environment.js'
import { given } from './wired.js'

/** One client for all queues of a function. The endpoint is the Region's or the environment's, never the host in a queue's URL. */
export const createSqs = (): SQSClient =>
  lazyClient('functions', { config: { useQueueUrlAsEndpoint: false } }, (config: SQSClientConfig) => new SQSClient(config), {
    maxAttempts: 3,
    requestTimeoutMs: 1_000,
  })()

/** Lambda says the trace of the present call by this variable, so that X-Ray shows hook and worker as one. */
export const createQueue = (client: SQSClient, queueUrl: string): DeliveryQueue =>
  sqsDeliveryQueue({ client, queueUrl, trace: () => process.env['_X_AMZN_TRACE_ID'] })

interface CipherSettings extends Pick<Settings<'worker'>, 'OTP_KMS_KEY_ID' | 'OTP_KMS_CONTEXT'> {
  readonly OTP_KMS_PREVIOUS_KEY_IDS?: readonly string[] | undefined
}

export const createCipher = (settings: CipherSettings): KmsCipher =>
  kmsCipher({
    keyId: settings.OTP_KMS_KEY_ID,
    context: settings.OTP_KMS_CONTEXT,
    ...given({ previousKeyIds: settings.OTP_KMS_PREVIOUS_KEY_IDS }),
  })

/** Puts codes into the queue, and what warms it up. */
export function createQueueing(settings: CipherSettings & Pick<Settings<'worker'>, 'OTP_QUEUE_URL'>): {
  delivery: Delivery
  warm: KmsCipher['warm']
} {
  const cipher = createCipher(settings)
  return { delivery: queued({ queue: createQueue(createSqs(), settings.OTP_QUEUE_URL), cipher }), warm: cipher.warm }
}
