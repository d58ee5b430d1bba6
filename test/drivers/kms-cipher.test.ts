import {
  CreateAliasCommand,
  CreateKeyCommand,
  DecryptCommand,
  DisableKeyCommand,
  KMSClient,
  type KMSClientConfig,
  UpdateAliasCommand,
} from '@aws-sdk/client-kms'
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { OtpError } from '../../src/core/errors.js'
import type { Bound } from '../../src/core/ports/cipher.js'
import { type KmsCipherOptions, kmsCipher } from '../../src/drivers/kms-cipher.js'
import { type KmsEndpoint, type KmsFault, startKmsEndpoint } from '../../src/lab/kms-endpoint.js'
import { cipherContract } from '../../src/testing/cipher.js'
import { createFakeClock, type FakeClock } from '../../src/testing/fake-clock.js'

const keyId = 'alias/otp'
const context = { purpose: 'otp', env: 'test' }
const plain = new TextEncoder().encode('words that nobody may read')
const never = (): AbortSignal => new AbortController().signal

let kms: KmsEndpoint
let config: KMSClientConfig
let client: KMSClient
let clock: FakeClock
let bound: Bound

beforeAll(async () => {
  kms = await startKmsEndpoint({ aliases: [keyId] })
  config = { endpoint: kms.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }
  client = new KMSClient({ ...config, maxAttempts: 1 })
})
afterAll(async () => {
  client.destroy()
  await kms.close()
})
beforeEach(() => {
  clock = createFakeClock()
  bound = { id: 'event-1', channel: 'sms', expiresAt: clock.now() + 900_000 }
})

const create = (more: Partial<KmsCipherOptions> = {}) => kmsCipher({ client, keyId, context, clock, ...more } as KmsCipherOptions)

/** How many data keys were made and unwrapped while `work` went on. */
async function asked(work: () => Promise<unknown>): Promise<{ made: number; unwrapped: number }> {
  const [made, unwrapped] = [kms.calls('GenerateDataKey'), kms.calls('Decrypt')]
  await work()
  return { made: kms.calls('GenerateDataKey') - made, unwrapped: kms.calls('Decrypt') - unwrapped }
}

async function dataKeyOf(sealed: string): Promise<Uint8Array> {
  const { wrappedKey } = decodeProtectedHeader(sealed)
  const CiphertextBlob = Buffer.from(wrappedKey as string, 'base64url')
  const { Plaintext } = await client.send(new DecryptCommand({ CiphertextBlob, KeyId: keyId, EncryptionContext: context }))
  return Plaintext ?? new Uint8Array()
}

async function aliasOf(name: string): Promise<{ alias: string; first: string; second: string }> {
  const [first = '', second = ''] = await Promise.all(
    [1, 2].map(async () => (await client.send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? ''),
  )
  await client.send(new CreateAliasCommand({ AliasName: name, TargetKeyId: first }))
  return { alias: name, first, second }
}

describe('kmsCipher', () => {
  for (const { says, proof } of cipherContract(() => ({ cipher: create(), clock }))) it(says, proof)

  it('seals what jose opens with the data key', async () => {
    const sealed = await create().seal(plain, bound, never())
    const opened = await compactDecrypt(sealed, await dataKeyOf(sealed), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    })
    expect(new Uint8Array(opened.plaintext)).toEqual(plain)
    expect(opened.protectedHeader).toMatchObject({ alg: 'dir', enc: 'A256GCM', typ: 'localized-otp-1', ...bound })
  })

  it('opens what jose seals with the data key', async () => {
    const cipher = create()
    const model = await cipher.seal(plain, bound, never())
    const header = decodeProtectedHeader(model) as { alg: string; enc: string }
    const sealed = await new CompactEncrypt(plain).setProtectedHeader(header).encrypt(await dataKeyOf(model))
    expect(new Uint8Array(await cipher.open(sealed, bound, never()))).toEqual(plain)
  })

  it('asks KMS once for many parcels, sealing and opening, however many come at the same moment', async () => {
    const [producer, consumer] = [create(), create()]
    const calls = await asked(async () => {
      const seals = await Promise.all(Array.from({ length: 100 }, () => producer.seal(plain, bound, never())))
      for (const opened of await Promise.all(seals.map((sealed) => consumer.open(sealed, bound, never()))))
        expect(new Uint8Array(opened)).toEqual(plain)
      await consumer.open(await producer.seal(plain, bound, never()), bound, never())
    })
    expect(calls).toEqual({ made: 1, unwrapped: 1 })
  })

  it('takes a new data key when the old one is spent, even by those who came at the same moment', async () => {
    const cipher = create({ maxUses: 10 })
    const seals: string[] = []
    const calls = await asked(async () => {
      seals.push(...(await Promise.all(Array.from({ length: 25 }, () => cipher.seal(plain, bound, never())))))
    })
    expect(calls.made).toBe(3)
    const uses = new Map<unknown, number>()
    for (const sealed of seals) {
      const { wrappedKey } = decodeProtectedHeader(sealed)
      uses.set(wrappedKey, (uses.get(wrappedKey) ?? 0) + 1)
    }
    expect([...uses.values()]).toEqual([10, 10, 5])
  })

  it('takes a new data key when the old one is too old, while old parcels still open', async () => {
    const cipher = create({ maxAgeMs: 60_000 })
    const old = await cipher.seal(plain, bound, never())
    await clock.advance(59_999)
    expect(await asked(() => cipher.seal(plain, bound, never()))).toEqual({ made: 0, unwrapped: 0 })
    await clock.advance(1)
    expect(await asked(() => cipher.seal(plain, bound, never()))).toEqual({ made: 1, unwrapped: 0 })
    expect(new Uint8Array(await cipher.open(old, bound, never()))).toEqual(plain)
  })

  it('forgets an unwrapped key when it is too old', async () => {
    const cipher = create({ maxAgeMs: 60_000 })
    const sealed = await cipher.seal(plain, bound, never())
    expect(await asked(() => cipher.open(sealed, bound, never()))).toMatchObject({ unwrapped: 1 })
    await clock.advance(59_999)
    expect(await asked(() => cipher.open(sealed, bound, never()))).toMatchObject({ unwrapped: 0 })
    await clock.advance(1)
    expect(await asked(() => cipher.open(sealed, bound, never()))).toMatchObject({ unwrapped: 1 })
  })

  it('keeps no more unwrapped keys than told, and forgets the one used longest ago', async () => {
    const producer = create({ maxUses: 1 })
    const seal = (): Promise<string> => producer.seal(plain, bound, never())
    const [one, two, three] = [await seal(), await seal(), await seal()]
    const consumer = create({ maxKeys: 2 })
    const open = async (sealed: string): Promise<number> => (await asked(() => consumer.open(sealed, bound, never()))).unwrapped
    expect([await open(one), await open(two), await open(one), await open(three)]).toEqual([1, 1, 0, 1])
    expect([await open(one), await open(two)]).toEqual([0, 1])
  })

  it('opens nothing that is dead or no seal, and does not even ask KMS', async () => {
    const cipher = create()
    const sealed = await cipher.seal(plain, bound, never())
    const calls = await asked(async () => {
      await expect(cipher.open(sealed, { ...bound, expiresAt: clock.now() }, never())).rejects.toMatchObject({ code: 'expired' })
      await expect(cipher.open('a.b.c', bound, never())).rejects.toMatchObject({ code: 'parcel-malformed' })
      for (const wrappedKey of ['', 'A'.repeat(8_200)]) {
        const header = { ...decodeProtectedHeader(sealed), wrappedKey }
        const parts = [Buffer.from(JSON.stringify(header)).toString('base64url'), ...sealed.split('.').slice(1)]
        await expect(cipher.open(parts.join('.'), bound, never())).rejects.toMatchObject({ code: 'parcel-malformed' })
      }
    })
    expect(calls).toEqual({ made: 0, unwrapped: 0 })
  })

  it('warms up: the next seal asks nothing', async () => {
    const cipher = create()
    expect(await asked(() => cipher.warm(never()))).toEqual({ made: 1, unwrapped: 0 })
    expect(await asked(() => cipher.seal(plain, bound, never()))).toEqual({ made: 0, unwrapped: 0 })
    await expect(cipher.warm(AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('keeps its context and key: another context or key opens nothing, as parcel-tampered', async () => {
    const sealed = await create().seal(plain, bound, never())
    const { first } = await aliasOf('alias/stranger')
    for (const other of [{ context: { ...context, env: 'production' } }, { keyId: first }])
      await expect(create(other).open(sealed, bound, never())).rejects.toMatchObject({ code: 'parcel-tampered' })
  })

  it('opens old parcels after the alias was moved, where the key before is named', async () => {
    const { alias, first, second } = await aliasOf('alias/rotated')
    const old = await create({ keyId: alias }).seal(plain, bound, never())
    await client.send(new UpdateAliasCommand({ AliasName: alias, TargetKeyId: second }))
    await expect(create({ keyId: alias }).open(old, bound, never())).rejects.toMatchObject({ code: 'parcel-tampered' })
    const rotated = create({ keyId: alias, previousKeyIds: [first] })
    expect(new Uint8Array(await rotated.open(old, bound, never()))).toEqual(plain)
    const fresh = await rotated.seal(plain, bound, never())
    expect(new Uint8Array(await create({ keyId: second }).open(fresh, bound, never()))).toEqual(plain)
  })

  it('seals on with the data key it has while KMS is down, and says so when it has none', async () => {
    const cipher = create()
    await cipher.warm(never())
    kms.fail({ fault: 'reset' })
    await cipher.seal(plain, bound, never())
    await expect(create().seal(plain, bound, never())).rejects.toMatchObject({ code: 'cipher-unavailable' })
  })

  const error = (type: string, status = 400): KmsFault => ({ fault: 'error', type, status })
  const faults: readonly [string, KmsFault, string][] = [
    ['is throttled', error('ThrottlingException'), 'cipher-unavailable'],
    ['has a fault', error('KMSInternalException', 500), 'cipher-unavailable'],
    ['finds its key unavailable', error('KeyUnavailableException', 500), 'cipher-unavailable'],
    ['finds its key unavailable with a 400', error('KeyUnavailableException'), 'cipher-unavailable'],
    ['waits in vain for others', error('DependencyTimeoutException', 503), 'cipher-unavailable'],
    ['has an error page before it', { fault: 'html' }, 'cipher-unavailable'],
    ['answers junk', { fault: 'garbage' }, 'cipher-unavailable'],
    ['answers without a key', error('Nothing', 200), 'cipher-unavailable'],
    ['cuts the line', { fault: 'reset' }, 'cipher-unavailable'],
    ['gives half an answer', { fault: 'half' }, 'cipher-unavailable'],
    ['has the key disabled', error('DisabledException'), 'cipher-refused'],
    ['has the key pending deletion', error('KMSInvalidStateException'), 'cipher-refused'],
    ['knows no such key', error('NotFoundException'), 'cipher-refused'],
    ['cannot use the key so', error('InvalidKeyUsageException'), 'cipher-refused'],
    ['denies', error('AccessDeniedException'), 'cipher-refused'],
  ]
  it.each(faults)('tells what it means when KMS %s, and recovers', async (_, fault, code) => {
    const cipher = create()
    kms.fail(fault)
    await expect(cipher.seal(plain, bound, never())).rejects.toMatchObject({ name: 'OtpError', code, sent: 'no' })
    const sealed = await cipher.seal(plain, bound, never())
    kms.fail(fault)
    await expect(cipher.open(sealed, bound, never())).rejects.toMatchObject({ name: 'OtpError', code, sent: 'no' })
    expect(new Uint8Array(await cipher.open(sealed, bound, never()))).toEqual(plain)
  })

  it('refuses a disabled key for sealing and opening', async () => {
    const { alias, first } = await aliasOf('alias/disabled')
    const sealed = await create({ keyId: alias }).seal(plain, bound, never())
    await client.send(new DisableKeyCommand({ KeyId: first }))
    const cipher = create({ keyId: alias })
    await expect(cipher.seal(plain, bound, never())).rejects.toMatchObject({ code: 'cipher-refused' })
    await expect(cipher.open(sealed, bound, never())).rejects.toMatchObject({ code: 'cipher-refused' })
  })

  it('waits for a hanging KMS no longer than told, and asks anew', async () => {
    const cipher = create({ timeoutMs: 500 })
    const before = kms.calls('GenerateDataKey')
    kms.fail({ fault: 'hang' })
    const hanging = cipher.seal(plain, bound, never())
    const given = expect(hanging).rejects.toMatchObject({ code: 'cipher-unavailable' })
    await expect.poll(() => kms.calls('GenerateDataKey')).toBe(before + 1)
    await clock.advance(500)
    await given
    await cipher.seal(plain, bound, never())
  })

  it('lets one leave while the others wait on', async () => {
    const cipher = create()
    kms.fail({ fault: 'slow', ms: 30 })
    const leaving = new AbortController()
    const [gone, stays] = [cipher.seal(plain, bound, leaving.signal), cipher.seal(plain, bound, never())]
    leaving.abort(new OtpError('out-of-time'))
    await expect(gone).rejects.toMatchObject({ code: 'out-of-time' })
    expect(new Uint8Array(await cipher.open(await stays, bound, never()))).toEqual(plain)
  })

  it('tries again by itself with a client of its own', async () => {
    kms.fail({ fault: 'reset' }, error('ThrottlingException'))
    const own = kmsCipher({ config, keyId, context, clock })
    expect(await asked(() => own.seal(plain, bound, never()))).toEqual({ made: 3, unwrapped: 0 })
  })

  it('refuses wrong wiring, naming the option', () => {
    const right = { client, keyId, context, clock }
    const wrong: readonly [unknown, RegExp][] = [
      [{ ...right, keyId: '' }, /'keyId'/],
      [{ ...right, previousKeyIds: 'alias/old' }, /'previousKeyIds'/],
      [{ ...right, context: undefined }, /'context'/],
      [{ ...right, context: {} }, /'context'/],
      [{ ...right, context: { purpose: 7 } }, /'context'/],
      [{ ...right, maxAgeMs: 0 }, /'maxAgeMs'/],
      [{ ...right, maxUses: 2 ** 32 + 1 }, /'maxUses'/],
      [{ ...right, maxKeys: 0 }, /'maxKeys'/],
      [{ ...right, timeoutMs: 0 }, /'timeoutMs'/],
      [{ ...right, clock: {} }, /'clock'/],
      [{ ...right, config }, /not both/],
      [{ ...right, algorithm: 'A128GCM' }, /unknown option 'algorithm'/],
    ]
    for (const [options, message] of wrong) expect(() => kmsCipher(options as never)).toThrow(message)
  })
})
