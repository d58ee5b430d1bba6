import { setMaxListeners } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunOptions, runCommand } from '../../src/cli/main.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'

export interface Run {
  readonly exitCode: number
  readonly out: string
  readonly err: string
}

/** Runs the command in this process, as somebody who pipes it would; words of the environment, input and the rest by option. */
export async function run(argv: readonly string[], more: Partial<RunOptions> & { readonly input?: string } = {}): Promise<Run> {
  const { input = '', ...world } = more
  const { signal } = new AbortController()
  setMaxListeners(0, signal)
  let out = ''
  let err = ''
  const exitCode = await runCommand({
    argv,
    version: '1.2.3',
    environment: {},
    write: (text) => void (out += text),
    writeError: (text) => void (err += text),
    readInput: async () => input,
    isTerminal: false,
    showsProgress: false,
    clock: createFakeClock(1_790_000_000_000),
    signal,
    ...world,
  })
  return { exitCode, out, err }
}

/** What the command needs to reach a server of the tests. */
export const awsEnvironment = (endpoint: string) => ({
  AWS_REGION: 'eu-central-1',
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
})

/** Hands a new folder to a scene, and removes it. */
export async function inFolder(scene: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'localized-otp-cli-'))
  try {
    await scene(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
