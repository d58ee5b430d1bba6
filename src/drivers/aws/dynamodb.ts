import {
  DynamoDBClient,
  type DynamoDBClientConfig,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { abortFailure, OtpError } from '../../core/errors.js'
import { watchWire } from './attempt.js'
import type { Item } from './attributes.js'
import { type ClientOrConfig, lazyClient } from './client.js'
import { readAwsFailure } from './failure.js'

/** A table, and the way to it. */
export type DynamoDbOptions = ClientOrConfig<DynamoDBClient, DynamoDBClientConfig> & {
  /** Name or ARN. */
  readonly table: string
}

/** A client whose failures are ours. Every call is cut by its signal. */
export interface DynamoDb {
  /** Sends a command. */
  ask<Output>(
    signal: AbortSignal,
    send: (client: DynamoDBClient, cut: { abortSignal: AbortSignal }) => Promise<Output>,
  ): Promise<Output>
  /** Reads one item, as it is now. */
  get(key: Item, signal: AbortSignal): Promise<Item | undefined>
  /**
   * Writes an item where the condition holds, in one call. Otherwise resolves with the item that stood against it,
   * which is empty if it has gone since. `onMaybe` is told where it fails and the item may have been written all the same.
   */
  putIf(
    input: Omit<PutItemCommandInput, 'TableName'> & { readonly Item: Item },
    signal: AbortSignal,
    onMaybe?: () => void,
  ): Promise<Item | undefined>
}

// A request may take longer than the SDK's usual few ms, but three of them not longer than a person waits.
const manners = { maxAttempts: 3, requestTimeoutMs: 800 }

/** Makes a client that says `unavailable` where DynamoDB could not be asked. */
export function createDynamoDb(
  factory: string,
  { table, client, config }: DynamoDbOptions,
  unavailable: 'store-unavailable' | 'ledger-unavailable',
): DynamoDb {
  const given = { ...(client && { client }), ...(config && { config }) } as ClientOrConfig<DynamoDBClient, DynamoDBClientConfig>
  const current = lazyClient(factory, given, (from: DynamoDBClientConfig) => new DynamoDBClient(from), manners)

  const db: DynamoDb = {
    async ask(signal, send) {
      if (signal.aborted) throw abortFailure(signal)
      try {
        return await send(current(), { abortSignal: signal })
      } catch (thrown) {
        const { kind } = readAwsFailure(thrown)
        if (kind === 'aborted') throw abortFailure(signal)
        throw new OtpError(unavailable, `DynamoDB ${kind}`, { cause: thrown })
      }
    },
    async get(key, signal) {
      const get = new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true })
      return (await db.ask(signal, (to, cut) => to.send(get, cut))).Item
    },
    async putIf(input, signal, onMaybe) {
      const put = new PutItemCommand({ ...input, TableName: table, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })
      const done = watchWire(put, signal)
      const against = await db
        .ask(signal, (to, cut) => whatStoodAgainst(to.send(put, cut)))
        .catch((thrown: unknown) => {
          if (done() === 'maybe') onMaybe?.()
          throw thrown
        })
      if (against !== null) return against
      // A server that does not say, as DynamoDB does.
      const key = Object.entries(input.Item).filter(([name]) => name === 'pk' || name === 'sk')
      return (await db.get(Object.fromEntries(key), signal)) ?? {}
    },
  }
  return db
}

/** `undefined`: the condition held. `null`: it did not, and nobody says why. */
export async function whatStoodAgainst(sent: Promise<unknown>): Promise<Item | null | undefined> {
  try {
    await sent
    return undefined
  } catch (thrown) {
    const { name, Item } = thrown as { name?: unknown; Item?: Item }
    if (name !== 'ConditionalCheckFailedException') throw thrown
    return Item ?? null
  }
}
