import { createServer, globalAgent, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { fetchKeys } from '../../../src/drivers/jwt/fetch-keys.js'
import { createFakeClock } from '../../../src/testing/fake-clock.js'

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

/** The address of a key set that answers so. */
async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`)
}
const options = { timeoutMs: 1_000, clock: createFakeClock() }

/** A key set that is right but for its size. */
const setOf = (bytes: number): string => {
  const set = JSON.stringify({ keys: [{ kty: 'RSA', kid: '1', n: 'sXch', e: 'AQAB' }] })
  return set + ' '.repeat(bytes - set.length)
}

it('takes a key set of 256 kB, and refuses a bigger one that is right in every other way', async () => {
  const fetchSize = async (bytes: number) =>
    fetchKeys(await serve((_, response) => response.end(setOf(bytes))), options).then(
      ({ body }) => body.length,
      (thrown: unknown) => String(thrown),
    )
  expect(await fetchSize(262_144)).toBe(262_144)
  expect(await fetchSize(300_000)).toBe('OtpError: issuer-unreachable: the key set is too large')
})

it('refuses what is too big without reading to its end', async () => {
  const uri = await serve((_, response) => {
    response.write(setOf(300_000)) // and never ends
  })
  await expect(fetchKeys(uri, options)).rejects.toThrow('the key set is too large')
})

it('opens a connection for each fetch: minutes later an old one would be dead', async () => {
  const used: (number | undefined)[] = []
  const uri = await serve((request, response) => {
    used.push(request.socket.remotePort)
    response.end(setOf(200))
  })
  // The agent of the process would keep the connection.
  await fetchKeys(uri, options)
  await new Promise((resolve) => setImmediate(resolve))
  await fetchKeys(uri, options)
  globalAgent.destroy()
  expect(new Set(used).size).toBe(2)
})
