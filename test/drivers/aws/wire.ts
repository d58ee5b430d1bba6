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

/** AWS End User Messaging that has forgotten a connection once it was idle for five seconds, and says so only when it is written to. */
export async function startForgetfulWire(): Promise<{
  readonly endpoint: string
  readonly connections: () => number
  close(): Promise<void>
}> {
  const lastUsed = new Map<unknown, number>()
  const wire = await startWire(({ socket, headers }, response) => {
    const isForgotten = Date.now() - (lastUsed.get(socket) ?? Date.now()) > 5000
    lastUsed.set(socket, Date.now())
    if (isForgotten) socket.destroy()
    else response.end(JSON.stringify(String(headers['x-amz-target']).endsWith('DescribeNotifyTemplates') ? listing : sent))
  })
  return { endpoint: wire.endpoint, connections: () => lastUsed.size, close: wire.close }
}

const sent = { MessageId: 'message-1' }
const listing = {
  NotifyTemplates: [
    {
      TemplateId: 'template-1',
      LanguageCode: 'en',
      Channels: ['SMS'],
      Variables: { code: { Type: 'STRING', Required: true, Source: 'CUSTOMER' } },
    },
  ],
}

/** What every SDK client needs to speak to loopback. */
export const loopback = (endpoint: string) => ({
  endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI' },
})
