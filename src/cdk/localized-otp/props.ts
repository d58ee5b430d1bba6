import type { RemovalPolicy } from 'aws-cdk-lib'
import type { RestApiProps } from 'aws-cdk-lib/aws-apigateway'
import type { TableProps } from 'aws-cdk-lib/aws-dynamodb'
import type { KeyProps } from 'aws-cdk-lib/aws-kms'
import type { Code, FunctionProps } from 'aws-cdk-lib/aws-lambda'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { QueueProps } from 'aws-cdk-lib/aws-sqs'
import type { CfnWebACLProps } from 'aws-cdk-lib/aws-wafv2'
import type { Origination } from '../../drivers/aws/eum-send.js'

/**
 * How a code goes out. *direct*: within the call; what fails, Okta sends itself. *queued*: the call is answered as soon as the code is
 * sealed in the queue; Okta sends nothing itself any more. *overflow*: within the call, and into the queue what is too slow or throttled.
 */
export type DeliveryKind = 'direct' | 'queued' | 'overflow'

export type { Origination }

/** The functions there are: `worker` only where there is a queue. */
export type FunctionName = 'authorizer' | 'hook' | 'worker' | 'receipts'

/** How one channel of AWS End User Messaging sends. */
export interface ChannelSettings {
  /**
   * Whom messages come from. Voice needs one; without one for texts the service takes an identity of the account, and the functions may
   * then use every one there is.
   */
  readonly origination?: Origination
  /** The most that one part of a text, or a minute of a call, may cost: US dollars with a point, as `"0.10"`. */
  readonly maxPrice?: string
}

/** From where on somebody is called. Each may be changed alone. */
export interface AlarmThresholds {
  /** Seconds that the oldest parcel waits. @defaultValue 60 */
  readonly oldestParcelSeconds?: number
  /** Milliseconds within which 99 of 100 calls are answered; Okta waits 3000. @defaultValue 2500 */
  readonly hookLatencyMs?: number
  /** Answers within five minutes that cost Okta a code: failures, throttles, and refusals of a caller whose token is good. @defaultValue 5 */
  readonly failedAnswers?: number
  /** Codes within five minutes that came to nothing, the refusals of guards and of recipients aside. @defaultValue 10 */
  readonly failedCodes?: number
  /** How often within five minutes a parcel was put back to come again. @defaultValue 50 */
  readonly comesAgain?: number
  /** Calls and codes that were throttled within five minutes. @defaultValue 5 */
  readonly throttles?: number
  /** Codes that a guard refused within five minutes: somebody is pumping, or the guard is too strict. @defaultValue 20 */
  readonly refusals?: number
  /** Codes of which nobody knows whether they were sent, within five minutes. @defaultValue 5 */
  readonly ambiguous?: number
  /** The part of the sent messages that must arrive, in percent, in one of two half hours at least. @defaultValue 70 */
  readonly conversionPercent?: number
  /** US dollars a month for texts and calls; somebody is called when four fifths are spent. @defaultValue 100 */
  readonly monthlySpendUsd?: number
}

/** Any property of what the construct makes. What is given here wins. */
export interface Overrides {
  readonly restApi?: Partial<RestApiProps>
  readonly webAcl?: Partial<CfnWebACLProps>
  readonly functions?: Partial<Record<FunctionName, Partial<FunctionProps>>>
  readonly tables?: Partial<TableProps>
  readonly queue?: Partial<QueueProps>
  readonly deadLetterQueue?: Partial<QueueProps>
  readonly dataKey?: Partial<KeyProps>
  readonly codeKey?: Partial<KeyProps>
}

export interface LocalizedOtpProps {
  /** The authorization server whose tokens count: `https://acme.okta.com/oauth2/aus…`. */
  readonly issuer: string
  /** The audience that these tokens are for. */
  readonly audience: string
  /** The clients that may send codes: the ids of Okta's API service app. */
  readonly clientIds: readonly string[]
  /** The scopes that a token must have, all of them. `null` asks for none. */
  readonly scopes: readonly string[] | null
  /** What the person knows you as; it stands in the message. */
  readonly brand: string
  /** The host of the page that asks for the code, as `login.acme.example`, so that a phone fills it in there and nowhere else. */
  readonly domain?: string
  /** The language where none of the wished ones is there. @defaultValue en */
  readonly defaultLocale?: string
  /**
   * Messages a second that the account may send (Service Quotas, *SendTextMessage*; 1 in a new account). All concurrency follows from it.
   */
  readonly sendsPerSecond: number
  /** Calls a second that are let in, twice as many in a burst. @defaultValue `sendsPerSecond`; with a queue twice that, and 10 at least */
  readonly callsPerSecond?: number
  /** @defaultValue overflow */
  readonly delivery?: DeliveryKind
  readonly sms?: ChannelSettings
  /** Without an origination identity no calls are made. */
  readonly voice?: ChannelSettings
  /** The name of the configuration set of every message. */
  readonly configurationSet?: string
  /** The id of the protect configuration of every message: which countries may be sent to. Have one for codes alone. */
  readonly protectConfiguration?: string
  /** The countries that codes go to, as ISO 3166-1 alpha-2. `null`: all, at your cost; most fraud comes from where you have no customers. */
  readonly countries: readonly string[] | null
  /** A folder of template files, which is deployed beside the functions. What is in the table comes before them. */
  readonly templatesFolder?: string
  /** The name of the template table of AWS's sample for Okta, to go on with it: its words are read as they are. Your own come before them. */
  readonly existingTemplateTable?: string
  /** More variables for all functions, as `OTP_WHEN_UNSURE`; `docs/functions.md` lists them. They win over what follows from the other props; what needs a permission of its own has a prop of its own, and is refused here. */
  readonly environment?: Readonly<Record<string, string>>
  /** Named in the encryption context, and so what one environment seals no other opens. @defaultValue production */
  readonly environmentName?: string
  /** Calls from one address within five minutes, before the firewall shuts it out. @defaultValue twice the calls that are let in within that time, and 600 at least */
  readonly callsPerAddress?: number
  /** Who hears of alarms; CloudWatch must be allowed to publish to it. @defaultValue a new encrypted topic */
  readonly alarmTopic?: ITopic
  /** Who gets alarms by mail; AWS asks each of them once whether they want it. */
  readonly alarmEmails?: readonly string[]
  readonly alarms?: AlarmThresholds
  /** @defaultValue one month */
  readonly logRetention?: RetentionDays
  /** What happens to tables, keys and logs when the stack goes. @defaultValue kept, but for what a failed creation leaves behind */
  readonly removalPolicy?: RemovalPolicy
  /**
   * How many of a function may run at the same time. `null`: no more than the account allows, for accounts too new to reserve any.
   * @defaultValue from `callsPerSecond` and `sendsPerSecond`
   */
  readonly concurrency?: Partial<Record<FunctionName, number | null>>
  /** How many functions the account may run at the same time (Service Quotas, Lambda). What is reserved must fit beside the 100 that AWS leaves to all others. @defaultValue 1000 */
  readonly accountConcurrency?: number
  /** The version of the secret whose keys make pseudonyms, to change them: `docs/deploy.md`. @defaultValue the one that is current at the first deployment */
  readonly pseudonymKeyVersion?: string
  /** The bundles of all functions, `dist/functions` of this package. @defaultValue for each function its own bundle, uploaded from there */
  readonly code?: Code
  readonly overrides?: Overrides
}
