import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on loopback that answers as the test says, and counts what came. */
export async function startWire(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<{
  readonly endpoint: string
  readonly calls: () => number
  close(): Promise<void>
}> {
  let calls = 0
  const server: Server = createServer((request, response) => {
    calls += 1
    request.resume().on('end', () => answer(request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    calls: () => calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What every SDK client needs to speak to loopback. */
export const loopback = (endpoint: string) => ({
  endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI' },
})
