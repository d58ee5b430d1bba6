import { Duration } from 'aws-cdk-lib'
import { type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Metrics } from './metrics.js'
import type { AlarmThresholds } from './props.js'
import type { Queues } from './queues.js'

/** What is watched. */
export interface Watched {
  readonly metrics: Metrics
  readonly receiptsDead: IQueue
  /** Only where parcels wait. */
  readonly queues?: Queues
}

/** One alarm. */
export interface Watch {
  readonly id: string
  /** What has happened, and what to do first. It is read at 3 a.m. */
  readonly says: string
  readonly metric: IMetric
  readonly above?: number
  readonly below?: number
  /** Out of how many periods it must be so in how many. */
  readonly of?: readonly [times: number, periods: number]
  /** Where nothing is measured, it stays as it is; else that is no fault. */
  readonly keeps?: true
}

const minute = Duration.minutes(1)
/** From where on somebody is called, if nobody says otherwise. */
export const thresholds: Required<AlarmThresholds> = {
  oldestParcelSeconds: 60,
  hookLatencyMs: 2500,
  failedAnswers: 5,
  failedCodes: 10,
  comesAgain: 50,
  throttles: 5,
  refusals: 20,
  ambiguous: 5,
  conversionPercent: 70,
  monthlySpendUsd: 100,
}

/** So many in an hour of which none is sent are no accident any more. */
const fewCodes = 5

const depthOf = (queue: IQueue): IMetric =>
  queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: minute })

/** All that somebody is called for, and from where on. */
export function watches(given: AlarmThresholds | undefined, watched: Watched): Watch[] {
  const limits = { ...thresholds, ...given }
  return [...ofQueues(limits, watched), ...ofReceipts(limits, watched), ...ofHook(limits, watched), ...ofCodes(limits, watched)]
}

function ofQueues(limits: Required<AlarmThresholds>, { metrics, queues }: Watched): Watch[] {
  if (queues === undefined) return []
  return [
    {
      id: 'DeadLetters',
      // A rate would be better, but none is sound: letters that the queue itself buries are not counted as sent, and a first one has none before it.
      says: 'Codes were buried. `localized-otp dead` tells the reason of each; do not redrive codes that are dead. Then empty the queue (`aws sqs purge-queue --queue-url …`): until it is empty, this alarm calls nobody again.',
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
    {
      // A parcel that was received three times stands at the end of the queue, and its age is no longer reported: after some seconds of
      // trouble the alarm above sees only those that nobody has tried yet. So the tries are counted as well.
      id: 'ComesAgain',
      says: 'The worker puts many codes back to try them again: the provider throttles, hangs or is down. The code in its log says which.',
      metric: metrics.count('ComesAgain'),
      above: limits.comesAgain,
    },
  ]
}

function ofReceipts(limits: Required<AlarmThresholds>, { metrics, receiptsDead }: Watched): Watch[] {
  return [
    {
      id: 'ReceiptsDeadLetters',
      says: 'Delivery events could not be handled. Codes still go out; what became of them is not known. Look at the log of the function of receipts, then empty the queue (`aws sqs purge-queue --queue-url …`): until it is empty, this alarm calls nobody again.',
      metric: depthOf(receiptsDead),
      above: 0,
    },
    {
      id: 'ReceiptsDropped',
      says: 'Lambda gave delivery events up: too old, or tried too often. Codes still go out; see the log of the function of receipts.',
      metric: metrics.receiptsDropped,
      above: 0,
    },
    {
      id: 'Conversion',
      says: 'Messages are sent and do not arrive. See the receipts by country and carrier: a filter, a registration, an attack. At 0, no receipts come at all.',
      metric: metrics.conversion,
      below: limits.conversionPercent,
      // What was sent in the last minutes is still on its way; at the start of a shift that is most of it.
      of: [2, 2],
    },
  ]
}

function ofHook(limits: Required<AlarmThresholds>, { metrics }: Watched): Watch[] {
  return [
    {
      id: 'HookLatency',
      says: 'Okta waits 3 s and then sends by itself. See the traces: cold starts, the issuer, or the provider?',
      metric: metrics.latency(Stats.percentile(99)),
      above: limits.hookLatencyMs,
      of: [3, 5],
    },
    {
      id: 'FailedAnswers',
      says: 'Okta got failures, throttles or refusals, and sends by itself. The access log says who gave them: authorizer, API Gateway, function.',
      metric: metrics.count('FailedAnswers'),
      above: limits.failedAnswers,
    },
    {
      id: 'NobodyLetIn',
      says: 'For an hour everybody was turned away and nobody served. Has Okta another issuer, audience or key than the stack knows (log of the authorizer), or does the firewall block it (its own log; `firewall` in the access log)? In an hour without Okta, a persistent stranger alone can ring this.',
      metric: metrics.nobodyLetIn,
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
      says: 'Calls or codes were thrown back. Compare `sendsPerSecond` with the quota of the account; ask for more.',
      metric: metrics.throttles,
      above: limits.throttles,
    },
  ]
}

function ofCodes(limits: Required<AlarmThresholds>, { metrics }: Watched): Watch[] {
  const { count } = metrics
  return [
    {
      id: 'FailedCodes',
      says: 'Codes came to nothing, though Okta was answered. Directly, it sends them itself; those of the queue are lost. The code in the log says why. Refusals of guards, and recipients who cannot or will not receive, are not among them.',
      metric: metrics.failedCodes,
      above: limits.failedCodes,
    },
    {
      id: 'NothingSent',
      says: 'For an hour no code at all was sent, and some came to nothing. The code in the log says why; where it is `recipient-refused`, see the account: sandbox, protect configuration, countries.',
      metric: metrics.nothingSent,
      above: fewCodes,
    },
    {
      id: 'Misconfigured',
      says: 'The account, an identity, a template, a key or a permission is wrong. Nothing heals this by itself; the code in the log says which.',
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
      id: 'Spend',
      says: 'Four fifths of the month’s money is gone. At the limit of the account every message fails.',
      metric: metrics.spend,
      above: limits.monthlySpendUsd * 0.8,
      // A day in which one sum was above; a night in which nothing is sent, and so nothing reported, changes nothing.
      of: [1, 4],
      keeps: true,
    },
  ]
}
