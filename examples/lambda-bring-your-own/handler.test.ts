import type { AddressInfo } from 'node:net'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import type { lambda } from 'localized-otp/adapters/lambda'
import { dynamodbTemplateStore } from 'localized-otp/drivers/dynamodb-template-store'
import { oktaCallBody } from 'localized-otp/lab/okta-call'
import { startSmsVoiceEndpoint } from 'localized-otp/lab/sms-voice-endpoint'
import { startTokenIssuer } from 'localized-otp/lab/token-issuer'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

const issuer = await startTokenIssuer()
const phones = await startSmsVoiceEndpoint()
const database = dynalite({ createTableMs: 0 })
let handler: ReturnType<typeof lambda>
// The handler takes the console as it finds it.
const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)

beforeAll(async () => {
  await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(database.address() as AddressInfo).port}`
  for (const [name, value] of Object.entries({
    OKTA_ISSUER: issuer.issuer,
    OKTA_CLIENT_ID: '0oaLab',
    CONFIG_TABLE: 'otp-words',
    STATE_TABLE: 'otp-state',
    ORIGINATION: '+14255550100',
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: phones.endpoint,
  })) {
    vi.stubEnv(name, value)
  }
  const client = new DynamoDBClient({ endpoint, region: 'eu-central-1' })
  const keys = [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ] as const
  for (const TableName of ['otp-words', 'otp-state']) {
    const AttributeDefinitions = keys.map(({ AttributeName }) => ({ AttributeName, AttributeType: 'S' as const }))
    await client.send(
      new CreateTableCommand({ TableName, BillingMode: 'PAY_PER_REQUEST', KeySchema: [...keys], AttributeDefinitions }),
    )
  }
  const own = {
    locale: 'de',
    purpose: 'authentication',
    channel: 'sms',
    version: '1',
    wordings: ['Acme grüßt: {$code}'],
  } as const
  await dynamodbTemplateStore({ client, table: 'otp-words' }).put(own, {}, new AbortController().signal)
  client.destroy()
  handler = (await import('./handler.js')).handler
})

afterAll(async () => {
  vi.unstubAllEnvs()
  log.mockRestore()
  await Promise.all([issuer.close(), phones.close(), new Promise((resolve) => database.close(resolve))])
})

/** What Lambda gets from a function URL. */
const call = async (number: number, locale: string): ReturnType<typeof handler> => {
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
  return handler({ headers, body, isBase64Encoded: false, requestContext: { http: { method: 'POST' } } })
}

it('sends in its own words where it has some, and in the shipped ones elsewhere', async () => {
  for (const answer of [await call(1, 'de-AT'), await call(2, 'fr-FR')]) expect(answer.body).toContain('SUCCESSFUL')
  const [own, shipped] = phones.sent.map(({ body }) => body)
  expect(own).toBe('Acme grüßt: 493811')
  expect(shipped).toMatch(/Acme.*493812|493812.*Acme/)
})

it('takes its own step, and logs no code and no number', () => {
  const lines = log.mock.calls.flat().join('\n')
  expect(lines).toContain('{"event":"acme-code-sent","country":"DE","purpose":"authentication"}')
  expect(lines).not.toMatch(/49381\d|15123456789/)
})
