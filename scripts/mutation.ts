// `npm run mutation`: changes the core in thousands of places and counts what its tests notice, part by part: a part is held by
// its own tests alone. `npm run mutation -- model message` runs only those. What nothing has touched since the last run is not
// run again; without `.tmp/mutation` everything is. The scores stand in docs/quality.md.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
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

const report = (part: string): string => `.tmp/mutation/${part.replace('/', '-')}.json`

const failed = names.filter((part) => {
  const { mutate, tests } = parts[part] ?? { mutate: '', tests: '' }
  const stryker = ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', '--mutate', mutate]
  const files = ['--incrementalFile', report(part), '--tempDirName', `.tmp/stryker/${part}`]
  const { status } = spawnSync(process.execPath, [...stryker, ...files], {
    stdio: 'inherit',
    env: { ...process.env, MUTATION_TESTS: tests },
  })
  return status !== 0
})

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>
}

/** Of the mutants that could be noticed, those that were. One that is ignored is argued in place. */
function score(part: string): readonly string[] {
  if (!existsSync(report(part))) return [part, 'not run', '', '']
  const { files } = JSON.parse(readFileSync(report(part), 'utf8')) as Report
  const mutants = Object.values(files).flatMap((file) => file.mutants)
  const count = (...statuses: readonly string[]): number => mutants.filter(({ status }) => statuses.includes(status)).length
  const noticed = count('Killed', 'Timeout')
  const all = noticed + count('Survived', 'NoCoverage')
  return [part, `${((noticed / all) * 100).toFixed(1)} %`, `${noticed} of ${all}`, String(count('Ignored'))]
}

console.log(`\n${table(['part', 'score', 'noticed', 'argued in place'], names.map(score))}`)
process.exit(failed.length > 0 ? 1 : 0)
