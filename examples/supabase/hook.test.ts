import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'
import { createHook } from './hook.js'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const body = JSON.stringify({
  metadata: { uuid: '8b6f5c8e-7f0e-4b0c-9a3e-2d1f0a6b7c8d', time: new Date(), name: 'send-sms' },
  user: { id: '6481a5c1-3d37-4a56-9f6a-bee08c554965', phone: '4915112345678', user_metadata: { locale: 'de-AT' } },
  sms: { otp: '061166', sms_type: 'mfa', phone: '4915112345678' },
})

/** As Supabase calls: a new id, time and signature at each attempt, the same event. */
function call(id: string, by = secret): Request {
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(Date.now() / 1_000)),
    'webhook-signature': new Webhook(by).sign(id, new Date(), body),
  }
  return new Request('https://otp.example.com/supabase', { method: 'POST', headers, body })
}

it('sends once what Supabase asks for twice, in the language of the user', async () => {
  const screen: string[] = []
  const hook = createHook(`v1,${secret}`, (line) => screen.push(line))
  for (const id of ['attempt-1', 'attempt-2']) {
    const response = await hook(call(id))
    expect([response.status, await response.json()]).toEqual([200, {}])
  }
  const texts = screen.filter((line) => line.includes('061166'))
  expect(texts).toEqual([expect.stringMatching(/Acme.*Anmeldecode|Anmeldecode.*Acme/)])
})

it('refuses whoever does not know the secret', async () => {
  const stranger = `whsec_${Buffer.alloc(32, 8).toString('base64')}`
  expect((await createHook(secret, () => undefined)(call('attempt-1', stranger))).status).toBe(401)
})
