import { equal } from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createIntlMessageFormat, createParsingIntlMessageFormat } from './compose/intl-messageformat.js'
import { createOurs, createOurWords } from './compose/ours.js'
import { createPlain } from './compose/plain.js'
import { locales, type Write } from './compose/samples.js'
import { translateTexts } from './compose/texts.js'
import { type Bench, type Case, compare } from './harness.js'

/** Composing a text message, in twenty languages in turn; and what the first ones of a process cost. */
export const bench: Bench = async function* (effort) {
  const texts = await translateTexts()
  const ways: readonly (readonly [string, Write])[] = [
    ['ours: negotiate, choose, render, measure', await createOurs(10)],
    ['ours: render alone', await createOurWords()],
    ['intl-messageformat, kept', createIntlMessageFormat(texts)],
    ['intl-messageformat, parsed each time', createParsingIntlMessageFormat(texts)],
    ['plain replacement', createPlain(texts)],
  ]
  for (const locale of locales) for (const [name, write] of ways) equal(write(locale), ways[0]?.[1](locale), `${name}: ${locale}`)
  yield await compare(
    {
      title: 'Composing a message, warm',
      unit: 'message',
      peer: 'intl-messageformat, kept',
      rounds: 24,
      times: 2_000,
      cases: [...ways, ['ours, down the ladder to one segment', await createOurs(1)] as const].map(inTurn),
      notes: ['All write the same words; only the ladder row writes shorter ones. The peers neither negotiate nor measure.'],
    },
    effort,
  )

  const folder = await mkdtemp(join(tmpdir(), 'localized-otp-bench-'))
  try {
    const path = join(folder, 'texts.json')
    await writeFile(path, JSON.stringify(texts))
    for (const what of ['first', 'all'] as const) {
      yield await compare(
        {
          title: `Composing a message, cold: a fresh process, ${what === 'first' ? 'first message' : 'first message in each of twenty languages'}`,
          unit: 'process',
          peer: 'intl-messageformat',
          rounds: 8,
          times: 1,
          cases: ['ours', 'intl-messageformat', 'plain'].map((name) => coldCase(name, path, what)),
          notes: ['Each bundled by itself; loading it is in, the start of Node is not.'],
        },
        effort,
      )
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const inTurn = ([name, write]: readonly [string, Write]): Case => ({
  name,
  round: (times) => {
    for (let index = 0; index < times; index += 1) write(locales[index % locales.length] ?? '')
    return undefined
  },
})

const run = promisify(execFile)
const coldPath = fileURLToPath(new URL('./cold/cold.js', import.meta.url))

const coldCase = (name: string, textsPath: string, what: 'first' | 'all'): Case => ({
  name,
  round: async (times) => {
    let sum = 0
    for (let index = 0; index < times; index += 1) {
      const { stdout } = await run(process.execPath, [coldPath, name, textsPath, ...locales])
      sum += (JSON.parse(stdout) as Record<typeof what, number>)[what]
    }
    return sum
  },
})
