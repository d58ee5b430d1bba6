import { Token } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { DeliveryKind, FunctionName, LocalizedOtpProps } from './props.js'

/** What every part is built from. */
export interface Plan {
  readonly props: LocalizedOtpProps
  readonly settings: Settings
  /** Of everything at rest. */
  readonly dataKey: IKey
}

/** What follows from the props. */
export interface Settings {
  readonly delivery: DeliveryKind
  /** Parcels wait somewhere. */
  readonly hasQueue: boolean
  /** The hook itself sends. */
  readonly hookSends: boolean
  readonly hasVoice: boolean
  readonly environmentName: string
  readonly callsPerSecond: number
  readonly callsPerAddress: number
  /** Parcels that a worker takes at once. */
  readonly batchSize: number
  /** Workers at the same time. */
  readonly workers: number
  /** What is reserved for each function; `undefined`: nothing. */
  readonly concurrency: Readonly<Record<FunctionName, number | undefined>>
}

/** How long one send usually takes. */
const sendSeconds = 0.3
/** Okta has gone by then. */
const callSeconds = 3
/** SQS invokes at least two at the same time where it is told a maximum. */
const fewestWorkers = 2
const mostWorkers = 1000

/**
 * Reads the props.
 * @throws TypeError naming the one that is wrong
 */
export function settingsOf(props: LocalizedOtpProps): Settings {
  const { delivery = 'overflow', sendsPerSecond, environmentName = 'production', voice } = props
  const demand = (isRight: boolean, name: keyof LocalizedOtpProps, what: string): void => {
    if (!isRight) throw new TypeError(`LocalizedOtp: prop '${name}' ${what}`)
  }
  demand(['direct', 'queued', 'overflow'].includes(delivery), 'delivery', "must be 'direct', 'queued' or 'overflow'")
  demand(sendsPerSecond > 0 && Number.isFinite(sendsPerSecond), 'sendsPerSecond', 'must be a number above 0')
  demand(Token.isUnresolved(props.issuer) || /^https:\/\/[^?#\s]+$/.test(props.issuer), 'issuer', 'must be an https URL')
  demand(props.audience !== '', 'audience', 'must not be empty')
  demand(props.clientIds.length > 0 && !props.clientIds.includes(''), 'clientIds', 'must name one at least')
  demand(props.brand.trim() !== '', 'brand', 'must not be empty')
  demand(/^[\w-]{1,64}$/.test(environmentName), 'environmentName', 'must be a word of letters, digits, _ and -')
  const areCountries = props.countries?.every((country) => /^[A-Z]{2}$/.test(country)) !== false
  demand(areCountries && props.countries?.length !== 0, 'countries', 'must be codes such as DE, one at least')

  const hasQueue = delivery !== 'direct'
  const callsPerSecond = props.callsPerSecond ?? (hasQueue ? Math.max(10, 2 * sendsPerSecond) : Math.max(1, sendsPerSecond))
  demand(callsPerSecond > 0 && Number.isFinite(callsPerSecond), 'callsPerSecond', 'must be a number above 0')
  const { batchSize, workers } = workersFor(sendsPerSecond)
  const reserved = {
    authorizer: Math.ceil(callsPerSecond),
    hook: Math.ceil(callsPerSecond * callSeconds),
    worker: workers,
    receipts: Math.max(2, Math.ceil(sendsPerSecond)),
  }
  const concurrencyOf = (name: FunctionName): number | undefined => {
    const given = props.concurrency?.[name]
    return given === null ? undefined : (given ?? reserved[name])
  }
  return {
    delivery,
    hasQueue,
    hookSends: delivery !== 'queued',
    hasVoice: voice?.origination !== undefined,
    environmentName,
    callsPerSecond,
    callsPerAddress: props.callsPerAddress ?? Math.max(600, Math.ceil(300 * sendsPerSecond)),
    batchSize,
    workers,
    concurrency: {
      authorizer: concurrencyOf('authorizer'),
      hook: concurrencyOf('hook'),
      worker: concurrencyOf('worker'),
      receipts: concurrencyOf('receipts'),
    },
  }
}

/** As many side by side as the account may send, and not more: what is beyond only comes back throttled. */
export function workersFor(sendsPerSecond: number): { readonly batchSize: number; readonly workers: number } {
  const atOnce = sendsPerSecond * sendSeconds
  const batchSize = Math.min(10, Math.max(1, Math.floor(atOnce / fewestWorkers)))
  return { batchSize, workers: Math.min(mostWorkers, Math.max(fewestWorkers, Math.floor(atOnce / batchSize))) }
}
