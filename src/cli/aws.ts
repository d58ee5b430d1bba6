import type { WritablePreferenceStore } from '../core/ports/preference-store.js'
import type { Pseudonym } from '../core/ports/pseudonym.js'
import type { DeadLetters } from '../drivers/aws/dead-letters.js'
import type { AwsSampleTemplateStore } from '../drivers/aws-sample-template-store.js'
import type { DynamoDbTemplateStore } from '../drivers/dynamodb-template-store.js'
import { explained } from './aws-failure.js'
import { surroundingsFailure, usageFailure, type World } from './command.js'
import { visible } from './screen.js'

// The AWS packages are optional peers: they are loaded by the commands that need them, and missed by no other.

/** The templates in a table; its failures name it, as those of all that follow do. */
export async function openTemplateTable(table: string, world: World): Promise<DynamoDbTemplateStore> {
  const { dynamodbTemplateStore } = await loaded(
    () => import('../drivers/dynamodb-template-store.js'),
    '@aws-sdk/client-dynamodb',
  )
  return explained(tableOf(table), dynamodbTemplateStore({ config: configOf('DYNAMODB', world), table }))
}

/** What names the table in the whole world; `undefined` where that cannot be known. */
export async function tableIdentity(table: string, world: World): Promise<string | undefined> {
  const config = configOf('DYNAMODB', world)
  const { readTableIdentity } = await loaded(() => import('../drivers/aws/table-identity.js'), '@aws-sdk/client-dynamodb')
  const reader = explained(tableOf(table), { read: () => readTableIdentity({ config, table }, world.signal) })
  return reader.read()
}

/** The table of AWS's sample for Okta. */
export async function openSampleTable(table: string, world: World): Promise<AwsSampleTemplateStore> {
  const { awsSampleTemplateStore } = await loaded(
    () => import('../drivers/aws-sample-template-store.js'),
    '@aws-sdk/client-dynamodb',
  )
  return explained(tableOf(table), awsSampleTemplateStore({ config: configOf('DYNAMODB', world), table, clock: world.clock }))
}

/** What people have chosen. */
export async function openPreferences(table: string, pseudonym: Pseudonym, world: World): Promise<WritablePreferenceStore> {
  const { dynamodbPreferenceStore } = await loaded(
    () => import('../drivers/dynamodb-preference-store.js'),
    '@aws-sdk/client-dynamodb',
  )
  return explained(tableOf(table), dynamodbPreferenceStore({ config: configOf('DYNAMODB', world), table, pseudonym }))
}

/** What was buried. @throws CommandFailure where the queue is no URL */
export async function openDeadLetters(queueUrl: string, world: World): Promise<DeadLetters> {
  if (!URL.canParse(queueUrl)) throw usageFailure('--queue must be the URL of a queue, as https://sqs.…')
  const { sqsDeadLetters } = await loaded(() => import('../drivers/aws/dead-letters.js'), '@aws-sdk/client-sqs')
  return explained(`queue ${visible(queueUrl)}`, sqsDeadLetters({ config: configOf('SQS', world), queueUrl }))
}

const tableOf = (table: string): string => `table ${visible(table)}`

async function loaded<Module>(load: () => Promise<Module>, needed: string): Promise<Module> {
  try {
    return await load()
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw thrown
    throw surroundingsFailure(`this command needs the package ${needed}: npm install ${needed}`, thrown)
  }
}

/** A person waits longer than a handler. */
const requestHandler = { connectionTimeout: 3_000, requestTimeout: 10_000 }

/** From the environment as AWS's own command line reads it; what is not there the SDK looks for in its files and services. */
function configOf(service: 'DYNAMODB' | 'SQS', { environment }: World) {
  const region = environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION']
  const endpoint = environment[`AWS_ENDPOINT_URL_${service}`] ?? environment['AWS_ENDPOINT_URL']
  if (region && !/^[a-z]+(-[a-z0-9]+)+$/.test(region)) throw surroundingsFailure('AWS_REGION is no Region, such as eu-central-1')
  if (endpoint && !URL.canParse(endpoint)) throw surroundingsFailure('AWS_ENDPOINT_URL is no URL, such as http://localhost:8000')
  const { AWS_PROFILE: profile, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment
  const sessionToken = environment['AWS_SESSION_TOKEN']
  const isKeyed = profile === undefined && accessKeyId !== undefined && secretAccessKey !== undefined
  return {
    requestHandler,
    ...(region && { region }),
    ...(endpoint && { endpoint }),
    ...(isKeyed && { credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) } }),
  }
}
