import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { checkOptions, option } from '../core/model/options.js'
import { type Preference, parsePreference } from '../core/model/preference.js'
import type { WritablePreferenceStore } from '../core/ports/preference-store.js'
import type { Pseudonym } from '../core/ports/pseudonym.js'
import { fromItem, toItem } from './aws/attributes.js'
import { clientChecks } from './aws/client.js'
import { createDynamoDb, type DynamoDbOptions } from './aws/dynamodb.js'
import { leadingKeys } from './aws/tables.js'

export type DynamoDbPreferenceStoreOptions = DynamoDbOptions & {
  /** Whose names stand in the table instead of user ids. After a change of its key, what is found under a former name still counts. */
  readonly pseudonym: Pseudonym
}

/**
 * A preference store in a DynamoDB table (`drivers/aws/tables`, state), with `dynamodb:GetItem` on keys that begin with `USR#`, and
 * `PutItem` and `DeleteItem` for whoever also writes. Finding is eventually consistent: a choice may take a second to be heard.
 * Fails with `store-unavailable`, or `store-malformed` for an item that is no preference.
 * @throws TypeError on wrong wiring
 */
export function dynamodbPreferenceStore(options: DynamoDbPreferenceStoreOptions): WritablePreferenceStore {
  checkOptions('dynamodbPreferenceStore', options, {
    ...clientChecks,
    table: option.text(),
    pseudonym: option.port('of'),
  })
  const { table: TableName, pseudonym } = options
  const db = createDynamoDb('dynamodbPreferenceStore', options, 'store-unavailable')

  const read = async (name: string, signal: AbortSignal): Promise<Preference | undefined> => {
    const get = new GetItemCommand({ TableName, Key: keyOf(name) })
    const { Item } = await db.ask(signal, (client, cut) => client.send(get, cut))
    return Item && parsePreference(fromItem(Item))
  }
  const remove = async (names: readonly string[], signal: AbortSignal): Promise<void> => {
    const deletes = names.map((name) => new DeleteItemCommand({ TableName, Key: keyOf(name) }))
    await Promise.all(deletes.map((one) => db.ask(signal, (client, cut) => client.send(one, cut))))
  }

  return {
    async find(userId, signal) {
      const names = await pseudonym.of(userId)
      const found = await Promise.all(names.map((name) => read(name, signal)))
      return found.find((preference) => preference !== undefined)
    },
    async put(userId, { locales, channel, speed }, signal) {
      const [current, ...former] = await pseudonym.of(userId)
      const put = new PutItemCommand({ TableName, Item: { ...keyOf(current), ...toItem({ locales, channel, speed }) } })
      await db.ask(signal, (client, cut) => client.send(put, cut))
      // Only now: whoever looks in between finds the new one, for it comes first.
      await remove(former, signal)
    },
    async forget(userId, signal) {
      await remove(await pseudonym.of(userId), signal)
    },
  }
}

const keyOf = (name: string) => ({ pk: { S: leadingKeys.preference + name }, sk: { S: 'PREF' } })
