import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { tables } from '../../src/drivers/aws/tables.js'
import { dynamodbMessageMap } from '../../src/drivers/dynamodb-message-map.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { messageMapContract } from '../../src/testing/message-map.js'
import { type DynamoDb, startDynamoDb, troubles } from '../fixtures/dynamodb.js'

const never = new AbortController().signal
const origin = { requestId: 'request', channel: 'sms', locale: 'en' } as const

let db: DynamoDb
let table: string
beforeAll(async () => {
  db = await startDynamoDb()
  table = await db.createTable(tables.state)
})
afterAll(() => db.close())
afterEach(() => db.proxy.always('pass'))

describe('dynamodbMessageMap', () => {
  for (const { says, proof } of messageMapContract(async (clock) => dynamodbMessageMap({ config: db.config, table, clock }))) {
    it(says, proof)
  }

  it('remembers for as long as it is told, and leaves it to DynamoDB to delete the item afterwards', async () => {
    const clock = createFakeClock()
    const map = dynamodbMessageMap({ config: db.config, table, clock, keepMs: 1500 })
    const end = clock.now() + 1500
    await map.put('short', origin, never)
    const Key = { pk: { S: 'MSG#short' }, sk: { S: 'EVT' } }
    const { Item } = await db.client.send(new GetItemCommand({ TableName: table, Key }))
    expect(Item).toMatchObject({ expiresAt: { N: String(end) }, ttl: { N: String(Math.ceil(end / 1000)) } })
    await clock.advance(1499)
    expect(await map.find('short', never)).toEqual(origin)
    await clock.advance(1)
    expect(await map.find('short', never)).toBeUndefined()
  })

  it.each(troubles)('is unavailable where DynamoDB %s', async (_, fault) => {
    db.proxy.always(fault)
    const map = dynamodbMessageMap({ config: db.hasty, table })
    await expect(map.put('id', origin, never)).rejects.toMatchObject({ code: 'store-unavailable' })
    await expect(map.find('id', never)).rejects.toMatchObject({ code: 'store-unavailable' })
  })

  it.each(['requestId', 'channel', 'locale', 'country', 'expiresAt'])('does not guess an unreadable %s', async (field) => {
    const whole = {
      ...{ requestId: { S: 'r' }, channel: { S: 'sms' }, locale: { S: 'en' }, country: { S: 'DE' }, expiresAt: { N: '9e12' } },
    }
    const Item = { pk: { S: `MSG#${field}` }, sk: { S: 'EVT' }, ...whole, [field]: { BOOL: true } }
    await db.client.send(new PutItemCommand({ TableName: table, Item }))
    const map = dynamodbMessageMap({ config: db.config, table })
    await expect(map.find(field, never)).rejects.toMatchObject({ code: 'store-malformed' })
  })

  it('refuses wrong wiring', () => {
    // @ts-expect-error the table is required
    expect(() => dynamodbMessageMap({})).toThrow("dynamodbMessageMap: option 'table' must be a non-empty string")
    expect(() => dynamodbMessageMap({ table, keepMs: 0 })).toThrow("dynamodbMessageMap: option 'keepMs' must be an integer")
    // @ts-expect-error an unknown option
    expect(() => dynamodbMessageMap({ table, ttl: 1 })).toThrow("dynamodbMessageMap: unknown option 'ttl'")
  })
})
