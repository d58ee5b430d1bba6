// `npm run mutation`: changes every line of the core a thousand ways and counts what its tests notice, room by room: a room is
// held by its own tests alone. `npm run mutation -- model errors` runs only those. What nothing has touched since the last run
// is not run again; without `.tmp/mutation` everything is.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Every room of the core that holds code, what is changed there, and the tests that must notice. */
const rooms: Readonly<Record<string, { readonly mutate: string; readonly tests: string }>> = {
  errors: { mutate: 'src/core/*.ts', tests: 'test/core/*.test.ts' },
  model: { mutate: 'src/core/model/**/*.ts', tests: 'test/core/model/**/*.test.ts' },
  message: { mutate: 'src/core/message/**/*.ts', tests: 'test/core/message/**/*.test.ts' },
  delivery: { mutate: 'src/core/delivery/**/*.ts', tests: 'test/core/delivery/**/*.test.ts' },
  // The texts and the list of their modules are data, held by test/core/catalog to the composer and the survival checker.
  catalog: {
    mutate: 'src/core/catalog/**/*.ts,!src/core/catalog/texts/**,!src/core/catalog/languages.ts',
    tests: 'test/core/catalog/shipped-templates.test.ts',
  },
}

const asked = process.argv.slice(2)
const strange = asked.filter((name) => !(name in rooms))
if (strange.length > 0) {
  console.error(`There is no room called ${strange.join(' or ')}; there are ${Object.keys(rooms).join(', ')}.`)
  process.exit(1)
}
const names = asked.length > 0 ? asked : Object.keys(rooms)

const report = (room: string): string => `.tmp/mutation/${room}.json`

const failed = names.filter((room) => {
  const { mutate, tests } = rooms[room] ?? { mutate: '', tests: '' }
  const stryker = [
    'node_modules/@stryker-mutator/core/bin/stryker.js',
    'run',
    '--mutate',
    mutate,
    '--incrementalFile',
    report(room),
  ]
  const { status } = spawnSync(process.execPath, stryker, { stdio: 'inherit', env: { ...process.env, MUTATION_TESTS: tests } })
  return status !== 0
})

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>
}

/** Of the mutants that could be noticed, those that were. One that is ignored is argued in place. */
function score(room: string): string {
  if (!existsSync(report(room))) return 'not run'
  const { files } = JSON.parse(readFileSync(report(room), 'utf8')) as Report
  const mutants = Object.values(files).flatMap((file) => file.mutants)
  const count = (...statuses: readonly string[]): number => mutants.filter(({ status }) => statuses.includes(status)).length
  const noticed = count('Killed', 'Timeout')
  const all = noticed + count('Survived', 'NoCoverage')
  return `${((noticed / all) * 100).toFixed(1)} %, ${noticed} of ${all} noticed, ${count('Ignored')} argued in place`
}

console.log(`\n${names.map((room) => `${room}: ${score(room)}`).join('\n')}`)
process.exit(failed.length > 0 ? 1 : 0)
