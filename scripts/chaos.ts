import { parseArgs } from 'node:util'
import { runChaos } from '../test/chaos/run.js'

const { values } = parseArgs({ options: { events: { type: 'string' }, seed: { type: 'string' } } })
const { line, faults } = await runChaos({ events: Number(values.events ?? 10_000), seed: Number(values.seed ?? 1) })
for (const fault of faults) console.log(fault)
console.log(line)
process.exitCode = faults.length === 0 ? 0 : 1
