import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { runMainJob } from '../../src/lab/main-job.js'

type Line = Record<string, string | number | null>

async function run(json: boolean): Promise<string[]> {
  const lines: string[] = []
  await runMainJob({ write: (line) => lines.push(line), json, once: true, signal: new AbortController().signal })
  return lines
}

it('brings a dozen locales over both channels to the phones, and refuses a stranger’s token', async () => {
  const events = (await run(true)).map((line) => JSON.parse(line) as Line)
  const deliveries = events.filter(({ event }) => event === 'delivery')
  expect(new Set(deliveries.map(({ wished }) => wished)).size).toBeGreaterThanOrEqual(12)
  expect(new Set(deliveries.map(({ channel }) => channel))).toEqual(new Set(['sms', 'voice']))
  for (const delivery of deliveries) {
    expect(Object.keys(delivery)).toEqual(['event', 'channel', 'wished', 'chosen', 'why', 'text', 'encoding', 'segments', 'ms'])
    expect(delivery['segments']).toBe(delivery['channel'] === 'sms' ? 1 : null)
  }
  expect(deliveries.find(({ wished }) => wished === 'zh-TW')).toMatchObject({ chosen: 'zh-Hant', encoding: 'ucs-2' })
  expect(deliveries.find(({ wished }) => wished === 'iw_IL')).toMatchObject({ chosen: 'he' })
  expect(deliveries.find(({ wished }) => wished === 'tlh-Latn')).toMatchObject({ chosen: 'en', why: 'default' })
  expect(events.filter(({ event }) => event === 'refused')).toEqual([{ event: 'refused', code: 'token-client' }])
})

it('reads well without --json: each delivery says what was wished, what was chosen and why', async () => {
  const lines = (await run(false)).join('\n')
  expect(lines).toMatch(/sms {3}wished EN-US, got en \(\w+\); gsm-7, 1 segment; \d+ ms\n {6}\d{6} is your Acme sign-in code/)
  expect(lines).toMatch(/voice wished de_DE, got de \(\w+\); a call; \d+ ms\n.*Ich wiederhole: … \d … \d/)
  expect(lines).toContain('refused: token-client')
})

it.each([
  [['--onc'], /^error: Unknown option '--onc'; 'npm start -- --help' tells more\n$/],
  [['--port'], /^error: Option '--port <value>' argument missing; /],
  [['--port', 'abc'], /^error: --port must be from 0 to 65535; /],
  [['--port', '65536'], /^error: --port must be from 0 to 65535; /],
])(
  'refuses %j in one line',
  async (argv, complaint) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts', ...argv])
    const [told, exited] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect(told).toMatch(complaint)
    expect(exited).toEqual([2, null])
  },
  60_000,
)

it('rejects where the port is taken, and leaves nothing running', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const started = runMainJob({ write: () => undefined, port, signal: new AbortController().signal })
  await expect(started).rejects.toMatchObject({ code: 'EADDRINUSE' })
  taken.close()
})

it('serves on, with a curl line that works, until it is interrupted', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  let answer: unknown
  const received: Line[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const event = JSON.parse(line) as Line
    if (event['event'] === 'try') {
      const [, url, token, body] = /^curl -s (\S+) .*Bearer (\S+)' -d '(.*)'$/.exec(String(event['curl'])) ?? []
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
      answer = await (await fetch(String(url), { method: 'POST', headers, body: String(body) })).json()
      child.kill('SIGINT')
    } else if (answer !== undefined || event['event'] === 'delivery') received.push(event)
  }
  expect(await exited).toEqual([0, null])
  expect(answer).toMatchObject({ commands: [{ value: [{ status: 'SUCCESSFUL', provider: 'console-sms' }] }] })
  expect(received.at(-1)).toMatchObject({
    event: 'delivery',
    wished: 'fr-FR',
    chosen: 'fr',
    text: expect.stringContaining('048291') as string,
  })
}, 60_000)
