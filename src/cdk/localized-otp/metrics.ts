import { Duration } from 'aws-cdk-lib'
import type { RestApi } from 'aws-cdk-lib/aws-apigateway'
import { MathExpression, Metric, Stats, Unit } from 'aws-cdk-lib/aws-cloudwatch'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, type LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { accessFilters, type CountedMetric, crashFilters, decisionFilters, receiptFilters } from './filters.js'
import type { Part } from './functions.js'
import type { FunctionName } from './props.js'

export interface Metrics {
  /** A sum of lines of a log. */
  readonly count: (name: CountedMetric, period?: Duration) => Metric
  /** Milliseconds from Okta's call to the answer, as API Gateway measured them. */
  readonly latency: (statistic: string) => Metric
  /** Calls of the API. */
  readonly calls: Metric
  /** Codes that came to nothing, but for those that a guard, or the recipient's own state, refused. */
  readonly failedCodes: MathExpression
  /** Codes that came to nothing within an hour in which none was sent, but for those that a guard refused. */
  readonly nothingSent: MathExpression
  /** Calls that the authorizer or the firewall turned away within an hour in which nobody was served. */
  readonly nobodyLetIn: MathExpression
  /** Invocations that Lambda threw away, of all functions, and codes that the provider threw back. */
  readonly throttles: MathExpression
  /** Crashes of the functions that a person waits for. */
  readonly errors: MathExpression
  /** Events that Lambda gave up handing to the function of receipts. */
  readonly receiptsDropped: MathExpression
  /** Delivered of a hundred sent. */
  readonly conversion: MathExpression
  /** US dollars of this month, which the account has spent on texts and calls; measured only where it has the service-linked role for it. */
  readonly spend: MathExpression
}

/** What the metrics are made from. */
export interface Measured {
  readonly api: RestApi
  readonly accessLog: LogGroup
  readonly parts: readonly Part[]
  readonly hasVoice: boolean
  /** Nobody else's metrics are of this name. */
  readonly namespace: string
}

const period = Duration.minutes(5)
const halfHour = Duration.minutes(30)
const hour = Duration.hours(1)

export function createMetrics(measured: Measured): Metrics {
  const { api, parts, namespace, hasVoice } = measured
  createFilters(measured)
  const count = (metricName: CountedMetric, over = period): Metric =>
    new Metric({ namespace, metricName, statistic: Stats.SUM, period: over, label: metricName })
  const of = (name: FunctionName): LambdaFunction[] => parts.filter((part) => part.name === name).map((part) => part.function)
  const ofEach = (names: readonly FunctionName[], metricOf: (made: LambdaFunction) => Metric) =>
    Object.fromEntries(names.flatMap((name) => of(name).map((made) => [name, metricOf(made)])))
  return {
    count,
    latency: (statistic) => api.metricLatency({ statistic, period: Duration.minutes(1) }),
    calls: api.metricCount({ period }),
    failedCodes: new MathExpression({
      expression: 'failed - refused',
      usingMetrics: { failed: count('Failed'), refused: count('Refused') },
      label: 'Codes that came to nothing',
      period,
    }),
    // What waits in the queue is not sent yet; so it does not count for either side.
    nothingSent: new MathExpression({
      expression: 'IF(sentAtAll < 1, lost + recipients - guarded, 0)',
      usingMetrics: {
        sentAtAll: count('Sent', hour),
        lost: count('Failed', hour),
        recipients: count('RecipientRefused', hour),
        guarded: count('Refused', hour),
      },
      label: 'Came to nothing, and none was sent',
      period: hour,
    }),
    nobodyLetIn: new MathExpression({
      expression: 'IF(served < 1, turnedAway, 0)',
      usingMetrics: { served: count('Served', hour), turnedAway: count('TurnedAway', hour) },
      label: 'Turned away, and nobody served',
      period: hour,
    }),
    throttles: sumOf('Thrown back', 'throttle', {
      // Delivery events that find no room wait, and Lambda brings them for hours.
      ...ofEach(['authorizer', 'hook', 'worker'], (made) => made.metricThrottles({ period })),
      provider: count('Throttled'),
    }),
    errors: sumOf('Functions that failed', 'error', {
      // The function of receipts throws on purpose where an event comes early, and Lambda brings it again; its dead letters are watched.
      ...ofEach(['hook', 'worker'], (made) => made.metricErrors({ period })),
      authorizer: count('AuthorizerCrashes'),
    }),
    receiptsDropped: sumOf(
      'Events given up',
      'dropped',
      ofEach(['receipts'], (made) => made.metric('AsyncEventsDropped', { period, statistic: Stats.SUM })),
    ),
    conversion: conversionOf(count('Sent', halfHour), count('Delivered', halfHour), count('Undelivered', halfHour)),
    spend: spendOf(hasVoice ? ['Text', 'Voice'] : ['Text']),
  }
}

function createFilters({ parts, accessLog, namespace }: Measured): void {
  const filter = (logGroup: LogGroup, metricName: CountedMetric, pattern: string, { value = '1', id = '' } = {}) =>
    new MetricFilter(logGroup, `${metricName}${id}`, {
      logGroup,
      filterPattern: FilterPattern.literal(pattern),
      metricNamespace: namespace,
      metricName,
      metricValue: value,
      defaultValue: 0,
      unit: Unit.COUNT,
    })
  const filters = (logGroup: LogGroup, event: string, patterns: Partial<Record<CountedMetric, string>>): void => {
    for (const [name, condition] of Object.entries(patterns)) filter(logGroup, name as CountedMetric, linesOf(event, condition))
  }
  filters(accessLog, 'access', accessFilters)
  for (const { name, logGroup } of parts) {
    if (name === 'authorizer') {
      crashFilters.forEach((pattern, index) => filter(logGroup, 'AuthorizerCrashes', pattern, { id: String(index) }))
    } else if (name === 'receipts') {
      filters(logGroup, 'otp-receipt', receiptFilters)
    } else {
      filters(logGroup, 'otp-decision', decisionFilters)
      // They count nothing here, and make the metrics be there wherever something was sent.
      for (const one of ['Delivered', 'Undelivered'] as const) filter(logGroup, one, linesOf('otp-decision', ''), { value: '0' })
    }
  }
}

const linesOf = (event: string, condition: string): string =>
  `{ ($.event = "${event}")${condition === '' ? '' : ` && ${condition}`} }`

/** A sum in which what is not measured counts nothing. Ids are told apart by `about`, for two sums may stand in one graph. */
function sumOf(label: string, about: string, metrics: Readonly<Record<string, Metric>>): MathExpression {
  const usingMetrics = Object.fromEntries(Object.entries(metrics).map(([name, metric]) => [`${about}_${name}`, metric]))
  const filled = Object.keys(usingMetrics).map((id) => `FILL(${id}, 0)`)
  return new MathExpression({ expression: `SUM([${filled.join(', ')}])`, usingMetrics, label, period })
}

/**
 * Too few messages say nothing. Two processes of the function of receipts may each take one of a message's events for the first; then its
 * failed ones are doubled as well as its delivered ones, and the larger whole keeps the part honest. Nothing is filled, for FILL knows no
 * series that has no point at all: both counts begin at 0 with every line of the hook and the worker (`createFilters`), so that silence of
 * the carriers is 0 of a hundred, and not a lack of data.
 */
function conversionOf(sent: Metric, delivered: Metric, undelivered: Metric): MathExpression {
  const usingMetrics = { delivered, undelivered }
  const told = new MathExpression({ expression: 'delivered + undelivered', usingMetrics, period: halfHour })
  return new MathExpression({
    expression: 'IF(sent >= 20, 100 * delivered / MAX([sent, told]))',
    usingMetrics: { sent, delivered, told },
    label: 'Delivered, in percent',
    period: halfHour,
  })
}

/** How long a sum of the month is looked for. */
const spendPeriod: Duration = Duration.hours(6)

/**
 * The sum of the month is reported when something was sent and not otherwise, each channel by itself: so it is looked for over hours, and one
 * channel's last sum is repeated (not taken for 0) beside the other's new one. Channels that cannot send are left out of the sum.
 */
function spendOf(channels: readonly ('Text' | 'Voice')[]): MathExpression {
  const usingMetrics = Object.fromEntries(
    channels.map((channel) => {
      const metricName = `${channel}MessageMonthlySpend`
      return [
        `spend_${channel}`,
        new Metric({ namespace: 'AWS/SMSVoice', metricName, statistic: Stats.MAXIMUM, period: spendPeriod }),
      ]
    }),
  )
  const last = Object.keys(usingMetrics).map((id) => `FILL(${id}, REPEAT)`)
  return new MathExpression({
    expression: `SUM([${last.join(', ')}])`,
    usingMetrics,
    label: 'US dollars this month',
    period: spendPeriod,
  })
}
