import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { Metrics } from './metrics.js'
import type { AlarmThresholds, LocalizedOtpProps } from './props.js'
import type { Queues } from './queues.js'

/** What is watched. */
export interface Watched {
  readonly metrics: Metrics
  readonly receiptsDead: IQueue
  /** Only where parcels wait. */
  readonly queues?: Queues
}

interface Watch {
  readonly id: string
  /** What has happened, and what to do first. It is read at 3 a.m. */
  readonly says: string
  readonly metric: IMetric
  readonly above?: number
  readonly below?: number
  /** Out of how many periods it must be so in how many. */
  readonly of?: readonly [times: number, periods: number]
}

const minute = Duration.minutes(1)
const thresholds: Required<AlarmThresholds> = {
  oldestParcelSeconds: 60,
  hookLatencyMs: 2500,
  failedAnswers: 5,
  throttles: 5,
  refusals: 20,
  ambiguous: 5,
  conversionPercent: 70,
  monthlySpendUsd: 100,
}

/** Every alarm there is. They stay quiet while nothing is measured: no calls are no fault. */
export function createAlarms(scope: Construct, props: LocalizedOtpProps, watched: Watched, key: IKey): Alarm[] {
  const topic = props.alarmTopic ?? createTopic(scope, key)
  return watches({ ...thresholds, ...props.alarms }, watched).map(({ id, says, metric, above, below, of = [1, 1] }) => {
    const alarm = new Alarm(scope, `${id}Alarm`, {
      alarmDescription: says,
      metric,
      threshold: above ?? below ?? 0,
      comparisonOperator:
        below === undefined ? ComparisonOperator.GREATER_THAN_THRESHOLD : ComparisonOperator.LESS_THAN_THRESHOLD,
      datapointsToAlarm: of[0],
      evaluationPeriods: of[1],
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(topic))
    alarm.addOkAction(new SnsAction(topic))
    return alarm
  })
}

const createTopic = (scope: Construct, masterKey: IKey): ITopic =>
  new Topic(scope, 'Alarms', { displayName: 'localized-otp', masterKey, enforceSSL: true })

const depthOf = (queue: IQueue): IMetric =>
  queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: minute })

function watches(limits: Required<AlarmThresholds>, { metrics, queues, receiptsDead }: Watched): Watch[] {
  const { count } = metrics
  const ofQueue: Watch[] = queues
    ? [
        {
          id: 'DeadLetters',
          says: 'Codes were buried. `localized-otp dead` tells the reason of each; do not redrive codes that are dead.',
          metric: depthOf(queues.dead),
          above: 0,
        },
        {
          id: 'OldestParcel',
          says: 'Codes wait in the queue. Look for throttles and failures of the worker; people have perhaps two minutes.',
          metric: queues.delivery.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period: minute }),
          above: limits.oldestParcelSeconds,
          of: [2, 2],
        },
      ]
    : []
  return [
    ...ofQueue,
    {
      id: 'ReceiptsDeadLetters',
      says: 'Delivery events could not be handled. Codes still go out; what became of them is not known.',
      metric: depthOf(receiptsDead),
      above: 0,
    },
    {
      id: 'HookLatency',
      says: 'Okta waits 3 s and then sends by itself. See the traces: cold starts, the issuer, or the provider?',
      metric: metrics.latency(Stats.percentile(99)),
      above: limits.hookLatencyMs,
      of: [3, 5],
    },
    {
      id: 'FailedAnswers',
      says: 'Okta got answers other than 200 and sends by itself. The access log says who gave them: firewall, authorizer, function.',
      metric: metrics.failedAnswers,
      above: limits.failedAnswers,
    },
    {
      id: 'Errors',
      says: 'A function crashed or ran out of time. Its log tells why; a wrong environment fails every start and names the variable.',
      metric: metrics.errors,
      above: 0,
      of: [2, 3],
    },
    {
      id: 'Throttles',
      says: 'Calls or sends were thrown back. Compare `sendsPerSecond` with the quota of the account; ask for more.',
      metric: metrics.throttles,
      above: limits.throttles,
    },
    {
      id: 'Spend',
      says: 'Four fifths of the month’s money is gone. At the limit of the account every message fails.',
      metric: metrics.spend,
      above: limits.monthlySpendUsd * 0.8,
    },
    {
      id: 'Misconfigured',
      says: 'The account, an identity, a key or a permission refuses to send. Nothing heals this by itself; the code in the log says which.',
      metric: count('Misconfigured'),
      above: 0,
    },
    {
      id: 'Refusals',
      says: 'The guards refuse many codes. Somebody is pumping texts at your cost, or a country is missing from the list.',
      metric: count('Refused'),
      above: limits.refusals,
    },
    {
      id: 'Ambiguous',
      says: 'Nobody knows whether these codes were sent: the provider hangs or cuts the line. Each was given up or sent once more.',
      metric: count('Ambiguous'),
      above: limits.ambiguous,
    },
    {
      id: 'Conversion',
      says: 'Messages are sent and do not arrive. See the receipts by country and carrier: a filter, a registration, an attack.',
      metric: metrics.conversion,
      below: limits.conversionPercent,
    },
  ]
}
