// `npm run test:nodes`: the suite, and the built package in its toy project, on every Node that is supported, the package also on the
// oldest ones; npx fetches those that are not here. `npm run test:nodes -- test/core` runs only those files, not on the oldest.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
const { engines } = JSON.parse(manifest) as { engines: { node: string } }

/** The README tells of them. */
export const supportedNodes = ['20', '22', '24']

/** Where `engines` begins: `20.19.0` and `22.12.0`. Before these, `require()` takes no ES module. */
export const oldestNodes = engines.node.split(' || ').map((range) => range.replace(/^(\^|>=)/, ''))

const packageSuite = ['--config', 'test/package/vitest.config.ts']

if (import.meta.filename === process.argv[1]) runOnEvery(process.argv.slice(2))

function runOnEvery(asked: readonly string[]): void {
  const whole = supportedNodes.map((node) => ({ node, runs: asked.length > 0 ? [asked] : [[], packageSuite] }))
  const oldest = asked.length > 0 ? [] : oldestNodes.map((node) => ({ node, runs: [packageSuite] }))
  const every = [...oldest, ...whole]
  const failed = every.filter(({ node, runs }) => {
    console.log(`\n── Node ${node}`)
    const statuses = runs.map((run) => {
      const suite = ['node', 'node_modules/vitest/vitest.mjs', 'run', ...run]
      const npx = ['-y', '-p', `node@${node}`, '--', ...suite]
      return spawnSync('npx', npx, { stdio: 'inherit', shell: process.platform === 'win32' }).status
    })
    return statuses.some((status) => status !== 0)
  })
  const list = (runs: typeof every): string => runs.map(({ node }) => node).join(', ')
  console.log(failed.length > 0 ? `\nFailed on Node ${list(failed)}` : `\nPassed on Node ${list(every)}`)
  process.exit(failed.length > 0 ? 1 : 0)
}
