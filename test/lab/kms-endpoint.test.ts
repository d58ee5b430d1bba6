import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type KmsEndpoint, startKmsEndpoint } from '../../src/lab/kms-endpoint.js'
import { kmsPromises } from '../fixtures/kms-promises.js'

const KeyId = 'alias/otp'
const plain = new TextEncoder().encode('words')
let kms: KmsEndpoint
let client: KMSClient

beforeAll(async () => {
  kms = await startKmsEndpoint({ aliases: [KeyId] })
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  client = new KMSClient({ endpoint: kms.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
})
afterAll(async () => {
  client.destroy()
  await kms.close()
})

const encrypt = async (): Promise<Uint8Array> => {
  const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId, Plaintext: plain }))
  return CiphertextBlob ?? new Uint8Array()
}

describe('startKmsEndpoint', () => {
  for (const { says, proof } of kmsPromises(() => client)) it(says, proof)

  const post = (headers: Record<string, string>, body: string): Promise<unknown> =>
    fetch(kms.endpoint, { method: 'POST', headers, body }).then((response) => response.json())
  const target = { 'x-amz-target': 'TrentService.Decrypt' }
  it('refuses what is no call of the service', async () => {
    expect(await post({}, '{}')).toEqual({ __type: 'UnknownOperationException' })
    expect(await post({ 'x-amz-target': 'TrentService.DeleteEverything' }, '{}')).toEqual({
      __type: 'UnknownOperationException',
    })
    expect(await post(target, '{}')).toEqual({ __type: 'MissingAuthenticationTokenException' })
    for (const body of ['', 'null', '{', 'x'.repeat(70_000)])
      expect(await post({ ...target, authorization: 'any' }, body)).toEqual({ __type: 'SerializationException' })
  })

  it('goes wrong on demand, and counts its calls', async () => {
    const before = kms.calls('Encrypt')
    kms.fail(
      { fault: 'error', type: 'ThrottlingException' },
      { fault: 'error', type: 'KMSInternalException', status: 500 },
      { fault: 'html' },
      { fault: 'garbage' },
      { fault: 'reset' },
      { fault: 'half' },
      { fault: 'slow', ms: 1 },
    )
    await expect(encrypt()).rejects.toMatchObject({ name: 'ThrottlingException' })
    await expect(encrypt()).rejects.toMatchObject({ name: 'KMSInternalException', $metadata: { httpStatusCode: 500 } })
    for (let left = 4; left > 0; left -= 1) await expect(encrypt()).rejects.toThrow()
    expect(await encrypt()).not.toHaveLength(0)
    kms.fail({ fault: 'hang' })
    const abortSignal = AbortSignal.timeout(50)
    await expect(client.send(new EncryptCommand({ KeyId, Plaintext: plain }), { abortSignal })).rejects.toThrow()
    expect(kms.calls('Encrypt') - before).toBe(8)
  })

  it('refuses wrong wiring, naming the option', async () => {
    await expect(startKmsEndpoint({ port: -1 })).rejects.toThrow(/'port'/)
    await expect(startKmsEndpoint({ aliases: ['otp'] })).rejects.toThrow(/'aliases'/)
    await expect(startKmsEndpoint({ aliases: ['alias/a', 'alias/a'] })).rejects.toThrow(/'aliases'/)
    await expect(startKmsEndpoint({ host: '0.0.0.0' } as never)).rejects.toThrow(/unknown option 'host'/)
    await expect(startKmsEndpoint({ port: Number(new URL(kms.endpoint).port) })).rejects.toThrow(/EADDRINUSE/)
  })
})
