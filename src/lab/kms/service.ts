import { Buffer } from 'node:buffer'
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'

export type Input = Readonly<Record<string, unknown>>

export interface KmsAnswer {
  readonly status: number
  readonly body: unknown
}

interface Key {
  readonly id: string
  readonly arn: string
  readonly material: Buffer
  readonly enabled: boolean
}

const arnPrefix = 'arn:aws:kms:us-east-1:000000000000:'
/** Before every ciphertext, so that junk is told from it at once. */
const magic = Buffer.from([1, 2, 2, 0])
const [ivBytes, tagBytes, idBytes] = [12, 16, 16]
const [plaintextLimit, ciphertextLimit, contextLimit] = [4_096, 6_144, 8_192]

/** An error in the service's own words. */
export const kmsError = (type: string, message?: string, status = 400): KmsAnswer => ({
  status,
  body: { __type: type, ...(message === undefined ? {} : { message }) },
})

/** A refusal on its way to the caller. */
function refusal(type: string, message?: string): Error & { readonly answer: KmsAnswer } {
  return Object.assign(new Error(type), { answer: kmsError(type, message) })
}

export type Kms = Readonly<Record<Operation, (input: Input) => unknown>>

const operations = [
  'CreateKey',
  'CreateAlias',
  'UpdateAlias',
  'DisableKey',
  'EnableKey',
  'Encrypt',
  'Decrypt',
  'GenerateDataKey',
] as const

export type Operation = (typeof operations)[number]

export const isOperation = (value: unknown): value is Operation => operations.includes(value as Operation)

/** Symmetric keys in memory and what the service does with them; they end with the process. */
export function createKms(): (operation: Operation, input: Input) => KmsAnswer {
  const keys = new Map<string, Key>()
  const aliases = new Map<string, string>()

  const find = (input: Input): Key => {
    const { KeyId } = input
    if (typeof KeyId !== 'string' || KeyId === '') throw refusal('ValidationException', "Value at 'keyId' must not be null")
    const name = KeyId.startsWith(arnPrefix) ? KeyId.slice(arnPrefix.length) : KeyId
    if (name.startsWith('alias/')) {
      const key = keys.get(aliases.get(name) ?? '')
      if (key === undefined) throw refusal('NotFoundException', `Alias ${arnPrefix}${name} is not found.`)
      return key
    }
    const key = keys.get(name.replace(/^key\//, ''))
    if (key === undefined)
      throw refusal('NotFoundException', `Key '${arnPrefix}key/${name.replace(/^key\//, '')}' does not exist`)
    return key
  }
  const usable = (key: Key): Key => {
    if (!key.enabled) throw refusal('DisabledException', `${key.arn} is disabled.`)
    return key
  }
  const setEnabled = (input: Input, enabled: boolean): undefined => {
    const key = find(input)
    keys.set(key.id, { ...key, enabled })
  }
  const nameAlias = (input: Input, known: boolean): undefined => {
    const { AliasName, TargetKeyId } = input
    if (typeof AliasName !== 'string' || !/^alias\/[\w/-]{1,250}$/.test(AliasName))
      throw refusal('ValidationException', "Value at 'aliasName' failed to satisfy constraint: alias/[a-zA-Z0-9/_-]+")
    if (known !== aliases.has(AliasName)) {
      if (known) throw refusal('NotFoundException', `Alias ${arnPrefix}${AliasName} is not found.`)
      throw refusal('AlreadyExistsException', `An alias with the name ${arnPrefix}${AliasName} already exists`)
    }
    aliases.set(AliasName, find({ KeyId: TargetKeyId }).id)
  }

  const wrap = (key: Key, plain: Buffer, context: Buffer): string => {
    const iv = randomBytes(ivBytes)
    const cipher = createCipheriv('aes-256-gcm', key.material, iv, { authTagLength: tagBytes }).setAAD(context)
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
    const id = Buffer.from(key.id.replaceAll('-', ''), 'hex')
    return Buffer.concat([magic, id, iv, cipher.getAuthTag(), sealed]).toString('base64')
  }
  const unwrap = (blob: Buffer, context: Buffer, wanted: Key | undefined): { key: Key; plain: Buffer } => {
    const [idAt, ivAt] = [magic.length, magic.length + idBytes]
    const [tagAt, sealedAt] = [ivAt + ivBytes, ivAt + ivBytes + tagBytes]
    const id = blob.toString('hex', idAt, ivAt).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    const key = blob.subarray(0, idAt).equals(magic) ? keys.get(id) : undefined
    // AWS sends no message here; clients show "UnknownError".
    if (key === undefined || blob.length < sealedAt) throw refusal('InvalidCiphertextException')
    if (wanted !== undefined && wanted.id !== key.id)
      throw refusal('IncorrectKeyException', 'The key ID in the request does not identify a CMK that can perform this operation.')
    const decipher = createDecipheriv('aes-256-gcm', usable(key).material, blob.subarray(ivAt, tagAt), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(context).setAuthTag(blob.subarray(tagAt, sealedAt))
    try {
      return { key, plain: Buffer.concat([decipher.update(blob.subarray(sealedAt)), decipher.final()]) }
    } catch {
      throw refusal('InvalidCiphertextException')
    }
  }

  const perform: Kms = {
    CreateKey() {
      const id = randomUUID()
      const key: Key = { id, arn: `${arnPrefix}key/${id}`, material: randomBytes(32), enabled: true }
      keys.set(id, key)
      return { KeyMetadata: { KeyId: id, Arn: key.arn, Enabled: true, KeyState: 'Enabled', KeySpec: 'SYMMETRIC_DEFAULT' } }
    },
    CreateAlias: (input) => nameAlias(input, false),
    UpdateAlias: (input) => nameAlias(input, true),
    DisableKey: (input) => setEnabled(input, false),
    EnableKey: (input) => setEnabled(input, true),
    Encrypt(input) {
      const key = usable(find(input))
      const CiphertextBlob = wrap(key, blobOf(input, 'Plaintext', plaintextLimit), contextOf(input))
      return { CiphertextBlob, KeyId: key.arn, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' }
    },
    Decrypt(input) {
      const blob = blobOf(input, 'CiphertextBlob', ciphertextLimit)
      const { key, plain } = unwrap(blob, contextOf(input), input['KeyId'] === undefined ? undefined : find(input))
      return { KeyId: key.arn, Plaintext: plain.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' }
    },
    GenerateDataKey(input) {
      const key = usable(find(input))
      const plain = randomBytes(lengthOf(input))
      return { CiphertextBlob: wrap(key, plain, contextOf(input)), Plaintext: plain.toString('base64'), KeyId: key.arn }
    },
  }

  return (operation, input) => {
    try {
      return { status: 200, body: perform[operation](input) ?? {} }
    } catch (thrown) {
      return (thrown as { answer?: KmsAnswer }).answer ?? kmsError('KMSInternalException', undefined, 500)
    }
  }
}

function blobOf(input: Input, name: string, limit: number): Buffer {
  const text = input[name]
  const blob = Buffer.from(typeof text === 'string' ? text : '', 'base64')
  if (blob.length < 1 || blob.length > limit)
    throw refusal('ValidationException', `Value at '${name}' must have length between 1 and ${limit}`)
  return blob
}

function lengthOf({ KeySpec, NumberOfBytes }: Input): number {
  if ((KeySpec === undefined) === (NumberOfBytes === undefined))
    throw refusal('ValidationException', 'Please specify either number of bytes or key spec.')
  if (KeySpec === 'AES_256') return 32
  if (KeySpec === 'AES_128') return 16
  if (Number.isInteger(NumberOfBytes) && (NumberOfBytes as number) >= 1 && (NumberOfBytes as number) <= 1_024)
    return NumberOfBytes as number
  throw refusal('ValidationException', 'The key spec or the number of bytes is out of range.')
}

/** The encryption context in one order, for the service takes it in any. */
function contextOf({ EncryptionContext = {} }: Input): Buffer {
  const entries = Object.entries(EncryptionContext as Readonly<Record<string, unknown>>)
  if (entries.some(([, value]) => typeof value !== 'string')) throw refusal('SerializationException')
  const text = JSON.stringify(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
  if (text.length > contextLimit) throw refusal('ValidationException', 'The encryption context is too long.')
  return Buffer.from(entries.length === 0 ? '' : text)
}
