import { Aws, RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import type { DeliveryKind, FunctionName, LocalizedOtpProps } from './props.js'
import { checkProps, demand } from './validation.js'

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
/**
 * How long a call lasts in a bad hour. Direct: the provider hangs, nearly as long as Okta waits. Overflow does the same, but lets in twice what
 * may be sent, so that half the time is enough. Queued: a call each to KMS and SQS, and cold starts.
 */
const hookSeconds: Readonly<Record<DeliveryKind, number>> = { direct: 2, overflow: 1, queued: 0.5 }
/** Cold starts; a warm one, and what is remembered of a token, take next to nothing. */
const authorizerSeconds = 0.5
/** Some events a message, milliseconds each. */
const receiptSeconds = 0.2
/** The fewest that carry a call while another one starts; SQS, too, invokes at least two where it is told a maximum. */
const fewest = 2
const mostWorkers = 1000
/** AWS lets nobody reserve the last hundred of an account. */
const unreserved = 100
const firewallSeconds = 300

/** What is made stays, unless its creation failed: then it holds nothing, and its name would block the next one. */
export const kept = (policy: RemovalPolicy | undefined): RemovalPolicy => policy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE

/** A name in the account that no other stack has, and no other construct in this one. */
export const uniqueName = (scope: Construct): string => `${Aws.STACK_NAME}-${scope.node.addr.slice(-8)}`

/**
 * Reads the props.
 * @throws TypeError naming the one that is wrong
 */
export function settingsOf(props: LocalizedOtpProps): Settings {
  checkProps(props)
  const { delivery = 'overflow', sendsPerSecond, environmentName = 'production', voice } = props
  const hasQueue = delivery !== 'direct'
  const callsPerSecond = props.callsPerSecond ?? (hasQueue ? Math.max(10, 2 * sendsPerSecond) : Math.max(1, sendsPerSecond))
  const { batchSize, workers } = workersFor(sendsPerSecond)
  const reserve = (name: FunctionName, usual: number): number | undefined => {
    const given = props.concurrency?.[name]
    return given === null ? undefined : (given ?? Math.max(fewest, Math.ceil(usual)))
  }
  const concurrency = {
    authorizer: reserve('authorizer', callsPerSecond * authorizerSeconds),
    hook: reserve('hook', callsPerSecond * hookSeconds[delivery]),
    worker: hasQueue ? reserve('worker', workers) : undefined,
    receipts: reserve('receipts', sendsPerSecond * receiptSeconds),
  }
  checkConcurrency(concurrency, props.accountConcurrency ?? 1000)
  return {
    delivery,
    hasQueue,
    hookSends: delivery !== 'queued',
    hasVoice: voice?.origination !== undefined,
    environmentName,
    callsPerSecond,
    // Okta calls from few addresses: the firewall must not shut one out for what the API would let in, a burst included.
    callsPerAddress: props.callsPerAddress ?? Math.max(600, Math.ceil(2 * firewallSeconds * callsPerSecond)),
    batchSize,
    // Parcels that the queue hands to a function that may not run would be counted as received, and be buried in the end.
    workers: Math.min(mostWorkers, concurrency.worker ?? workers),
    concurrency,
  }
}

/** A reservation that the account has no room for fails in the middle of a deployment. */
function checkConcurrency(concurrency: Settings['concurrency'], account: number): void {
  const asked = Object.entries(concurrency).filter((pair): pair is [FunctionName, number] => pair[1] !== undefined)
  const sum = asked.reduce((total, [, one]) => total + one, 0)
  const list = asked.map(([name, one]) => `${name} ${one}`).join(', ')
  const free = Math.max(0, account - unreserved)
  const what = `leaves ${free} to reserve, and ${sum} are asked for (${list}): raise the account's limit and say so, or lower 'concurrency'`
  demand(sum <= free, 'accountConcurrency', what)
}

/** As many side by side as the account may send, and not more: what is beyond only comes back throttled. */
export function workersFor(sendsPerSecond: number): { readonly batchSize: number; readonly workers: number } {
  const atOnce = sendsPerSecond * sendSeconds
  const batchSize = Math.min(10, Math.max(1, Math.floor(atOnce / fewest)))
  return { batchSize, workers: Math.min(mostWorkers, Math.max(fewest, Math.floor(atOnce / batchSize))) }
}
