import type { Auth0ActionApi } from 'localized-otp/adapters/auth0-action'
import { beforeEach, expect, it } from 'vitest'
import { createActions } from './action.js'

const secrets = { OTP_ID_KEY: Buffer.from(Uint8Array.from({ length: 32 }, (_, at) => at)).toString('base64') }
const screen: string[] = []
const { onExecuteCustomPhoneProvider, onExecuteSendPhoneMessage } = createActions(secrets, (line) => screen.push(line))

const told: string[] = []
const api: Auth0ActionApi = {
  notification: {
    retry: (reason) => told.push(`retry ${reason}`),
    drop: (reason) => told.push(`drop ${reason}`),
  },
}
beforeEach(() => {
  screen.splice(0)
  told.splice(0)
})

const notification = {
  delivery_method: 'text',
  message_type: 'otp_verify',
  locale: 'de_DE',
  recipient: '+49 151 23456789',
  code: '493817',
}
const event = (changes: object = {}) => ({
  notification: { ...notification, ...changes },
  request: { language: 'en' },
  tenant: { id: 'acme' },
  user: { user_id: 'auth0|1' },
  secrets,
})
const texts = () => screen.filter((line) => line.includes('493817'))

it('sends once what Auth0 brings twice, in the language of the notification', async () => {
  await onExecuteCustomPhoneProvider(event(), api)
  await onExecuteCustomPhoneProvider(event(), api)
  expect(texts()).toEqual([expect.stringMatching(/Acme.*Anmeldecode|Anmeldecode.*Acme/)])
  expect(told).toEqual([])
})

it('sends nothing for a notice without a code, which is a success', async () => {
  await onExecuteCustomPhoneProvider(event({ message_type: 'blocked_account', code: undefined }), api)
  expect([texts(), told]).toEqual([[], []])
})

it('drops what can never be sent', async () => {
  await onExecuteCustomPhoneProvider(event({ recipient: '0151 23456789' }), api)
  expect(told).toEqual(['drop localized-otp: destination-invalid'])
})

it('serves multi-factor authentication too, and throws what it cannot send', async () => {
  const options = {
    action: 'second-factor-authentication',
    code: '493817',
    message_type: 'sms',
    recipient: '+12025550143',
    text: '',
  }
  await onExecuteSendPhoneMessage({ ...event(), message_options: options }, {})
  expect(texts()).toHaveLength(1)
  const call = onExecuteSendPhoneMessage({ ...event(), message_options: { ...options, message_type: 'voice' } }, {})
  await expect(call).rejects.toThrow('localized-otp: sender-missing')
})
