import { Stack, Validations } from 'aws-cdk-lib'
import type { RestApi } from 'aws-cdk-lib/aws-apigateway'
import type { Policy } from 'aws-cdk-lib/aws-iam'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { IConstruct } from 'constructs'
import type { Part } from './functions.js'

/** What stands in the stack and is meant so, though a pack of cdk-nag finds it. */
export interface Meant {
  readonly api: RestApi
  readonly parts: readonly Part[]
  readonly secret: IConstruct
  readonly deadLetterQueues: readonly IQueue[]
}

const say = (construct: IConstruct, id: string, reason: string): void => {
  const [pack = ''] = id.split('-')
  Validations.of(construct).acknowledge({ id: `${pack}::${id}`, reason })
}

/** Acknowledges every finding of AwsSolutions and Serverless, each where it is and with its reason. */
export function acknowledge({ api, parts, secret, deadLetterQueues }: Meant): void {
  say(
    secret,
    'AwsSolutions-SMG4',
    'Another key makes other names: people would lose their preferences. It is changed by hand, beside the former one.',
  )
  say(
    api,
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
    'The role of the account by which API Gateway writes access logs; AWS names this policy for it.',
  )
  say(
    api,
    'AwsSolutions-APIG6',
    'Execution logs quote calls, and nothing of a call may be written down. Access logs, traces and decision records tell the rest.',
  )
  say(
    api,
    'AwsSolutions-COG4',
    'Okta proves itself by tokens of its own authorization server, which a Lambda authorizer and the hook verify.',
  )
  for (const queue of deadLetterQueues) {
    say(queue, 'Serverless-SQSRedrivePolicy', 'This is where letters end; an alarm calls a person.')
  }
  for (const part of parts) acknowledgePart(part)
}

function acknowledgePart({ name, function: made, policy }: Part): void {
  say(policy, 'AwsSolutions-IAM5[Resource::*]', 'X-Ray knows no resources.')
  for (const resource of anyIdentity(policy)) {
    say(
      policy,
      `AwsSolutions-IAM5[Resource::${resource}]`,
      'No origination identity is named by its id: the service chooses one of the account.',
    )
  }
  if (name === 'receipts') {
    say(
      made,
      'Serverless-LambdaAsyncFailureDestination',
      'It has a dead-letter queue, which keeps the event as it came and can be read by one tool with the others.',
    )
    return
  }
  const buried =
    name === 'worker'
      ? 'The queue it takes from has a dead-letter queue.'
      : 'API Gateway waits for its answer: Lambda’s dead-letter queue would never see a call.'
  say(made, 'Serverless-LambdaDLQ', buried)
  if (name === 'worker') {
    const mapping = 'SQS itself redrives to its dead-letter queue; a destination of the mapping is for streams.'
    for (const child of made.node.children) say(child, 'Serverless-LambdaEventSourceMappingDestination', mapping)
  }
}

/** The resources that end in a wildcard, written as cdk-nag writes them. */
function anyIdentity(policy: Policy): string[] {
  const { Statement: statements } = Stack.of(policy).resolve(policy.document.toJSON()) as { Statement: { Resource: unknown }[] }
  return statements
    .flatMap(({ Resource }) => Resource)
    .map(plainText)
    .filter((resource) => resource !== '*' && resource.endsWith('*'))
}

/** A text with its references in angle brackets. */
function plainText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  const { Ref, 'Fn::Join': join } = value as { Ref?: string; 'Fn::Join'?: [string, unknown[]] }
  if (Ref !== undefined) return `<${Ref}>`
  return join === undefined ? '' : join[1].map(plainText).join(join[0])
}
