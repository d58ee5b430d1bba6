import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { expect, it } from 'vitest'
import { workerTimeoutSeconds } from '../../../src/drivers/aws/queues.js'
import { setup } from '../bundles.js'
import { all, build, deliveries, templateOf } from '../stack.js'

interface Made {
  readonly Handler: string
  readonly Timeout: number
  readonly MemorySize: number
  readonly ReservedConcurrentExecutions?: number
  readonly Role: { readonly 'Fn::GetAtt': readonly [string, string] }
  readonly Layers?: readonly unknown[]
  readonly DeadLetterConfig?: object
}

const functionsOf = (props = {}): Readonly<Record<string, Made>> =>
  Object.fromEntries(
    all<Made>(templateOf(props), 'AWS::Lambda::Function').map((made) => [made.Handler.replace('.handler', ''), made]),
  )

it.each([
  ['direct', ['authorizer', 'hook-direct', 'receipts']],
  ['queued', ['authorizer', 'hook-queued', 'receipts', 'worker']],
  ['overflow', ['authorizer', 'hook-direct', 'receipts', 'worker']],
] as const)('deploys the bundles that a delivery needs: %s', (delivery, bundles) => {
  expect(Object.keys(functionsOf({ delivery })).sort()).toEqual(bundles)
})

it.each(deliveries)('runs them on arm64 and Node 24, traced, each log its own, encrypted and not for ever: %s', (delivery) => {
  const template = templateOf({ delivery })
  const expected = {
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    TracingConfig: { Mode: 'Active' },
    LoggingConfig: { LogFormat: 'Text', LogGroup: { Ref: Match.anyValue() } },
    KmsKeyArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('DataKey'), 'Arn'] },
  }
  template.allResourcesProperties('AWS::Lambda::Function', Match.objectLike(expected))
  template.allResourcesProperties(
    'AWS::Logs::LogGroup',
    Match.objectLike({ RetentionInDays: 30, KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('DataKey'), 'Arn'] } }),
  )
  const groups = all<{ LoggingConfig: { LogGroup: { Ref: string } } }>(template, 'AWS::Lambda::Function')
  expect(new Set(groups.map(({ LoggingConfig }) => LoggingConfig.LogGroup.Ref)).size).toBe(groups.length)
})

it('ends what Okta no longer waits for, and gives the worker the time that its queue allows', () => {
  const { authorizer, 'hook-direct': hook, worker } = functionsOf()
  expect(hook?.Timeout).toBe(3)
  expect(authorizer?.Timeout).toBeLessThan(3)
  expect(worker?.Timeout).toBe(workerTimeoutSeconds)
})

it('reserves what the quota allows, and at least what the queue may invoke', () => {
  const made = functionsOf({ sendsPerSecond: 100 })
  expect(made['worker']?.ReservedConcurrentExecutions).toBe(3)
  expect(made['hook-direct']?.ReservedConcurrentExecutions).toBe(200)
  const none = functionsOf({ concurrency: { authorizer: null, hook: null, worker: null, receipts: null } })
  for (const one of Object.values(none)) expect(one.ReservedConcurrentExecutions).toBeUndefined()
})

it('gives each its own role, without a managed policy', () => {
  const template = templateOf()
  const roles = all<Made>(template, 'AWS::Lambda::Function').map(({ Role }) => Role['Fn::GetAtt'][0])
  expect(new Set(roles).size).toBe(4)
  const found = template.findResources('AWS::IAM::Role') as Record<string, { Properties: { ManagedPolicyArns?: unknown } }>
  for (const role of roles) expect(found[role]?.Properties.ManagedPolicyArns).toBeUndefined()
})

it('deploys the templates of a folder beside the functions that send, and beside no other', () => {
  const made = functionsOf({ templatesFolder: 'examples/cdk-app/templates' })
  expect(made['hook-direct']?.Layers).toHaveLength(1)
  expect(made['worker']?.Layers).toHaveLength(1)
  expect(made['authorizer']?.Layers).toBeUndefined()
  expect(made['receipts']?.Layers).toBeUndefined()
})

it('uploads for each function its own bundle and what that loads, and nothing else', () => {
  // Another run of these tests, or a build, may just have taken the bundles away.
  const takeAway = setup()
  const { app } = build()
  const assembly = app.synth()
  takeAway?.()
  const uploaded = readdirSync(assembly.directory).filter((name) => name.startsWith('asset.'))
  for (const asset of uploaded) {
    const names = readdirSync(join(assembly.directory, asset)).map((name) => name.replace(/(\.mjs|-modules)$/, ''))
    expect(new Set(names).size).toBeLessThanOrEqual(1)
  }
  const files = uploaded.flatMap((asset) => readdirSync(join(assembly.directory, asset)))
  expect(files).toContain('authorizer.mjs')
})

it('takes code, sizes and variables that are said otherwise', () => {
  const folder = mkdtempSync(join(tmpdir(), 'localized-otp-code-'))
  mkdirSync(join(folder, 'x'))
  writeFileSync(join(folder, 'authorizer.mjs'), '')
  const { stack } = build({
    code: Code.fromAsset(folder),
    environment: { OTP_WHEN_UNSURE: 'FAILED' },
    overrides: { functions: { hook: { memorySize: 2048 } } },
  })
  const template = Template.fromStack(stack)
  template.hasResourceProperties('AWS::Lambda::Function', { Handler: 'hook-direct.handler', MemorySize: 2048 })
  template.allResourcesProperties(
    'AWS::Lambda::Function',
    Match.objectLike({ Environment: { Variables: Match.objectLike({ OTP_WHEN_UNSURE: 'FAILED' }) } }),
  )
})
