import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Template } from '../../src/core/model/template.js'
import { tables } from '../../src/drivers/aws/tables.js'
import { dynamodbTemplateStore } from '../../src/drivers/dynamodb-template-store.js'
import { templateStoreContract } from '../../src/testing/template-store.js'
import { type DynamoDb, giveOldItems, startDynamoDb, troubles } from '../fixtures/dynamodb.js'

const never = new AbortController().signal
const text = { purpose: 'authentication', channel: 'sms' } as const
const template = (version: string, more: Partial<Template> = {}): Template => ({
  ...text,
  locale: 'de',
  version,
  wordings: ['Ihr Code: {$code}'],
  ...more,
})

let db: DynamoDb
beforeAll(async () => {
  db = await startDynamoDb()
})
afterAll(() => db.close())
afterEach(() => db.proxy.always('pass'))

const stand = async () => {
  const table = await db.createTable(tables.config)
  return { table, store: dynamodbTemplateStore({ config: db.config, table }) }
}

describe('dynamodbTemplateStore', () => {
  const create = async (templates: readonly Template[]) => {
    const { store } = await stand()
    await Promise.all(templates.map((one) => store.put(one, {}, new AbortController().signal)))
    return store
  }
  for (const { says, proof } of templateStoreContract(create)) it(says, proof)

  it('asks once, by a Query', async () => {
    const { store } = await stand()
    await store.put(template('1'), {}, never)
    db.proxy.seen.length = 0
    expect(await store.list(text, never)).toEqual([template('1')])
    expect(db.proxy.seen.map(({ operation }) => operation)).toEqual(['Query'])
  })

  it('goes on where a page of 1 MB is full', async () => {
    const { store } = await stand()
    const long = 'x'.repeat(300_000)
    const locales = ['de', 'en', 'es', 'fr', 'it']
    for (const locale of locales) await store.put(template('1', { locale, wordings: [long] }), {}, never)
    db.proxy.seen.length = 0
    expect((await store.list(text, never)).map(({ locale }) => locale)).toEqual(locales)
    expect(db.proxy.seen.map(({ operation }) => operation)).toEqual(['Query', 'Query'])
  })

  it.each([
    ['brings the item along', true],
    ['says nothing', false],
  ])('puts only over what is expected, where a failed condition %s', async (_, brings) => {
    const { store } = await stand()
    if (brings) giveOldItems(db.proxy)
    await store.put(template('1'), { expected: null }, never)
    await store.put(template('2'), { expected: template('1') }, never)
    const late = [template('3'), { expected: template('1') }, never] as const
    await expect(store.put(...late)).rejects.toMatchObject({ code: 'store-conflict', retryable: false })
    await expect(store.put(template('3'), { expected: null }, never)).rejects.toMatchObject({ code: 'store-conflict' })
    await expect(store.put(template('3', { locale: 'fr' }), { expected: template('2') }, never)).rejects.toMatchObject({
      code: 'store-conflict',
    })
    expect(await store.list(text, never)).toEqual([template('2')])
    await store.put(template('3'), {}, never)
    expect(await store.list(text, never)).toEqual([template('3')])
  })

  const rich: Partial<Template> = {
    wordings: ['{$code} a', '{$code} b', '{$code} c'],
    frozen: true,
    carrier: { IN_ENTITY_ID: '1', 'IN.TEMPLATE-ID': '2' },
    provenance: 'Acme',
  }
  it.each<[string, Partial<Template>]>([
    ['other words', { wordings: ['{$code} a', '{$code} x', '{$code} c'] }],
    ['words in another order', { wordings: ['{$code} b', '{$code} a', '{$code} c'] }],
    ['a wording more', { wordings: ['{$code} a', '{$code} b', '{$code} c', '{$code} d'] }],
    ['a wording less', { wordings: ['{$code} a', '{$code} b'] }],
    ['a part less', { frozen: undefined as never }],
    ['a part more', { reviewed: '2026-01-31' }],
    ['another part', { provenance: 'Somebody' }],
    ['a fact for carriers more', { carrier: { IN_ENTITY_ID: '1', 'IN.TEMPLATE-ID': '2', A: '3' } }],
    ['a fact for carriers less', { carrier: { IN_ENTITY_ID: '1' } }],
    ['another fact for carriers', { carrier: { IN_ENTITY_ID: '1', 'IN.TEMPLATE-ID': 'x' } }],
    ['facts for carriers under other names', { carrier: { IN_ENTITY_ID: '1', IN_TEMPLATE_ID: '2' } }],
  ])('notices %s under a version that stays', async (_, change) => {
    const { store } = await stand()
    const theirs = template('1', { ...rich, ...change })
    await store.put(theirs, {}, never)
    const expectation = { expected: template('1', rich) }
    await expect(store.put(template('2'), expectation, never)).rejects.toMatchObject({ code: 'store-conflict' })
    await expect(store.remove(template('1'), expectation, never)).rejects.toMatchObject({ code: 'store-conflict' })
    expect(await store.list(text, never)).toHaveLength(1)
    await store.put(template('1', rich), {}, never)
    await store.put(template('2'), expectation, never)
    expect(await store.list(text, never)).toEqual([template('2')])
  })

  it('compares in the write itself, in one call', async () => {
    const { store } = await stand()
    await store.put(template('1', rich), {}, never)
    db.proxy.seen.length = 0
    await store.put(template('2', rich), { expected: template('1', rich) }, never)
    await store.remove(template('2'), { expected: template('2', rich) }, never)
    expect(db.proxy.seen.map(({ operation }) => operation)).toEqual(['PutItem', 'DeleteItem'])
  })

  it('lets one of many who change the same template win', async () => {
    const { store } = await stand()
    await store.put(template('1'), {}, never)
    const changes = ['a', 'b', 'c', 'd'].map((version) => store.put(template(version), { expected: template('1') }, never))
    const ends = await Promise.allSettled(changes)
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('does not take its own write for that of another where the answer was lost', async () => {
    const { store } = await stand()
    db.proxy.next('lost')
    await store.put(template('1'), { expected: null }, never)
    db.proxy.next('lost')
    await store.remove(template('1'), { expected: template('1') }, never)
    expect(await store.list(text, never)).toEqual([])
  })

  it('removes only what is expected, and only from its place', async () => {
    const { store } = await stand()
    await store.put(template('1'), {}, never)
    await store.put(template('1', { country: 'CH' }), {}, never)
    await expect(store.remove(template('1'), { expected: template('2') }, never)).rejects.toMatchObject({
      code: 'store-conflict',
    })
    await expect(store.remove(template('1'), { expected: null }, never)).rejects.toMatchObject({ code: 'store-conflict' })
    await store.remove(template('1'), { expected: template('1') }, never)
    await store.remove(template('1'), { expected: template('1') }, never)
    expect(await store.list(text, never)).toEqual([template('1', { country: 'CH' })])
    await store.remove(template('1', { country: 'CH' }), {}, never)
    expect(await store.list(text, never)).toEqual([])
  })

  it('puts nothing that is no template', async () => {
    const { store } = await stand()
    const put = store.put(template('1', { wordings: [] }), {}, never)
    await expect(put).rejects.toMatchObject({ code: 'store-malformed', message: expect.stringContaining("'wordings'") as string })
  })

  it.each(troubles)('is unavailable where DynamoDB %s', async (_, fault) => {
    db.proxy.always(fault)
    const store = dynamodbTemplateStore({ config: db.hasty, table: 'none' })
    await expect(store.list(text, never)).rejects.toMatchObject({ code: 'store-unavailable', retryable: true })
    await expect(store.put(template('1'), {}, never)).rejects.toMatchObject({ code: 'store-unavailable' })
    await expect(store.remove(template('1'), {}, never)).rejects.toMatchObject({ code: 'store-unavailable' })
  })

  it.each([
    ['without wordings', 'wordings', undefined],
    ['with a set of wordings', 'wordings', { SS: ['a'] }],
    ['with a key of its own', 'subject', { S: 'x' }],
    ['with an untidy locale', 'locale', { S: 'DE_de' }],
    ['of another locale than its key says', 'locale', { S: 'fr' }],
    ['of another channel than its key says', 'channel', { S: 'voice' }],
  ])('does not guess what an item %s says', async (_, field, value) => {
    const { store, table } = await stand()
    await store.put(template('1'), {}, never)
    const Key = { pk: { S: 'TPL#authentication#sms' }, sk: { S: 'de#*' } }
    const { Item = {} } = await db.client.send(new GetItemCommand({ TableName: table, Key }))
    const changed = Object.entries({ ...Item, [field]: value }).filter(([, one]) => one !== undefined)
    await db.client.send(new PutItemCommand({ TableName: table, Item: Object.fromEntries(changed) as typeof Item }))
    await expect(store.list(text, never)).rejects.toMatchObject({ code: 'store-malformed' })
  })

  it('refuses wrong wiring', () => {
    // @ts-expect-error the table is required
    expect(() => dynamodbTemplateStore({})).toThrow("dynamodbTemplateStore: option 'table' must be a non-empty string")
    // @ts-expect-error an unknown option
    expect(() => dynamodbTemplateStore({ table: 'x', index: 'y' })).toThrow("dynamodbTemplateStore: unknown option 'index'")
  })
})
