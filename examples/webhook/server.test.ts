import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { sendCode } from './send-code.js'
import { createOtpServer } from './server.js'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const screen: string[] = []
const server = createOtpServer(secret, (line) => screen.push(line))
let url = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/otp`
})
afterAll(() => void server.close())
beforeEach(() => void screen.splice(0))

const texts = () => screen.filter((line) => line.includes('493817'))

it('sends a code once, however often it is asked for', async () => {
  const code = { id: 'login-1', destination: '+4915123456789', code: '493817', locales: ['cy', 'de'] }
  expect(await sendCode(url, secret, code)).toEqual({ sent: true, again: false })
  expect(await sendCode(url, secret, code)).toEqual({ sent: true, again: false })
  expect(texts()).toEqual([expect.stringContaining('Acme')])
})

it('says of what can never be sent that it need not be asked for again', async () => {
  expect(await sendCode(url, secret, { id: 'login-2', destination: '0151 23456789', code: '493817' })).toEqual({
    sent: false,
    again: false,
  })
  expect(texts()).toEqual([])
})

it('refuses whoever does not know the secret', async () => {
  const stranger = `whsec_${Buffer.alloc(32, 8).toString('base64')}`
  expect((await sendCode(url, stranger, { id: 'login-3', destination: '+4915123456789', code: '493817' })).sent).toBe(false)
  expect(texts()).toEqual([])
})
