import { parseArgs } from 'node:util'
import { runMainJob } from '../src/lab/main-job.js'

const complain = (complaint: string): never => {
  console.error(`error: ${complaint}; 'npm start -- --help' tells more`)
  process.exit(2)
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        once: { type: 'boolean' },
        json: { type: 'boolean' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (!/^\d{1,5}$/.test(values.port ?? '0') || Number(values.port ?? 0) > 65_535) complain('--port must be from 0 to 65535')
    return values
  } catch (thrown) {
    return complain((thrown as Error).message.split(/\.?(?:\n| To specify)/)[0] ?? '')
  }
}

const values = readOptions()
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
  }).catch((thrown: unknown) => {
    const { syscall, code } = thrown as NodeJS.ErrnoException
    if (syscall !== 'listen') throw thrown
    complain(`port ${values.port} cannot be had: ${code}`)
  })
}
