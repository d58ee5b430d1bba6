import { buildClient, CommitmentPolicy, RawAesKeyringNode, RawAesWrappingSuiteIdentifier } from '@aws-crypto/client-node'
import { consoleSender } from 'localized-otp/drivers/console-sender'
import { encryptionSdkCodeOpener } from 'localized-otp/drivers/encryption-sdk-code-opener'
import { beforeEach, expect, it } from 'vitest'
import { createFunction } from './function.js'

// In place of a key of KMS: what is sealed is really sealed, and never leaves this process.
const keyring = new RawAesKeyringNode({
  keyName: 'pool',
  keyNamespace: 'example',
  unencryptedMasterKey: new Uint8Array(32).fill(7),
  wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
})
const { encrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT)
const userPoolId = 'eu-central-1_ExaMPle'

async function eventOf(source: string, secret: string, phone_number = '+4915123456789') {
  const { result } = await encrypt(keyring, secret, { encryptionContext: { 'userpool-id': userPoolId } })
  const userAttributes = { sub: '7d9f1a52', phone_number, locale: 'de-CH' }
  const request = { type: 'customSMSSenderRequestV1', code: result.toString('base64'), userAttributes }
  return { version: '1', userPoolId, userName: 'maria', triggerSource: `CustomSMSSender_${source}`, request, response: {} }
}

const screen: string[] = []
const handler = createFunction({
  opener: encryptionSdkCodeOpener({ keyring }),
  sender: consoleSender({ channel: 'sms', write: (text) => screen.push(text) }),
  print: () => undefined,
})
beforeEach(() => void screen.splice(0))

it('sends once what Lambda brings twice, in the language of the person', async () => {
  const event = await eventOf('Authentication', '493817')
  expect([await handler(event), await handler(event)]).toEqual([undefined, undefined])
  expect(screen).toEqual([expect.stringMatching(/493817.*Acme|Acme.*493817/)])
})

it('sends a temporary password as it is, symbols and all', async () => {
  await handler(await eventOf('AdminCreateUser', 'Xy7!&lt;kQ2.'))
  expect(screen).toEqual(['Welcome to Acme. Your temporary password is\nXy7!<kQ2.'])
})

it('fails, for all alarms to see, where nobody was reached', async () => {
  await expect(handler(await eventOf('SignUp', '493817', '0151 23456789'))).rejects.toThrow('localized-otp answered 400')
  expect(screen).toEqual([])
})
