// Runs before `npm start`, `npm test` and the rest, on a clone that may have nothing installed yet; so it has no dependencies.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'

const [major, minor] = process.versions.node.split('.').map(Number)
// As `engines` in package.json.
if (major < 20 || major === 21 || (major === 20 && minor < 19) || (major === 22 && minor < 12)) {
  console.error(`localized-otp needs Node 20.19, or Node 22.12 or later; this is ${process.versions.node}`)
  process.exit(1)
}

if (!installed()) {
  console.error('Installing dependencies, once …')
  const npm = process.env.npm_execpath
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []]
  const ci = [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync(command, ci, { stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(status ?? 1)
}

/** Whether every package of the lock file is there in its version; by what npm noted, for dates change with every checkout. */
function installed() {
  const wanted = packages('package-lock.json')
  const present = packages('node_modules/.package-lock.json')
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) => path === '' || optional || devOptional || present[path]?.version === version,
  )
}

function packages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return {}
  }
}
