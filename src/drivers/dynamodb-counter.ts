import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Clock } from '../core/ports/clock.js'
import type { Counter, Hit } from '../core/ports/counter.js'
import { fromAttribute, type Item } from './aws/attributes.js'
import { clientChecks } from './aws/client.js'
import { createDynamoDb, type DynamoDbOptions } from './aws/dynamodb.js'
import { expiryOf, leadingKeys } from './aws/tables.js'

export type DynamoDbCounterOptions = DynamoDbOptions & {
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/** A window of a key, and what is added there. */
interface Place {
  readonly key: Item
  readonly end: number
  readonly by: number
}

/**
 * A counter in a DynamoDB table (`drivers/aws/tables`, state): one call for each key and window, all at once, with `dynamodb:UpdateItem`
 * and `GetItem` on keys that begin with `RL#`. A key takes about 1,000 hits a second. Where an answer is lost, a hit may count twice;
 * where one of several hits fails, the others may have counted: it errs on the side of too much.
 * Fails with `store-unavailable`, or `store-malformed` for an item that is no sum.
 * @throws TypeError on wrong wiring
 */
export function dynamodbCounter(options: DynamoDbCounterOptions): Counter {
  checkOptions('dynamodbCounter', options, {
    ...clientChecks,
    table: option.text(),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { table: TableName, clock = systemClock } = options
  const db = createDynamoDb('dynamodbCounter', options, 'store-unavailable')

  const read = async (Key: Item, signal: AbortSignal): Promise<Item | undefined> => {
    const get = new GetItemCommand({ TableName, Key, ConsistentRead: true })
    return (await db.ask(signal, (client, cut) => client.send(get, cut))).Item
  }
  const write = async ({ key, end, by }: Place, signal: AbortSignal): Promise<Item | undefined> => {
    const expiry = expiryOf(end)
    const update = new UpdateItemCommand({
      TableName,
      Key: key,
      UpdateExpression: 'SET expiresAt = :end, #ttl = :ttl ADD hits :by',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
      ExpressionAttributeValues: { ':end': expiry.expiresAt, ':ttl': expiry.ttl, ':by': { N: String(by) } },
      ReturnValues: 'UPDATED_NEW',
    })
    return (await db.ask(signal, (client, cut) => client.send(update, cut))).Attributes
  }

  return {
    async add(hits, signal) {
      const now = clock.now()
      const places = new Map<string, Place>()
      const names = hits.map((hit) => {
        const { name, ...place } = placeOf(hit, now)
        places.set(name, { ...place, by: hit.by + (places.get(name)?.by ?? 0) })
        return name
      })
      const sums = await Promise.all(
        [...places].map(async ([name, place]) => {
          const item = place.by === 0 ? await read(place.key, signal) : await write(place, signal)
          return [name, sumOf(item)] as const
        }),
      )
      const found = new Map(sums)
      return names.map((name) => found.get(name) ?? 0)
    },
  }
}

function placeOf({ key, windowSeconds }: Hit, now: number) {
  const windowMs = windowSeconds * 1000
  const end = (Math.floor(now / windowMs) + 1) * windowMs
  const pk = leadingKeys.counter + key
  const sk = `${windowSeconds}#${end}`
  return { name: `${sk} ${pk}`, key: { pk: { S: pk }, sk: { S: sk } }, end }
}

function sumOf(item: Item | undefined): number {
  if (item === undefined) return 0
  const sum = fromAttribute(item['hits'])
  if (typeof sum !== 'number') throw new OtpError('store-malformed', 'the stored sum cannot be read')
  return sum
}
