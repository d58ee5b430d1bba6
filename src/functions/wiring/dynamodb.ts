import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { lazyClient } from '../../drivers/aws/client.js'

/** One client for all tables of a function: one set of open connections. Its manners are those of the drivers' own clients. */
export const createDynamoDbClient = (): DynamoDBClient =>
  lazyClient('functions', {}, (config: DynamoDBClientConfig) => new DynamoDBClient(config), {
    maxAttempts: 3,
    requestTimeoutMs: 800,
  })()
