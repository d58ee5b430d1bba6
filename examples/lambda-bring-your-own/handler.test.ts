import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { dynamodbTemplateStore } from 'localized-otp/drivers/dynamodb-template-store'
import { oktaCallBody } from 'localized-otp/lab/okta-call'
import { startSmsVoiceEndpoint } from 'localized-otp/lab/sms-voice-endpoint'
import { startTokenIssuer } from 'localized-otp/lab/token-issuer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DynamoDb, startDynamoDb } from '../../test/fixtures/dynamodb.js'
import { type LambdaFunction, startLambda } from '../../test/fixtures/lambda-runtime.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const keys = { partitionKey: 'pk', sortKey: 'sk' }
const issuer = await startTokenIssuer()
const phones = await startSmsVoiceEndpoint()
const folder = mkdtempSync(join(tmpdir(), 'localized-otp-example-'))
let database: DynamoDb
let lambda: LambdaFunction

beforeAll(async () => {
  database = await startDynamoDb()
  const [configTable, stateTable] = [await database.createTable(keys), await database.createTable(keys)]
  const own = {
    locale: 'de',
    purpose: 'authentication',
    channel: 'sms',
    version: '1',
    wordings: ['Acme grüßt: {$code}'],
  } as const
  await dynamodbTemplateStore({ client: database.client, table: configTable }).put(own, {}, new AbortController().signal)
  await build({
    entryPoints: [`${root}examples/lambda-bring-your-own/handler.ts`],
    outfile: join(folder, 'handler.mjs'),
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    tsconfig: `${root}tsconfig.json`,
  })
  lambda = await startLambda({
    folder,
    handler: 'handler.handler',
    env: {
      OKTA_ISSUER: issuer.issuer,
      OKTA_CLIENT_ID: '0oaLab',
      CONFIG_TABLE: configTable,
      STATE_TABLE: stateTable,
      ORIGINATION: '+14255550100',
      AWS_ENDPOINT_URL_DYNAMODB: database.proxy.url,
      AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: phones.endpoint,
    },
  })
})

afterAll(async () => {
  await Promise.all([lambda.close(), issuer.close(), phones.close(), database.close()])
  rmSync(folder, { recursive: true })
})

/** What Lambda gets from a function URL. */
const call = async (number: number, locale: string): Promise<unknown> => {
  const body = oktaCallBody({
    eventId: `event-${number}`,
    requestType: 'mfa-verification',
    deliveryChannel: 'SMS',
    phoneNumber: '+4915123456789',
    otpCode: `49381${number}`,
    locale,
    now: Date.now(),
  })
  const headers = { authorization: `Bearer ${await issuer.token()}`, 'content-type': 'application/json' }
  return lambda.invoke({ headers, body, isBase64Encoded: false, requestContext: { http: { method: 'POST' } } })
}

it('sends in its own words where it has some, and in the shipped ones elsewhere', async () => {
  expect(await call(1, 'de-AT')).toMatchObject({ statusCode: 200, body: expect.stringContaining('SUCCESSFUL') as string })
  expect(await call(2, 'fr-FR')).toMatchObject({ statusCode: 200 })
  expect(phones.sent.map(({ body }) => body)).toEqual(['Acme grüßt: 493811', expect.stringMatching(/Acme.*493812|493812.*Acme/)])
})

it('takes its own step, and logs no code and no number', () => {
  expect(lambda.log()).toContain('{"event":"acme-code-sent","country":"DE","purpose":"authentication"}')
  expect(lambda.log()).not.toMatch(/49381\d|15123456789/)
})
