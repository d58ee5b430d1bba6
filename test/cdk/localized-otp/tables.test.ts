import { RemovalPolicy } from 'aws-cdk-lib'
import { Match } from 'aws-cdk-lib/assertions'
import { expect, it } from 'vitest'
import { tables } from '../../../src/drivers/aws/tables.js'
import { all, deliveries, templateOf } from '../stack.js'

const key = { 'Fn::GetAtt': [Match.stringLikeRegexp('DataKey'), 'Arn'] }

it.each(deliveries)(
  'makes the tables as they are defined: on demand, under the key, restorable, protected, kept: %s',
  (delivery) => {
    const template = templateOf({ delivery })
    const common = {
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: key },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      KeySchema: [
        { AttributeName: tables.state.partitionKey, KeyType: 'HASH' },
        { AttributeName: tables.state.sortKey, KeyType: 'RANGE' },
      ],
    }
    template.resourceCountIs('AWS::DynamoDB::Table', 2)
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      ...common,
      TimeToLiveSpecification: { AttributeName: tables.state.timeToLive, Enabled: true },
    })
    template.hasResourceProperties('AWS::DynamoDB::Table', { ...common, TimeToLiveSpecification: Match.absent() })
    template.allResources('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
  },
)

it('lets everything go with the stack where that is said', () => {
  const template = templateOf({ removalPolicy: RemovalPolicy.DESTROY })
  template.allResources('AWS::DynamoDB::Table', { DeletionPolicy: 'Delete' })
  expect(
    all<{ DeletionProtectionEnabled: boolean }>(template, 'AWS::DynamoDB::Table').map((one) => one.DeletionProtectionEnabled),
  ).toEqual([false, false])
})

it('makes no table of the sample, and hands its name to whoever sends', () => {
  const template = templateOf({ existingTemplateTable: 'OktaTemplates' })
  template.resourceCountIs('AWS::DynamoDB::Table', 2)
  template.resourcePropertiesCountIs(
    'AWS::Lambda::Function',
    { Environment: { Variables: Match.objectLike({ OTP_SAMPLE_TABLE: 'OktaTemplates' }) } },
    2,
  )
})
