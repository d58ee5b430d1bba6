import { Match } from 'aws-cdk-lib/assertions'
import { expect, it } from 'vitest'
import { all, deliveries, templateOf } from '../stack.js'

const deadLetters = { 'Fn::GetAtt': [Match.stringLikeRegexp('ReceiptsDeadLetters'), 'Arn'] }

it.each(deliveries)('brings the delivery events of texts and calls to their function, and loses none: %s', (delivery) => {
  const template = templateOf({ delivery })
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      source: ['aws.sms-voice'],
      'detail-type': ['Text Message Delivery Status Updated', 'Voice Message Delivery Status Updated'],
    },
    Targets: [Match.objectLike({ DeadLetterConfig: { Arn: deadLetters } })],
  })
})

it('gives the function a dead-letter queue of its own, for it is invoked asynchronously', () => {
  const template = templateOf()
  template.hasResourceProperties('AWS::Lambda::Function', {
    Handler: 'receipts.handler',
    DeadLetterConfig: { TargetArn: deadLetters },
  })
  template.resourcePropertiesCountIs('AWS::Lambda::Function', { DeadLetterConfig: Match.anyValue() }, 1)
  template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600 })
})

it('lets EventBridge write into that queue for this rule only', () => {
  const policies = all<{ PolicyDocument: { Statement: { Principal: unknown; Condition?: unknown }[] } }>(
    templateOf(),
    'AWS::SQS::QueuePolicy',
  )
  const allowed = policies
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Principal }) => JSON.stringify(Principal).includes('events.amazonaws.com'))
  expect(allowed).toHaveLength(1)
  expect(JSON.stringify(allowed[0]?.Condition)).toContain('DeliveryEvents')
})
