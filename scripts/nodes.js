// `npm run test:nodes`: the suite on every Node that the package supports; npx fetches those that are not here.
import { spawnSync } from 'node:child_process'
import process from 'node:process'

const failed = ['20', '22', '24'].filter((major) => {
  console.log(`\n── Node ${major}`)
  const suite = ['node', 'node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]
  const { status } = spawnSync('npx', ['-y', '-p', `node@${major}`, '--', ...suite], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return status !== 0
})
console.log(failed.length > 0 ? `\nFailed on Node ${failed.join(', ')}` : '\nPassed on Node 20, 22 and 24')
process.exit(failed.length > 0 ? 1 : 0)
