import { GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { tables } from '../../src/drivers/aws/tables.js'
import { dynamodbPreferenceStore } from '../../src/drivers/dynamodb-preference-store.js'
import { createPseudonym } from '../../src/drivers/hmac-pseudonym.js'
import { preferenceStoreContract } from '../../src/testing/preference-store.js'
import { type DynamoDb, startDynamoDb, troubles } from '../fixtures/dynamodb.js'

const never = new AbortController().signal
const key = (seed: number) => Uint8Array.from({ length: 32 }, (_, index) => index + seed)
const before = createPseudonym({ keys: [key(1)] })
const after = createPseudonym({ keys: [key(2), key(1)] })
const anew = createPseudonym({ keys: [key(2)] })

let db: DynamoDb
let table: string
beforeAll(async () => {
  db = await startDynamoDb()
  table = await db.createTable(tables.state)
})
afterAll(() => db.close())
afterEach(() => db.proxy.always('pass'))

const storeOf = (pseudonym = before) => dynamodbPreferenceStore({ config: db.config, table, pseudonym })
const keyOf = async (userId: string, pseudonym = before) => {
  const [name] = await pseudonym.of(userId)
  return { pk: { S: `USR#${name}` }, sk: { S: 'PREF' } }
}
const holds = async (userId: string, pseudonym = before) => {
  const get = new GetItemCommand({ TableName: table, Key: await keyOf(userId, pseudonym) })
  return (await db.client.send(get)).Item !== undefined
}

describe.each([
  ['with one key', before],
  ['after a change of key', after],
])('dynamodbPreferenceStore %s', (_, pseudonym) => {
  const create = async () => dynamodbPreferenceStore({ config: db.config, table: await db.createTable(tables.state), pseudonym })
  for (const { says, proof } of preferenceStoreContract(create)) it(says, proof)
})

describe('dynamodbPreferenceStore', () => {
  it('keeps no user id', async () => {
    await storeOf().put('00u-somebody', { locales: ['de'] }, never)
    const { Items } = await db.client.send(new ScanCommand({ TableName: table }))
    expect(Items).not.toEqual([])
    expect(JSON.stringify(Items)).not.toContain('somebody')
  })

  it('finds under a former name what was put before the key was changed', async () => {
    await storeOf().put('rotated', { locales: ['de'] }, never)
    expect(await storeOf(after).find('rotated', never)).toEqual({ locales: ['de'] })
    expect(await storeOf(anew).find('rotated', never)).toBeUndefined()
  })

  it('puts under the current name and removes the former', async () => {
    await storeOf().put('moved', { locales: ['de'] }, never)
    await storeOf(after).put('moved', { locales: ['fr'] }, never)
    expect([await holds('moved', before), await holds('moved', anew)]).toEqual([false, true])
    expect(await storeOf(after).find('moved', never)).toEqual({ locales: ['fr'] })
  })

  it('believes the current name where removing the former failed', async () => {
    await storeOf().put('torn', { locales: ['de'] }, never)
    db.proxy.next('pass', { status: 400, body: '{"__type":"AccessDeniedException"}' })
    await expect(storeOf(after).put('torn', { locales: ['fr'] }, never)).rejects.toMatchObject({ code: 'store-unavailable' })
    expect(await storeOf(after).find('torn', never)).toEqual({ locales: ['fr'] })
  })

  it('forgets under every name', async () => {
    await storeOf(before).put('gone', { locales: ['de'] }, never)
    await storeOf(anew).put('gone', { locales: ['fr'] }, never)
    await storeOf(after).forget('gone', never)
    expect([await holds('gone', before), await holds('gone', anew)]).toEqual([false, false])
  })

  it.each(troubles)('is unavailable where DynamoDB %s', async (_, fault) => {
    db.proxy.always(fault)
    const store = dynamodbPreferenceStore({ config: db.hasty, table, pseudonym: after })
    await expect(store.find('id', never)).rejects.toMatchObject({ code: 'store-unavailable' })
    await expect(store.put('id', { locales: [] }, never)).rejects.toMatchObject({ code: 'store-unavailable' })
    await expect(store.forget('id', never)).rejects.toMatchObject({ code: 'store-unavailable' })
  })

  it.each([
    ['no locales', {}],
    ['locales that are no list', { locales: { S: 'de' } }],
    ['a locale that is no text', { locales: { L: [{ N: '1' }] } }],
    ['an empty locale', { locales: { L: [{ S: '' }] } }],
    ['a set of locales', { locales: { SS: ['de'] } }],
    ['an unknown channel', { locales: { L: [] }, channel: { S: 'pigeon' } }],
    ['an unknown speed', { locales: { L: [] }, speed: { S: 'fast' } }],
  ])('does not guess what an item with %s says', async (_, item) => {
    await db.client.send(new PutItemCommand({ TableName: table, Item: { ...(await keyOf('odd')), ...item } }))
    await expect(storeOf().find('odd', never)).rejects.toMatchObject({ code: 'store-malformed' })
  })

  it('refuses wrong wiring', () => {
    // @ts-expect-error the pseudonym is required
    expect(() => dynamodbPreferenceStore({ table })).toThrow("dynamodbPreferenceStore: option 'pseudonym' must have of()")
    // @ts-expect-error the table is required
    expect(() => dynamodbPreferenceStore({ pseudonym: before })).toThrow("option 'table' must be a non-empty string")
    // @ts-expect-error an unknown option
    expect(() => dynamodbPreferenceStore({ table, pseudonym: before, x: 1 })).toThrow("unknown option 'x'")
  })
})
