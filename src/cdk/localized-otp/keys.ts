import { Stack } from 'aws-cdk-lib'
import {
  AccountRootPrincipal,
  AnyPrincipal,
  type IPrincipal,
  type IRole,
  PolicyDocument,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import type { LocalizedOtpProps } from './props.js'
import { kept, type Plan } from './settings.js'

/** Under which every code is sealed, and nothing else: readable in CloudTrail, nobody's number. */
export const sealContext = (environmentName: string): Readonly<Record<string, string>> => ({
  purpose: 'otp',
  env: environmentName,
})

/** What a role, or the key itself, demands of a call that seals or opens. */
export const sealConditions = (environmentName: string): Record<string, Record<string, string | string[]>> => {
  const context = sealContext(environmentName)
  const values = Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, value])
  return {
    StringEquals: Object.fromEntries(values) as Record<string, string>,
    'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': Object.keys(context) },
  }
}

/**
 * The key of everything at rest: tables, queues, logs, the secret and the alarms. As with AWS's own keys, whoever may use a service here may
 * use the key through it, and nobody without it; so no role needs a word about this key.
 */
export function createDataKey(scope: Construct, { removalPolicy, overrides }: LocalizedOtpProps): Key {
  const { account, partition, region } = Stack.of(scope)
  const key = new Key(scope, 'DataKey', {
    description: 'localized-otp: tables, queues, logs and the secret at rest',
    enableKeyRotation: true,
    removalPolicy: kept(removalPolicy),
    ...overrides?.dataKey,
  })
  const use = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*']
  const services = ['dynamodb', 'lambda', 'secretsmanager', 'sqs', 'sns'].map((name) => `${name}.${region}.amazonaws.com`)
  const allow = (sid: string, principal: IPrincipal, actions: readonly string[], conditions: object): void => {
    const statement = { sid, principals: [principal], actions: [...actions], resources: ['*'], conditions: { ...conditions } }
    key.addToResourcePolicy(new PolicyStatement(statement))
  }
  allow('ThroughServicesOfThisAccount', new AnyPrincipal(), [...use, 'kms:CreateGrant'], {
    StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': services },
  })
  allow('LogGroupsOfThisAccount', new ServicePrincipal(`logs.${region}.amazonaws.com`), use, {
    ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*` },
  })
  // Alarms go through the topic, and delivery events that cannot be handed over into their queue. Of these AWS says that EventBridge does
  // not tell KMS the account it works for: a condition on it would lose them. The queue itself admits one rule only.
  const publish = ['kms:Decrypt', 'kms:GenerateDataKey*']
  allow('AlarmsOfThisAccount', new ServicePrincipal('cloudwatch.amazonaws.com'), publish, {
    StringEquals: { 'aws:SourceAccount': account },
  })
  allow('EventsThatCannotBeHandedOver', new ServicePrincipal('events.amazonaws.com'), publish, {})
  return key
}

/** One by one: a wildcard such as `Create*` would grant what `CreateGrant` hands on, which is opening. */
const administer = [
  ...[
    'DescribeKey',
    'GetKeyPolicy',
    'GetKeyRotationStatus',
    'ListGrants',
    'ListKeyPolicies',
    'ListKeyRotations',
    'ListResourceTags',
  ],
  ...['PutKeyPolicy', 'UpdateKeyDescription', 'EnableKey', 'DisableKey', 'TagResource', 'UntagResource', 'RevokeGrant'],
  ...['CreateAlias', 'UpdateAlias', 'DeleteAlias', 'EnableKeyRotation', 'DisableKeyRotation', 'RotateKeyOnDemand'],
  ...['ScheduleKeyDeletion', 'CancelKeyDeletion'],
]

/** Who may do what with the key of the codes. */
export interface CodeKeyUsers {
  readonly sealer: IRole
  readonly opener: IRole
}

/**
 * The key of the codes. Its policy lets administrators administer and nobody decrypt, but for the two roles, each its own half, and only
 * under the context of this environment; IAM must allow it as well.
 */
export function createCodeKey(scope: Construct, { props, settings }: Pick<Plan, 'props' | 'settings'>, users: CodeKeyUsers): Key {
  const only = (sid: string, action: string, role: IRole): PolicyStatement => {
    const conditions = sealConditions(settings.environmentName)
    return new PolicyStatement({
      sid,
      principals: [new AccountRootPrincipal()],
      actions: [action],
      resources: ['*'],
      conditions: { ...conditions, ArnEquals: { 'aws:PrincipalArn': role.roleArn } },
    })
  }
  return new Key(scope, 'CodeKey', {
    description: 'localized-otp: seals the codes that wait in the queue',
    enableKeyRotation: true,
    removalPolicy: kept(props.removalPolicy),
    policy: new PolicyDocument({
      statements: [
        new PolicyStatement({
          sid: 'AdministeredByTheAccount',
          principals: [new AccountRootPrincipal()],
          actions: administer.map((action) => `kms:${action}`),
          resources: ['*'],
        }),
        only('SealedByTheHook', 'kms:GenerateDataKey', users.sealer),
        only('OpenedByTheWorker', 'kms:Decrypt', users.opener),
      ],
    }),
    ...props.overrides?.codeKey,
  })
}
