import {
  CreateAliasCommand,
  CreateKeyCommand,
  DecryptCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  KMSClient,
  UpdateAliasCommand,
} from '@aws-sdk/client-kms'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type KmsEndpoint, startKmsEndpoint } from '../../src/lab/kms-endpoint.js'

const KeyId = 'alias/otp'
const context = { purpose: 'otp', env: 'test' }
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

const encrypt = async (more: Partial<ConstructorParameters<typeof EncryptCommand>[0]> = {}): Promise<Uint8Array> => {
  const { CiphertextBlob } = await client.send(
    new EncryptCommand({ KeyId, Plaintext: plain, EncryptionContext: context, ...more }),
  )
  return CiphertextBlob ?? new Uint8Array()
}
const decrypt = (CiphertextBlob: Uint8Array, more: Partial<ConstructorParameters<typeof DecryptCommand>[0]> = {}) =>
  client.send(new DecryptCommand({ CiphertextBlob, KeyId, EncryptionContext: context, ...more }))
const createKey = async (): Promise<{ id: string; arn: string }> => {
  const { KeyMetadata } = await client.send(new CreateKeyCommand({}))
  return { id: KeyMetadata?.KeyId ?? '', arn: KeyMetadata?.Arn ?? '' }
}

describe('startKmsEndpoint', () => {
  it('opens what it wrapped, whatever the order of the context', async () => {
    const opened = await decrypt(await encrypt(), { EncryptionContext: { env: 'test', purpose: 'otp' } })
    expect(opened.Plaintext).toEqual(plain)
    expect(opened.KeyId).toMatch(/^arn:aws:kms:us-east-1:000000000000:key\//)
    expect((await decrypt(await encrypt(), { KeyId: undefined })).Plaintext).toEqual(plain)
  })

  it('makes data keys of every asked length, and opens them', async () => {
    for (const [asked, length] of [
      [{ KeySpec: 'AES_256' }, 32],
      [{ KeySpec: 'AES_128' }, 16],
      [{ NumberOfBytes: 64 }, 64],
    ] as const) {
      const made = await client.send(new GenerateDataKeyCommand({ KeyId, EncryptionContext: context, ...asked }))
      expect(made.Plaintext).toHaveLength(length)
      expect((await decrypt(made.CiphertextBlob ?? plain)).Plaintext).toEqual(made.Plaintext)
    }
  })

  it('finds a key by its id, its ARN, an alias and the ARN of an alias', async () => {
    const { id, arn } = await createKey()
    await client.send(new CreateAliasCommand({ AliasName: 'alias/found', TargetKeyId: id }))
    const aliasArn = `${arn.slice(0, arn.indexOf('key/'))}alias/found`
    for (const name of [id, arn, 'alias/found', aliasArn]) {
      expect((await decrypt(await encrypt({ KeyId: name }), { KeyId: name })).KeyId).toBe(arn)
    }
  })

  it('follows an alias that is moved', async () => {
    const [first, second] = [await createKey(), await createKey()]
    await client.send(new CreateAliasCommand({ AliasName: 'alias/moved', TargetKeyId: first.id }))
    const sealed = await encrypt({ KeyId: 'alias/moved' })
    await client.send(new UpdateAliasCommand({ AliasName: 'alias/moved', TargetKeyId: second.id }))
    await expect(decrypt(sealed, { KeyId: 'alias/moved' })).rejects.toMatchObject({ name: 'IncorrectKeyException' })
    expect((await decrypt(sealed, { KeyId: first.arn })).Plaintext).toEqual(plain)
  })

  it('uses no key that is disabled, until it is enabled', async () => {
    const { id } = await createKey()
    const sealed = await encrypt({ KeyId: id })
    await client.send(new DisableKeyCommand({ KeyId: id }))
    const disabled = { name: 'DisabledException', $metadata: { httpStatusCode: 400 } }
    await expect(encrypt({ KeyId: id })).rejects.toMatchObject(disabled)
    await expect(decrypt(sealed, { KeyId: id })).rejects.toMatchObject(disabled)
    await expect(client.send(new GenerateDataKeyCommand({ KeyId: id, KeySpec: 'AES_256' }))).rejects.toMatchObject(disabled)
    await client.send(new EnableKeyCommand({ KeyId: id }))
    expect((await decrypt(sealed, { KeyId: id })).Plaintext).toEqual(plain)
  })

  describe('refuses', () => {
    const other = '7d1d8f54-0000-4000-8000-000000000000'
    const cases: readonly [string, () => Promise<unknown>, string][] = [
      [
        'another context',
        async () => decrypt(await encrypt(), { EncryptionContext: { purpose: 'otp' } }),
        'InvalidCiphertextException',
      ],
      ['no context', async () => decrypt(await encrypt(), { EncryptionContext: undefined }), 'InvalidCiphertextException'],
      ['junk', () => decrypt(plain), 'InvalidCiphertextException'],
      [
        'a changed ciphertext',
        async () => decrypt((await encrypt()).map((byte, at) => (at === 50 ? byte ^ 1 : byte))),
        'InvalidCiphertextException',
      ],
      ['a ciphertext cut short', async () => decrypt((await encrypt()).slice(0, 30)), 'InvalidCiphertextException'],
      ['an unknown key', () => encrypt({ KeyId: other }), 'NotFoundException'],
      ['an unknown alias', () => encrypt({ KeyId: 'alias/none' }), 'NotFoundException'],
      ['an empty key id', () => encrypt({ KeyId: '' }), 'ValidationException'],
      ['too much plaintext', () => encrypt({ Plaintext: new Uint8Array(4_097) }), 'ValidationException'],
      ['no plaintext', () => encrypt({ Plaintext: new Uint8Array(0) }), 'ValidationException'],
      ['too long a context', () => encrypt({ EncryptionContext: { long: 'x'.repeat(9_000) } }), 'ValidationException'],
      ['a context that is no text', () => encrypt({ EncryptionContext: { number: 7 as never } }), 'SerializationException'],
      ['a data key of no length', () => client.send(new GenerateDataKeyCommand({ KeyId })), 'ValidationException'],
      [
        'a data key of 2000 bytes',
        () => client.send(new GenerateDataKeyCommand({ KeyId, NumberOfBytes: 2_000 })),
        'ValidationException',
      ],
      [
        'an alias of no key',
        () => client.send(new CreateAliasCommand({ AliasName: 'alias/x', TargetKeyId: other })),
        'NotFoundException',
      ],
      [
        'an alias that is taken',
        () => client.send(new CreateAliasCommand({ AliasName: KeyId, TargetKeyId: KeyId })),
        'AlreadyExistsException',
      ],
      [
        'a name that is no alias',
        () => client.send(new CreateAliasCommand({ AliasName: 'otp', TargetKeyId: KeyId })),
        'ValidationException',
      ],
      [
        'to move an alias that is not there',
        () => client.send(new UpdateAliasCommand({ AliasName: 'alias/x', TargetKeyId: KeyId })),
        'NotFoundException',
      ],
    ]
    it.each(cases)('%s', async (_, call, name) => {
      await expect(call()).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400, attempts: 1 } })
    })

    const post = (headers: Record<string, string>, body: string): Promise<unknown> =>
      fetch(kms.endpoint, { method: 'POST', headers, body }).then((response) => response.json())
    const target = { 'x-amz-target': 'TrentService.Decrypt' }
    it('what is no call of the service', async () => {
      expect(await post({}, '{}')).toEqual({ __type: 'UnknownOperationException' })
      expect(await post({ 'x-amz-target': 'TrentService.DeleteEverything' }, '{}')).toEqual({
        __type: 'UnknownOperationException',
      })
      expect(await post(target, '{}')).toEqual({ __type: 'MissingAuthenticationTokenException' })
      for (const body of ['', 'null', '{', 'x'.repeat(70_000)])
        expect(await post({ ...target, authorization: 'any' }, body)).toEqual({ __type: 'SerializationException' })
    })
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
