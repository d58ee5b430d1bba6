import { Duration } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'

/** How often Lambda tries an event again, after one minute and after two more. */
export const receiptRetries = 2
/** An event may overtake the memory of its message by moments, and the table may be away for longer. */
export const receiptLife: Duration = Duration.hours(6)

/** Delivery events come to the default bus by themselves. What EventBridge cannot hand over waits beside what the function could not handle. */
export function createReceiptsRule(scope: Construct, receipts: IFunction, deadLetterQueue: IQueue): Rule {
  const target = new LambdaFunction(receipts, { deadLetterQueue, retryAttempts: 8, maxEventAge: receiptLife })
  return new Rule(scope, 'DeliveryEvents', {
    description: 'localized-otp: what became of the messages',
    eventPattern: {
      source: ['aws.sms-voice'],
      detailType: ['Text Message Delivery Status Updated', 'Voice Message Delivery Status Updated'],
    },
    targets: [target],
  })
}
