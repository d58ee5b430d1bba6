import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export const hasMoto = spawnSync('moto_server', ['--help'], { stdio: 'ignore' }).status === 0

export const whyNot = 'moto_server is not on PATH (pip install "moto[server]"): this second opinion is skipped'

export interface Moto {
  readonly endpoint: string
  stop(): Promise<void>
}

/** Starts moto, another implementation of many AWS services, on loopback. */
export async function startMoto(): Promise<Moto> {
  const port = await freePort()
  const moto: ChildProcess = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
  const ended = once(moto, 'exit')
  const endpoint = `http://127.0.0.1:${port}`
  for (let tries = 0; ; tries += 1) {
    const up = await fetch(`${endpoint}/moto-api/`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (up) break
    if (tries === 150) throw new Error('moto_server did not come up')
    await sleep(200)
  }
  return {
    endpoint,
    async stop() {
      moto.kill()
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
