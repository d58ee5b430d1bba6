import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { variables } from '../../src/cli/settings.js'
import { tables } from '../../src/drivers/aws/tables.js'
import { variables as functionVariables } from '../../src/functions/environment.js'
import { type DynamoDb, startDynamoDb } from '../fixtures/dynamodb.js'
import { awsEnvironment, run } from './stage.js'

const userId = '00uPersonOfTheTest'
const key = (letters: string): string => Buffer.from(letters.repeat(4)).toString('base64')
const keys = key('abcdefgh')

let db: DynamoDb
let table: string
beforeAll(async () => {
  db = await startDynamoDb()
  table = await db.createTable(tables.state)
})
afterAll(() => db.close())
afterEach(() => db.proxy.always('pass'))

const cli = async (argv: readonly string[], more: { keys?: string; input?: string } = {}) => {
  const environment = {
    ...awsEnvironment(db.proxy.url),
    OTP_PREFERENCE_TABLE: table,
    OTP_PSEUDONYM_KEYS: more.keys ?? keys,
  }
  const ran = await run(['preferences', ...argv], { environment, input: more.input ?? '' })
  // Never printed back, whatever happens.
  for (const secret of [userId, ...keys.split(',')]) expect(ran.out + ran.err).not.toContain(secret)
  return ran
}

it('reads the variables of the ready-made functions', () => {
  expect(Object.keys(functionVariables)).toEqual(expect.arrayContaining(Object.values(variables)))
})

describe('preferences', () => {
  it('writes, reads and forgets a choice, under a pseudonym', async () => {
    expect(await cli(['get', userId])).toMatchObject({ exitCode: 0, out: 'null\n' })
    const put = ['put', userId, '--locale', 'de_CH', '--locale', 'fr', '--channel', 'voice', '--speed', 'x-slow']
    expect((await cli(put)).exitCode).toBe(0)
    expect((await cli(['get', userId])).out).toBe('{"locales":["de-CH","fr"],"channel":"voice","speed":"x-slow"}\n')
    const { Items } = await db.client.send(new ScanCommand({ TableName: table }))
    expect(JSON.stringify(Items)).not.toContain(userId)
    await cli(['put', userId, '--locale', 'it'])
    expect((await cli(['get', userId])).out).toBe('{"locales":["it"]}\n')
    expect((await cli(['forget', userId])).exitCode).toBe(0)
    expect((await cli(['get', userId])).out).toBe('null\n')
  })

  it('reads the user id from the standard input', async () => {
    await cli(['put', '-', '--locale', 'nl'], { input: `${userId}\n` })
    expect((await cli(['get', userId])).out).toBe('{"locales":["nl"]}\n')
    expect(await cli(['get', '-'], { input: ' \n' })).toMatchObject({ exitCode: 2, err: 'error: the user id is empty\n' })
  })

  it('finds a choice under a former key', async () => {
    await cli(['put', userId, '--locale', 'sv'])
    expect((await cli(['get', userId], { keys: `${key('ijklmnop')}, ${keys}` })).out).toBe('{"locales":["sv"]}\n')
    expect((await cli(['get', userId], { keys: key('ijklmnop') })).out).toBe('null\n')
  })

  it.each([
    ['none', '', 'set OTP_PSEUDONYM_KEYS'],
    ['one that is too short', 'c2hvcnQ=', 'must be keys of 32 bytes or more in Base64, with commas between'],
    ['one that is not random', key('aaaaaaaa'), 'must be random bytes'],
    ['the same twice', `${keys},${keys}`, 'has the current key twice'],
  ])('refuses keys: %s', async (_, given, complaint) => {
    const { exitCode, out, err } = await cli(['get', userId], { keys: given })
    expect({ exitCode, out }).toEqual({ exitCode: 3, out: '' })
    expect(err).toContain(complaint)
    if (given !== '') expect(err).not.toContain(given)
  })

  it('says in a line that the table cannot be reached, with nothing of the person', async () => {
    db.proxy.always({ status: 400, body: JSON.stringify({ __type: 'ValidationException', message: userId }) })
    for (const argv of [
      ['get', userId],
      ['put', userId, '--locale', 'de'],
      ['forget', userId],
    ]) {
      const { exitCode, err } = await cli([...argv, '--verbose'])
      expect(exitCode).toBe(3)
      expect(err).toMatch(/^error: the table \S+ refuses the call \(ValidationException\): /)
      expect(err).not.toContain(userId)
    }
  })
})
