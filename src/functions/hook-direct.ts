import { overflow } from '../core/delivery/overflow.js'
import type { Delivery } from '../core/ports/delivery.js'
import { readEnvironment, type Settings } from './environment.js'
import { hookFunction } from './wiring/hook.js'
import { createSending } from './wiring/sending.js'
import { createVerifier } from './wiring/verifier.js'
import { warm } from './wiring/warm.js'

const settings = readEnvironment('hook-direct', process.env)
const verifier = createVerifier(settings)
const sending = createSending(settings)
const queueing = settings.OTP_DELIVERY === 'direct' ? undefined : await queueingFor(settings)
await warm({ keys: verifier.warm, words: sending.warm, ...(queueing && { 'data key': queueing.warm }) })

/** Loaded only where it is used: it brings the clients of SQS and KMS. */
async function queueingFor({ OTP_QUEUE_URL, OTP_KMS_KEY_ID, OTP_KMS_CONTEXT }: Settings<'hook-direct'>) {
  if (OTP_QUEUE_URL === undefined || OTP_KMS_KEY_ID === undefined) {
    const missing = OTP_QUEUE_URL === undefined ? 'OTP_QUEUE_URL' : 'OTP_KMS_KEY_ID'
    throw new Error(`localized-otp, hook-direct: ${missing} is missing, which OTP_DELIVERY=overflow needs`)
  }
  const { createQueueing } = await import('./wiring/queueing.js')
  return createQueueing({ OTP_QUEUE_URL, OTP_KMS_KEY_ID, OTP_KMS_CONTEXT })
}

const delivery: Delivery = queueing ? overflow({ first: sending.delivery, then: queueing.delivery }) : sending.delivery

/** Okta's hook that sends while Okta waits, and puts what cannot be sent in time into the queue, if there is one. */
export const handler = hookFunction(settings, verifier, delivery)
