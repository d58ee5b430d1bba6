import { lambdaSqs } from '../adapters/lambda-sqs.js'
import { createWorker } from '../core/delivery/worker.js'
import { sqsVisibility } from '../drivers/sqs-delivery-queue.js'
import { readEnvironment } from './environment.js'
import { recorder, tell } from './wiring/log.js'
import { createCipher, createQueue, createSqs } from './wiring/queueing.js'
import { createSending } from './wiring/sending.js'
import { warm } from './wiring/warm.js'

const settings = readEnvironment('worker', process.env)
const sqs = createSqs()
const { delivery, warm: warmWords } = createSending(settings)
const worker = createWorker({
  cipher: createCipher(settings),
  delivery,
  dead: createQueue(sqs, settings.OTP_DEAD_LETTER_QUEUE_URL),
  recorder,
})
await warm({ words: warmWords })

/** Sends what the queue gives, each parcel at most once; its event source mapping needs `ReportBatchItemFailures`. */
export const handler = lambdaSqs(worker, {
  onMalformed: (messageId, failure) => tell(`message ${messageId}`)(failure),
  changeVisibility: sqsVisibility({ client: sqs, queueUrl: settings.OTP_QUEUE_URL }),
})
