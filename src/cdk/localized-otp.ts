import { CfnOutput } from 'aws-cdk-lib'
import type { RestApi } from 'aws-cdk-lib/aws-apigateway'
import type { Alarm, Dashboard } from 'aws-cdk-lib/aws-cloudwatch'
import type { IKey, Key } from 'aws-cdk-lib/aws-kms'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { VariableName } from '../functions/environment.js'
import { acknowledge } from './localized-otp/acknowledgements.js'
import { createAlarms, createAlarmTopic } from './localized-otp/alarms.js'
import { createApi } from './localized-otp/api.js'
import { createDashboard } from './localized-otp/dashboard.js'
import { createFirewall } from './localized-otp/firewall.js'
import { createFunction, createLayers, createRole, type Part } from './localized-otp/functions.js'
import { createCodeKey, createDataKey } from './localized-otp/keys.js'
import { createMetrics } from './localized-otp/metrics.js'
import type { FunctionName, LocalizedOtpProps } from './localized-otp/props.js'
import { createQueues, createReceiptsDeadLetters, type Queues } from './localized-otp/queues.js'
import { createReceiptsRule, receiptLife, receiptRetries } from './localized-otp/receipts.js'
import { kept, type Plan, settingsOf, uniqueName } from './localized-otp/settings.js'
import { createTables, type Tables } from './localized-otp/tables.js'

export type {
  AlarmThresholds,
  ChannelSettings,
  DeliveryKind,
  FunctionName,
  LocalizedOtpProps,
  Origination,
  Overrides,
} from './localized-otp/props.js'
export type { Queues, Tables }

/**
 * The whole system: firewall, API, authorizer, hook, queue with its dead-letter queue, worker, tables, keys, receipts, alarms, dashboard.
 * What it is made of is here to be changed further; `docs/deploy.md` tells what each part is for.
 * @throws TypeError naming the prop that is wrong
 */
export class LocalizedOtp extends Construct {
  /** Where Okta's telephony hook posts to. */
  readonly url: string
  readonly api: RestApi
  /** `worker` only where there is a queue. */
  readonly functions: Readonly<Partial<Record<FunctionName, IFunction>>>
  readonly tables: Tables
  /** None where everything is sent directly. */
  readonly queues: Queues | undefined
  /** Of delivery events that could not be handled. */
  readonly receiptsDeadLetters: Queue
  /** Of everything at rest. */
  readonly dataKey: Key
  /** Of the codes in the queue. */
  readonly codeKey: Key | undefined
  /** The key of pseudonyms. */
  readonly pseudonymSecret: Secret
  /** Where the alarms go. */
  readonly alarmTopic: ITopic
  readonly alarms: readonly Alarm[]
  readonly dashboard: Dashboard

  constructor(scope: Construct, id: string, props: LocalizedOtpProps) {
    super(scope, id)
    const settings = settingsOf(props)
    this.dataKey = createDataKey(this, props)
    this.tables = createTables(this, props, this.dataKey)
    this.pseudonymSecret = createSecret(this, props, this.dataKey)
    this.queues = settings.hasQueue ? createQueues(this, props, this.dataKey) : undefined
    this.receiptsDeadLetters = createReceiptsDeadLetters(this, props, this.dataKey)

    const plan = { props, settings, dataKey: this.dataKey }
    const { parts, codeKey, api, accessLog } = createJourney(this, plan)
    this.codeKey = codeKey
    this.api = api
    this.functions = Object.fromEntries(parts.map((part) => [part.name, part.function]))

    createFirewall(this, plan, api.deploymentStage)
    const queues = this.queues && { queues: this.queues }
    const namespace = `LocalizedOtp/${uniqueName(this)}`
    const metrics = createMetrics({ api, accessLog, parts, namespace, hasVoice: settings.hasVoice })
    const watched = { metrics, receiptsDead: this.receiptsDeadLetters, ...queues }
    this.alarmTopic = createAlarmTopic(this, props, this.dataKey)
    this.alarms = createAlarms(this, props, watched, this.alarmTopic)
    this.dashboard = createDashboard(this, parts, this.alarms, watched)
    this.url = api.urlForPath('/otp')
    tell(this)
    const deadLetterQueues = [this.receiptsDeadLetters, ...(this.queues ? [this.queues.dead] : [])]
    acknowledge({ api, parts, secret: this.pseudonymSecret, deadLetterQueues })
  }
}

/** The functions, and what calls them. */
function createJourney(otp: LocalizedOtp, plan: Plan) {
  const { props, settings } = plan
  const roles = {
    authorizer: createRole(otp, 'authorizer'),
    hook: createRole(otp, 'hook'),
    receipts: createRole(otp, 'receipts'),
    ...(settings.hasQueue && { worker: createRole(otp, 'worker') }),
  }
  const codeKey = roles.worker && createCodeKey(otp, plan, { sealer: roles.hook.role, opener: roles.worker.role })
  const workshop = {
    ...plan,
    tables: otp.tables,
    secret: otp.pseudonymSecret,
    ...(otp.queues && { queues: otp.queues }),
    ...(codeKey && { codeKey }),
    layers: createLayers(otp, props),
  }
  const authorizer = createFunction(otp, workshop, roles.authorizer)
  const hook = createFunction(otp, workshop, roles.hook)
  const receipts = createFunction(otp, workshop, roles.receipts, {
    deadLetterQueue: otp.receiptsDeadLetters,
    retryAttempts: receiptRetries,
    maxEventAge: receiptLife,
  })
  const parts: Part[] = [authorizer, hook, receipts]
  if (roles.worker && otp.queues) {
    const worker = createFunction(otp, workshop, roles.worker)
    worker.function.addEventSource(
      new SqsEventSource(otp.queues.delivery, {
        batchSize: settings.batchSize,
        maxConcurrency: settings.workers,
        reportBatchItemFailures: true,
      }),
    )
    parts.push(worker)
  }
  createReceiptsRule(otp, receipts.function, otp.receiptsDeadLetters)
  const doors = { hook: hook.function, authorizer: authorizer.function }
  return { parts, codeKey, ...createApi(otp, plan, doors) }
}

/** What Okta, the command `localized-otp` and whoever looks after the system are told. */
function tell(otp: LocalizedOtp): void {
  const variable = (name: VariableName): string => name
  const outputs: [name: string, value: string | undefined, description: string][] = [
    ['Url', otp.url, 'Where the telephony hook of Okta posts to'],
    ['TemplateTable', otp.tables.templates.tableName, variable('OTP_TEMPLATE_TABLE')],
    ['StateTable', otp.tables.state.tableName, variable('OTP_PREFERENCE_TABLE')],
    ['DeadLetterQueueUrl', otp.queues?.dead.queueUrl, variable('OTP_DEAD_LETTER_QUEUE_URL')],
    ['ReceiptsDeadLetterQueueUrl', otp.receiptsDeadLetters.queueUrl, 'Delivery events that could not be handled'],
    ['AlarmTopic', otp.alarmTopic.topicArn, 'Who subscribes to it hears of alarms'],
    ['PseudonymSecret', otp.pseudonymSecret.secretArn, 'The secret with the keys of pseudonyms'],
  ]
  for (const [name, value, description] of outputs) if (value !== undefined) new CfnOutput(otp, name, { value, description })
}

/** Random, and nobody has seen it. It makes the names under which people stand in the table of state. */
function createSecret(otp: LocalizedOtp, { removalPolicy }: LocalizedOtpProps, encryptionKey: IKey): Secret {
  return new Secret(otp, 'PseudonymKey', {
    description: 'localized-otp: the keys of pseudonyms, the current one first, with commas between',
    encryptionKey,
    generateSecretString: { passwordLength: 64, excludePunctuation: true, includeSpace: false },
    removalPolicy: kept(removalPolicy),
  })
}
