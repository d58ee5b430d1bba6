import { Aws, Duration } from 'aws-cdk-lib'
import type { RestApi } from 'aws-cdk-lib/aws-apigateway'
import { MathExpression, Metric, Stats, Unit } from 'aws-cdk-lib/aws-cloudwatch'
import { FilterPattern, type IFilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import type { Part } from './functions.js'

/** Counted in the decision records (`core/model/decision`), which the hook and the worker print as lines of JSON. */
const decisionFilters = {
  Decisions: '',
  Sent: '($.status = "sent")',
  Queued: '($.status = "queued")',
  Failed: '($.status = "failed")',
  Refused:
    '(($.code = "country-refused") || ($.code = "number-refused") || ($.code = "velocity-exceeded") || ($.code = "budget-exhausted"))',
  Ambiguous: '(($.sent = "maybe") || ($.code = "maybe-sent"))',
  Throttled: '($.code = "provider-throttled")',
  Misconfigured:
    '(($.code = "sender-misconfigured") || ($.code = "sender-quota") || ($.code = "cipher-refused") || ($.code = "queue-refused"))',
} as const

/** Counted in the receipt lines, which the function of receipts prints. */
const receiptFilters = {
  Delivered: '($.state = "delivered") && ($.latest IS TRUE)',
  Undelivered: '($.state = "failed") && ($.latest IS TRUE)',
} as const

export type DecisionMetric = keyof typeof decisionFilters | keyof typeof receiptFilters

export interface Metrics {
  /** A sum of decisions or receipts. */
  readonly count: (name: DecisionMetric, period?: Duration) => Metric
  /** Milliseconds from Okta's call to the answer, as API Gateway measured them. */
  readonly latency: (statistic: string) => Metric
  /** Answers of the API that were not 200: of the function, the authorizer, the firewall, and API Gateway itself. */
  readonly failedAnswers: MathExpression
  /** Calls of the API. */
  readonly calls: Metric
  /** Invocations that Lambda threw away, of all functions, and sends that the provider threw back. */
  readonly throttles: MathExpression
  /** Functions that ended in an error. */
  readonly errors: MathExpression
  /** Delivered of a hundred sent. */
  readonly conversion: MathExpression
  /** US dollars of this month, which the account has spent on texts and calls; measured only where it has the service-linked role for it. */
  readonly spend: MathExpression
}

const period = Duration.minutes(5)

export function createMetrics(api: RestApi, parts: readonly Part[]): Metrics {
  const namespace = `LocalizedOtp/${Aws.STACK_NAME}`
  const filter = (part: Part, metricName: string, pattern: IFilterPattern): void => {
    new MetricFilter(part.logGroup, metricName, {
      logGroup: part.logGroup,
      filterPattern: pattern,
      metricNamespace: namespace,
      metricName,
      metricValue: '1',
      defaultValue: 0,
      unit: Unit.COUNT,
    })
  }
  const linesOf = (event: string, condition: string): IFilterPattern =>
    FilterPattern.literal(`{ ($.event = "${event}")${condition === '' ? '' : ` && ${condition}`} }`)
  for (const part of parts) {
    const isReceipts = part.name === 'receipts'
    if (part.name === 'authorizer') continue
    const filters = isReceipts ? receiptFilters : decisionFilters
    const event = isReceipts ? 'otp-receipt' : 'otp-decision'
    for (const [name, condition] of Object.entries(filters)) filter(part, name, linesOf(event, condition))
  }
  const count = (metricName: DecisionMetric, over = period): Metric =>
    new Metric({ namespace, metricName, statistic: Stats.SUM, period: over, label: metricName })
  /** Ids are told apart by `about`, for two sums may stand in one graph. */
  const sumOf = (label: string, about: string, metrics: Readonly<Record<string, Metric>>): MathExpression => {
    const usingMetrics = Object.fromEntries(Object.entries(metrics).map(([name, metric]) => [`${about}_${name}`, metric]))
    const filled = Object.keys(usingMetrics).map((id) => `FILL(${id}, 0)`)
    return new MathExpression({ expression: `SUM([${filled.join(', ')}])`, usingMetrics, label, period })
  }
  const ofParts = (of: (part: Part) => Metric) => Object.fromEntries(parts.map((part) => [part.name, of(part)]))
  return {
    count,
    latency: (statistic) => api.metricLatency({ statistic, period: Duration.minutes(1) }),
    calls: api.metricCount({ period }),
    failedAnswers: sumOf('Answers other than 200', 'answer', {
      client: api.metricClientError({ period, statistic: Stats.SUM }),
      server: api.metricServerError({ period, statistic: Stats.SUM }),
    }),
    throttles: sumOf('Thrown back', 'throttle', {
      ...ofParts((part) => part.function.metricThrottles({ period })),
      provider: count('Throttled'),
    }),
    errors: sumOf(
      'Functions that failed',
      'error',
      ofParts((part) => part.function.metricErrors({ period })),
    ),
    conversion: new MathExpression({
      // Too few messages say nothing.
      expression: 'IF(sent >= 20, 100 * FILL(delivered, 0) / sent)',
      usingMetrics: { sent: count('Sent', Duration.hours(1)), delivered: count('Delivered', Duration.hours(1)) },
      label: 'Delivered, in percent',
      period: Duration.hours(1),
    }),
    spend: sumOf('US dollars this month', 'spend', { texts: spentOn('Text'), calls: spentOn('Voice') }),
  }
}

const spentOn = (channel: 'Text' | 'Voice'): Metric =>
  new Metric({
    namespace: 'AWS/SMSVoice',
    metricName: `${channel}MessageMonthlySpend`,
    statistic: Stats.MAXIMUM,
    period,
  })
