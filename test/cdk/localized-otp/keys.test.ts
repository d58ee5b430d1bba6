import { expect, it } from 'vitest'
import { all, templateOf } from '../stack.js'

interface Statement {
  readonly Sid: string
  readonly Action: string | string[]
  readonly Principal: unknown
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}
interface Key {
  readonly Description: string
  readonly EnableKeyRotation: boolean
  readonly KeyPolicy: { readonly Statement: readonly Statement[] }
}

const keyOf = (about: string, props = {}): Key | undefined =>
  all<Key>(templateOf(props), 'AWS::KMS::Key').find(({ Description }) => Description.includes(about))

/** Every way to use a key, or to let somebody use it, but for its policy: https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html */
const uses = [
  ...['CreateGrant', 'Decrypt', 'DeriveSharedSecret', 'Encrypt', 'GenerateDataKey', 'GenerateDataKeyPair', 'GenerateMac'],
  ...['GenerateDataKeyPairWithoutPlaintext', 'GenerateDataKeyWithoutPlaintext', 'ReEncryptFrom', 'ReEncryptTo', 'ReplicateKey'],
  ...['GetParametersForImport', 'ImportKeyMaterial', 'Sign', 'Verify', 'VerifyMac'],
].map((action) => `kms:${action}`)

/** As IAM reads an action: with wildcards, in any case. */
const matches = (allowed: string | readonly string[], action: string): boolean =>
  [allowed].flat().some((one) => new RegExp(`^${one.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i').test(action))

it('lets nobody seal or open but the two functions, each its half, under the context of this environment', () => {
  const key = keyOf('seals the codes', { environmentName: 'staging' })
  const [administer, seal, open] = key?.KeyPolicy.Statement ?? []
  expect(key?.KeyPolicy.Statement).toHaveLength(3)
  expect(key?.EnableKeyRotation).toBe(true)
  expect(uses.filter((action) => matches(administer?.Action ?? [], action))).toEqual([])
  expect(uses.filter((action) => matches('kms:Create*', action))).toEqual(['kms:CreateGrant'])
  const context = {
    StringEquals: { 'kms:EncryptionContext:purpose': 'otp', 'kms:EncryptionContext:env': 'staging' },
    'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['purpose', 'env'] },
  }
  expect(seal).toMatchObject({ Action: 'kms:GenerateDataKey', Condition: context })
  expect(open).toMatchObject({ Action: 'kms:Decrypt', Condition: context })
  expect(JSON.stringify(seal?.Condition?.['ArnEquals'])).toContain('OtpHookRole')
  expect(JSON.stringify(open?.Condition?.['ArnEquals'])).toContain('OtpWorkerRole')
})

it('has no such key where nothing is sealed', () => {
  expect(keyOf('seals the codes', { delivery: 'direct' })).toBeUndefined()
})

it('lets the key of the data be used through the services of this account only', () => {
  const key = keyOf('at rest')
  expect(key?.EnableKeyRotation).toBe(true)
  const open = key?.KeyPolicy.Statement.filter(({ Principal }) => JSON.stringify(Principal) === '{"AWS":"*"}') ?? []
  expect(open.length).toBeGreaterThan(0)
  for (const { Condition } of open) {
    expect(Condition?.['StringEquals']).toHaveProperty('kms:CallerAccount')
    expect(Condition?.['StringEquals']).toHaveProperty('kms:ViaService')
  }
  const logs = key?.KeyPolicy.Statement.find(({ Sid }) => Sid === 'LogGroupsOfThisAccount')
  expect(JSON.stringify(logs?.Condition)).toContain('kms:EncryptionContext:aws:logs:arn')
})

it('makes the key of pseudonyms by itself, long, encrypted, and seen by nobody', () => {
  const template = templateOf()
  template.hasResourceProperties('AWS::SecretsManager::Secret', {
    GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
  })
  template.allResources('AWS::SecretsManager::Secret', { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' })
  const [secret] = all<{ KmsKeyId: unknown }>(template, 'AWS::SecretsManager::Secret')
  expect(JSON.stringify(secret?.KmsKeyId)).toContain('DataKey')
})

it('keeps keys and logs, but for what a failed creation leaves behind', () => {
  const template = templateOf()
  const policy = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' }
  for (const type of ['AWS::KMS::Key', 'AWS::Logs::LogGroup']) template.allResources(type, policy)
})

it('takes the keys of pseudonyms from the version that is named, so that a change of them is deployed', () => {
  const text = JSON.stringify(templateOf({ pseudonymKeyVersion: '11111111-2222' }).toJSON())
  expect(text).toMatch(/\{\{resolve:secretsmanager:.*:SecretString:::11111111-2222\}\}/)
})
