import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type {
  AlarmThresholds,
  ChannelSettings,
  FunctionName,
  LocalizedOtpProps,
  Overrides,
} from 'localized-otp/cdk/localized-otp'
import { expect, it } from 'vitest'
import { build, createApp } from '../stack.js'

/** Each name of a type must be there: what is added and not tried here does not compile. */
type Each<Type> = { readonly [Name in keyof Required<Type>]: Required<Type>[Name] }

const folder = mkdtempSync(join(tmpdir(), 'localized-otp-code-'))
writeFileSync(join(folder, 'authorizer.mjs'), '')

const channel: Each<ChannelSettings> = { origination: { default: 'pool-1' }, maxPrice: '0.25' }
const alarms: Each<AlarmThresholds> = {
  oldestParcelSeconds: 1,
  hookLatencyMs: 1,
  failedAnswers: 1,
  failedCodes: 1,
  comesAgain: 1,
  throttles: 1,
  refusals: 1,
  ambiguous: 1,
  conversionPercent: 1,
  monthlySpendUsd: 1,
}
const concurrency: Each<Record<FunctionName, number>> = { authorizer: 91, hook: 92, worker: 93, receipts: 94 }
const overrides: Each<Overrides> = {
  restApi: { restApiName: 'mine' },
  webAcl: { name: 'mine' },
  functions: { hook: { memorySize: 2048 } },
  tables: { deletionProtection: false },
  queue: { queueName: 'mine' },
  deadLetterQueue: { queueName: undefined, maxMessageSizeBytes: 1024 },
  dataKey: { alias: 'mine' },
  codeKey: { alias: 'mine' },
}
const props = {
  issuer: 'https://other.okta.com/oauth2/default',
  audience: 'api://other',
  clientIds: ['0oaOther'],
  scopes: ['other'],
  brand: 'Other',
  domain: 'login.acme.example',
  defaultLocale: 'de',
  sendsPerSecond: 100,
  callsPerSecond: 7,
  delivery: 'queued',
  sms: channel,
  voice: channel,
  configurationSet: 'other',
  protectConfiguration: 'other',
  countries: ['AT'],
  templatesFolder: 'examples/cdk-app/templates',
  existingTemplateTable: 'Other',
  environment: { OTP_WHEN_UNSURE: 'FAILED' },
  environmentName: 'other',
  callsPerAddress: 77,
  alarmTopic: Topic.fromTopicArn(new Stack(createApp(), 'Elsewhere'), 'Pager', 'arn:aws:sns:eu-central-1:123456789012:pager'),
  alarmEmails: ['oncall@acme.example'],
  alarms,
  logRetention: RetentionDays.ONE_YEAR,
  removalPolicy: RemovalPolicy.DESTROY,
  concurrency,
  accountConcurrency: 1,
  pseudonymKeyVersion: 'other',
  code: Code.fromAsset(folder),
  overrides,
} as const satisfies Each<LocalizedOtpProps>

/** Those that are made of others are tried by each of these. */
const nested = ['sms', 'voice', 'alarms', 'concurrency', 'overrides'] as const
const tried: [string, Partial<LocalizedOtpProps>][] = [
  ...Object.entries(props)
    .filter(([name]) => !(nested as readonly string[]).includes(name) && name !== 'accountConcurrency')
    .map(([name, value]): [string, Partial<LocalizedOtpProps>] => [name, { [name]: value }]),
  ...nested.flatMap((name) =>
    Object.entries(props[name]).map(([part, value]): [string, Partial<LocalizedOtpProps>] => [
      `${name}.${part}`,
      { [name]: { [part]: value as unknown } },
    ]),
  ),
]

const textOf = (given: Partial<LocalizedOtpProps> = {}): string => JSON.stringify(Template.fromStack(build(given).stack).toJSON())
const plain = textOf()

it.each(tried)('says something by every prop: %s', (_, given) => {
  expect(textOf(given)).not.toBe(plain)
})

it('hears how much the account may run, too', () => {
  expect(() => build({ accountConcurrency: props.accountConcurrency })).toThrow(/'accountConcurrency'/)
})

it('tells the senders the domain', () => {
  const made = Template.fromStack(build({ domain: props.domain }).stack).findResources('AWS::Lambda::Function')
  expect(JSON.stringify(made).match(/"OTP_AUTOFILL_DOMAIN":"login.acme.example"/g)).toHaveLength(2)
})
