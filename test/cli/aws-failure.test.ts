import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DynamoDb, startDynamoDb } from '../fixtures/dynamodb.js'
import { awsError } from '../fixtures/fault-proxy.js'
import { awsEnvironment, inFolder, run } from './stage.js'

let db: DynamoDb
beforeAll(async () => {
  db = await startDynamoDb()
})
afterAll(() => db.close())

/** What is said where the environment is this. */
async function said(environment: Readonly<Record<string, string>>): Promise<{ exitCode: number; err: string }> {
  const told = { exitCode: -1, err: '' }
  await inFolder(async (folder) => {
    Object.assign(told, await run(['diff', folder, '--table', 'codes'], { environment }))
  })
  return { exitCode: told.exitCode, err: told.err }
}

describe('a failure of AWS, told in a line that says what to do', () => {
  it.each([
    ['ResourceNotFoundException', 'there is no table codes: check its name, the Region and the account'],
    ['ValidationException', 'the table codes refuses the call (ValidationException): check how its name is written'],
    ['ExpiredTokenException', 'AWS does not accept the credentials (ExpiredTokenException): sign in again'],
    ['UnrecognizedClientException', 'AWS does not accept the credentials (UnrecognizedClientException): sign in again'],
    ['SomethingNew', 'the table codes could not be asked (SomethingNew); --verbose tells more'],
  ])('%s', async (name, line) => {
    db.proxy.always(awsError(name))
    const { exitCode, err } = await said(awsEnvironment(db.proxy.url))
    expect(exitCode).toBe(3)
    expect(err).toContain(`error: ${line}`)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it.each([
    ['a Region that is none', { AWS_REGION: 'Frankfurt!' }, 'AWS_REGION is no Region, such as eu-central-1'],
    ['an endpoint that is none', { AWS_ENDPOINT_URL: 'localhost' }, 'AWS_ENDPOINT_URL is no URL, such as http://localhost:8000'],
  ])('%s', async (_, more, line) => {
    expect(await said({ ...awsEnvironment(db.proxy.url), ...more })).toEqual({ exitCode: 3, err: `error: ${line}\n` })
  })
})
