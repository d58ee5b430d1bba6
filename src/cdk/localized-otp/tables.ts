import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, type ITable, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { type TableDefinition, tables } from '../../drivers/aws/tables.js'
import type { LocalizedOtpProps } from './props.js'

export interface Tables {
  /** The words. */
  readonly templates: Table
  /** What happens: preferences, claims, counters, messages. */
  readonly state: Table
  /** That of AWS's sample, where there is one to go on with. */
  readonly sample?: ITable
}

/** The tables, as `drivers/aws/tables` defines them. */
export function createTables(scope: Construct, props: LocalizedOtpProps, key: IKey): Tables {
  const create = (id: string, definition: TableDefinition): Table => {
    const { partitionKey, sortKey, timeToLive, pointInTimeRecovery, deletionProtection } = definition
    // Kept also where a creation fails: CloudFormation could not delete a protected table, and a table without a name blocks nothing.
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN
    return new Table(scope, id, {
      partitionKey: { name: partitionKey, type: AttributeType.STRING },
      sortKey: { name: sortKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: pointInTimeRecovery },
      // Whoever says that it shall all go with the stack means the tables too.
      deletionProtection: deletionProtection && removalPolicy !== RemovalPolicy.DESTROY,
      ...(timeToLive && { timeToLiveAttribute: timeToLive }),
      removalPolicy,
      ...props.overrides?.tables,
    })
  }
  const { existingTemplateTable: sample } = props
  return {
    templates: create('Templates', tables.config),
    state: create('State', tables.state),
    ...(sample !== undefined && { sample: Table.fromTableName(scope, 'Sample', sample) }),
  }
}
