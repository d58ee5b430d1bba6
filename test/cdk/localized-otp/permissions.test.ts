import type { Template } from 'aws-cdk-lib/assertions'
import { expect, it } from 'vitest'
import { type RecordedCall, recordedCalls } from '../../fixtures/recorded-calls.js'
import { all, deliveries, templateOf } from '../stack.js'

interface Statement {
  readonly Sid: string
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Resource: unknown
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}
interface Made {
  readonly Handler: string
  readonly Role: { readonly 'Fn::GetAtt': readonly [string, string] }
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> }
  readonly LoggingConfig: { readonly LogGroup: { readonly Ref: string } }
  readonly DeadLetterConfig?: { readonly TargetArn: unknown }
}
interface Policy {
  readonly Roles: readonly { readonly Ref: string }[]
  readonly PolicyDocument: { readonly Statement: readonly Statement[] }
}

const voice = { origination: { default: 'pool-calls' } }
const everything = { voice, existingTemplateTable: 'OktaTemplates' }

const listOf = <One>(value: One | readonly One[]): readonly One[] =>
  Array.isArray(value) ? (value as readonly One[]) : [value as One]

/** The logical id behind a reference or an ARN; the table's own name where it is not of this stack. */
function idOf(value: unknown): string {
  if (typeof value === 'string') return value
  const {
    Ref,
    'Fn::GetAtt': attribute,
    'Fn::Join': join,
  } = value as { Ref?: string; 'Fn::GetAtt'?: [string]; 'Fn::Join'?: [string, unknown[]] }
  if (Ref !== undefined) return Ref
  if (attribute !== undefined) return attribute[0]
  return /[^/]*$/.exec(join?.[1].map((part) => (typeof part === 'string' ? part : '')).join('') ?? '')?.[0] ?? ''
}

/** Everything that a function may do, one line each: the action, on what, and which keys. */
function allowed(template: Template, made: Made): string[] {
  const role = made.Role['Fn::GetAtt'][0]
  return all<Policy>(template, 'AWS::IAM::Policy')
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .flatMap(({ Effect, Action, Resource, Condition }) => {
      expect(Effect).toBe('Allow')
      const keys = listOf((Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? '') as string | string[])
      return listOf(Action).flatMap((action) =>
        action.startsWith('sms-voice:')
          ? [line(action)]
          : listOf(Resource).flatMap((resource) => keys.map((key) => line(action, idOf(resource), key.replace(/\*$/, '')))),
      )
    })
    .sort()
}

const line = (action: string, on = '', keys = ''): string => [action, on, keys].filter((part) => part !== '').join(' ')

/** What was called in the end-to-end run and belongs to this shape, in the same lines. */
function called(made: Made, isHere: (call: RecordedCall) => boolean): string[] {
  const name = made.Handler.replace('.handler', '') as keyof typeof recordedCalls
  return recordedCalls[name]
    .filter(isHere)
    .map(({ action, on, keys }) => line(action, on && idOf(made.Environment.Variables[on]), keys))
}

/** Beside what the functions call by the SDK: their logs and traces, and what Lambda does in their name. */
function byHand(made: Made): string[] {
  const logGroup = made.LoggingConfig.LogGroup.Ref
  const common = [
    line('logs:CreateLogStream', logGroup),
    line('logs:PutLogEvents', logGroup),
    'xray:PutTelemetryRecords *',
    'xray:PutTraceSegments *',
  ]
  if (made.Handler === 'worker.handler') {
    const queue = idOf(made.Environment.Variables['OTP_QUEUE_URL'])
    const poll = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage']
    return [...common, ...poll.map((action) => line(action, queue))]
  }
  return made.DeadLetterConfig === undefined
    ? common
    : [...common, line('sqs:SendMessage', idOf(made.DeadLetterConfig.TargetArn))]
}

const ofVoice = ({ action, keys }: RecordedCall): boolean => action === 'sms-voice:SendVoiceMessage' || keys === 'RL#'
const ofSample = ({ on }: RecordedCall): boolean => on === 'OTP_SAMPLE_TABLE'
const ofQueue = ({ action }: RecordedCall): boolean => action.startsWith('sqs:') || action.startsWith('kms:')

it.each([
  ['direct', everything, (call: RecordedCall) => !ofQueue(call)],
  ['queued', everything, () => true],
  ['overflow', everything, () => true],
  ['overflow', { voice }, (call: RecordedCall) => !ofSample(call)],
  ['overflow', {}, (call: RecordedCall) => !ofSample(call) && !ofVoice(call)],
] as const)('lets each function do what it was seen to do, and nothing more: %s %#', (delivery, props, isHere) => {
  const template = templateOf({ delivery, ...props })
  const functions = all<Made>(template, 'AWS::Lambda::Function')
  for (const made of functions) {
    expect({ [made.Handler]: allowed(template, made) }).toEqual({
      [made.Handler]: [...called(made, isHere), ...byHand(made)].sort(),
    })
  }
})

it.each(deliveries)('never allows by a wildcard what an action is: %s', (delivery) => {
  const template = templateOf({ delivery, ...everything })
  for (const { PolicyDocument } of all<Policy>(template, 'AWS::IAM::Policy')) {
    for (const { Action, Resource, Sid } of PolicyDocument.Statement) {
      for (const action of listOf(Action)) expect(action).not.toContain('*')
      if (Sid !== 'Trace') expect(JSON.stringify(listOf(Resource))).not.toContain('"*"')
    }
  }
})

it('allows sealing and opening only under the context of this environment', () => {
  const statements = all<Policy>(templateOf({ environmentName: 'staging' }), 'AWS::IAM::Policy').flatMap(
    ({ PolicyDocument }) => PolicyDocument.Statement,
  )
  for (const sid of ['Seal', 'Open']) {
    expect(statements.find(({ Sid }) => Sid === sid)?.Condition).toEqual({
      StringEquals: { 'kms:EncryptionContext:purpose': 'otp', 'kms:EncryptionContext:env': 'staging' },
      'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['purpose', 'env'] },
    })
  }
})

/** The resources that texts and calls may name, without account and Region. */
function identities(props: object): Record<string, string[]> {
  const statements = all<Policy>(templateOf({ delivery: 'queued', ...props }), 'AWS::IAM::Policy').flatMap(
    ({ PolicyDocument }) => PolicyDocument.Statement,
  )
  const of = (sid: string): string[] =>
    listOf(statements.find(({ Sid }) => Sid === sid)?.Resource ?? []).map((resource) =>
      typeof resource === 'string'
        ? resource
        : ((resource as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1].at(-1) as string).replace(/^:/, ''),
    )
  return { texts: of('Texts'), calls: of('Calls') }
}

it('allows the identities that are named, and every one only where none is', () => {
  expect(identities({}).texts).toEqual(['phone-number/*', 'pool/*', 'sender-id/*'])
  expect(
    identities({
      sms: {
        origination: {
          default: 'pool-texts',
          byCountry: { IN: 'ACMEIN', US: 'phone-1', SG: 'arn:aws:sms-voice:x:1:sender-id/A/SG' },
        },
      },
      voice: { origination: { default: 'pool-calls', byCountry: { DE: '+4930901820' } } },
      configurationSet: 'codes',
      protectConfiguration: 'protect-codes',
    }),
  ).toEqual({
    texts: [
      'pool/pool-texts',
      'sender-id/ACMEIN/IN',
      'phone-number/phone-1',
      'arn:aws:sms-voice:x:1:sender-id/A/SG',
      'configuration-set/codes',
      'protect-configuration/protect-codes',
    ],
    calls: ['pool/pool-calls', 'phone-number/*', 'configuration-set/codes'],
  })
  const configurationSet = 'arn:aws:sms-voice:x:1:configuration-set/codes'
  expect(identities({ configurationSet }).texts).toContain(configurationSet)
})
