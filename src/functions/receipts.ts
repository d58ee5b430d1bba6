import { lambdaReceipts } from '../adapters/lambda-receipts.js'
import { createReceipts } from '../core/delivery/receipts.js'
import { dynamodbMessageMap } from '../drivers/dynamodb-message-map.js'
import { eumDeliveryEvents } from '../drivers/eum-delivery-events.js'
import { readEnvironment } from './environment.js'
import { createDynamoDbClient } from './wiring/dynamodb.js'
import { log, tell } from './wiring/log.js'

const settings = readEnvironment('receipts', process.env)
const messageMap = dynamodbMessageMap({ client: createDynamoDbClient(), table: settings.OTP_STATE_TABLE })
const receipts = createReceipts({ messageMap, sink: (joined) => log({ ...joined.event, ...joined, event: 'otp-receipt' }) })

/** Joins delivery events to their requests and logs them, a line each. Invoked asynchronously by EventBridge or SNS. */
export const handler = lambdaReceipts({
  read: eumDeliveryEvents,
  receipts,
  onMalformed: tell('delivery event'),
})
