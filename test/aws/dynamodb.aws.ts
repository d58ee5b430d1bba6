import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, describe, expect, it } from 'vitest'
import { tables } from '../../src/drivers/aws/tables.js'
import { dynamodbCounter } from '../../src/drivers/dynamodb-counter.js'
import { dynamodbLedger } from '../../src/drivers/dynamodb-ledger.js'
import { dynamodbMessageMap } from '../../src/drivers/dynamodb-message-map.js'
import { dynamodbPreferenceStore } from '../../src/drivers/dynamodb-preference-store.js'
import { dynamodbTemplateStore } from '../../src/drivers/dynamodb-template-store.js'
import { createPseudonym } from '../../src/drivers/hmac-pseudonym.js'
import { counterContract } from '../../src/testing/counter.js'
import { ledgerContract } from '../../src/testing/ledger.js'
import { messageMapContract } from '../../src/testing/message-map.js'
import { preferenceStoreContract } from '../../src/testing/preference-store.js'
import { templateStoreContract } from '../../src/testing/template-store.js'
import { makeTables } from '../fixtures/dynamodb.js'
import { awsConfig } from './endpoint.js'

// The same contracts as on dynalite, on DynamoDB Local or on DynamoDB itself: `npm run test:aws`.
const config = awsConfig('AWS_ENDPOINT_URL_DYNAMODB')
const promised: typeof it | undefined = config && it
const client = new DynamoDBClient(config ?? { region: 'eu-central-1' })
const { createTable, deleteTables } = makeTables(client)
afterAll(deleteTables)

// One table for all: each promise has ids of its own, and a table of AWS takes ten seconds to make.
let shared: Promise<string> | undefined
const state = () => (shared ??= createTable(tables.state))
const pseudonym = createPseudonym({ keys: [Uint8Array.from({ length: 32 }, (_, index) => index)] })
const never = new AbortController().signal

describe('DynamoDB', () => {
  if (promised === undefined) {
    console.log('skipped DynamoDB: neither AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL nor TEST_AWS_ACCOUNT=yes is set')
    it('is not there', () => expect(config).toBeUndefined())
    return
  }
  const contracts = [
    ['ledger', ledgerContract(async (clock) => dynamodbLedger({ client, table: await state(), clock }))],
    ['counter', counterContract(async (clock) => dynamodbCounter({ client, table: await state(), clock }))],
    ['message map', messageMapContract(async (clock) => dynamodbMessageMap({ client, table: await state(), clock }))],
    ['preferences', preferenceStoreContract(async () => dynamodbPreferenceStore({ client, table: await state(), pseudonym }))],
    [
      'templates',
      templateStoreContract(async (templates) => {
        const store = dynamodbTemplateStore({ client, table: await createTable(tables.config) })
        for (const template of templates) await store.put(template, {}, never)
        return store
      }),
    ],
  ] as const
  for (const [name, contract] of contracts) {
    for (const { says, proof } of contract) promised(`${name}: ${says}`, proof, 120_000)
  }

  promised('brings the item along with a failed condition, so that a late claim is one call', async () => {
    const calls: (string | undefined)[] = []
    const counted = new DynamoDBClient(config ?? {})
    counted.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          calls.push(commandName)
          return next(args)
        },
      { step: 'initialize' },
    )
    const ledger = dynamodbLedger({ client: counted, table: await state() })
    const soon = Date.now() + 60_000
    expect(await ledger.claim('all-old', { lease: soon, keep: soon }, never)).toMatchObject({ state: 'held' })
    expect(await ledger.claim('all-old', { lease: soon, keep: soon }, never)).toEqual({ state: 'busy', until: soon })
    expect(calls).toEqual(['PutItemCommand', 'PutItemCommand'])
  })
})
