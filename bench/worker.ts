import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { dynamodbTemplateStore } from '../src/drivers/dynamodb-template-store.js'
import { listTemplates } from './compose/ours.js'
import { type Bench, type Case, compare, type Row } from './harness.js'
import { startHelper } from './helper.js'
import type { Calls, Endpoints } from './worker/endpoints.js'
import { configOf, createWorkshop, inFlight, type Workshop, type WorkshopOptions } from './worker/workshop.js'

/** What a worker costs beside the naive one, and what each asks of KMS and DynamoDB. */
export const bench: Bench = async function* (effort) {
  const helper = startHelper('worker/endpoints')
  try {
    const endpoints = (await helper.ask('endpoints')) as Endpoints
    const table = await createTable(endpoints)
    const open = (how: Pick<WorkshopOptions, 'naive' | 'ledger'>): Workshop => createWorkshop({ endpoints, table, ...how })

    const messages = effort === 'full' ? 1_000 : 3
    const countCalls = async (name: string, workshop: Workshop): Promise<Row> => {
      const before = (await helper.ask('calls')) as Calls
      await workshop.seal(messages)
      await workshop.work()
      const after = (await helper.ask('calls')) as Calls
      const figures = operations.map((operation) => [operation, (after[operation] ?? 0) - (before[operation] ?? 0)] as const)
      return { name, figures: Object.fromEntries(figures) }
    }
    const ours = open({ naive: false, ledger: 'dynamodb' })
    const naive = open({ naive: true, ledger: 'dynamodb' })
    yield {
      title: `Calls for ${messages} messages, from seal to send`,
      rows: [await countCalls('ours', ours), await countCalls('naive', naive)],
      notes: ['As the endpoints counted them, from a cold start. PutItem is the claim of a message, UpdateItem its settlement.'],
    }

    yield await compare(
      {
        title: `A worker: open, compose, claim, send, settle; ${inFlight} in flight`,
        unit: 'message',
        peer: 'naive',
        rounds: 10,
        times: 200,
        perCore: true,
        cases: [
          caseOf('ours, claims in DynamoDB', ours),
          caseOf('ours, claims in memory', open({ naive: false, ledger: 'memory' })),
          caseOf('naive', naive),
          { name: 'floor: the bare SendTextMessage of the SDK', round: sendBare(endpoints) },
        ],
        notes: [
          'Naive is the same worker, with a data key and a look at the templates for every message; its claims are in DynamoDB.',
          'CPU time of the worker alone; KMS, DynamoDB (dynalite) and SMS are local endpoints without limits in another process.',
          'Plain HTTP and no distance: on AWS every call that is saved also saves milliseconds.',
        ],
      },
      effort,
    )
  } finally {
    helper.stop()
  }
}

const operations = ['GenerateDataKey', 'Decrypt', 'Query', 'PutItem', 'UpdateItem', 'SendTextMessage'] as const

const caseOf = (name: string, workshop: Workshop): Case => ({ name, prepare: workshop.seal, round: workshop.work })

async function createTable({ dynamodb }: Endpoints): Promise<string> {
  const TableName = 'localized-otp-bench'
  const client = new DynamoDBClient(configOf(dynamodb))
  await client.send(
    new CreateTableCommand({
      TableName,
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      BillingMode: 'PAY_PER_REQUEST',
    }),
  )
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName })
  const store = dynamodbTemplateStore({ client, table: TableName })
  for (const template of await listTemplates()) await store.put(template, {}, new AbortController().signal)
  return TableName
}

/** What the SDK costs by itself, with the same settings. */
function sendBare({ smsVoice }: Endpoints): (times: number) => Promise<void> {
  const client = new PinpointSMSVoiceV2Client({ ...configOf(smsVoice), maxAttempts: 1 })
  return async (times) => {
    let left = times
    const sendOn = async (): Promise<void> => {
      while (left > 0) {
        left -= 1
        const message = { DestinationPhoneNumber: '+4915123456789', MessageBody: '493817 is your Acme sign-in code.' }
        await client.send(new SendTextMessageCommand({ ...message, MessageType: 'TRANSACTIONAL', TimeToLive: 299 }))
      }
    }
    await Promise.all(Array.from({ length: inFlight }, sendOn))
  }
}
