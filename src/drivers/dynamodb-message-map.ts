import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError } from '../core/errors.js'
import { isChannel } from '../core/model/channel.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Clock } from '../core/ports/clock.js'
import type { MessageMap, MessageOrigin } from '../core/ports/message-map.js'
import { fromItem, type Item, toItem } from './aws/attributes.js'
import { clientChecks } from './aws/client.js'
import { createDynamoDb, type DynamoDbOptions } from './aws/dynamodb.js'
import { expiryOf, leadingKeys } from './aws/tables.js'

export type DynamoDbMessageMapOptions = DynamoDbOptions & {
  /** @defaultValue systemClock */
  readonly clock?: Clock
  /**
   * How long a message is remembered. A carrier may take 72 hours to report; the rest is the report's own way.
   * @defaultValue 345600000 (four days)
   */
  readonly keepMs?: number
}

const fourDaysMs = 345_600_000

/**
 * A message map in a DynamoDB table (`drivers/aws/tables`, state), with `dynamodb:PutItem` and `GetItem` on keys that begin with `MSG#`.
 * Fails with `store-unavailable`, or `store-malformed` for an item that is no origin.
 * @throws TypeError on wrong wiring
 */
export function dynamodbMessageMap(options: DynamoDbMessageMapOptions): MessageMap {
  checkOptions('dynamodbMessageMap', options, {
    ...clientChecks,
    table: option.text(),
    clock: option.optional(option.port('now', 'sleep')),
    keepMs: option.optional(option.integer(1)),
  })
  const { table, clock = systemClock, keepMs = fourDaysMs } = options
  const db = createDynamoDb('dynamodbMessageMap', options, 'store-unavailable')

  return {
    async put(messageId, { requestId, channel, locale, country }, signal) {
      const origin = toItem({ requestId, channel, locale, country })
      const put = new PutItemCommand({
        TableName: table,
        Item: { ...keyOf(messageId), ...origin, ...expiryOf(clock.now() + keepMs) },
      })
      await db.ask(signal, (client, cut) => client.send(put, cut))
    },
    async find(messageId, signal) {
      const item = await db.get(keyOf(messageId), signal)
      return item && parseOrigin(item, clock.now())
    },
  }
}

const keyOf = (messageId: string) => ({ pk: { S: leadingKeys.message + messageId }, sk: { S: 'EVT' } })

function parseOrigin(item: Item, now: number): MessageOrigin | undefined {
  const { requestId, channel, locale, country, expiresAt } = fromItem(item)
  if (
    typeof requestId !== 'string' ||
    !isChannel(channel) ||
    typeof locale !== 'string' ||
    (country !== undefined && typeof country !== 'string') ||
    typeof expiresAt !== 'number'
  ) {
    throw new OtpError('store-malformed', 'the stored origin of a message cannot be read')
  }
  if (expiresAt <= now) return undefined
  return { requestId, channel, locale, ...(country === undefined ? {} : { country }) }
}
