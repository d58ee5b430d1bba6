import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { PlainRequest, PlainResponse } from '../../src/testing/through.js'

export type Listener = (request: IncomingMessage, response: ServerResponse) => unknown

/** Sends one request to a server of its own, over a real connection, as it is: no header is added, merged or mended but those of framing. */
export async function overHttp(listener: Listener, plain: PlainRequest): Promise<PlainResponse> {
  const server = createServer((incoming, response) => void listener(incoming, response))
  const port = await listen(server)
  try {
    return await send(port, plain)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

export function send(port: number, { method, headers, body, hangUp }: PlainRequest): Promise<PlainResponse> {
  return new Promise((resolve, reject) => {
    const framing = body ? ['Content-Length', String(body.length)] : []
    const lines = ['Host', '127.0.0.1', ...headers.flat(), ...framing]
    const outgoing = request({ host: '127.0.0.1', port, method, headers: lines, agent: false })
    hangUp?.then(
      () => outgoing.destroy(),
      () => outgoing.destroy(),
    )
    outgoing.once('error', reject)
    outgoing.once('response', (response) => {
      buffer(response).then((bytes) => {
        const names = Object.entries(response.headersDistinct).map(([name, values = []]) => [name, values.join(', ')])
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(names) as Record<string, string>, body: bytes })
      }, reject)
    })
    outgoing.end(body)
  })
}
