import { type AttributeValue, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { OtpError } from '../../src/core/errors.js'
import type { Receipt } from '../../src/core/model/receipt.js'
import { tables } from '../../src/drivers/aws/tables.js'
import { dynamodbLedger } from '../../src/drivers/dynamodb-ledger.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { ledgerContract } from '../../src/testing/ledger.js'
import { type DynamoDb, giveOldItems, startDynamoDb, troubles } from '../fixtures/dynamodb.js'

const never = new AbortController().signal
const receipt: Receipt = { status: 'sent', sender: 'sms', messageId: 'message-1' }

let db: DynamoDb
beforeAll(async () => {
  db = await startDynamoDb()
})
afterAll(() => db.close())
afterEach(() => db.proxy.always('pass'))

describe('dynamodbLedger, where a failed condition brings the item along', () => {
  const ledgers = ledgerContract(async (clock) => {
    giveOldItems(db.proxy)
    return dynamodbLedger({ config: db.config, table: await db.createTable(tables.state), clock })
  })
  for (const { says, proof } of ledgers) it(says, proof)

  it('claims in one call, also after somebody else; taking over takes a second', async () => {
    const { ledger, clock, calls } = await stand()
    giveOldItems(db.proxy)
    const until = () => ({ lease: clock.now() + 100, keep: clock.now() + 1000 })
    expect(await ledger.claim('id', until(), never)).toMatchObject({ state: 'held' })
    expect(calls()).toEqual(['PutItem'])
    expect(await ledger.claim('id', until(), never)).toMatchObject({ state: 'busy' })
    expect(calls()).toEqual(['PutItem'])
    await clock.advance(100)
    const claim = await ledger.claim('id', until(), never)
    expect(calls()).toEqual(['PutItem', 'PutItem'])
    await ledger.settle('id', 'fence' in claim ? claim.fence : '', receipt, never)
    expect(calls()).toEqual(['UpdateItem'])
    expect(await ledger.claim('id', until(), never)).toEqual({ state: 'done', receipt })
    expect(calls()).toEqual(['PutItem'])
  })
})

describe('dynamodbLedger, where a failed condition says nothing', () => {
  const ledgers = ledgerContract(async (clock) =>
    dynamodbLedger({ client: new DynamoDBClient(db.config), table: await db.createTable(tables.state), clock }),
  )
  for (const { says, proof } of ledgers) it(says, proof)
})

/** A ledger on a table of its own. `calls` are those since the last time it was asked. */
async function stand() {
  const clock = createFakeClock()
  const table = await db.createTable(tables.state)
  let fences = 0
  const ledger = dynamodbLedger({ config: db.config, table, clock, createFence: () => `fence-${(fences += 1)}` })
  db.proxy.seen.length = 0
  const until = { lease: clock.now() + 100, keep: clock.now() + 1500 }
  const claim = () => ledger.claim('id', until, never)
  const put = (item: Record<string, AttributeValue>) =>
    db.client.send(new PutItemCommand({ TableName: table, Item: { pk: { S: 'REQ#id' }, sk: { S: 'SEND' }, ...item } }))
  const look = async () =>
    (await db.client.send(new GetItemCommand({ TableName: table, Key: { pk: { S: 'REQ#id' }, sk: { S: 'SEND' } } }))).Item
  return { ledger, clock, table, until, claim, put, look, calls: () => db.proxy.seen.splice(0).map(({ operation }) => operation) }
}

describe('dynamodbLedger', () => {
  it.each(troubles)('is unavailable where DynamoDB %s', async (_, fault) => {
    const table = await db.createTable(tables.state)
    const ledger = dynamodbLedger({ config: db.hasty, table })
    db.proxy.always(fault)
    await expect(ledger.claim('id', { lease: 1, keep: 2 }, never)).rejects.toMatchObject({
      name: 'OtpError',
      code: 'ledger-unavailable',
      retryable: true,
      sent: 'no',
    })
    await expect(ledger.settle('id', 'fence', receipt, never)).rejects.toMatchObject({ code: 'ledger-unavailable' })
  })

  it('is unavailable where nobody listens', async () => {
    const config = { ...db.hasty, endpoint: 'http://127.0.0.1:1' }
    const ledger = dynamodbLedger({ config, table: 'state' })
    const claim = ledger.claim('id', { lease: 1, keep: 2 }, never)
    await expect(claim).rejects.toMatchObject({ code: 'ledger-unavailable', cause: { code: 'ECONNREFUSED' } })
  })

  it('tries again by itself where DynamoDB fails once or twice', async () => {
    const { claim, calls } = await stand()
    db.proxy.next('html', 'reset')
    expect(await claim()).toEqual({ state: 'held', fence: 'fence-1' })
    expect(calls()).toEqual(['PutItem', 'PutItem', 'PutItem'])
  })

  it('holds what it has claimed although the answer was lost', async () => {
    const { claim, calls } = await stand()
    db.proxy.next('lost')
    expect(await claim()).toEqual({ state: 'held', fence: 'fence-1' })
    expect(calls()).toEqual(['PutItem', 'PutItem', 'GetItem'])
    expect(await claim()).toMatchObject({ state: 'busy' })
  })

  it('holds what it has taken over although the answer was lost', async () => {
    const { claim, clock, ledger } = await stand()
    giveOldItems(db.proxy)
    await claim()
    await clock.advance(100)
    db.proxy.next(...(['pass', 'pass', 'lost'] as const))
    const until = { lease: clock.now() + 100, keep: clock.now() + 1000 }
    expect(await ledger.claim('id', until, never)).toEqual({ state: 'maybe', fence: 'fence-2', attempts: 1 })
  })

  it('settles once although the answer was lost', async () => {
    const { ledger, claim } = await stand()
    await claim()
    db.proxy.next('lost')
    await ledger.settle('id', 'fence-1', receipt, never)
    expect(await claim()).toEqual({ state: 'done', receipt })
  })

  it('gives up what it may have claimed when every answer is lost, so that nobody waits for the lease', async () => {
    const { ledger, until } = await stand()
    const patient = { ...until, lease: until.keep }
    db.proxy.next('lost', 'lost', 'lost')
    await expect(ledger.claim('id', patient, never)).rejects.toMatchObject({ code: 'ledger-unavailable' })
    const states = async () => (await ledger.claim('id', patient, never)).state
    await expect.poll(states).toBe('held')
  })

  it('remembers a lost answer through the throttles of later attempts', async () => {
    const { ledger, until } = await stand()
    const patient = { ...until, lease: until.keep }
    const throttled = { status: 400, body: JSON.stringify({ __type: 'ThrottlingException', message: 'slow down' }) }
    db.proxy.next('lost', throttled, throttled)
    await expect(ledger.claim('id', patient, never)).rejects.toMatchObject({ code: 'ledger-unavailable' })
    await expect.poll(async () => (await ledger.claim('id', patient, never)).state).toBe('held')
  })

  it('asks nothing more of a DynamoDB that has surely written nothing', async () => {
    const { ledger, until } = await stand()
    const refusal = { status: 400, body: JSON.stringify({ __type: 'AccessDeniedException', message: 'no' }) }
    db.proxy.next(refusal)
    await expect(ledger.claim('id', until, never)).rejects.toMatchObject({ code: 'ledger-unavailable' })
    await expect(ledger.claim('id', until, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(db.proxy.seen).toHaveLength(1)
  })

  it('stops in the middle of a call when the signal aborts, with its reason', async () => {
    const { ledger, until } = await stand()
    db.proxy.always('hang')
    const controller = new AbortController()
    const claim = ledger.claim('id', until, controller.signal)
    while (db.proxy.seen.length === 0) await new Promise((resolve) => setImmediate(resolve))
    controller.abort(new OtpError('out-of-time'))
    await expect(claim).rejects.toMatchObject({ code: 'out-of-time' })
  })

  it('leaves it to DynamoDB to delete the item after its time, in seconds, and knows the time to the millisecond', async () => {
    const { claim, look, until } = await stand()
    await claim()
    expect(await look()).toMatchObject({
      expiresAt: { N: String(until.keep) },
      ttl: { N: String(Math.ceil(until.keep / 1000)) },
    })
  })

  it.each([
    ['no attempts', { expiresAt: { N: '9e12' } }],
    ['attempts that are no number', { attempts: { S: '1' }, expiresAt: { N: '9e12' } }],
    ['a fence without a lease', { attempts: { N: '1' }, expiresAt: { N: '9e12' }, fence: { S: 'x' } }],
    ['a lease that is no number', { attempts: { N: '1' }, expiresAt: { N: '9e12' }, fence: { S: 'x' }, lease: { S: 'y' } }],
    ['a receipt of no kind', { attempts: { N: '1' }, expiresAt: { N: '9e12' }, receipt: { M: { status: { S: 'lost' } } } }],
    ['a receipt that is no record', { attempts: { N: '1' }, expiresAt: { N: '9e12' }, receipt: { S: 'sent' } }],
  ] satisfies [string, Record<string, AttributeValue>][])('does not guess what an item with %s says', async (_, item) => {
    const { claim, put } = await stand()
    await put(item)
    await expect(claim()).rejects.toMatchObject({ code: 'store-malformed' })
  })

  it('does not wait for ever where others are always quicker', async () => {
    const { claim, put, clock } = await stand()
    await put({ attempts: { N: '1' }, expiresAt: { N: '9e12' } })
    let attempts = 1
    db.proxy.always(async (reply, { operation }) => {
      attempts += 1
      if (operation === 'GetItem') await put({ attempts: { N: String(attempts) }, expiresAt: { N: '9e12' } })
      return reply
    })
    await expect(claim()).rejects.toMatchObject({ code: 'ledger-unavailable' })
    expect(clock.now()).toBe(createFakeClock().now())
  })

  it('claims anew what has gone between the write and the look', async () => {
    const { claim, put, table } = await stand()
    await put({ attempts: { N: '1' }, expiresAt: { N: '9e12' } })
    db.proxy.next('pass', async (reply) => {
      await db.client.send(
        new PutItemCommand({ TableName: table, Item: { pk: { S: 'REQ#id' }, sk: { S: 'SEND' }, attempts: { N: '0' } } }),
      )
      return { ...reply, body: '{}' }
    })
    expect(await claim()).toEqual({ state: 'held', fence: 'fence-1' })
  })

  it('refuses wrong wiring', () => {
    const table = 'state'
    // @ts-expect-error the table is required
    expect(() => dynamodbLedger({})).toThrow("dynamodbLedger: option 'table' must be a non-empty string")
    // @ts-expect-error a client or a config, never both
    expect(() => dynamodbLedger({ client: db.client, config: db.config, table })).toThrow("give 'client' or 'config', not both")
    // @ts-expect-error an unknown option
    expect(() => dynamodbLedger({ table, tableName: table })).toThrow("dynamodbLedger: unknown option 'tableName'")
    // @ts-expect-error this is no clock
    expect(() => dynamodbLedger({ table, clock: 1 })).toThrow("dynamodbLedger: option 'clock' must have now() and sleep()")
  })
})
