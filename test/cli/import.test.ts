import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toItem } from '../../src/drivers/aws/attributes.js'
import { type DynamoDb, startDynamoDb } from '../fixtures/dynamodb.js'
import { awsEnvironment, inFolder, run } from './stage.js'

const okta = (template: string, translations?: object) => ({
  id: 'cstk2flOtuCMDJK4b0g3',
  name: 'Custom',
  type: 'SMS_VERIFY_CODE',
  template,
  translations,
  created: '2026-01-31T00:00:00.000Z',
})

const importOkta = async (
  value: unknown,
  scene: (folder: string, cli: (...more: string[]) => ReturnType<typeof run>) => Promise<void>,
) =>
  inFolder(async (folder) => {
    const file = join(folder, 'okta.txt')
    await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value))
    await scene(folder, (...more) => run(['import', 'okta', file, '--folder', join(folder, 'out'), ...more]))
  })

const read = async (folder: string, name: string) => JSON.parse(await readFile(join(folder, 'out', name), 'utf8')) as unknown

describe('import okta', () => {
  it('makes a file of each translation, for every purpose', async () => {
    const value = [
      okta('Your ${org.name} code is ${code}', { es: '${ code } es tu código de ${org.name}', 'pt-BR': '{x} \\ ${code}' }),
    ]
    await importOkta(value, async (folder, cli) => {
      expect((await cli()).out).toContain('12 texts; dry run, nothing was written')
      expect((await cli('--apply')).exitCode).toBe(0)
      expect((await readdir(join(folder, 'out'))).sort()).toEqual(['en.json', 'es.json', 'pt-BR.json'])
      const words = (text: string) => ({ authentication: [text], enrollment: [text], recovery: [text], unlock: [text] })
      expect(await read(folder, 'en.json')).toEqual({
        provenance: "Okta's SMS template",
        sms: words('Your {$brand} code is {$code}'),
      })
      expect(await read(folder, 'es.json')).toMatchObject({ sms: words('{$code} es tu código de {$brand}') })
      const preview = await run(['preview', 'pt', '--channel', 'sms', '--folder', join(folder, 'out'), '--own'])
      expect(preview.out).toContain('  | {x} \\ 123456')
      expect((await cli('--apply')).out).toBe('0 texts; nothing to import\n')
    })
  })

  it('reads one template alone, in the language that is said, and without translations', async () => {
    await importOkta(okta('.${code}', undefined), async (folder, cli) => {
      await cli('--apply', '--locale', 'de')
      expect(await read(folder, 'de.json')).toMatchObject({ sms: { unlock: ['{{.{$code}}}'] } })
    })
  })

  it('skips what it cannot turn, says which and why, and imports the rest', async () => {
    const translations = {
      fr: 'pas de code',
      it: '${code} ${user.name}',
      xx1: '${code}',
      de: '${code}',
      es: 7,
      DE: '${code} 2',
      en: '${code} en',
    }
    await importOkta(okta('${code} own', translations), async (folder, cli) => {
      const { exitCode, err } = await cli('--apply')
      expect(exitCode).toBe(1)
      expect(err.match(/^skipped: the text in '\w+'/gm)).toEqual(
        ['fr', 'it', 'xx1', 'es', 'DE'].map((key) => `skipped: the text in '${key}'`),
      )
      expect(err).not.toContain('pas de code')
      expect((await readdir(join(folder, 'out'))).sort()).toEqual(['de.json', 'en.json'])
      expect(await read(folder, 'en.json')).toMatchObject({ sms: { unlock: ['{$code} en'] } })
    })
  })

  it('leaves what stands in the folder, but by force', async () => {
    await importOkta(okta('${code} theirs'), async (folder, cli) => {
      await cli('--apply')
      const ours = { sms: { authentication: ['{$code} ours'] }, voice: { authentication: ['{$code} ours'] } }
      await writeFile(join(folder, 'out', 'en.json'), JSON.stringify(ours))
      const { exitCode, out } = await cli('--apply')
      expect(exitCode).toBe(1)
      expect(out).toContain('! sms/authentication/en is in the folder in other words; --force replaces them')
      expect(out).toContain('+ sms/unlock/en')
      expect(await read(folder, 'en.json')).toMatchObject({ sms: { authentication: ['{$code} ours'] } })
      expect((await cli('--apply', '--force')).exitCode).toBe(0)
      expect(await read(folder, 'en.json')).toMatchObject({ sms: { authentication: { wordings: ['{$code} theirs'] } } })
    })
  })

  it.each([
    ['no JSON', 'Your ${code}'],
    ['an empty list', []],
    ['an error of Okta', { errorCode: 'E0000011', errorSummary: 'Invalid token provided' }],
    ['translations that are a list', okta('${code}', ['de'])],
    ['a list with a stranger', [okta('${code}'), null]],
  ])('refuses %s', async (_, value) => {
    await importOkta(value, async (folder, cli) => {
      const { exitCode, out, err } = await cli('--apply')
      expect({ exitCode, out }).toEqual({ exitCode: 3, out: '' })
      expect(err).toContain("this is not what Okta's Management API answers")
      expect(await readdir(folder)).toEqual(['okta.txt'])
    })
  })

  it('says that there is no such file, and no folder to import to', async () => {
    expect(await run(['import', 'okta', '/nowhere/x.json', '--folder', '/nowhere'])).toMatchObject({
      exitCode: 3,
      err: 'error: /nowhere/x.json cannot be read: there is no such file\n',
    })
    await importOkta(okta('${code}'), async (folder) => {
      expect(await run(['import', 'okta', join(folder, 'okta.txt')])).toMatchObject({
        exitCode: 2,
        err: 'error: give --folder\n',
      })
    })
  })
})

const rows = [
  { id: '1', messagetype: 'sms', language: 'en', message: 'Your code is @otp' },
  {
    id: '2',
    messagetype: 'voice call',
    language: 'es',
    message: '<speak>Su {código} es <emphasis>@otp</emphasis></speak>',
    voiceid: 'MIA',
  },
  { id: '3', messagetype: 'fax', language: 'en', message: '@otp' },
]

describe('import aws-sample', () => {
  let db: DynamoDb
  beforeAll(async () => {
    db = await startDynamoDb()
  })
  afterAll(() => db.close())

  const typed = rows.map((row) => JSON.stringify(toItem(row), null, 2))
  it.each([
    ['the text file of the sample', `English Voice Sample\n\n${typed.join('\n\n-----\nSpanish {x} "Sample"\n\n')}\n`],
    ['what a scan printed', `{"Items": [${typed.join()}], "Count": 3}`],
    ['plain rows', JSON.stringify({ Items: rows })],
    ['a list of rows', JSON.stringify(rows)],
  ])('reads %s', async (_, text) => {
    await inFolder(async (folder) => {
      const file = join(folder, 'sample.txt')
      await writeFile(file, text)
      const { exitCode, out, err } = await run(['import', 'aws-sample', file, '--folder', join(folder, 'out'), '--apply'])
      expect(exitCode).toBe(1)
      expect(err).toContain("skipped: row 3: 'messagetype' is neither a text nor a call\n")
      expect(out).toContain('8 texts; written to the folder')
      expect(await read(folder, 'en.json')).toMatchObject({ sms: { unlock: ['Your code is {$code}'] } })
      expect(await read(folder, 'es.json')).toMatchObject({ voice: { unlock: ['Su \\{código\\} es {$code}'] } })
    })
  })

  it("reads the sample's table", async () => {
    const table = await db.createTable({ partitionKey: 'id', sortKey: 'messagetype' })
    for (const row of rows) await db.client.send(new PutItemCommand({ TableName: table, Item: toItem(row) }))
    await inFolder(async (folder) => {
      const argv = ['import', 'aws-sample', '--table', table, '--folder', join(folder, 'out'), '--apply']
      const { exitCode, out, err } = await run(argv, { environment: awsEnvironment(db.proxy.url) })
      expect(exitCode).toBe(1)
      expect(err).toContain('skipped: row 3: ')
      expect(out).toContain('8 texts; written')
      expect((await readdir(join(folder, 'out'))).sort()).toEqual(['en.json', 'es.json'])
    })
  })

  it.each(['', 'no rows', '{"a": ', '}{', '[1]'])('refuses a file without rows: %j', async (text) => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'x.txt'), text)
      const { exitCode, err } = await run(['import', 'aws-sample', join(folder, 'x.txt'), '--folder', folder])
      expect({ exitCode, err }).toEqual({
        exitCode: 3,
        err: `error: ${join(folder, 'x.txt')}: this holds no row of the sample\n`,
      })
    })
  })

  it('does not believe what is no row', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'x.txt'), '{"Items":[7]} {"errorMessage":"no"}')
      const { exitCode, err } = await run(['import', 'aws-sample', join(folder, 'x.txt'), '--folder', folder])
      expect(exitCode).toBe(1)
      expect(err.match(/^skipped: row without id/gm)).toHaveLength(2)
    })
  })

  it('is not slowed down by a file that was made for it', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'x.txt'), `${'{'.repeat(100_000)}${'"'.repeat(100_001)}`)
      expect((await run(['import', 'aws-sample', join(folder, 'x.txt'), '--folder', folder])).exitCode).toBe(3)
    })
  })
})
