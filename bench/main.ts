// One bench in a process of its own; `run.ts` bundles and starts it.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { formatTable } from './harness.js'

const benches = {
  compose: () => import('./compose.js'),
  verify: () => import('./verify.js'),
  worker: () => import('./worker.js'),
  handler: () => import('./handler.js'),
  bundles: () => import('./bundles.js'),
} as const

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, smoke: { type: 'boolean' } },
  allowPositionals: true,
})
const { bench } = await benches[positionals[0] as keyof typeof benches]()
for await (const table of bench(values.smoke === true ? 'smoke' : 'full')) {
  console.log(values.json === true ? JSON.stringify(table) : formatTable(table))
}
process.exit()
