import { writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { lintRules } from '../../src/core/message/lint.js'
import { tables } from '../../src/drivers/aws/tables.js'
import { dynamodbTemplateStore } from '../../src/drivers/dynamodb-template-store.js'
import { startDynamoDb } from '../fixtures/dynamodb.js'
import { awsEnvironment, inFolder, run } from './stage.js'

interface Found {
  readonly rule: string
  readonly severity: string
  readonly line?: number
  readonly file?: string
}

const long =
  '{$code} is your code for {$brand}. It is for you alone, and nobody of us will ever ask you for it, not by telephone either. Thank you.'

const de = `{
  "provenance": "Acme",
  "voice": { "unlock": ["Ihr Code lautet {$code}. Ich wiederhole: {$code}."] },
  "sms": {
    "unlock": { "version": "7", "wordings": ["{$code} ist Ihr Code.",
      "Ihr Code: {code}"], "frozen": true },
    "recovery": [
      "Code {$code} \\"sms\\"",
      "Code {$code}: www.acme.example"
    ]
  }
}`

const inLinted = (scene: (folder: string) => Promise<void>) =>
  inFolder(async (folder) => {
    await writeFile(join(folder, 'de.json'), de)
    await scene(folder)
  })

describe('lint', () => {
  it('names the file, the line, the wording, the rule and what to do', async () => {
    await inLinted(async (folder) => {
      const { exitCode, out, err } = await run(['lint', folder])
      expect({ exitCode, err }).toEqual({ exitCode: 1, err: '' })
      expect(out).toContain(`${folder}/de.json:6 sms/unlock/de, wording 2\n  error old-placeholder: `)
      expect(out).toContain(`${folder}/de.json:9 sms/recovery/de, wording 2\n  warning link: `)
      expect(out).toMatch(/\n3 templates: 1 error, 1 warning, \d+ to think about\n$/)
    })
  })

  it('prints its findings as objects', async () => {
    await inLinted(async (folder) => {
      const found = JSON.parse((await run(['lint', folder, '--json'])).out) as Found[]
      expect(found).toContainEqual(
        expect.objectContaining({
          rule: 'old-placeholder',
          severity: 'error',
          place: { locale: 'de', channel: 'sms', purpose: 'unlock', wording: 1 },
          file: join(folder, 'de.json'),
          line: 6,
        }),
      )
    })
  })

  it('prints SARIF 2.1.0', async () => {
    await inLinted(async (folder) => {
      const { exitCode, out } = await run(['lint', folder, '--sarif'])
      expect(exitCode).toBe(1)
      const sarif = JSON.parse(out) as {
        version: string
        runs: [{ tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number }[] }]
      }
      const { tool, results } = sarif.runs[0]
      expect(sarif.version).toBe('2.1.0')
      expect(tool.driver.rules.map(({ id }) => id)).toEqual([...lintRules.map(({ id }) => id), 'broken-file'])
      for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
      expect(results).toContainEqual(
        expect.objectContaining({
          ruleId: 'old-placeholder',
          level: 'error',
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: pathToFileURL(join(folder, 'de.json')).href },
                region: { startLine: 6 },
              },
              logicalLocations: [{ fullyQualifiedName: 'sms/unlock/de/2', kind: 'resource' }],
            },
          ],
        }),
      )
      const here = (await run(['lint', relative(process.cwd(), folder), '--sarif'])).out
      expect(here).toMatch(/"uri": "\.\.\/[\w./-]+\/de\.json"/)
    })
  })

  it('ends well where nothing is wrong, and asks no rule that is off', async () => {
    await inLinted(async (folder) => {
      const without = ['--off', 'old-placeholder', '--off', 'broken-wording']
      expect((await run(['lint', folder, ...without])).exitCode).toBe(0)
      expect((await run(['lint', folder, ...without, '--strict'])).exitCode).toBe(1)
      expect((await run(['lint', folder, ...without, '--off', 'link', '--strict'])).exitCode).toBe(0)
    })
  })

  it('looks at the shipped templates where none are given', async () => {
    const { exitCode, out } = await run(['lint'])
    expect({ exitCode, out }).toMatchObject({ exitCode: 0, out: expect.stringMatching(/: 0 errors, 0 warnings, /) as string })
  })

  it('looks at those of a table', async () => {
    const db = await startDynamoDb()
    try {
      const table = await db.createTable(tables.config)
      const template = {
        locale: 'de',
        purpose: 'unlock',
        channel: 'sms',
        version: '1',
        wordings: ['Code {$code} {$name}'],
      } as const
      await dynamodbTemplateStore({ config: db.config, table }).put(template, {}, new AbortController().signal)
      const { exitCode, out } = await run(['lint', '--table', table, '--sarif'], { environment: awsEnvironment(db.proxy.url) })
      expect(exitCode).toBe(1)
      expect(out).toContain('"fullyQualifiedName": "sms/unlock/de/1"')
      expect(out).not.toContain('physicalLocation')
    } finally {
      await db.close()
    }
  })

  it('measures with the name, the host and the hash that will be there', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'en.json'), JSON.stringify({ sms: { unlock: [long] } }))
      const rulesOf = async (...more: string[]) => {
        const { out } = await run(['lint', folder, '--json', ...more])
        return (JSON.parse(out) as Found[]).map(({ rule }) => rule)
      }
      expect(await rulesOf('--brand', 'Acme')).not.toContain('segment-overflow')
      expect(await rulesOf('--brand', 'Acme', '--host', 'login.example.com', '--android-hash', 'FA+9qCX9VSu')).toContain(
        'segment-overflow',
      )
      expect(await rulesOf('--brand', 'The Acme Company of the Whole Wide World, Limited')).toContain('segment-overflow')
      expect(await rulesOf('--brand', 'The Acme Company of the Whole Wide World, Limited', '--segments', '2')).not.toContain(
        'segment-overflow',
      )
    })
  })

  it('misses a language only where it is not shipped either', async () => {
    await inLinted(async (folder) => {
      const missing = async (...languages: string[]) => {
        const { out } = await run(['lint', folder, '--json', ...languages.flatMap((one) => ['--language', one])])
        return (JSON.parse(out) as Found[]).filter(({ rule }) => rule === 'language-missing')
      }
      expect(await missing('fr_CA', 'de')).toEqual([])
      const found = await missing('tlh')
      expect(found.length).toBeGreaterThan(0)
      expect(found.every(({ file }) => file === undefined)).toBe(true)
    })
  })

  it('counts a file that cannot be used as an error, and looks at the others all the same', async () => {
    await inLinted(async (folder) => {
      await writeFile(join(folder, 'fr.json'), '{"sms": ')
      const { exitCode, out } = await run(['lint', folder])
      expect(exitCode).toBe(1)
      expect(out).toContain('error broken-file: 1 of 2 template files cannot be used: fr.json: line 1')
      expect(out).toContain('error old-placeholder')
      expect((await run(['lint', folder, '--sarif'])).out).toContain('"ruleId": "broken-file"')
    })
    const { exitCode, out } = await run(['lint', '/nowhere'])
    expect({ exitCode, out }).toEqual({ exitCode: 3, out: '' })
  })

  it.each([
    [['one', '--table', 'x'], 'give a folder or --table'],
    [['--json', '--sarif'], 'give --json or --sarif'],
    [['--off', 'linc'], '--off must be one of '],
    [['--host', 'https://x'], '--host or --android-hash'],
    [['--language', '??'], '--language must be a language tag, such as de or pt-BR'],
    [['--source', '??'], '--source must be a language tag, such as de or pt-BR'],
    [['--code-length', '0'], '--code-length must be a whole number from 1 to 32'],
  ])('refuses %j', async (argv, message) => {
    const { exitCode, out, err } = await run(['lint', ...argv])
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    expect(err).toContain(`error: ${message}`)
  })
})
