// `npm run test:nodes`: the suite, and the built package in its toy project, on every Node that is supported; npx fetches
// those that are not here. `npm run test:nodes -- test/core` runs only those files.
import { spawnSync } from 'node:child_process'
import process from 'node:process'

/** The README tells of them. */
export const supportedNodes = ['20', '22', '24']

if (import.meta.filename === process.argv[1]) runOnEvery(process.argv.slice(2))

function runOnEvery(asked: readonly string[]): void {
  const runs = asked.length > 0 ? [asked] : [[], ['--config', 'test/package/vitest.config.ts']]
  const failed = supportedNodes.filter((major) => {
    console.log(`\n── Node ${major}`)
    const statuses = runs.map((run) => {
      const suite = ['node', 'node_modules/vitest/vitest.mjs', 'run', ...run]
      const npx = ['-y', '-p', `node@${major}`, '--', ...suite]
      return spawnSync('npx', npx, { stdio: 'inherit', shell: process.platform === 'win32' }).status
    })
    return statuses.some((status) => status !== 0)
  })
  console.log(failed.length > 0 ? `\nFailed on Node ${failed.join(', ')}` : `\nPassed on Node ${supportedNodes.join(', ')}`)
  process.exit(failed.length > 0 ? 1 : 0)
}
