import type { AddressInfo } from 'node:net'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import type { lambda } from 'localized-otp/adapters/lambda'
import { oktaCallBody } from 'localized-otp/lab/okta-call'
import { startSmsVoiceEndpoint } from 'localized-otp/lab/sms-voice-endpoint'
import { startTokenIssuer } from 'localized-otp/lab/token-issuer'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

type Handler = ReturnType<typeof lambda>

const issuer = await startTokenIssuer()
const phones = await startSmsVoiceEndpoint()
const database = dynalite({ createTableMs: 0 })
let handler: Handler
// The handler takes the console as it finds it.
const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)

beforeAll(async () => {
  await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(database.address() as AddressInfo).port}`
  for (const [name, value] of Object.entries({
    OKTA_ISSUER: issuer.issuer,
    OKTA_CLIENT_ID: '0oaLab',
    TABLE: 'otp-state',
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
    { name: 'pk', type: 'HASH' },
    { name: 'sk', type: 'RANGE' },
  ] as const
  await client.send(
    new CreateTableCommand({
      TableName: 'otp-state',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys.map(({ name, type }) => ({ AttributeName: name, KeyType: type })),
      AttributeDefinitions: keys.map(({ name }) => ({ AttributeName: name, AttributeType: 'S' })),
    }),
  )
  client.destroy()
  handler = (await import('./handler.js')).handler
})

afterAll(async () => {
  vi.unstubAllEnvs()
  log.mockRestore()
  await Promise.all([issuer.close(), phones.close(), new Promise((resolve) => database.close(resolve))])
})

/** What Lambda gets from a function URL. */
const event = (token: string, body: string): Parameters<Handler>[0] => ({
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  body,
  isBase64Encoded: false,
  requestContext: { http: { method: 'POST' }, timeEpoch: Date.now() },
})

it('sends a text for Okta’s call, once, in the person’s language', async () => {
  const body = oktaCallBody({
    eventId: 'event-1',
    requestType: 'mfa-verification',
    deliveryChannel: 'SMS',
    phoneNumber: '+4915123456789',
    otpCode: '493817',
    locale: 'de_DE',
    now: Date.now(),
  })
  for (let time = 0; time < 2; time += 1) {
    const answer = await handler(event(await issuer.token(), body))
    expect(answer.statusCode).toBe(200)
    expect(JSON.parse(answer.body)).toMatchObject({ commands: [{ value: [{ status: 'SUCCESSFUL' }] }] })
  }
  expect(phones.sent).toHaveLength(1)
  expect(JSON.stringify(phones.sent[0])).toMatch(/493817.*Acme/)
  expect(log).toHaveBeenCalledTimes(2)
  expect(JSON.stringify(log.mock.calls)).not.toMatch(/493817|15123456789/)
})

it('refuses a stranger', async () => {
  expect((await handler(event('not-a-token', '{}'))).statusCode).toBe(401)
})
