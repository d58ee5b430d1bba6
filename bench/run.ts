// `npm run bench` runs every bench, `npm run bench -- compose` one; `--json` prints a table a line, `--smoke` only proves that all of it runs.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const names = ['compose', 'verify', 'worker', 'handler', 'bundles']

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, smoke: { type: 'boolean' } },
  allowPositionals: true,
})
const strange = positionals.filter((name) => !names.includes(name))
if (strange.length > 0) {
  console.error(`There is no bench called ${strange.join(' or ')}; there are ${names.join(', ')}.`)
  process.exit(1)
}

// Bundled as it is published: a loader of TypeScript would slow our own code, and not the peers'.
const root = fileURLToPath(new URL('..', import.meta.url))
const here = fileURLToPath(new URL('.', import.meta.url))
mkdirSync(`${root}.tmp`, { recursive: true })
const folder = mkdtempSync(`${root}.tmp/bench-`)
const manner = { bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'error' } as const
try {
  const helpers = ['worker/endpoints', 'handler/load'].map((name) => `${here}${name}.ts`)
  await build({ ...manner, entryPoints: [`${here}main.ts`, ...helpers], outbase: here, outdir: folder, packages: 'external' })
  const mainFields = ['module', 'main']
  await build({ ...manner, entryPoints: [`${here}compose/cold.ts`], outdir: `${folder}/cold`, mainFields, minify: true })

  const flags = [...(values.json ? ['--json'] : []), ...(values.smoke ? ['--smoke'] : [])]
  if (!values.json) console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`)
  const failed = (positionals.length > 0 ? positionals : names).filter((name) => {
    const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' }
    // It measures processes of its own and bundles them where they stand, so it runs from its source.
    const program = name === 'bundles' ? ['--import', 'tsx', `${here}main.ts`] : [`${folder}/main.js`]
    return spawnSync(process.execPath, [...program, name, ...flags], { stdio: 'inherit', env }).status !== 0
  })
  if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`)
  process.exitCode = failed.length > 0 ? 1 : 0
} finally {
  rmSync(folder, { recursive: true })
}
