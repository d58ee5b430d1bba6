import { Buffer } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import expressApp, { json } from 'express'
import { express } from '../src/adapters/express.js'
import { node } from '../src/adapters/node.js'
import { createHandler } from '../src/core/delivery/handler.js'
import { queued } from '../src/core/delivery/queued.js'
import type { Handler } from '../src/core/ports/handler.js'
import { jweCipher } from '../src/drivers/jwe-cipher.js'
import { oktaTokenVerifier } from '../src/drivers/okta-token-verifier.js'
import { oktaTelephonyHook } from '../src/hooks/okta.js'
import { oktaCallBody } from '../src/lab/okta-call.js'
import { startTokenIssuer } from '../src/lab/token-issuer.js'
import type { Load } from './handler/load.js'
import { type Bench, type Case, compare } from './harness.js'
import { type Helper, startHelper } from './helper.js'

/** The endpoint of the hook: token, parsing, sealing, queueing and the answer, beside servers that only echo. */
export const bench: Bench = async function* (effort) {
  const issuer = await startTokenIssuer()
  const helper = startHelper('handler/load')
  const handler = createHandler({
    hook: oktaTelephonyHook(),
    verifier: oktaTokenVerifier({
      issuer: issuer.issuer,
      audience: 'api://default',
      clientIds: ['0oaLab'],
      scopes: ['otp.send'],
    }),
    delivery: queued({
      queue: { enqueue: async ({ id }) => id },
      cipher: jweCipher({ keys: [{ id: 'bench', key: randomBytes(32) }] }),
    }),
    recorder: { record: () => undefined },
  })
  const servers = await Promise.all(
    Object.entries(listeners(handler)).map(async ([name, one]) => [name, await listen(one)] as const),
  )
  const authorization = `Bearer ${await issuer.token()}`
  try {
    yield await compare(
      {
        title: 'A call of the hook over HTTP',
        unit: 'call',
        peer: 'Express 5 and express.json, echo',
        rounds: 16,
        times: 400,
        perCore: true,
        cases: servers.map(([name, server]) => caseOf(name, server, { helper, authorization })),
        notes: [
          'CPU time of the server alone. Ours verifies the token (seen before), reads the hook, seals the request (a key in memory),',
          'hands it to a queue that forgets it, answers and records; the others check nothing and send the body back.',
        ],
      },
      effort,
    )
  } finally {
    helper.stop()
    for (const [, server] of servers) server.close().closeAllConnections()
    await issuer.close()
  }
}

const listeners = (handler: Handler): Readonly<Record<string, RequestListener>> => {
  const answer = node(handler)
  return {
    'ours on node:http': (request, response) => void answer(request, response),
    'ours on Express 5': expressApp().post('/hook', express(handler)),
    'Express 5 and express.json, echo': expressApp()
      .use(json())
      .post('/hook', (request, response) => void response.json(request.body)),
    'floor: node:http, echo': (request, response) => {
      const chunks: Uint8Array[] = []
      request.on('data', (chunk: Uint8Array) => chunks.push(chunk))
      request.once('end', () => response.setHeader('content-type', 'application/json').end(Buffer.concat(chunks)))
    },
  }
}

const listen = (listener: RequestListener): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer(listener).listen(0, '127.0.0.1', () => resolve(server))
  })

function caseOf(name: string, server: Server, { helper, authorization }: { helper: Helper; authorization: string }): Case {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  return {
    name,
    round: async (times) => {
      const body = oktaCallBody({
        eventId: 'bench-event',
        requestType: 'mfa-verification',
        deliveryChannel: 'SMS',
        phoneNumber: '+4915123456789',
        otpCode: '493817',
        locale: 'de-DE',
        now: Date.now(),
      })
      const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), authorization }
      const { failed } = (await helper.ask({ url, times, headers, body } satisfies Load)) as { failed: number }
      if (failed > 0) throw new Error(`${name}: ${failed} of ${times} calls were not answered by 200`)
    },
  }
}
