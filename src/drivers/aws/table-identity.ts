import { DescribeTableCommand } from '@aws-sdk/client-dynamodb'
import { isOtpError } from '../../core/errors.js'
import { createDynamoDb, type DynamoDbOptions } from './dynamodb.js'

/**
 * What names a table in the whole world: its name and AWS's own id of it. Its name alone is that of another table in another account
 * or Region, too, and of the one that is made anew when it is lost. Needs `dynamodb:DescribeTable`; where that is denied, or
 * a server of another make says no id, an ARN is good enough, and with a name alone it is `undefined`. Fails with `store-unavailable`.
 */
export async function readTableIdentity(options: DynamoDbOptions, signal: AbortSignal): Promise<string | undefined> {
  const { table } = options
  const byArn = table.startsWith('arn:') ? table : undefined
  const db = createDynamoDb('readTableIdentity', options, 'store-unavailable')
  try {
    const describe = new DescribeTableCommand({ TableName: table })
    const { Table } = await db.ask(signal, (client, cut) => client.send(describe, cut))
    return Table?.TableName && Table.TableId ? `${Table.TableName} ${Table.TableId}` : byArn
  } catch (thrown) {
    if (!isOtpError(thrown) || thrown.cause?.name !== 'AccessDeniedException') throw thrown
    return byArn
  }
}
