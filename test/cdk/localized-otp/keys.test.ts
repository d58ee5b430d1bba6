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

it('lets nobody seal or open but the two functions, each its half, under the context of this environment', () => {
  const key = keyOf('seals the codes', { environmentName: 'staging' })
  const [administer, seal, open] = key?.KeyPolicy.Statement ?? []
  expect(key?.KeyPolicy.Statement).toHaveLength(3)
  expect(key?.EnableKeyRotation).toBe(true)
  for (const action of administer?.Action ?? [])
    expect(action).not.toMatch(/^kms:(\*|.*(Decrypt|Encrypt|DataKey|Grant|Sign|Mac))/)
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
  template.allResources('AWS::SecretsManager::Secret', { DeletionPolicy: 'Retain' })
  const [secret] = all<{ KmsKeyId: unknown }>(template, 'AWS::SecretsManager::Secret')
  expect(JSON.stringify(secret?.KmsKeyId)).toContain('DataKey')
})
