import {
  AlgorithmSuiteIdentifier,
  buildClient,
  CommitmentPolicy,
  getClient,
  type KeyringNode,
  KMS,
  KmsKeyringNode,
  RawAesKeyringNode,
  RawAesWrappingSuiteIdentifier,
} from '@aws-crypto/client-node'
import { CreateKeyCommand, DisableKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeOpener } from '../../src/core/ports/code-opener.js'
import { encryptionSdkCodeOpener } from '../../src/drivers/encryption-sdk-code-opener.js'
import { type KmsEndpoint, startKmsEndpoint } from '../../src/lab/kms-endpoint.js'
import { codeOpenerContract } from '../../src/testing/code-opener.js'
import { secretsIn } from '../canary.js'

const { encrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT)
const older = buildClient(CommitmentPolicy.FORBID_ENCRYPT_ALLOW_DECRYPT)
const signal = new AbortController().signal
const plain = new TextEncoder().encode('60718293')
const context = { 'userpool-id': 'eu-central-1_Example' }
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'opened',
    (thrown: unknown) => (thrown as { code: string }).code,
  )

/** A key that never leaves this process. */
const rawKeyring = (fill: number) =>
  new RawAesKeyringNode({
    keyName: 'pool',
    keyNamespace: 'test',
    unencryptedMasterKey: new Uint8Array(32).fill(fill),
    wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
  })

describe('under a key of one’s own', () => {
  const keyring = rawKeyring(7)
  const sealBy = (by: typeof keyring) => async (text: Uint8Array, boundTo: Readonly<Record<string, string>>) =>
    (await encrypt(by, text, { encryptionContext: boundTo })).result
  const contract = codeOpenerContract({ create: () => encryptionSdkCodeOpener({ keyring }), seal: sealBy(keyring) })
  for (const { says, proof } of contract) it(says, proof)

  it('opens what an older SDK sealed, without key commitment', async () => {
    const suiteId = AlgorithmSuiteIdentifier.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA384_ECDSA_P384
    const { result } = await older.encrypt(keyring, plain, { encryptionContext: context, suiteId })
    const { plain: opened } = await encryptionSdkCodeOpener({ keyring }).open(result, signal)
    expect(new TextDecoder().decode(opened)).toBe('60718293')
  })

  it('refuses what is sealed under another key', async () => {
    const sealed = await sealBy(rawKeyring(8))(plain, context)
    expect(await code(encryptionSdkCodeOpener({ keyring }).open(sealed, signal))).toBe('cipher-refused')
  })
})

describe('under a key of KMS', () => {
  let kms: KmsEndpoint
  let arn = ''
  let admin: KMSClient
  const config = () => ({
    endpoint: kms.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  const keyringOf = (generatorKeyId: string): Pick<KeyringNode, 'onDecrypt'> =>
    new KmsKeyringNode({ generatorKeyId, clientProvider: getClient(KMS as never, config()) })
  const create = (): CodeOpener => encryptionSdkCodeOpener({ keyring: keyringOf(arn) })
  const sealUnder = async (key: string, text: Uint8Array, boundTo: Readonly<Record<string, string>>) =>
    (await encrypt(keyringOf(key) as KeyringNode, text, { encryptionContext: boundTo })).result
  const seal = (text: Uint8Array, boundTo: Readonly<Record<string, string>>) => sealUnder(arn, text, boundTo)

  beforeAll(async () => {
    kms = await startKmsEndpoint()
    admin = new KMSClient(config())
    arn = (await admin.send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? ''
  })
  afterAll(async () => {
    admin.destroy()
    await kms.close()
  })

  for (const { says, proof } of codeOpenerContract({ create: () => create(), seal: (...given) => seal(...given) }))
    it(says, proof)

  it('asks KMS once for a code', async () => {
    const sealed = await seal(plain, context)
    const before = kms.calls('Decrypt')
    await create().open(sealed, signal)
    expect(kms.calls('Decrypt') - before).toBe(1)
  })

  it.each([
    ['AccessDeniedException', 'cipher-refused'],
    ['NotFoundException', 'cipher-refused'],
    ['KMSInvalidStateException', 'cipher-refused'],
    ['InvalidCiphertextException', 'call-malformed'],
    ['IncorrectKeyException', 'call-malformed'],
    ['KMSInternalException', 'cipher-unavailable'],
    ['ThrottlingException', 'cipher-unavailable'],
  ])('takes %s for %s', async (type, expected) => {
    const sealed = await seal(plain, context)
    kms.fail({ fault: 'error', type })
    expect(await code(create().open(sealed, signal))).toBe(expected)
    expect(await code(create().open(sealed, signal))).toBe('opened')
  })

  it.each(['reset', 'html', 'garbage', 'half'] as const)('takes a line that ends in %s for cipher-unavailable', async (fault) => {
    const sealed = await seal(plain, context)
    kms.fail({ fault })
    expect(await code(create().open(sealed, signal))).toBe('cipher-unavailable')
  })

  it('waits for KMS no longer than the signal', async () => {
    const sealed = await seal(plain, context)
    kms.fail({ fault: 'hang' })
    const leave = new AbortController()
    const before = kms.calls('Decrypt')
    const opening = code(create().open(sealed, leave.signal))
    while (kms.calls('Decrypt') === before) await new Promise(setImmediate)
    leave.abort()
    expect(await opening).toBe('cancelled')
  })

  it('refuses under a disabled key, and shows nothing of the request', async () => {
    const other = (await admin.send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? ''
    const sealed = await sealUnder(other, plain, context)
    await admin.send(new DisableKeyCommand({ KeyId: other }))
    const thrown: unknown = await encryptionSdkCodeOpener({ keyring: keyringOf(other) })
      .open(sealed, signal)
      .catch((reason: unknown) => reason)
    expect(thrown).toMatchObject({ code: 'cipher-refused' })
    expect(secretsIn(thrown, { code: '60718293', number: other })).toEqual([])
  })

  it('knows a key by its ARN, and asks no KMS for another', async () => {
    const opener = encryptionSdkCodeOpener({
      keyIds: ['arn:aws:kms:us-east-1:000000000000:key/00000000-0000-0000-0000-000000000000'],
    })
    expect(await code(opener.open(await seal(plain, context), signal))).toBe('cipher-refused')
  })
})

it.each([
  [{}, "give either 'keyIds' or 'keyring'"],
  [{ keyIds: ['arn:aws:kms:us-east-1:000000000000:key/1'], keyring: rawKeyring(1) }, "give either 'keyIds' or 'keyring'"],
  [{ keyIds: [] }, "'keyIds' must be a list of at least 1"],
  [{ keyIds: ['alias/otp'] }, "'keyIds' [0] must be the ARN of a KMS key"],
  [{ keyIds: ['arn:aws:kms:us-east-1:000000000000:alias/otp'] }, "'keyIds' [0] must be the ARN of a KMS key"],
  [{ keyring: {} }, "'keyring' must have onDecrypt()"],
  [{ key: 'x' }, "unknown option 'key'"],
])('refuses wrong wiring %#, naming the option', (options, message) => {
  expect(() => encryptionSdkCodeOpener(options as never)).toThrow(TypeError)
  expect(() => encryptionSdkCodeOpener(options as never)).toThrow(message)
})
