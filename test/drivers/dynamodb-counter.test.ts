import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { tables } from '../../src/drivers/aws/tables.js'
import { dynamodbCounter } from '../../src/drivers/dynamodb-counter.js'
import { counterContract } from '../../src/testing/counter.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { type DynamoDb, startDynamoDb, troubles } from '../fixtures/dynamodb.js'

const never = new AbortController().signal
const hit = { key: 'key', by: 1, windowSeconds: 60 }

let db: DynamoDb
let table: string
beforeAll(async () => {
  db = await startDynamoDb()
  table = await db.createTable(tables.state)
})
afterAll(() => db.close())
afterEach(() => db.proxy.always('pass'))

describe('dynamodbCounter', () => {
  for (const { says, proof } of counterContract(async (clock) => dynamodbCounter({ config: db.config, table, clock }))) {
    it(says, proof)
  }

  it('asks once for each key and window', async () => {
    db.proxy.seen.length = 0
    const counter = dynamodbCounter({ config: db.config, table })
    const hits = [hit, hit, { ...hit, windowSeconds: 3600 }, { ...hit, key: 'other', by: 0 }]
    await counter.add(hits, never)
    expect(db.proxy.seen.map(({ operation }) => operation).sort()).toEqual(['GetItem', 'UpdateItem', 'UpdateItem'])
  })

  it('leaves it to DynamoDB to delete a window after its end', async () => {
    const clock = createFakeClock()
    const end = clock.now() + 60_000
    await dynamodbCounter({ config: db.config, table, clock }).add([{ ...hit, key: 'ends' }], never)
    const Key = { pk: { S: 'RL#ends' }, sk: { S: `60#${end}` } }
    const { Item } = await db.client.send(new GetItemCommand({ TableName: table, Key }))
    expect(Item).toMatchObject({ ttl: { N: String(end / 1000) }, expiresAt: { N: String(end) } })
  })

  it('counts rather twice than not at all where an answer is lost', async () => {
    const counter = dynamodbCounter({ config: db.config, table })
    db.proxy.next('lost')
    expect(await counter.add([{ ...hit, key: 'lost' }], never)).toEqual([2])
  })

  it.each(troubles)('is unavailable where DynamoDB %s', async (_, fault) => {
    db.proxy.always(fault)
    const counter = dynamodbCounter({ config: db.hasty, table })
    await expect(counter.add([hit, { ...hit, key: 'b', by: 0 }], never)).rejects.toMatchObject({ code: 'store-unavailable' })
  })

  it('does not guess what a malformed item says', async () => {
    const clock = createFakeClock()
    const Item = { pk: { S: 'RL#odd' }, sk: { S: `60#${clock.now() + 60_000}` }, hits: { S: 'many' } }
    await db.client.send(new PutItemCommand({ TableName: table, Item }))
    const counter = dynamodbCounter({ config: db.config, table, clock })
    await expect(counter.add([{ ...hit, key: 'odd', by: 0 }], never)).rejects.toMatchObject({ code: 'store-malformed' })
  })

  it('refuses wrong wiring', () => {
    // @ts-expect-error the table is required
    expect(() => dynamodbCounter({})).toThrow("dynamodbCounter: option 'table' must be a non-empty string")
    // @ts-expect-error a client or a config, never both
    expect(() => dynamodbCounter({ client: db.client, config: db.config, table })).toThrow("give 'client' or 'config', not both")
    // @ts-expect-error an unknown option
    expect(() => dynamodbCounter({ table, max: 1 })).toThrow("dynamodbCounter: unknown option 'max'")
  })
})
