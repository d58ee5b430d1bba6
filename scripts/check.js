// `npm run check`: every check of the house, each under its heading; all of them run, and the end says which failed.
// `npm run check -- types docs` runs only those.
import { spawnSync } from 'node:child_process'
import process from 'node:process'

const all = {
  format: 'formatting and order of imports',
  // Before lint, which reads the sources of the construct only where the packages of CDK are.
  'test:cdk': 'the deployment: its types, its templates, its permissions',
  lint: 'lint',
  types: 'types, and those of the core without Node',
  coverage: 'tests, the house among them, with coverage',
  build: 'build',
  package: 'the package as it is published',
  docs: 'reference documentation',
}

const asked = process.argv.slice(2)
const strange = asked.filter((name) => !Object.hasOwn(all, name))
if (strange.length > 0) {
  console.error(`There is no check called ${strange.join(' or ')}; there are ${Object.keys(all).join(', ')}.`)
  process.exit(1)
}

// npm hands its own path down, so that the same npm runs every part.
const npm = process.env.npm_execpath
const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []]
const names = asked.length > 0 ? asked : Object.keys(all)
const failed = names.filter((name) => {
  console.log(`\n── ${name}: ${all[name]}`)
  const begun = process.hrtime.bigint()
  const { status } = spawnSync(command, [...first, 'run', '--silent', name], { stdio: 'inherit' })
  console.log(`── ${name} ${status === 0 ? 'passes' : 'FAILS'} after ${(process.hrtime.bigint() - begun) / 1_000_000_000n} s`)
  return status !== 0
})
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`)
console.log(`\n${names.length - failed.length} passed, ${failed.length} failed`)
process.exit(failed.length > 0 ? 1 : 0)
