import { setMaxListeners } from 'node:events'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Template } from '../../src/core/model/template.js'
import { tables } from '../../src/drivers/aws/tables.js'
import { type DynamoDbTemplateStore, dynamodbTemplateStore } from '../../src/drivers/dynamodb-template-store.js'
import { type DynamoDb, startDynamoDb } from '../fixtures/dynamodb.js'
import { awsError, type Reply } from '../fixtures/fault-proxy.js'
import { awsEnvironment, inFolder, type Run, run } from './stage.js'

const never = new AbortController().signal
const of = { purpose: 'authentication', channel: 'sms' } as const

let db: DynamoDb
beforeAll(async () => {
  db = await startDynamoDb()
})
afterAll(() => db.close())
afterEach(() => db.proxy.always('pass'))

interface Stand {
  readonly folder: string
  readonly table: string
  readonly store: DynamoDbTemplateStore
  /** Runs `push`, `pull` or `diff` on this folder and table. */
  cli(name: string, ...options: readonly string[]): Promise<Run>
  /** What stands in the table: `locale: first wording`. */
  inTable(): Promise<readonly string[]>
  file(locale: string, ...wordings: readonly string[]): Promise<void>
  put(locale: string, wording: string): Promise<void>
}

const stand = (scene: (stand: Stand) => Promise<void>) => async () => {
  const table = await db.createTable(tables.config)
  const store = dynamodbTemplateStore({ config: db.config, table })
  await inFolder(async (folder) => {
    await scene({
      folder,
      table,
      store,
      cli: (name, ...options) => run([name, folder, '--table', table, ...options], { environment: awsEnvironment(db.proxy.url) }),
      inTable: async () => (await store.list(of, never)).map((one) => `${one.locale}: ${one.wordings[0] ?? ''}`).sort(),
      file: (locale, ...wordings) =>
        writeFile(join(folder, `${locale}.json`), JSON.stringify({ sms: { authentication: wordings } })),
      put: (locale, wording) => store.put({ ...of, locale, version: wording, wordings: [wording] }, {}, never),
    })
  })
}

describe('push', () => {
  it(
    'shows what it would write, and writes it when it is told to',
    stand(async ({ cli, file, inTable }) => {
      await file('de', '{$code} ist Ihr Code')
      await file('fr', '{$code} est votre code')
      expect(await cli('push')).toEqual({
        exitCode: 0,
        err: '',
        out: '+ sms/authentication/de\n+ sms/authentication/fr\n2 texts; dry run, nothing was written: --apply writes\n',
      })
      expect(await inTable()).toEqual([])
      expect((await cli('push', '--apply')).out).toContain('2 texts; written to the table\n')
      expect(await inTable()).toEqual(['de: {$code} ist Ihr Code', 'fr: {$code} est votre code'])
      expect((await cli('push', '--apply')).out).toBe('0 texts; nothing to push\n')
      expect(await cli('diff')).toMatchObject({ exitCode: 0, out: '0 differences\n' })
    }),
  )

  it(
    'refuses words with errors, before anything is written',
    stand(async ({ cli, file, inTable }) => {
      await file('de', '{$code}', 'Ihr Code ist {code}')
      await file('fr', '{$code}')
      const { exitCode, out, err } = await cli('push', '--apply')
      expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' })
      expect(err).toContain('sms/authentication/de, wording 2\n  error old-placeholder: ')
      expect(err).toContain('1 error; nothing was written\n')
      expect(await inTable()).toEqual([])
    }),
  )

  it(
    'leaves alone what others changed, and calls it a conflict where both did',
    stand(async ({ cli, file, put, inTable }) => {
      await file('de', '{$code} 1')
      await file('fr', '{$code} 1')
      await cli('push', '--apply')
      await put('de', '{$code} theirs')
      await put('fr', '{$code} theirs')
      await put('it', '{$code} theirs')
      await file('de', '{$code} ours')
      const { exitCode, out } = await cli('push', '--apply')
      expect(exitCode).toBe(1)
      expect(out).toContain('! sms/authentication/de changed on both sides')
      expect(out).toContain('  sms/authentication/fr changed in the table; pull brings it')
      expect(await inTable()).toEqual(['de: {$code} theirs', 'fr: {$code} theirs', 'it: {$code} theirs'])
      expect(JSON.parse((await cli('push', '--json')).out)).toEqual({
        applied: false,
        put: [],
        remove: [],
        kept: [],
        conflicts: ['sms/authentication/de'],
        waiting: ['sms/authentication/fr', 'sms/authentication/it'],
      })
      expect((await cli('push', '--apply', '--force')).exitCode).toBe(0)
      expect(await inTable()).toEqual(['de: {$code} ours', 'fr: {$code} 1', 'it: {$code} theirs'])
    }),
  )

  it.each([
    ['under another version', 'theirs'],
    ['under the same version', '7'],
  ])('loses nothing to whoever writes between its look and its write, %s', async (_, version) => {
    await stand(async ({ cli, folder, inTable }) => {
      const versioned = (wording: string) =>
        writeFile(join(folder, 'de.json'), JSON.stringify({ version: '7', sms: { authentication: [wording] } }))
      await versioned('{$code} 1')
      await cli('push', '--apply')
      await versioned('{$code} ours')
      // Their write comes right before ours.
      db.proxy.always(async (reply, call, ask) => {
        if (call.operation !== 'Query' || !call.body.includes('TPL#authentication#sms')) return reply
        db.proxy.always('pass')
        const { TableName } = JSON.parse(call.body) as { TableName: string }
        const item = (JSON.parse(reply.body) as { Items: Record<string, unknown>[] }).Items[0]
        await ask('PutItem', {
          TableName,
          Item: { ...item, version: { S: version }, wordings: { L: [{ S: '{$code} theirs' }] } },
        })
        return reply
      })
      const { exitCode, out } = await cli('push', '--apply')
      expect(exitCode).toBe(1)
      expect(out).toContain('! sms/authentication/de changed on both sides')
      expect(await inTable()).toEqual(['de: {$code} theirs'])
      expect((await cli('push', '--apply')).out).toContain('1 conflict')
    })()
  })

  it(
    'removes only when it is told to, and only what was here once',
    stand(async ({ cli, file, put, folder, inTable }) => {
      await file('de', '{$code}')
      await file('fr', '{$code}')
      await cli('push', '--apply')
      await put('it', '{$code}')
      await rm(join(folder, 'fr.json'))
      expect((await cli('push', '--apply')).out).toContain('sms/authentication/fr is only in the table; push --delete removes it')
      expect(await inTable()).toEqual(['de: {$code}', 'fr: {$code}', 'it: {$code}'])
      expect((await cli('push', '--apply', '--delete')).out).toContain('- sms/authentication/fr\n')
      expect(await inTable()).toEqual(['de: {$code}', 'it: {$code}'])
      await cli('push', '--apply', '--delete', '--force')
      expect(await inTable()).toEqual(['de: {$code}'])
    }),
  )

  it(
    'takes neither a folder that is not there nor an empty one for one from which all was removed',
    stand(async ({ cli, file, folder, inTable }) => {
      await file('de', '{$code}')
      await cli('push', '--apply')
      await rm(join(folder, 'de.json'))
      const emptied = await cli('push', '--force', '--delete', '--apply')
      expect(emptied).toMatchObject({ exitCode: 3, out: '' })
      expect(emptied.err).toBe(`error: ${folder} holds no template, and --delete would remove all that the table has\n`)
      expect(await cli('push', '--apply')).toMatchObject({ exitCode: 0 })
      await rm(folder, { recursive: true })
      for (const [name, ...options] of [['diff'], ['push'], ['push', '--force', '--delete', '--apply']] as const) {
        expect(await cli(name, ...options)).toEqual({ exitCode: 3, out: '', err: `error: there is no folder ${folder}\n` })
      }
      expect(await inTable()).toEqual(['de: {$code}'])
    }),
  )

  it(
    'remembers what it wrote before the table failed, and goes on from there',
    stand(async ({ cli, file, folder, inTable }) => {
      for (const locale of ['cs', 'da', 'de', 'el', 'en', 'es', 'fi', 'fr', 'hu', 'it']) await file(locale, '{$code}')
      db.proxy.always((reply, { operation, body }) =>
        operation === 'PutItem' && body.includes('"locale":{"S":"hu"}') ? awsError('AccessDeniedException') : reply,
      )
      const { exitCode, err } = await cli('push', '--apply')
      expect(exitCode).toBe(3)
      expect(err).toMatch(
        /^9 of 10 were written; push again\nerror: the credentials may not use the table \S+ \(AccessDeniedException\): docs\/command\.md says what they need\n$/,
      )
      db.proxy.always('pass')
      // The table wrote `hu` and its answer was a failure: nobody can know, so it is not noted.
      const written = (await inTable()).filter((one) => !one.startsWith('hu'))
      expect(written.length).toBeGreaterThanOrEqual(8)
      const base = JSON.parse(await readFile(join(folder, '.localized-otp.json'), 'utf8')) as Record<string, object>
      expect(Object.keys(Object.values(base)[0] ?? {}).sort()).toEqual(
        written.map((one) => `sms/authentication/${one.slice(0, 2)}`),
      )
      expect((await cli('push', '--apply')).exitCode).toBe(0)
      expect(await inTable()).toHaveLength(10)
    }),
  )

  const failedNote = (why: string) =>
    `warning: .localized-otp.json ${why}; what is the same now is not noted, and its next change may be called a conflict\n`
  const spoilNote = (folder: string, name: string, answer: (reply: Reply) => Reply) =>
    db.proxy.always(async (reply, { operation }) => {
      if (operation !== name) return reply
      await mkdir(join(folder, '.localized-otp.json'), { recursive: true })
      return answer(reply)
    })

  it(
    'tells what it wrote where the note cannot be written',
    stand(async ({ cli, file, folder, inTable }) => {
      await file('de', '{$code}')
      spoilNote(folder, 'PutItem', (reply) => reply)
      expect(await cli('push', '--apply')).toEqual({
        exitCode: 0,
        out: '+ sms/authentication/de\n1 text; written to the table\n',
        err: failedNote('cannot be read: EISDIR'),
      })
      expect(await inTable()).toEqual(['de: {$code}'])
    }),
  )

  it(
    'tells the failure of the table where the note cannot be written, too',
    stand(async ({ cli, file, folder }) => {
      await file('de', '{$code}')
      spoilNote(folder, 'PutItem', () => awsError('AccessDeniedException'))
      const { exitCode, out, err } = await cli('push', '--apply')
      expect({ exitCode, out }).toEqual({ exitCode: 3, out: '' })
      expect(err).toContain(`${failedNote('cannot be read: EISDIR')}0 of 1 were written; push again\nerror: the credentials`)
    }),
  )

  it(
    'says how far it came when it is interrupted, and goes on from there',
    stand(async ({ cli, folder, table, file, inTable }) => {
      for (const locale of ['cs', 'da', 'de', 'el', 'en', 'es', 'fi', 'fr', 'hu']) await file(locale, '{$code}')
      const interruption = new AbortController()
      setMaxListeners(0, interruption.signal)
      db.proxy.always((reply, { operation, body }) => {
        if (operation === 'PutItem' && body.includes('"locale":{"S":"hu"}')) interruption.abort()
        return reply
      })
      const world = { environment: awsEnvironment(db.proxy.url), signal: interruption.signal }
      expect(await run(['push', folder, '--table', table, '--apply'], world)).toEqual({
        exitCode: 130,
        out: '',
        err: '8 of 9 were written; push again\nerror: interrupted\n',
      })
      const note = await readFile(join(folder, '.localized-otp.json'), 'utf8')
      expect(note.match(/sms\/authentication/g)).toHaveLength(8)
      db.proxy.always('pass')
      expect(await cli('push', '--apply')).toMatchObject({ exitCode: 0 })
      expect(await inTable()).toHaveLength(9)
    }),
  )

  it(
    'shows a person how far it is',
    stand(async ({ folder, file }) => {
      await file('de', '{$code}')
      const table = await db.createTable(tables.config)
      const argv = ['push', folder, '--apply']
      const environment = { ...awsEnvironment(db.proxy.url), OTP_TEMPLATE_TABLE: table }
      const { err } = await run(argv, { environment, showsProgress: true })
      expect(err).toContain('writing 1 of 1')
    }),
  )
})

describe('pull', () => {
  it(
    'makes a folder of what stands in the table',
    stand(async ({ cli, store, folder }) => {
      const template: Template = { ...of, locale: 'de', version: '7', wordings: ['{$code} a', '{$code} b'], provenance: 'Acme' }
      await store.put(template, {}, never)
      await store.put({ ...template, country: 'IN', frozen: true, carrier: { IN_ENTITY_ID: '1' } }, {}, never)
      await rm(folder, { recursive: true })
      expect((await cli('pull')).out).toContain('2 texts; dry run')
      expect((await cli('pull', '--apply')).exitCode).toBe(0)
      expect((await readdir(folder)).sort()).toEqual(['.localized-otp.json', 'de.json', 'de@IN.json'])
      expect(JSON.parse(await readFile(join(folder, 'de.json'), 'utf8'))).toMatchObject({ version: '7', provenance: 'Acme' })
      expect(await cli('diff')).toMatchObject({ exitCode: 0 })
    }),
  )

  it(
    'keeps what you changed and the schema of a file, and removes only when it is told to',
    stand(async ({ cli, put, store, folder }) => {
      await put('de', '{$code} 1')
      await put('fr', '{$code} 1')
      await put('it', '{$code} 1')
      await cli('pull', '--apply')
      const edited = { $schema: 'x', version: 'x', sms: { authentication: ['{$code} ours'], unlock: ['{$code} ours'] } }
      await writeFile(join(folder, 'de.json'), JSON.stringify(edited))
      const schemed = { $schema: 'y', ...(JSON.parse(await readFile(join(folder, 'fr.json'), 'utf8')) as object) }
      await writeFile(join(folder, 'fr.json'), JSON.stringify(schemed))
      await put('de', '{$code} theirs')
      await put('fr', '{$code} theirs')
      await store.remove({ ...of, locale: 'it' }, {}, never)
      const { exitCode, out } = await cli('pull', '--apply')
      expect(exitCode).toBe(1)
      expect(out).toContain('~ sms/authentication/fr\n')
      expect(out).toContain('  sms/unlock/de changed in the folder; push brings it')
      expect(out).toContain('! sms/authentication/de changed on both sides; pull --force takes the table')
      expect(out).toContain('  sms/authentication/it is only in the folder; pull --delete removes it')
      expect(JSON.parse(await readFile(join(folder, 'de.json'), 'utf8'))).toEqual(edited)
      expect(JSON.parse(await readFile(join(folder, 'fr.json'), 'utf8'))).toMatchObject({
        $schema: 'y',
        sms: { authentication: ['{$code} theirs'] },
      })
      await cli('pull', '--apply', '--force', '--delete')
      expect((await readdir(folder)).sort()).toEqual(['.localized-otp.json', 'de.json', 'fr.json'])
      expect(await cli('diff')).toMatchObject({ exitCode: 0, out: '0 differences\n' })
    }),
  )

  it(
    'does not take an empty table for one from which all was removed',
    stand(async ({ cli, file, folder }) => {
      await file('de', '{$code}')
      const { exitCode, err } = await cli('pull', '--force', '--delete', '--apply')
      expect({ exitCode, err }).toEqual({
        exitCode: 3,
        err: 'error: the table holds no template, and --delete would remove all that the folder has\n',
      })
      expect(await readdir(folder)).toEqual(['de.json'])
    }),
  )

  it(
    'tells what it wrote where the note cannot be written',
    stand(async ({ cli, put, folder }) => {
      await put('de', '{$code}')
      db.proxy.always(async (reply, { operation }) => {
        if (operation === 'Query') await mkdir(join(folder, '.localized-otp.json'), { recursive: true })
        return reply
      })
      const { exitCode, out, err } = await cli('pull', '--apply')
      expect({ exitCode, out }).toEqual({ exitCode: 0, out: '+ sms/authentication/de\n1 text; written to the folder\n' })
      expect(err).toMatch(/^warning: \.localized-otp\.json cannot be read: EISDIR; /)
    }),
  )

  it(
    'says which file cannot be written, and that a file is no folder',
    stand(async ({ cli, put, folder }) => {
      await put('de', '{$code}')
      // Somebody makes a folder of that name after the look.
      db.proxy.always(async (reply, { operation }) => {
        if (operation === 'Query') await mkdir(join(folder, 'de.json'), { recursive: true })
        return reply
      })
      expect(await cli('pull', '--apply')).toEqual({ exitCode: 3, out: '', err: 'error: de.json cannot be written: EISDIR\n' })
      db.proxy.always('pass')
      await rm(join(folder, 'de.json'), { recursive: true })
      await mkdir(join(folder, '.localized-otp.json'))
      expect((await cli('pull', '--apply')).err).toBe('error: .localized-otp.json cannot be read: EISDIR\n')
      expect(await readdir(folder)).toEqual(['.localized-otp.json'])
      await rm(folder, { recursive: true })
      await writeFile(folder, 'a file')
      const { exitCode, err } = await cli('pull', '--apply')
      expect({ exitCode, err }).toEqual({ exitCode: 3, err: `error: ${folder} is a file; give the folder that it is in\n` })
    }),
  )
})

describe('the note of the last time', () => {
  const noteOf = async (folder: string) =>
    JSON.parse(await readFile(join(folder, '.localized-otp.json'), 'utf8')) as Record<string, Record<string, string>>
  const deny = () =>
    db.proxy.always((reply, { operation }) => (operation === 'DescribeTable' ? awsError('AccessDeniedException') : reply))

  it('is not taken for that of a table of the same name in another account', async () => {
    const [staging, production] = [await startDynamoDb(), await startDynamoDb()]
    const table = await staging.createTable(tables.config)
    expect(await production.createTable(tables.config)).toBe(table)
    await inFolder(async (folder) => {
      const cli = ({ proxy }: DynamoDb, name: string, ...options: readonly string[]) =>
        run([name, folder, '--table', table, ...options], { environment: awsEnvironment(proxy.url) })
      const file = (words: string) => writeFile(join(folder, 'de.json'), JSON.stringify({ sms: { authentication: [words] } }))
      await file('{$code} old')
      await cli(staging, 'push', '--apply')
      await cli(production, 'push', '--apply')
      await file('{$code} new')
      await cli(staging, 'push', '--apply')
      expect((await cli(production, 'pull', '--apply')).out).toContain('changed in the folder; push brings it')
      expect(await readFile(join(folder, 'de.json'), 'utf8')).toContain('{$code} new')
      expect(await cli(production, 'push', '--apply')).toMatchObject({ exitCode: 0 })
      const stored = await dynamodbTemplateStore({ config: production.config, table }).list(of, never)
      expect(stored.map(({ wordings }) => wordings)).toEqual([['{$code} new']])
      expect(Object.keys(await noteOf(folder))).toHaveLength(2)
    })
    await Promise.all([staging.close(), production.close()])
  })

  it(
    'of a former version, which was kept by the name alone, is not believed',
    stand(async ({ cli, file, folder }) => {
      await file('de', '{$code}')
      await cli('push', '--apply')
      const note = await noteOf(folder)
      const [identity = ''] = Object.keys(note)
      const table = identity.split(' ')[0] ?? ''
      expect(identity).toMatch(/^\S+ \S+$/)
      await writeFile(join(folder, '.localized-otp.json'), JSON.stringify({ [table]: note[identity] }))
      await file('de', '{$code} ours')
      expect(await cli('push', '--apply')).toMatchObject({ exitCode: 1 })
      expect(await cli('push', '--apply', '--force')).toMatchObject({ exitCode: 0 })
      expect(Object.keys(await noteOf(folder))).toEqual([identity])
    }),
  )

  it.each(['push', 'pull'])('forgets, at a %s, what was removed on both sides: put back by others, it is new', async (name) => {
    await stand(async ({ cli, file, folder, store, inTable }) => {
      await file('de', '{$code}')
      await file('fr', '{$code}')
      await cli('push', '--apply')
      const french = (await store.list(of, never)).find(({ locale }) => locale === 'fr') as Template
      await rm(join(folder, 'fr.json'))
      await store.remove(french, {}, never)
      expect(await cli(name, '--apply')).toMatchObject({ exitCode: 0 })
      await store.put(french, {}, never)
      expect((await cli('diff')).out).toContain('sms/authentication/fr  changed in the table\n')
      expect((await cli('push', '--apply', '--delete')).out).toContain(
        'sms/authentication/fr changed in the table; pull brings it',
      )
      expect(await inTable()).toEqual(['de: {$code}', 'fr: {$code}'])
      expect((await cli('pull', '--apply')).out).toContain('+ sms/authentication/fr\n')
    })()
  })

  it(
    'is not written where the table may not be described, and that is said',
    stand(async ({ cli, file, folder, inTable }) => {
      deny()
      await file('de', '{$code}')
      const { exitCode, err } = await cli('push', '--apply')
      expect(exitCode).toBe(0)
      expect(err).toMatch(/^warning: .*allow dynamodb:DescribeTable, or give its ARN\n$/)
      expect(await readdir(folder)).toEqual(['de.json'])
      await file('de', '{$code} ours')
      expect((await cli('push', '--apply')).out).toContain('! sms/authentication/de changed on both sides')
      expect(await inTable()).toEqual(['de: {$code}'])
    }),
  )
})

describe('diff', () => {
  it(
    'shows the words and who changed them',
    stand(async ({ cli, file, put, store }) => {
      await file('de', '{$code} 1', '{$code} short')
      await file('fr', '{$code} b', '{$code} a')
      await cli('push', '--apply')
      await file('de', '{$code} 2', '{$code} short')
      await file('fr', '{$code} a', '{$code} b')
      await put('it', '{$code} theirs')
      const { exitCode, out } = await cli('diff')
      expect(exitCode).toBe(1)
      expect(out).toContain('sms/authentication/de  changed in the folder\n  - {$code} 1\n')
      expect(out).toContain('  + {$code} 2\n')
      expect(out).toContain('sms/authentication/it  changed in the table\n  - {$code} theirs\n')
      expect(out).toContain('3 differences\n')
      const differences = JSON.parse((await cli('diff', '--json')).out) as { place: string; changed: string }[]
      expect(differences.map(({ place, changed }) => `${place} ${changed}`)).toEqual([
        'sms/authentication/de folder',
        'sms/authentication/fr folder',
        'sms/authentication/it other',
      ])
      await store.remove({ ...of, locale: 'de' }, {}, never)
      expect((await cli('diff')).out).toContain('sms/authentication/de  changed on both sides')
    }),
  )

  it.each([
    ['is no JSON', 'junk'],
    ['is of another form', '[]'],
    ['holds what is no fingerprint', '{"table":{"place":1}}'],
  ])('does not guess where the note of the last time %s', async (_, text) => {
    await stand(async ({ cli, folder }) => {
      await writeFile(join(folder, '.localized-otp.json'), text)
      const { exitCode, err } = await cli('diff')
      expect(exitCode).toBe(3)
      expect(err).toContain('.localized-otp.json in the folder is broken')
    })()
  })

  it('says that the table cannot be reached', async () => {
    await inFolder(async (folder) => {
      const closed = awsEnvironment('http://127.0.0.1:1')
      const { exitCode, out, err } = await run(['diff', folder, '--table', 'none'], { environment: closed })
      expect({ exitCode, out }).toEqual({ exitCode: 3, out: '' })
      expect(err).toBe(
        'error: the table none cannot be reached (ECONNREFUSED): check the network, AWS_REGION and AWS_ENDPOINT_URL\n',
      )
    })
  })

  it('says that there is no such table', async () => {
    await inFolder(async (folder) => {
      const { exitCode, err } = await run(['diff', folder, '--table', 'none'], { environment: awsEnvironment(db.proxy.url) })
      expect({ exitCode, err }).toEqual({
        exitCode: 3,
        err: 'error: there is no table none: check its name, the Region and the account\n',
      })
    })
  })
})
