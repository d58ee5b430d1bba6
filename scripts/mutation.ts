// `npm run mutation`: changes the core in thousands of places and counts what its tests notice, part by part: a part is held by
// its own tests alone. `npm run mutation -- model message` runs only those. What was noticed, and nothing has touched since the last
// run, is not run again; without `.tmp/mutation` everything is. Where every part has been run, the scores are written to docs/quality.md.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { table } from './page.js'

interface Part {
  readonly mutate: string
  readonly tests: string
}

const words = (files: string, tests = files): Part => ({
  mutate: list(files, (file) => `src/core/message/${file}.ts`),
  tests: list(tests, (file) => `test/core/message/${file}.test.ts`),
})

const list = (files: string, path: (file: string) => string): string => files.split(' ').map(path).join()

/** Every part of the core that holds code: what is changed there, and the tests that must notice. */
const parts: Readonly<Record<string, Part>> = {
  errors: { mutate: 'src/core/*.ts', tests: 'test/core/*.test.ts' },
  model: { mutate: 'src/core/model/**/*.ts', tests: 'test/core/model/**/*.test.ts' },
  delivery: { mutate: 'src/core/delivery/**/*.ts', tests: 'test/core/delivery/**/*.test.ts' },
  'message/encoding': words('encoding advice folding'),
  'message/files': words('template-file content-version json-fault'),
  'message/negotiation': words('negotiation voices', 'negotiation negotiation-memory voices'),
  'message/rendering': words(
    'rendering numbers invisible speech spoken-codes',
    'rendering rendering-compiling rendering-joining numbers invisible speech spoken-codes',
  ),
  'message/autofill': words('autofill'),
  'message/composition': words(
    'composition candidates ladder forms',
    'composition composition-calls candidates ladder forms together autofill reference-faults speech',
  ),
  'message/survival': words('survival bidi together neighbours'),
  'message/lint': words('lint lint/*'),
  // The texts and the list of their modules are data, held by test/core/catalog to the composer and the survival checker.
  catalog: { mutate: 'src/core/catalog/shipped-templates.ts', tests: 'test/core/catalog/shipped-templates.test.ts' },
}

const asked = process.argv.slice(2)
const names = Object.keys(parts).filter((name) => asked.length === 0 || asked.some((one) => `${name}/`.startsWith(`${one}/`)))
if (names.length === 0) {
  console.error(`There is no part called ${asked.join(' or ')}; there are ${Object.keys(parts).join(', ')}.`)
  process.exit(1)
}

interface Mutant {
  readonly status: string
}

interface Report {
  readonly files: Readonly<Record<string, { mutants: readonly Mutant[] }>>
}

const reportOf = (part: string): string => `.tmp/mutation/${part.replace('/', '-')}.json`
const read = (part: string): Report => JSON.parse(readFileSync(reportOf(part), 'utf8')) as Report

/** The last run's survivors run again: a test may have been added that notices one which counts at a module's loading. */
function forgetSurvivors(part: string): void {
  if (!existsSync(reportOf(part))) return
  const last = read(part)
  for (const file of Object.values(last.files))
    file.mutants = file.mutants.filter(({ status }) => !['Survived', 'NoCoverage'].includes(status))
  writeFileSync(reportOf(part), JSON.stringify(last))
}

const failed = names.filter((part) => {
  const { mutate, tests } = parts[part] ?? { mutate: '', tests: '' }
  forgetSurvivors(part)
  const stryker = ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', '--mutate', mutate]
  const files = ['--incrementalFile', reportOf(part), '--tempDirName', `.tmp/stryker/${part}`]
  const { status } = spawnSync(process.execPath, [...stryker, ...files], {
    stdio: 'inherit',
    env: { ...process.env, MUTATION_TESTS: tests },
  })
  return status !== 0
})

interface Score {
  readonly noticed: number
  readonly all: number
  readonly argued: number
}

/** Of the mutants that could be noticed, those that were. One that is ignored is argued in place. */
function scoreOf(part: string): Score {
  const mutants = Object.values(read(part).files).flatMap((file) => file.mutants)
  const count = (...statuses: readonly string[]): number => mutants.filter(({ status }) => statuses.includes(status)).length
  const noticed = count('Killed', 'Timeout')
  return { noticed, all: noticed + count('Survived', 'NoCoverage'), argued: count('Ignored') }
}

const row = (name: string, { noticed, all, argued }: Score): readonly string[] => [
  name,
  `${((noticed / all) * 100).toFixed(1)} %`,
  `${noticed} of ${all}`,
  String(argued),
]

const run = Object.keys(parts).filter((part) => existsSync(reportOf(part)))
const scores = run.map(scoreOf)
const sum = (of: keyof Score): number => scores.reduce((total, score) => total + score[of], 0)
const whole: Score = { noticed: sum('noticed'), all: sum('all'), argued: sum('argued') }
const rows = [...run.map((part, index) => row(part, scores[index] ?? whole)), row('**all**', whole)]
const scoreTable = table(['part of the core', 'score', 'noticed', 'argued in place'], rows)
console.log(`\n${scoreTable}`)

if (run.length === Object.keys(parts).length) {
  const text = `<!-- Written by \`npm run mutation\` when every part has been run; not to be edited. -->

# Quality: what the tests notice

Coverage tells which lines the tests run. Mutation testing tells whether they would notice if a line were wrong: the core is changed in thousands of places, one at a time, and each change must make a test fail, one of the part's own.

${scoreTable}

\`npm run mutation\` measures it and fails where a part has less than 90 %. What nobody could notice bears its reason beside it (\`Stryker disable\`) and does not count. A change that keeps a module from loading at all counts as unnoticed here, though nobody could miss it.
`
  writeFileSync('docs/quality.md', text)
}
process.exit(failed.length > 0 ? 1 : 0)
