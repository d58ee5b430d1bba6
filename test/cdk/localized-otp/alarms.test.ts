import { Stack } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { expect, it } from 'vitest'
import { all, build, createApp, deliveries, templateOf } from '../stack.js'

interface Query {
  readonly Id: string
  readonly Expression?: string
  readonly ReturnData?: boolean
  readonly MetricStat?: { readonly Metric: { readonly MetricName: string }; readonly Period: number; readonly Stat: string }
}
interface Alarm {
  readonly AlarmDescription: string
  readonly AlarmActions: readonly unknown[]
  readonly OKActions: readonly unknown[]
  readonly Threshold: number
  readonly ComparisonOperator: string
  readonly TreatMissingData: string
  readonly EvaluationPeriods: number
  readonly DatapointsToAlarm: number
  readonly MetricName?: string
  readonly Metrics?: readonly Query[]
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

const expressionOf = (alarm: Alarm | undefined): string | undefined =>
  alarm?.Metrics?.find(({ Expression, ReturnData }) => Expression !== undefined && ReturnData !== false)?.Expression

/** The periods of all that an alarm is made of. */
const periodsOf = (alarm: Alarm | undefined): number[] => [
  ...new Set(alarm?.Metrics?.flatMap(({ MetricStat }) => MetricStat?.Period ?? [])),
]

const always = [
  ...['Ambiguous', 'Conversion', 'Errors', 'FailedAnswers', 'FailedCodes', 'HookLatency', 'Misconfigured', 'NobodyLetIn'],
  ...['NothingSent', 'ReceiptsDeadLetters', 'ReceiptsDropped', 'Refusals', 'Spend', 'Throttles'],
]

it.each(deliveries)('watches all that can go wrong: %s', (delivery) => {
  const alarms = alarmsOf({ delivery })
  const ofQueue = delivery === 'direct' ? [] : ['ComesAgain', 'DeadLetters', 'OldestParcel']
  expect(Object.keys(alarms).sort()).toEqual([...always, ...ofQueue].sort())
  for (const [name, { AlarmActions, OKActions, AlarmDescription, TreatMissingData }] of Object.entries(alarms)) {
    expect(AlarmActions).toHaveLength(1)
    expect(OKActions).toEqual(AlarmActions)
    expect(AlarmDescription.length).toBeGreaterThan(40)
    expect(TreatMissingData).toBe(name === 'Spend' ? 'ignore' : 'notBreaching')
  }
})

it.each([
  ['DeadLetters', 'ApproximateNumberOfMessagesVisible', 0],
  ['ReceiptsDeadLetters', 'ApproximateNumberOfMessagesVisible', 0],
  ['ReceiptsDropped', 'AsyncEventsDropped', 0],
  ['OldestParcel', 'ApproximateAgeOfOldestMessage', 60],
  ['ComesAgain', 'ComesAgain', 50],
  ['HookLatency', 'Latency', 2500],
  ['FailedAnswers', 'FailedAnswers', 5],
  ['Refusals', 'Refused', 20],
  ['Ambiguous', 'Ambiguous', 5],
  ['Misconfigured', 'Misconfigured', 0],
])('%s watches %s above %i', (name, metric, threshold) => {
  const alarm = alarmsOf()[name]
  expect(alarm).toMatchObject({ Threshold: threshold, ComparisonOperator: 'GreaterThanThreshold' })
  expect(metricsOf(alarm)).toEqual([metric])
})

it.each([
  ['Throttles', ['Throttled', 'Throttles'], 5],
  ['Errors', ['AuthorizerCrashes', 'Errors'], 0],
  ['FailedCodes', ['Failed', 'Refused'], 10],
  ['NothingSent', ['Failed', 'RecipientRefused', 'Refused', 'Sent'], 5],
  ['NobodyLetIn', ['Served', 'TurnedAway'], 5],
  ['Spend', ['TextMessageMonthlySpend'], 80],
  ['Conversion', ['Delivered', 'Sent', 'Undelivered'], 70],
])('%s is made of %s', (name, metrics, threshold) => {
  const alarm = alarmsOf()[name]
  expect(metricsOf(alarm)).toEqual(metrics)
  expect(alarm?.Threshold).toBe(threshold)
})

// The authorizer throws for each bad token, and the function of receipts for each early event: both on purpose.
it('sums the errors of those functions only that never throw on purpose', () => {
  const functions = JSON.stringify(alarmsOf()['Errors']?.Metrics)
  expect(functions).toMatch(/OtpHook.*OtpWorker/)
  expect(functions).not.toMatch(/OtpAuthorizer|OtpReceipts/)
})

it('is called when too little arrives, also when nothing does, and however often receipts come', () => {
  const alarm = alarmsOf()['Conversion']
  expect(alarm?.ComparisonOperator).toBe('LessThanThreshold')
  expect(expressionOf(alarm)).toBe('IF(sent >= 20, 100 * delivered / MAX([sent, told]))')
  expect(alarm?.Metrics?.find(({ Id }) => Id === 'told')?.Expression).toBe('delivered + undelivered')
  const conversion = (sent: number, delivered: number, undelivered: number) =>
    sent >= 20 ? (100 * delivered) / Math.max(sent, delivered + undelivered) : undefined
  expect(conversion(100, 0, 0)).toBe(0)
  expect(conversion(100, 80, 120)).toBe(40)
  expect(conversion(19, 0, 0)).toBeUndefined()
  // At the start of a shift most of the first half hour is still on its way.
  expect(alarm).toMatchObject({ DatapointsToAlarm: 2, EvaluationPeriods: 2 })
  expect(periodsOf(alarm)).toEqual([1800])
})

// Two codes a minute reach no threshold of five minutes.
it.each(deliveries)('is called when of few codes none is sent: %s', (delivery) => {
  const alarm = alarmsOf({ delivery })['NothingSent']
  expect(periodsOf(alarm)).toEqual([3600])
  expect(expressionOf(alarm)).toBe('IF(sentAtAll < 1, lost + recipients - guarded, 0)')
  const lost = ({ sent = 0, failed = 0, recipients = 0, refused = 0 }) => (sent < 1 ? failed + recipients - refused : 0)
  expect(lost({ failed: 120 })).toBe(120)
  expect(lost({ recipients: 120 })).toBe(120)
  expect(lost({ failed: 120, refused: 120 })).toBe(0)
  expect(lost({ sent: 1, failed: 119 })).toBe(0)
  expect(alarm).toMatchObject({ Threshold: 5, ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1 })
  const filters = all<{ LogGroupName: object; MetricTransformations: [{ MetricName: string; DefaultValue?: number }] }>(
    templateOf({ delivery }),
    'AWS::Logs::MetricFilter',
  )
  const groups = metricsOf(alarm).map((name) =>
    filters
      .filter(({ MetricTransformations: [{ MetricName, DefaultValue }] }) => MetricName === name && DefaultValue === 0)
      .map(({ LogGroupName }) => JSON.stringify(LogGroupName)),
  )
  for (const group of groups) expect(group).toEqual(groups[0])
})

it('tells of whom it may ring for nothing, of the firewall, and that only an empty queue calls again', () => {
  const says = (name: string): string => alarmsOf()[name]?.AlarmDescription ?? ''
  expect(says('NobodyLetIn')).toMatch(/firewall.*stranger/)
  for (const name of ['DeadLetters', 'ReceiptsDeadLetters']) expect(says(name)).toContain('aws sqs purge-queue')
  // CloudWatch takes no more.
  for (const { AlarmDescription } of Object.values(alarmsOf())) expect(AlarmDescription.length).toBeLessThanOrEqual(1024)
})

// What the month has cost is reported when something is sent: at night there is nothing, and each channel comes when it will.
it('does not forget the money of the month where nothing is sent for some hours', () => {
  for (const [props, channels] of [
    [{}, 1],
    [{ voice: { origination: { default: 'pool-calls' } } }, 2],
  ] as const) {
    const alarm = alarmsOf(props)['Spend']
    expect(alarm).toMatchObject({ TreatMissingData: 'ignore', DatapointsToAlarm: 1, EvaluationPeriods: 4 })
    const stats = alarm?.Metrics?.flatMap(({ MetricStat }) => MetricStat ?? []) ?? []
    expect(stats.map(({ Period, Stat }) => [Period, Stat])).toEqual(Array(channels).fill([21_600, 'Maximum']))
    // CloudWatch looks back a day at most.
    expect(4 * 21_600).toBeLessThanOrEqual(86_400)
    expect(expressionOf(alarm)?.match(/FILL\(spend_\w+, REPEAT\)/g)).toHaveLength(channels)
  }
})

it('takes other thresholds, each alone', () => {
  const alarms = alarmsOf({ alarms: { hookLatencyMs: 1500, monthlySpendUsd: 1000 } })
  expect(alarms['HookLatency']?.Threshold).toBe(1500)
  expect(alarms['Spend']?.Threshold).toBe(800)
  expect(alarms['OldestParcel']?.Threshold).toBe(60)
})

interface Statement {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Principal: { readonly Service?: string }
  readonly Resource: unknown
  readonly Condition?: unknown
}
interface Policy {
  readonly Topics: readonly { readonly Ref: string }[]
  readonly PolicyDocument: { readonly Statement: readonly Statement[] }
}

// An encrypted topic that enforces TLS has a policy of its own, and no longer the one by which CloudWatch may publish.
it('lets every alarm reach its topic: the policy of the topic and that of its key allow CloudWatch of this account', () => {
  const template = templateOf()
  const topics = template.findResources('AWS::SNS::Topic') as Record<
    string,
    { Properties: { KmsMasterKeyId: { 'Fn::GetAtt': [string] } } }
  >
  const keys = template.findResources('AWS::KMS::Key') as Record<
    string,
    { Properties: { KeyPolicy: { Statement: readonly Statement[] } } }
  >
  const policies = all<Policy>(template, 'AWS::SNS::TopicPolicy')
  const ofCloudWatch = ({ Effect, Principal }: Statement) =>
    Effect === 'Allow' && Principal.Service === 'cloudwatch.amazonaws.com'
  const ofThisAccount = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }
  const alarms = Object.values(alarmsOf())
  expect(alarms.length).toBeGreaterThan(10)
  for (const { AlarmActions } of alarms) {
    const [{ Ref: topic } = { Ref: '' }] = AlarmActions as { Ref: string }[]
    const publish = policies
      .filter(({ Topics }) => Topics.some(({ Ref }) => Ref === topic))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .filter(ofCloudWatch)
    expect(publish).toMatchObject([{ Action: 'sns:Publish', Resource: { Ref: topic }, Condition: ofThisAccount }])
    const key = keys[topics[topic]?.Properties.KmsMasterKeyId['Fn::GetAtt'][0] ?? '']
    expect(key?.Properties.KeyPolicy.Statement.filter(ofCloudWatch)).toMatchObject([
      { Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: '*', Condition: ofThisAccount },
    ])
  }
})

it('tells a topic of its own, and whoever is named, or a topic that is given', () => {
  const { otp, stack } = build({ alarmEmails: ['oncall@acme.example'] })
  expect(stack.resolve(otp.alarmTopic.topicArn)).toEqual({ Ref: expect.stringContaining('Alarms') as string })
  const own = Template.fromStack(stack)
  own.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'oncall@acme.example' })
  expect(JSON.stringify(own.findOutputs('*'))).toContain('AlarmTopic')

  const topic = Topic.fromTopicArn(new Stack(createApp(), 'Elsewhere'), 'Pager', 'arn:aws:sns:eu-central-1:123456789012:pager')
  const template = Template.fromStack(build({ alarmTopic: topic }).stack)
  template.resourceCountIs('AWS::SNS::Topic', 0)
  template.allResourcesProperties('AWS::CloudWatch::Alarm', Match.objectLike({ AlarmActions: [topic.topicArn] }))
})

it.each(deliveries)('has a dashboard that begins with what is wrong and ends with which codes failed: %s', (delivery) => {
  const [dashboard] = all<{ DashboardBody: { 'Fn::Join': [string, unknown[]] } }>(
    templateOf({ delivery }),
    'AWS::CloudWatch::Dashboard',
  )
  const body = dashboard?.DashboardBody['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'x')).join('') ?? ''
  const { widgets } = JSON.parse(body) as {
    widgets: { type: string; properties: { title?: string; query?: string; start?: string } }[]
  }
  expect(widgets.map(({ type }) => type)).toEqual(['text', 'alarm', ...Array<string>(9).fill('metric'), 'log'])
  for (const { type, properties } of widgets) if (type === 'metric') expect(properties.title).toMatch(/\?/)
  // Hours without a message have no sum of the month.
  expect(widgets.find(({ properties }) => properties.title?.startsWith('What does it cost'))?.properties.start).toBe('-P30D')
  expect(widgets.at(-1)?.properties.query).toContain('otp-decision')
  expect(widgets.at(-1)?.properties.query).toContain('not ispresent(next) or next != "again"')
})
