import type { AddressInfo } from 'node:net'
import { oktaCallBody } from 'localized-otp/lab/okta-call'
import { startTokenIssuer, type TokenIssuer } from 'localized-otp/lab/token-issuer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApp } from './app.js'

let issuer: TokenIssuer
const screen: string[] = []
let url: string
let close: () => void

beforeAll(async () => {
  issuer = await startTokenIssuer()
  const server = createApp(issuer.issuer, (line) => screen.push(line)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/okta`
  close = () => server.close()
})

afterAll(async () => {
  close()
  await issuer.close()
})

it('answers Okta, and the phone shows the words', async () => {
  const body = oktaCallBody({
    eventId: 'event-1',
    requestType: 'mfa-verification',
    deliveryChannel: 'SMS',
    phoneNumber: '+4915123456789',
    otpCode: '493817',
    locale: 'de_DE',
    now: Date.now(),
  })
  const answer = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${await issuer.token()}` }, body })
  expect(await answer.json()).toMatchObject({ commands: [{ value: [{ status: 'SUCCESSFUL' }] }] })
  expect(screen[0]).toMatch(/493817.*Acme/)
  expect(JSON.parse(screen[1] ?? '')).toMatchObject({ event: 'otp-decision', status: 'sent', country: 'DE' })
})

it('refuses a call without a token', async () => {
  expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(401)
})
