#!/usr/bin/env node
import { setMaxListeners } from 'node:events'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { systemClock } from '../core/delivery/system-clock.js'
import { exitCodes } from './command.js'
import { runCommand } from './main.js'

// It tells whoever runs a program about the programmer's node, in eight lines.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'

const interruption = new AbortController()
// Each call that is under way listens to it.
setMaxListeners(0, interruption.signal)
// The second Ctrl-C finds no listener and ends the process at once.
process.once('SIGINT', () => interruption.abort())
// Whoever reads has read enough, as `head` does. The command goes on unheard, for what it does and what it ends with count all the same.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (failure: NodeJS.ErrnoException) => {
    if (failure.code !== 'EPIPE') throw failure
  })
// Until the command has ended, and said what with.
process.exitCode = exitCodes.failed

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }

void runCommand({
  argv: process.argv.slice(2),
  version,
  environment: process.env,
  write: (written) => void process.stdout.write(written),
  writeError: (written) => void process.stderr.write(written),
  readInput: () => text(process.stdin),
  isTerminal: process.stdout.isTTY,
  showsProgress: process.stderr.isTTY,
  clock: systemClock,
  signal: interruption.signal,
}).then((exitCode) => {
  process.exitCode = exitCode
})
