import { CreateKeyCommand, KMSClient, ScheduleKeyDeletionCommand } from '@aws-sdk/client-kms'
import { afterAll, describe, expect, it } from 'vitest'
import { kmsCipher } from '../../src/drivers/kms-cipher.js'
import { cipherContract } from '../../src/testing/cipher.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { awsConfig } from './endpoint.js'

// The same contract as on the lab's KMS, on any other KMS or on KMS itself: `npm run test:aws`.
const config = awsConfig('AWS_ENDPOINT_URL_KMS')
const client = new KMSClient({ region: 'eu-central-1', ...config })
let key: Promise<string> | undefined
const keyId = () =>
  (key ??= client
    .send(new CreateKeyCommand({ Description: 'localized-otp test' }))
    .then(({ KeyMetadata }) => KeyMetadata?.KeyId ?? ''))
afterAll(async () => {
  // A key costs money until it is gone, and a week is the soonest.
  if (key !== undefined) await client.send(new ScheduleKeyDeletionCommand({ KeyId: await key, PendingWindowInDays: 7 }))
})

describe('KMS', () => {
  if (config === undefined) {
    console.log('skipped KMS: neither AWS_ENDPOINT_URL_KMS, AWS_ENDPOINT_URL nor TEST_AWS_ACCOUNT=yes is set')
    it('is not there', () => expect(config).toBeUndefined())
    return
  }
  const contract = cipherContract(async () => {
    const clock = createFakeClock()
    return { clock, cipher: kmsCipher({ client, keyId: await keyId(), context: { purpose: 'otp', env: 'test' }, clock }) }
  })
  // moto answers AccessDenied where KMS calls a wrapped key with a changed key id InvalidCiphertext.
  const standInsDiffer = 'notices a change of any character, as parcel-tampered or parcel-malformed'
  for (const { says, proof } of contract) {
    if ('endpoint' in config && says === standInsDiffer) console.log(`skipped on an endpoint of your own: ${says}`)
    else it(says, proof, 120_000)
  }
})
