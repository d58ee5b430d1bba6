import { Stack } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { expect, it } from 'vitest'
import { errorMeanings } from '../../../src/core/errors.js'
import { all, build, createApp, deliveries, templateOf } from '../stack.js'

interface Alarm {
  readonly AlarmDescription: string
  readonly AlarmActions: readonly unknown[]
  readonly OKActions: readonly unknown[]
  readonly Threshold: number
  readonly ComparisonOperator: string
  readonly TreatMissingData: string
  readonly MetricName?: string
  readonly Metrics?: readonly {
    readonly Expression?: string
    readonly MetricStat?: { readonly Metric: { readonly MetricName: string } }
  }[]
}

function alarmsOf(props = {}): Readonly<Record<string, Alarm>> {
  const found = templateOf(props).findResources('AWS::CloudWatch::Alarm') as Record<string, { Properties: Alarm }>
  return Object.fromEntries(
    Object.entries(found).map(([id, { Properties }]) => [id.replace(/^Otp/, '').replace(/Alarm[0-9A-F]{8}$/, ''), Properties]),
  )
}

/** The names of the metrics that an alarm is made of. */
function metricsOf(alarm: Alarm | undefined): string[] {
  const inner = alarm?.Metrics?.flatMap(({ MetricStat }) => MetricStat?.Metric.MetricName ?? []) ?? []
  return [...new Set([...inner, ...(alarm?.MetricName === undefined ? [] : [alarm.MetricName])])].sort()
}

const always = [
  'Ambiguous',
  'Conversion',
  'Errors',
  'FailedAnswers',
  'HookLatency',
  'Misconfigured',
  'ReceiptsDeadLetters',
  'Refusals',
  'Spend',
  'Throttles',
]

it.each(deliveries)('watches all that can go wrong: %s', (delivery) => {
  const alarms = alarmsOf({ delivery })
  const ofQueue = delivery === 'direct' ? [] : ['DeadLetters', 'OldestParcel']
  expect(Object.keys(alarms).sort()).toEqual([...always, ...ofQueue].sort())
  for (const { AlarmActions, OKActions, AlarmDescription, TreatMissingData } of Object.values(alarms)) {
    expect(AlarmActions).toHaveLength(1)
    expect(OKActions).toEqual(AlarmActions)
    expect(AlarmDescription.length).toBeGreaterThan(40)
    expect(TreatMissingData).toBe('notBreaching')
  }
})

it.each([
  ['DeadLetters', 'ApproximateNumberOfMessagesVisible', 0],
  ['OldestParcel', 'ApproximateAgeOfOldestMessage', 60],
  ['HookLatency', 'Latency', 2500],
  ['Refusals', 'Refused', 20],
  ['Ambiguous', 'Ambiguous', 5],
  ['Misconfigured', 'Misconfigured', 0],
])('%s watches %s above %i', (name, metric, threshold) => {
  const alarm = alarmsOf()[name]
  expect(alarm).toMatchObject({ Threshold: threshold, ComparisonOperator: 'GreaterThanThreshold' })
  expect(metricsOf(alarm)).toEqual([metric])
})

it.each([
  ['FailedAnswers', ['4XXError', '5XXError'], 5],
  ['Throttles', ['Throttled', 'Throttles'], 5],
  ['Errors', ['Errors'], 0],
  ['Spend', ['TextMessageMonthlySpend', 'VoiceMessageMonthlySpend'], 80],
  ['Conversion', ['Delivered', 'Sent'], 70],
])('%s sums %s', (name, metrics, threshold) => {
  const alarm = alarmsOf()[name]
  expect(metricsOf(alarm)).toEqual(metrics)
  expect(alarm?.Threshold).toBe(threshold)
})

it('is called when too little arrives, not when too much does', () => {
  expect(alarmsOf()['Conversion']?.ComparisonOperator).toBe('LessThanThreshold')
})

it('takes other thresholds, each alone', () => {
  const alarms = alarmsOf({ alarms: { hookLatencyMs: 1500, monthlySpendUsd: 1000 } })
  expect(alarms['HookLatency']?.Threshold).toBe(1500)
  expect(alarms['Spend']?.Threshold).toBe(800)
  expect(alarms['OldestParcel']?.Threshold).toBe(60)
})

it('tells a topic of its own, encrypted, or one that is given', () => {
  templateOf().hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() })
  const topic = Topic.fromTopicArn(new Stack(createApp(), 'Elsewhere'), 'Pager', 'arn:aws:sns:eu-central-1:123456789012:pager')
  const template = Template.fromStack(build({ alarmTopic: topic }).stack)
  template.resourceCountIs('AWS::SNS::Topic', 0)
  template.allResourcesProperties('AWS::CloudWatch::Alarm', Match.objectLike({ AlarmActions: [topic.topicArn] }))
})

interface Filter {
  readonly FilterPattern: string
  readonly LogGroupName: { readonly Ref: string }
  readonly MetricTransformations: readonly [
    { readonly MetricName: string; readonly MetricValue: string; readonly DefaultValue: number },
  ]
}

const filtersOf = (props = {}): readonly Filter[] => all<Filter>(templateOf(props), 'AWS::Logs::MetricFilter')

it.each([
  ['direct', ['HookLog']],
  ['queued', ['HookLog', 'WorkerLog']],
  ['overflow', ['HookLog', 'WorkerLog']],
])('counts decisions wherever they are made: %s', (delivery, logs) => {
  const groups = filtersOf({ delivery })
    .filter(({ FilterPattern }) => FilterPattern.includes('otp-decision'))
    .map(({ LogGroupName }) => /Otp(\w+Log)/.exec(LogGroupName.Ref)?.[1])
  expect([...new Set(groups)].sort()).toEqual(logs)
})

it('counts only failure codes that there are', () => {
  const codes = filtersOf().flatMap(({ FilterPattern }) =>
    [...FilterPattern.matchAll(/\$\.code = "([^"]+)"/g)].map(([, code = '']) => code),
  )
  expect(new Set(codes).size).toBeGreaterThan(8)
  for (const code of codes) expect(Object.keys(errorMeanings)).toContain(code)
})

/** Works an expression of true, false, && and || out, the innermost first. */
function evaluate(expression: string): string {
  const simpler = expression
    .replace(/\((true|false)\)/g, '$1')
    .replace(/(true|false)&&(true|false)/, (_, a: string, b: string) => String(a === 'true' && b === 'true'))
    .replace(/(?<!&&)(true|false)\|\|(true|false)(?!&&)/, (_, a: string, b: string) => String(a === 'true' || b === 'true'))
  return simpler === expression ? simpler : evaluate(simpler)
}

/** What CloudWatch makes of a pattern and a line, for the few forms that are used here. */
function matches(pattern: string, line: Readonly<Record<string, unknown>>): boolean {
  const expression = pattern
    .replace(/^\{|\}$/g, '')
    .replace(/\$\.(\w+) = ("[^"]*")/g, (_, name: string, value: string) => String(line[name] === JSON.parse(value)))
    .replace(/\$\.(\w+) IS TRUE/g, (_, name: string) => String(line[name] === true))
  const value = evaluate(expression.replaceAll(' ', ''))
  if (value !== 'true' && value !== 'false') throw new Error(`cannot read ${pattern}`)
  return value === 'true'
}

const counted = (line: object): string[] =>
  [
    ...new Set(
      filtersOf()
        .filter(({ FilterPattern }) => matches(FilterPattern, line as Record<string, unknown>))
        .map(({ MetricTransformations: [{ MetricName }] }) => MetricName),
    ),
  ].sort()

it.each([
  [{ event: 'otp-decision', status: 'sent' }, ['Decisions', 'Sent']],
  [{ event: 'otp-decision', status: 'queued' }, ['Decisions', 'Queued']],
  [{ event: 'otp-decision', status: 'failed', code: 'velocity-exceeded', sent: 'no' }, ['Decisions', 'Failed', 'Refused']],
  [{ event: 'otp-decision', status: 'failed', code: 'out-of-time', sent: 'maybe' }, ['Ambiguous', 'Decisions', 'Failed']],
  [{ event: 'otp-decision', status: 'failed', code: 'maybe-sent', sent: 'no' }, ['Ambiguous', 'Decisions', 'Failed']],
  [{ event: 'otp-decision', status: 'failed', code: 'provider-throttled', sent: 'no' }, ['Decisions', 'Failed', 'Throttled']],
  [{ event: 'otp-decision', status: 'failed', code: 'sender-quota', sent: 'no' }, ['Decisions', 'Failed', 'Misconfigured']],
  [{ event: 'otp-receipt', state: 'delivered', latest: true }, ['Delivered']],
  [{ event: 'otp-receipt', state: 'delivered', latest: false }, []],
  [{ event: 'otp-receipt', state: 'failed', latest: true }, ['Undelivered']],
  [{ event: 'otp-failure', code: 'provider-throttled' }, []],
])('counts %j as %j', (line, names) => {
  expect(counted(line)).toEqual(names)
})

it.each(deliveries)('has a dashboard that begins with what is wrong and ends with which codes failed: %s', (delivery) => {
  const [dashboard] = all<{ DashboardBody: { 'Fn::Join': [string, unknown[]] } }>(
    templateOf({ delivery }),
    'AWS::CloudWatch::Dashboard',
  )
  const body = dashboard?.DashboardBody['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'x')).join('') ?? ''
  const { widgets } = JSON.parse(body) as { widgets: { type: string; properties: { title?: string; query?: string } }[] }
  expect(widgets.map(({ type }) => type)).toEqual(['text', 'alarm', ...Array<string>(9).fill('metric'), 'log'])
  for (const { type, properties } of widgets) if (type === 'metric') expect(properties.title).toMatch(/\?/)
  expect(widgets.at(-1)?.properties.query).toContain('otp-decision')
})
