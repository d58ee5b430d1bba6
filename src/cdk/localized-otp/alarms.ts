import { Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import type { LocalizedOtpProps } from './props.js'
import { type Watched, watches } from './watches.js'

/** Every alarm there is. They stay quiet while nothing is measured: no calls are no fault. */
export function createAlarms(scope: Construct, props: LocalizedOtpProps, watched: Watched, topic: ITopic): Alarm[] {
  return watches(props.alarms, watched).map(({ id, says, metric, above, below, of = [1, 1], keeps }) => {
    const alarm = new Alarm(scope, `${id}Alarm`, {
      alarmDescription: says,
      metric,
      threshold: above ?? below ?? 0,
      comparisonOperator:
        below === undefined ? ComparisonOperator.GREATER_THAN_THRESHOLD : ComparisonOperator.LESS_THAN_THRESHOLD,
      datapointsToAlarm: of[0],
      evaluationPeriods: of[1],
      treatMissingData: keeps ? TreatMissingData.IGNORE : TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(topic))
    alarm.addOkAction(new SnsAction(topic))
    return alarm
  })
}

/** Where alarms go: the topic that is given, or one of its own; and from there to whoever is named. */
export function createAlarmTopic(scope: Construct, props: LocalizedOtpProps, masterKey: IKey): ITopic {
  const topic = props.alarmTopic ?? createTopic(scope, masterKey)
  for (const address of props.alarmEmails ?? []) topic.addSubscription(new EmailSubscription(address))
  return topic
}

function createTopic(scope: Construct, masterKey: IKey): Topic {
  const topic = new Topic(scope, 'Alarms', { displayName: 'localized-otp', masterKey, enforceSSL: true })
  // A topic with a policy of its own has no longer the one that AWS gives it: without this, no alarm reaches anybody.
  const statement = new PolicyStatement({
    sid: 'AlarmsOfThisAccount',
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  })
  topic.addToResourcePolicy(statement)
  return topic
}
