import { Duration } from 'aws-cdk-lib'
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type GraphWidgetProps,
  type IMetric,
  type IWidget,
  LogQueryWidget,
  PeriodOverride,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { Part } from './functions.js'
import { uniqueName } from './settings.js'
import type { Watched } from './watches.js'

/** What a person on call sees, from top to bottom: is something wrong, do codes arrive, where do they get stuck, which ones. */
export function createDashboard(scope: Construct, parts: readonly Part[], alarms: readonly Alarm[], watched: Watched): Dashboard {
  const { metrics, queues, receiptsDead } = watched
  const { count } = metrics
  const graph = (title: string, left: readonly IMetric[], right: readonly IMetric[] = [], more: GraphWidgetProps = {}): IWidget =>
    new GraphWidget({ title, left: [...left], right: [...right], width: 8, height: 6, ...more })
  const depth = { statistic: Stats.MAXIMUM, period: Duration.minutes(1) }
  const waiting = queues
    ? [
        queues.delivery.metricApproximateNumberOfMessagesVisible({ ...depth, label: 'Waiting' }),
        queues.dead.metricApproximateNumberOfMessagesVisible({ ...depth, label: 'Buried' }),
      ]
    : []
  const lost = receiptsDead.metricApproximateNumberOfMessagesVisible({ ...depth, label: 'Receipts lost' })
  const age = queues ? [queues.delivery.metricApproximateAgeOfOldestMessage({ ...depth, label: 'Oldest, seconds' })] : []
  const deciding = parts.filter(({ name }) => name === 'hook' || name === 'worker').map(({ logGroup }) => logGroup.logGroupName)

  return new Dashboard(scope, 'Dashboard', {
    dashboardName: `${uniqueName(scope)}-localized-otp`,
    periodOverride: PeriodOverride.INHERIT,
    defaultInterval: Duration.hours(3),
    widgets: [
      [new TextWidget({ markdown: guide, width: 24, height: 3 })],
      [new AlarmStatusWidget({ title: 'Is something wrong?', alarms: [...alarms], width: 24, height: 3 })],
      [
        graph('Do codes go out?', [count('Sent'), count('Queued'), count('Failed')], []),
        graph('Do they arrive?', [count('Delivered'), count('Undelivered')], [metrics.conversion]),
        graph('Is Okta answered in time? (ms)', ['p50', 'p90', 'p99'].map(metrics.latency), [metrics.calls], {
          leftAnnotations: [{ value: 3000, label: 'Okta has gone', color: '#d13212' }],
        }),
      ],
      [
        graph('Do they get stuck?', [...waiting, lost, ...(queues ? [count('ComesAgain')] : [])], age),
        graph('Who says no?', [
          count('Served'),
          count('TurnedAway'),
          count('FailedAnswers'),
          count('Refused'),
          count('RecipientRefused'),
          count('Misconfigured'),
        ]),
        graph('What is unsure or thrown back?', [count('Ambiguous'), metrics.throttles, metrics.errors]),
      ],
      [
        // A sum is told only when something is sent, and looked for over hours.
        graph('What does it cost? (US dollars this month)', [metrics.spend], [], { start: '-P30D' }),
        graph(
          'How long do the functions run? (ms, 99 of 100)',
          parts.map((part) => part.function.metricDuration({ statistic: Stats.percentile(99), label: part.name })),
        ),
        graph(
          'How many run at once?',
          parts.map((part) => part.function.metric('ConcurrentExecutions', { statistic: Stats.MAXIMUM, label: part.name })),
        ),
      ],
      [failuresWidget(deciding)],
    ],
  })
}

const failuresWidget = (logGroupNames: string[]): IWidget =>
  new LogQueryWidget({
    title: 'The failures, newest first',
    logGroupNames,
    queryLines: [
      'fields @timestamp, code, sent, next, requestId, channel, country, sender, ms, detail',
      // What comes again has not failed yet.
      'filter event = "otp-decision" and status = "failed" and (not ispresent(next) or next != "again")',
      'sort @timestamp desc',
      'limit 50',
    ],
    width: 24,
    height: 8,
  })

const guide = [
  '# Codes by text and call',
  'Read from top to bottom: what is wrong, whether codes go out and arrive, where they get stuck, and which ones failed.',
  'A `requestId` leads through all logs and traces. No code and no number stands in any of them.',
  '`Failed` with `sent: no` on the direct path costs nobody a code: Okta sends it itself.',
].join('\n')
