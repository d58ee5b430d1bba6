// `npm run properties`: every suite with a property, each property run 100,000 times (or PROPERTY_RUNS). It takes its time;
// `npm test` runs the same suites, each property some hundred times. `npm run properties -- test/core` runs only those files.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'

const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((name) => `test/${name.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.ts'))
const texts = new Map(files.map((path) => [path, readFileSync(path, 'utf8')]))

/** Counts its runs by the environment, itself or in a file beside it that it imports. */
const counts = (path) => /PROPERTY_RUNS/.test(texts.get(path) ?? '')
const imports = (path) =>
  [...texts.get(path).matchAll(/from '(\.[^']+)\.js'/g)].map(([, from]) => `${join(dirname(path), from)}.ts`)

const [asked = 'test/'] = process.argv.slice(2)
const suites = files
  .filter((path) => path.endsWith('.test.ts') && path.startsWith(asked) && [path, ...imports(path)].some(counts))
  .sort()
const runs = process.env.PROPERTY_RUNS ?? '100000'
console.log(`${runs} runs of every property in\n${suites.map((path) => `  ${path}`).join('\n')}`)

const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...suites]
const { status } = spawnSync(process.execPath, vitest, { stdio: 'inherit', env: { ...process.env, PROPERTY_RUNS: runs } })
process.exit(status ?? 1)
