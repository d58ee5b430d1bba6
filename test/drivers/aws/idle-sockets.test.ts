import { Agent, createServer, request } from 'node:http'
import { Agent as TlsAgent } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { expect, it } from 'vitest'
import { lazyClient } from '../../../src/drivers/aws/client.js'
import { idleSockets } from '../../../src/drivers/aws/idle-sockets.js'
import { createFakeClock } from '../../../src/testing/fake-clock.js'

it('uses a fresh connection again, and never one that has been idle for long', async () => {
  const connections = new Set<Socket>()
  const server = createServer((_request, response) => response.end('ok'))
  server.on('connection', (socket) => connections.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const clock = createFakeClock()
  const agent = new Agent({ keepAlive: true })
  const dropIdle = idleSockets(agent, clock)
  const call = async () => {
    dropIdle()
    await new Promise<void>((resolve, reject) => {
      const { port } = server.address() as AddressInfo
      request({ port, host: '127.0.0.1', agent }, (response) => response.resume().once('close', resolve))
        .once('error', reject)
        .end()
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
  try {
    await call()
    await clock.advance(5000)
    await call()
    expect(connections.size).toBe(1)
    await clock.advance(5001)
    await call()
    expect(connections.size).toBe(2)
  } finally {
    agent.destroy()
    server.close()
  }
})

it('guards the clients of those who send once, and lets the others keep the connections of the SDK', () => {
  const seen: unknown[] = []
  const make = (config: { requestHandler?: object }) => seen.push(config.requestHandler)
  lazyClient('x', {}, make, { maxAttempts: 1, requestTimeoutMs: 1 })()
  lazyClient('x', {}, make, { maxAttempts: 3, requestTimeoutMs: 1 })()
  const own = new TlsAgent()
  lazyClient('x', { config: { requestHandler: { httpsAgent: own } } }, make, { maxAttempts: 1, requestTimeoutMs: 1 })()
  expect(seen).toEqual([
    expect.objectContaining({ httpsAgent: expect.any(TlsAgent) as unknown }),
    expect.not.objectContaining({ httpsAgent: expect.anything() as unknown }),
    expect.objectContaining({ httpsAgent: own }),
  ])
})
