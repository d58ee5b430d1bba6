import { DescribeTableCommand } from '@aws-sdk/client-dynamodb'
import { isOtpError } from '../core/errors.js'
import { createDynamoDb, type DynamoDbOptions } from '../drivers/aws/dynamodb.js'
import { surroundingsFailure } from './command.js'
import { visible } from './screen.js'

/**
 * What names a table in the whole world, for its name alone is that of another table in another account or Region, and of the
 * one that is made anew when it is lost: its name and AWS's own id of it. Where it may not be described an ARN is good enough;
 * `undefined` where there is only the name.
 */
export async function readTableIdentity(options: DynamoDbOptions, signal: AbortSignal): Promise<string | undefined> {
  const { table } = options
  const db = createDynamoDb('readTableIdentity', options, 'store-unavailable')
  try {
    const describe = new DescribeTableCommand({ TableName: table })
    const { Table } = await db.ask(signal, (client, cut) => client.send(describe, cut))
    return Table?.TableName && Table.TableId && `${Table.TableName} ${Table.TableId}`
  } catch (thrown) {
    const reason = isOtpError(thrown) ? thrown.cause?.name : undefined
    if (reason === 'ResourceNotFoundException') throw surroundingsFailure(`there is no table ${visible(table)}`, thrown)
    if (reason !== 'AccessDeniedException') throw thrown
    return table.startsWith('arn:') ? table : undefined
  }
}
