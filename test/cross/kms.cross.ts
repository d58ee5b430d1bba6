import { CreateAliasCommand, CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { kmsCipher } from '../../src/drivers/kms-cipher.js'
import { cipherContract } from '../../src/testing/cipher.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import type { Promised } from '../../src/testing/promised.js'
import { kmsPromises } from '../fixtures/kms-promises.js'
import { hasMoto, type Moto, startMoto, whyNot } from './moto.js'

/** Where moto is known to differ from AWS; once it no longer does, its line here fails. */
const unlike: Readonly<Record<string, string>> = {
  'refuses a ciphertext of another key as IncorrectKeyException': 'moto says AccessDeniedException',
  'refuses to make a data key of a disabled key as DisabledException': 'moto makes one',
  'refuses to encrypt under a disabled key as DisabledException': 'moto encrypts',
  'refuses to decrypt with a disabled key as DisabledException': 'moto decrypts',
  'refuses an empty key id as ValidationException': 'moto says NotFoundException',
  'refuses too long a context as ValidationException': 'moto takes it',
  'refuses a context that is no text as SerializationException': 'moto answers with an error page',
  'notices a change of any character, as parcel-tampered or parcel-malformed':
    'moto says AccessDeniedException where the key id inside a ciphertext was changed',
}

const prove = ({ says, proof }: Promised): void => {
  const difference = unlike[says]
  if (difference === undefined) it(says, proof)
  else it.fails(`${says}: ${difference}`, proof)
}

describe.skipIf(!hasMoto)(hasMoto ? 'moto as KMS' : whyNot, () => {
  let moto: Moto
  let client: KMSClient

  beforeAll(async () => {
    moto = await startMoto()
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
    client = new KMSClient({ endpoint: moto.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
    const { KeyMetadata } = await client.send(new CreateKeyCommand({}))
    await client.send(new CreateAliasCommand({ AliasName: 'alias/otp', TargetKeyId: KeyMetadata?.KeyId }))
  })
  afterAll(async () => {
    client.destroy()
    await moto.stop()
  })

  describe('does what the endpoint of the lab does', () => {
    kmsPromises(() => client).forEach(prove)
  })

  describe('keeps kmsCipher to its contract', () => {
    const clock = createFakeClock()
    const create = () => ({ cipher: kmsCipher({ client, keyId: 'alias/otp', context: { purpose: 'otp' }, clock }), clock })
    cipherContract(create).forEach(prove)
  })
})
