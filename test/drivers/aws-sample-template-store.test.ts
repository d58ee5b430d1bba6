import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { compileWording } from '../../src/core/message/rendering.js'
import type { Template } from '../../src/core/model/template.js'
import { toItem } from '../../src/drivers/aws/attributes.js'
import { awsSampleTemplateStore } from '../../src/drivers/aws-sample-template-store.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { templateStoreContract } from '../../src/testing/template-store.js'
import { type DynamoDb, startDynamoDb, troubles } from '../fixtures/dynamodb.js'

const never = new AbortController().signal
const texts = { purpose: 'authentication', channel: 'sms' } as const
const calls = { purpose: 'recovery', channel: 'voice' } as const

let db: DynamoDb
beforeAll(async () => {
  db = await startDynamoDb()
})
afterAll(() => db.close())
afterEach(() => db.proxy.always('pass'))

/** A row in the form of the sample, with words of our own. */
const row = (id: string, messagetype: string, language: string, message: string) =>
  toItem({ id, messagetype, language, message, ...(messagetype === 'sms' ? {} : { voiceid: 'MATTHEW' }) })

async function stand(rows: readonly Record<string, AttributeValue>[], options: { refreshMs?: number } = {}) {
  const table = await db.createTable({ partitionKey: 'id', sortKey: 'messagetype' })
  const put = (Item: Record<string, AttributeValue>) => db.client.send(new PutItemCommand({ TableName: table, Item }))
  await Promise.all(rows.map(put))
  const clock = createFakeClock()
  const store = awsSampleTemplateStore({ config: { ...db.config, maxAttempts: 1 }, table, clock, ...options })
  const scans = () => db.proxy.seen.splice(0).filter(({ operation }) => operation === 'Scan').length
  scans()
  return { table, put, clock, store, scans }
}

/** The words as they would be sent, the code as ⟨code⟩. */
const wordsOf = ({ wordings, locale }: Template) =>
  compileWording(wordings[0] ?? '', locale)
    .render({ brand: 'Acme' })
    .map((part) => ('text' in part ? part.text : '⟨code⟩'))
    .join('')

const firstWords = async (messagetype: string, message: string) => {
  const { store } = await stand([row('1', messagetype, 'en', message)])
  await store.warm(never)
  const [template] = await store.list(messagetype === 'sms' ? texts : calls, never)
  return template && wordsOf(template)
}

describe('awsSampleTemplateStore', () => {
  const create = async (templates: readonly Template[]) => {
    const own = templates.map((one, index) => ({ id: `own-${index}`, messagetype: 'template', ...one }))
    const { table } = await stand(own.map(toItem))
    const store = awsSampleTemplateStore({ config: db.config, table })
    await store.warm(never)
    return store
  }
  for (const { says, proof } of templateStoreContract(create)) it(says, proof)

  it('reads the rows of the sample, for every purpose', async () => {
    const { store } = await stand([
      row('1', 'sms', 'en', 'Your code from Acme is @otp'),
      row('2', 'voice call', 'en', `<speak><prosody rate='slow'>Your code is <emphasis>@otp</emphasis>.</prosody></speak>`),
      row('3', 'sms', 'ES-MX', 'Su código es @otp'),
      row('4', 'voice', 'EN-US', 'Your code is @otp. Again: @otp2'),
    ])
    expect(await store.warm(never)).toEqual({ used: 4, skipped: [] })
    for (const purpose of ['authentication', 'enrollment', 'recovery', 'unlock'] as const) {
      const found = await store.list({ purpose, channel: 'sms' }, never)
      expect(found.map((one) => [one.locale, one.purpose, wordsOf(one)]).sort()).toEqual([
        ['en', purpose, 'Your code from Acme is ⟨code⟩'],
        ['es-MX', purpose, 'Su código es ⟨code⟩'],
      ])
      const spoken = await store.list({ purpose, channel: 'voice' }, never)
      expect(spoken.map((one) => [one.locale, wordsOf(one)]).sort()).toEqual([
        ['en', 'Your code is ⟨code⟩.'],
        ['en-US', 'Your code is ⟨code⟩. Again: ⟨code⟩'],
      ])
    }
  })

  it.each([
    ['every mark of the code, wherever it stands', '@otp2 or @otp, @otp and @otp2.', '⟨code⟩ or ⟨code⟩, ⟨code⟩ and ⟨code⟩.'],
    ['what MessageFormat would read as its own', 'a {b} \\ {$brand} {{c}} | @otp', 'a {b} \\ {$brand} {{c}} | ⟨code⟩'],
    ['a text that begins like a declaration', '.local $x = {1} @otp', '.local $x = {1} ⟨code⟩'],
    ['what looks like a tag', 'a <b> &amp; @otp', 'a <b> &amp; ⟨code⟩'],
  ])('keeps in a text %s', async (_, message, expected) => {
    expect(await firstWords('sms', message)).toBe(expected)
  })

  it.each([
    ['tags around words', '<speak>\n<p>Your <emphasis level="strong">code</emphasis> is @otp</p></speak>', 'Your code is ⟨code⟩'],
    ['a pause', `code<break time='0.5s'/>@otp`, 'code ⟨code⟩'],
    ['a tag before a mark', '<emphasis>@otp</emphasis> , <emphasis>@otp2</emphasis> . Bye', '⟨code⟩, ⟨code⟩. Bye'],
    ['entities', 'Tom &amp; Jerry &lt;3 &quot;@otp&quot; &amp;lt; &nbsp;', 'Tom & Jerry <3 "⟨code⟩" &lt; &nbsp;'],
    ['a tag that never ends', 'is @otp <speak', 'is ⟨code⟩ <speak'],
    ['braces', '<speak>{@otp}</speak>', '{⟨code⟩}'],
  ])('makes plain words of SSML: %s', async (_, message, expected) => {
    expect(await firstWords('voice call', message)).toBe(expected)
  })

  it('is not slowed down by words that were made for it', async () => {
    for (const junk of [' '.repeat(50_000), '<'.repeat(50_000), '< '.repeat(50_000), '<>'.repeat(50_000), '&'.repeat(50_000)]) {
      const { store } = await stand([row('1', 'voice', 'en', `@otp ${junk}x`)])
      await store.warm(never)
    }
  })

  it('skips rows that cannot serve, and says which and why', async () => {
    const { store } = await stand([
      row('1', 'fax', 'en', '@otp'),
      row('2', 'sms', 'C', '@otp'),
      row('3', 'sms', 'de', 'no code'),
      toItem({ id: '4', messagetype: 'sms', language: 'de' }),
      toItem({ id: '5', messagetype: 'template', locale: 'de', wordings: ['{$code}'] }),
      row('6', 'sms', 'fr', 'first @otp'),
      row('7', 'SMS ', 'FR', 'second @otp'),
    ])
    const { used, skipped } = await store.warm(never)
    expect(used).toBe(1)
    expect([...skipped].sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual([
      { id: '1', because: "'messagetype' is neither a text nor a call" },
      { id: '2', because: "'language' cannot be read" },
      { id: '3', because: "'message' has no @otp" },
      { id: '4', because: "'message' has no @otp" },
      { id: '5', because: expect.stringContaining("'purpose'") as string },
      { id: '7', because: 'another row says it already' },
    ])
    expect((await store.list(texts, never)).map(wordsOf)).toEqual(['first ⟨code⟩'])
  })

  it('lets a template of this library come before the row of the sample', async () => {
    const own = { locale: 'en', ...texts, version: '1', wordings: ['own {$code}'] }
    const { store } = await stand([row('1', 'sms', 'en', 'old @otp'), toItem({ id: '9', messagetype: 'template', ...own })])
    expect(await store.warm(never)).toEqual({ used: 2, skipped: [] })
    expect((await store.list(texts, never)).map(wordsOf)).toEqual(['own ⟨code⟩'])
    expect((await store.list({ purpose: 'unlock', channel: 'sms' }, never)).map(wordsOf)).toEqual(['old ⟨code⟩'])
  })

  it('reads a table of several pages', async () => {
    const long = `${'x'.repeat(300_000)} @otp`
    const { store, scans } = await stand(['de', 'en', 'es', 'fr', 'it'].map((language) => row(language, 'sms', language, long)))
    expect(await store.warm(never)).toMatchObject({ used: 5 })
    expect(scans()).toBe(2)
  })

  it('never reads the table while a request waits', async () => {
    const { store, clock, scans, put } = await stand([row('1', 'sms', 'en', 'old @otp')], { refreshMs: 60_000 })
    await store.warm(never)
    expect(scans()).toBe(1)
    await put(row('1', 'sms', 'en', 'new @otp'))
    await clock.advance(59_999)
    expect((await store.list(texts, never)).map(wordsOf)).toEqual(['old ⟨code⟩'])
    expect(scans()).toBe(0)
    await clock.advance(1)
    // Three who come while it is read again start one reading, and none waits for it.
    for (let request = 0; request < 3; request += 1) {
      expect((await store.list(texts, never)).map(wordsOf)).toEqual(['old ⟨code⟩'])
    }
    const isNew = async () => wordsOf((await store.list(texts, never))[0] as Template) === 'new ⟨code⟩'
    while (!(await isNew())) await new Promise((resolve) => setImmediate(resolve))
    expect(scans()).toBe(1)
  })

  it('serves what it has read before where the table cannot be read, and tries again after a while', async () => {
    const { store, clock, scans } = await stand([row('1', 'sms', 'en', '@otp')], { refreshMs: 60_000 })
    await store.warm(never)
    scans()
    db.proxy.always('html')
    await clock.advance(60_000)
    for (const expected of [1, 0, 0]) {
      expect(await store.list(texts, never)).toHaveLength(1)
      while (expected > db.proxy.seen.length) await new Promise((resolve) => setImmediate(resolve))
      expect(scans()).toBe(expected)
    }
    await clock.advance(10_000)
    expect(await store.list(texts, never)).toHaveLength(1)
    while (db.proxy.seen.length === 0) await new Promise((resolve) => setImmediate(resolve))
    expect(scans()).toBe(1)
  })

  it('is unavailable before the first reading, which the first request starts', async () => {
    const { store } = await stand([row('1', 'sms', 'en', '@otp')])
    await expect(store.list(texts, never)).rejects.toMatchObject({ code: 'store-unavailable', retryable: true })
    const found = () => store.list(texts, never).catch(() => [])
    while ((await found()).length === 0) await new Promise((resolve) => setImmediate(resolve))
  })

  it.each(troubles)('cannot be warmed where DynamoDB %s', async (_, fault) => {
    const store = awsSampleTemplateStore({ config: db.hasty, table: 'none' })
    db.proxy.always(fault)
    await expect(store.warm(never)).rejects.toMatchObject({ code: 'store-unavailable' })
  })

  it('refuses wrong wiring', () => {
    // @ts-expect-error the table is required
    expect(() => awsSampleTemplateStore({})).toThrow("awsSampleTemplateStore: option 'table' must be a non-empty string")
    expect(() => awsSampleTemplateStore({ table: 'x', refreshMs: 0 })).toThrow("option 'refreshMs' must be an integer from 1")
    // @ts-expect-error an unknown option
    expect(() => awsSampleTemplateStore({ table: 'x', purpose: 'y' })).toThrow("unknown option 'purpose'")
  })
})
