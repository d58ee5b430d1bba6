/** What a table is like: the one place that tests, the deployment and the command line read it from. */
export interface TableDefinition {
  /** Both keys are strings. There are no indexes. */
  readonly partitionKey: 'pk'
  readonly sortKey: 'sk'
  readonly billing: 'on-demand'
  /** Epoch seconds, after which DynamoDB deletes an item some day; every reader compares `expiresAt` (epoch ms) itself. */
  readonly timeToLive?: 'ttl'
  readonly pointInTimeRecovery: boolean
  readonly deletionProtection: boolean
}

/**
 * Words in one table, what happens in the other: other people write them, and other things are lost with them.
 * Both may be the same table.
 */
export const tables = {
  config: {
    partitionKey: 'pk',
    sortKey: 'sk',
    billing: 'on-demand',
    pointInTimeRecovery: true,
    deletionProtection: true,
  },
  state: {
    partitionKey: 'pk',
    sortKey: 'sk',
    billing: 'on-demand',
    timeToLive: 'ttl',
    pointInTimeRecovery: true,
    deletionProtection: true,
  },
} as const satisfies Record<string, TableDefinition>

/** What a partition key begins with, so that a role can be held to its own part (`dynamodb:LeadingKeys`). */
export const leadingKeys = {
  template: 'TPL#',
  preference: 'USR#',
  claim: 'REQ#',
  counter: 'RL#',
  message: 'MSG#',
} as const

/** The two attributes of an item that ends: what readers compare, and what DynamoDB deletes by. */
export function expiryOf(expiresAt: number): {
  readonly expiresAt: { readonly N: string }
  readonly ttl: { readonly N: string }
} {
  return { expiresAt: { N: String(expiresAt) }, ttl: { N: String(Math.ceil(expiresAt / 1000)) } }
}
