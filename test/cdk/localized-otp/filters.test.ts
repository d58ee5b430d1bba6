import { expect, it } from 'vitest'
import { errorMeanings } from '../../../src/core/errors.js'
import { matches } from '../filter-pattern.js'
import { lines } from '../lines.js'
import { all, deliveries, templateOf } from '../stack.js'

interface Filter {
  readonly FilterPattern: string
  readonly LogGroupName: { readonly Ref: string }
  readonly MetricTransformations: readonly [
    { readonly MetricName: string; readonly MetricValue: string; readonly DefaultValue: number },
  ]
}

const filtersOf = (props = {}): readonly Filter[] => all<Filter>(templateOf(props), 'AWS::Logs::MetricFilter')
const logOf = ({ LogGroupName }: Filter): string => /Otp(\w+?)Log/.exec(LogGroupName.Ref)?.[1] ?? ''

/** The metrics that a line of a log raises. */
function counted(log: string, line: string | object, props = {}): string[] {
  const text = typeof line === 'string' ? line : JSON.stringify(line)
  const raised = filtersOf(props)
    .filter((filter) => logOf(filter) === log && matches(filter.FilterPattern, text))
    .flatMap(({ MetricTransformations: [{ MetricName, MetricValue }] }) => (MetricValue === '0' ? [] : [MetricName]))
  return raised.sort()
}

it.each([
  ['direct', ['Hook']],
  ['queued', ['Hook', 'Worker']],
  ['overflow', ['Hook', 'Worker']],
])('counts decisions wherever they are made: %s', (delivery, logs) => {
  const groups = filtersOf({ delivery })
    .filter(({ FilterPattern }) => FilterPattern.includes('otp-decision'))
    .map(logOf)
  expect([...new Set(groups)].sort()).toEqual(logs)
})

it('counts only failure codes that there are', () => {
  const codes = filtersOf().flatMap(({ FilterPattern }) =>
    [...FilterPattern.matchAll(/\$\.(?:code|overflowed) !?= "([^"*]+)/g)].map(([, code = '']) => code),
  )
  expect(new Set(codes).size).toBeGreaterThan(12)
  for (const code of codes) expect(Object.keys(errorMeanings).join(' ')).toContain(code)
})

it.each(deliveries)(
  'counts delivered and failed from 0 wherever sent is counted, so that silence is a number: %s',
  (delivery) => {
    const of = (name: string) =>
      new Set(
        filtersOf({ delivery })
          .filter(({ MetricTransformations: [{ MetricName, DefaultValue }] }) => MetricName === name && DefaultValue === 0)
          .map(logOf),
      )
    for (const log of of('Sent')) for (const name of ['Delivered', 'Undelivered']) expect(of(name)).toContain(log)
    expect(of('Delivered')).toContain('Receipts')
  },
)

it('stays within what CloudWatch takes as a pattern', () => {
  for (const { FilterPattern } of filtersOf()) expect(FilterPattern.length).toBeLessThanOrEqual(1024)
})

const failed = { event: 'otp-decision', status: 'failed', sent: 'no' } as const

it.each([
  [{ event: 'otp-decision', status: 'sent' }, ['Decisions', 'Sent']],
  [{ event: 'otp-decision', status: 'sent', repeated: true }, ['Decisions']],
  [{ event: 'otp-decision', status: 'queued' }, ['Decisions', 'Queued']],
  [{ event: 'otp-decision', status: 'queued', overflowed: 'provider-throttled' }, ['Decisions', 'Queued', 'Throttled']],
  [{ event: 'otp-decision', status: 'queued', overflowed: 'out-of-time' }, ['Decisions', 'Queued']],
  [{ ...failed, code: 'velocity-exceeded' }, ['Decisions', 'Failed', 'Refused']],
  [{ ...failed, code: 'velocity-exceeded', next: 'again' }, ['ComesAgain', 'Decisions']],
  ...['recipient-opted-out', 'recipient-refused', 'recipient-limit'].map(
    (code) => [{ ...failed, code }, ['Decisions', 'RecipientRefused']] as [object, string[]],
  ),
  [{ ...failed, code: 'out-of-time', sent: 'maybe' }, ['Ambiguous', 'Decisions', 'Failed']],
  [{ ...failed, code: 'maybe-sent' }, ['Ambiguous', 'Decisions', 'Failed']],
  [{ ...failed, code: 'provider-throttled' }, ['Decisions', 'Failed', 'Throttled']],
  [{ ...failed, code: 'provider-throttled', next: 'again' }, ['ComesAgain', 'Decisions']],
  [{ ...failed, code: 'out-of-time', sent: 'maybe', next: 'again' }, ['ComesAgain', 'Decisions']],
  [{ ...failed, code: 'provider-throttled', next: 'buried' }, ['Decisions', 'Failed', 'Throttled']],
  ...['sender-quota', 'sender-missing', 'template-missing', 'template-broken', 'provider-rejected', 'queue-refused'].map(
    (code) => [{ ...failed, code }, ['Decisions', 'Failed', 'Misconfigured']] as [object, string[]],
  ),
  [{ event: 'otp-failure', code: 'provider-throttled' }, []],
])('counts the decision %j as %j', (line, names) => {
  expect(counted('Hook', line)).toEqual(names)
  expect(counted('Worker', line)).toEqual(names)
})

const origin = { requestId: '53dc4d37', locale: 'de' }

it.each([
  [{ state: 'delivered', first: true, latest: true, origin }, ['Delivered']],
  [{ state: 'delivered', first: false, latest: true, origin }, []],
  [{ state: 'delivered', first: true, latest: true }, []],
  [{ state: 'failed', first: true, latest: false, origin }, ['Undelivered']],
  [{ state: 'failed', first: true, latest: true }, []],
  [{ state: 'pending', first: false, latest: true, origin }, []],
])('counts the receipt %j as %j: each message once, and ours only', (line, names) => {
  expect(counted('Receipts', { event: 'otp-receipt', ...line })).toEqual(names)
})

const unasked = { authorizerMs: '-', authorizerStatus: '-' }
const stranger = {
  ...{ event: 'access', path: '/otp', clientId: '-', refused: '-', failure: '-' },
  ...{ authorizerMs: '31', authorizerStatus: '401' },
}

it.each([
  [{ ...stranger, status: '200', clientId: '0oa1' }, ['Served']],
  [{ ...stranger, status: '401', failure: 'UNAUTHORIZED' }, ['TurnedAway']],
  [{ ...stranger, status: '401', authorizerStatus: '-' }, ['TurnedAway']],
  [{ ...stranger, status: '401', authorizerMs: '-' }, ['TurnedAway']],
  [{ ...stranger, ...unasked, status: '401', failure: 'UNAUTHORIZED' }, []],
  [{ ...stranger, status: '401', path: '-' }, []],
  [{ ...stranger, ...unasked, status: '403', failure: 'MISSING_AUTHENTICATION_TOKEN' }, []],
  [{ ...stranger, ...unasked, status: '403', failure: 'WAF_FILTERED', path: '-' }, ['TurnedAway']],
  [{ ...stranger, status: '403', refused: 'token-scope' }, ['FailedAnswers']],
  [{ ...stranger, status: '400', clientId: '0oa1' }, ['FailedAnswers']],
  [{ ...stranger, status: '429' }, ['FailedAnswers']],
  [{ ...stranger, status: '500' }, ['FailedAnswers']],
  [{ ...stranger, status: '504', clientId: '0oa1' }, ['FailedAnswers']],
])('counts the answer %j as %j', (line, names) => {
  expect(counted('Access', line)).toEqual(names)
})

// Lines as AWS's own runtime prints them around ours, and as the platform prints them where the runtime cannot any more.
it.each([
  [lines.unauthorized, []],
  [lines.confused, ['AuthorizerCrashes']],
  [lines.brokenStart, ['AuthorizerCrashes']],
  ['2026-11-26T12:00:00.000Z 5ce6a15a Task timed out after 2.00 seconds', ['AuthorizerCrashes']],
  ['REPORT RequestId: 5ce6a15a\tDuration: 2000.00 ms\tBilled Duration: 2000 ms\tStatus: timeout', ['AuthorizerCrashes']],
  ['RequestId: 5ce6a15a Error: Runtime exited with error: exit status 129', ['AuthorizerCrashes']],
  ['INIT_REPORT Init Duration: 812.31 ms\tPhase: init\tStatus: error\tError Type: Runtime.ExitError', ['AuthorizerCrashes']],
  ['REPORT RequestId: 5ce6a15a\tDuration: 22.74 ms\tBilled Duration: 23 ms', []],
])('tells a crash of the authorizer from a refusal: %s', (line, names) => {
  expect(counted('Authorizer', line)).toEqual(names)
})

it('finds in the access log what it counts by', () => {
  const [stage] = all<{ AccessLogSetting: { Format: string } }>(templateOf(), 'AWS::ApiGateway::Stage')
  const fields = Object.keys(JSON.parse(stage?.AccessLogSetting.Format ?? '{}') as object)
  const used = filtersOf()
    .filter((filter) => logOf(filter) === 'Access')
    .flatMap(({ FilterPattern }) => [...FilterPattern.matchAll(/\$\.(\w+)/g)].map(([, name = '']) => name))
  expect(fields).toEqual(expect.arrayContaining(used))
})

it.each([
  ['Hook', lines.sent, ['Decisions', 'Sent']],
  ['Hook', lines.sentOnceMore, ['Decisions']],
  ['Hook', lines.overflowed, ['Decisions', 'Queued', 'Throttled']],
  ['Hook', lines.refused, ['Decisions', 'Failed', 'Refused']],
  ['Worker', lines.comesAgain, ['ComesAgain', 'Decisions']],
  ['Worker', lines.sentByWorker, ['Decisions', 'Sent']],
  ['Receipts', lines.delivered, ['Delivered']],
  ['Receipts', lines.deliveredOnceMore, []],
  ['Receipts', lines.ofSomebodyElse, []],
  ['Receipts', lines.undelivered, ['Undelivered']],
])('counts what the functions really print: %s %#', (log, line, names) => {
  expect(counted(log, line)).toEqual(names)
})
