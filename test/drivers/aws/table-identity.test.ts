import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readTableIdentity } from '../../../src/drivers/aws/table-identity.js'
import { tables } from '../../../src/drivers/aws/tables.js'
import { type DynamoDb, startDynamoDb } from '../../fixtures/dynamodb.js'
import { awsError } from '../../fixtures/fault-proxy.js'

const never = new AbortController().signal
const arn = 'arn:aws:dynamodb:eu-central-1:123456789012:table/codes'

let db: DynamoDb
beforeAll(async () => {
  db = await startDynamoDb()
})
afterAll(() => db.close())
afterEach(() => db.proxy.always('pass'))

describe('readTableIdentity', () => {
  const identityOf = (table: string, config = db.config) => readTableIdentity({ config, table }, never)

  it('is the same at each reading, and that of no other table, also not of one that has the same name', async () => {
    const elsewhere = await startDynamoDb()
    const [one, other] = [await db.createTable(tables.config), await db.createTable(tables.config)]
    expect(await elsewhere.createTable(tables.config)).toBe(one)
    const identity = await identityOf(one)
    expect(identity).toMatch(new RegExp(`^${one} \\S+$`))
    expect(await identityOf(one)).toBe(identity)
    expect(await identityOf(other)).not.toBe(identity)
    expect(await identityOf(one, elsewhere.config)).not.toBe(identity)
    await elsewhere.close()
  })

  it('is an ARN, and nothing by a name, where the table may not be described', async () => {
    db.proxy.always(awsError('AccessDeniedException'))
    expect(await identityOf(arn)).toBe(arn)
    expect(await identityOf('codes')).toBeUndefined()
  })

  it('is an ARN, and nothing by a name, where a server says no id', async () => {
    db.proxy.always({ status: 200, body: JSON.stringify({ Table: { TableName: 'codes' } }) })
    expect(await identityOf(arn)).toBe(arn)
    expect(await identityOf('codes')).toBeUndefined()
  })

  it.each([
    ['has no such table', awsError('ResourceNotFoundException')],
    ['refuses the call', awsError('ValidationException')],
    ['fails', awsError('InternalServerError', 500)],
  ])('fails where DynamoDB %s', async (_, fault) => {
    db.proxy.always(fault)
    await expect(identityOf(arn, db.hasty)).rejects.toMatchObject({ code: 'store-unavailable' })
  })
})
