import { parseArgs } from 'node:util'
import { runMainJob } from '../src/lab/main-job.js'

const { values } = parseArgs({
  options: {
    once: { type: 'boolean' },
    json: { type: 'boolean' },
    port: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})

if (values.help) {
  console.log(`npm start [-- options]

Runs the main job on embedded parts: really signed Okta calls become localized messages on console phones.

  --once     end after the calls instead of serving on
  --json     one JSON object a line
  --port N   serve at this port instead of any free one`)
} else {
  const interrupted = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupted.abort())
  await runMainJob({
    write: (line) => console.log(line),
    json: values.json ?? false,
    once: values.once ?? false,
    port: Number(values.port ?? 0),
    signal: interrupted.signal,
  })
}
