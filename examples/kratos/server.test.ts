import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createCourier } from './server.js'

const secret = 'change-me-to-something-long-and-random'
const screen: string[] = []
const idKey = Uint8Array.from({ length: 32 }, (_, at) => at)
const server = createCourier({ secret, idKey, print: (line) => screen.push(line) })
let url = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kratos`
})
afterAll(() => void server.close())
beforeEach(() => void screen.splice(0))

/** What the jsonnet makes of the context of Kratos. */
const message = (template_type: string, code: object) => ({
  recipient: '+4915123456789',
  template_type,
  message_type: 'sms',
  template_data: {
    ...code,
    expires_in_minutes: 15,
    request_url: 'https://auth.example.com/self-service/login?flow=1',
    identity: { id: 'b1b1f9a0', traits: { locale: 'de-CH' } },
  },
  request_headers: { 'Accept-Language': ['en'] },
})
const post = async (body: unknown, key = secret) => {
  const headers = { 'content-type': 'application/json', 'x-otp-key': key }
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status
}
const texts = () => screen.filter((line) => line.includes('493817'))

it('sends once what the courier brings twice, in the language of the person', async () => {
  const login = message('login_code_valid', { login_code: '493817' })
  expect([await post(login), await post(login)]).toEqual([200, 200])
  expect(texts()).toEqual([expect.stringMatching(/15 Minuten/)])
})

it('sends a recovery code, which stands under verification_code', async () => {
  expect(await post(message('recovery_code_valid', { verification_code: '493817' }))).toBe(200)
  expect(texts()).toHaveLength(1)
})

it('counts a notice without a code as done, and sends nothing', async () => {
  expect(await post(message('verifiable_address_changed', {}))).toBe(204)
  expect(await post(message('login_code_valid', { login_code: '493817' }), 'some-other-secret')).toBe(401)
  expect(texts()).toEqual([])
})

it('takes from the context of Kratos what the hook reads, and the header that the server wants', () => {
  const jsonnet = readFileSync(new URL('localized-otp.jsonnet', import.meta.url), 'utf8')
  const { recipient, template_type, message_type, template_data } = message('x', {
    login_code: '',
    verification_code: '',
    recovery_code: '',
    registration_code: '',
  })
  const names = [...Object.keys({ recipient, template_type, message_type }), ...Object.keys(template_data), 'transient_payload']
  for (const name of names) expect(jsonnet).toContain(`${name}: `)
  const settings = readFileSync(new URL('kratos.yml', import.meta.url), 'utf8')
  expect(settings.toLowerCase()).toContain('name: x-otp-key')
  expect(settings).toContain(`value: ${secret}`)
})
