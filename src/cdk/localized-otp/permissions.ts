import { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { leadingKeys } from '../../drivers/aws/tables.js'
import type { Surroundings } from './environment.js'
import { sealConditions } from './keys.js'
import type { FunctionName, Origination } from './props.js'

type Ask = readonly [sid: string, actions: readonly string[], resources: readonly string[], conditions?: object]

const statementOf = ([sid, actions, resources, conditions]: Ask): PolicyStatement =>
  new PolicyStatement({
    sid,
    actions: [...actions],
    resources: [...resources],
    ...(conditions && { conditions: { ...conditions } }),
  })

/** An item may be touched only where its key begins so. A Scan would not heed it; nobody is given one on these tables. */
const onKeys = (...prefixes: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': prefixes.map((prefix) => `${prefix}*`) },
})

/**
 * What each function may do, beside writing its log and its traces: exactly what it does, on what it does it to.
 * `test/cdk/localized-otp/permissions.test.ts` holds this to the calls that were recorded.
 */
export function permissionsOf(scope: Construct, name: FunctionName, around: Surroundings): PolicyStatement[] {
  const { settings, tables, queues, codeKey } = around
  if (name === 'authorizer') return []
  if (name === 'receipts') {
    return [statementOf(['Messages', ['dynamodb:GetItem'], [tables.state.tableArn], onKeys(leadingKeys.message)])]
  }
  const asks: Ask[] = []
  const context = sealConditions(settings.environmentName)
  if (queues && codeKey && name === 'hook') {
    asks.push(['Seal', ['kms:GenerateDataKey'], [codeKey.keyArn], context])
    asks.push(['Enqueue', ['sqs:SendMessage'], [queues.delivery.queueArn]])
  }
  if (queues && codeKey && name === 'worker') {
    const take = ['ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility', 'GetQueueAttributes']
    asks.push(['Open', ['kms:Decrypt'], [codeKey.keyArn], context])
    asks.push(['Take', take.map((action) => `sqs:${action}`), [queues.delivery.queueArn]])
    asks.push(['Bury', ['sqs:SendMessage'], [queues.dead.queueArn]])
  }
  if (name === 'worker' || settings.hookSends) asks.push(...sending(Stack.of(scope), around))
  return asks.map(statementOf)
}

function sending(stack: Stack, { props, settings, tables }: Surroundings): Ask[] {
  const { sms = {}, voice = {}, configurationSet, protectConfiguration } = props
  const { templates, state, sample } = tables
  const arn = arnsOf(stack)
  const named = (kind: string, name: string | undefined): string[] =>
    name === undefined ? [] : [name.startsWith('arn:') ? name : arn(kind, name)]
  const configuration = named('configuration-set', configurationSet)
  const protect = named('protect-configuration', protectConfiguration)
  const texts = [...identities(arn, sms.origination, ['phone-number', 'pool', 'sender-id']), ...configuration, ...protect]
  const calls = [...identities(arn, voice.origination, ['phone-number', 'pool']), ...configuration]
  const asks: Ask[] = [
    ['Words', ['dynamodb:Query'], [templates.tableArn], onKeys(leadingKeys.template)],
    ['Preferences', ['dynamodb:GetItem'], [state.tableArn], onKeys(leadingKeys.preference)],
    ['Claims', ['dynamodb:PutItem', 'dynamodb:UpdateItem'], [state.tableArn], onKeys(leadingKeys.claim)],
    ['Messages', ['dynamodb:PutItem'], [state.tableArn], onKeys(leadingKeys.message)],
    ['Texts', ['sms-voice:SendTextMessage'], texts],
  ]
  // That table has no key to ask by.
  if (sample) asks.push(['WordsOfTheSample', ['dynamodb:Scan'], [sample.tableArn]])
  if (settings.hasVoice) {
    asks.push(['Calls', ['sms-voice:SendVoiceMessage'], calls])
    asks.push(['Counters', ['dynamodb:UpdateItem'], [state.tableArn], onKeys(leadingKeys.counter)])
  }
  return asks
}

type Arn = (resource: string, resourceName: string) => string

const arnsOf =
  (stack: Stack): Arn =>
  (resource, resourceName) =>
    stack.formatArn({ service: 'sms-voice', resource, resourceName })

/** Whom messages may come from. Where nobody is named, the service takes one of these kinds. */
function identities(arn: Arn, origination: Origination | undefined, kinds: readonly string[]): string[] {
  const { default: other, byCountry = {} } = origination ?? {}
  const named = Object.entries(byCountry).map(([country, identity]) => identityArn(arn, identity, country))
  const others = other === undefined ? kinds.map((kind) => arn(kind, '*')) : [identityArn(arn, other, '*')]
  return [...new Set([...others, ...named])]
}

function identityArn(arn: Arn, identity: string, country: string): string {
  if (identity.startsWith('arn:')) return identity
  if (identity.startsWith('pool-')) return arn('pool', identity)
  if (identity.startsWith('phone-')) return arn('phone-number', identity)
  // A number is allowed by its id, which it does not tell.
  return /^\+?\d+$/.test(identity) ? arn('phone-number', '*') : arn('sender-id', `${identity}/${country}`)
}
