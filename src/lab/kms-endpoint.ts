import { Buffer } from 'node:buffer'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemClock } from '../core/delivery/system-clock.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Clock } from '../core/ports/clock.js'
import { createKms, type Input, isOperation, type KmsAnswer, kmsError, type Operation } from './kms/service.js'

/**
 * Something that goes wrong with the next call. `error` the exception `type`, with status 400 or `status` · `html` an error page ·
 * `garbage` a 200 that is no JSON · `hang` no answer ever · `reset` the line cut · `half` an answer cut in the middle · `slow` the answer after `ms`
 */
export type KmsFault =
  | { readonly fault: 'error'; readonly type: string; readonly status?: number }
  | { readonly fault: 'html' | 'garbage' | 'hang' | 'reset' | 'half' }
  | { readonly fault: 'slow'; readonly ms: number }

export interface KmsEndpointOptions {
  /** 0, any free port, by default. */
  readonly port?: number
  /** A key is made for each of these, such as `alias/otp`. */
  readonly aliases?: readonly string[]
  readonly clock?: Clock
}

/** A running endpoint. */
export interface KmsEndpoint {
  /** Where a client is pointed at, as `http://127.0.0.1:4011`. */
  readonly endpoint: string
  /** How many calls came for an operation, failed ones included. */
  calls(operation: Operation): number
  /** Lets the next calls go wrong, in this order. */
  fail(...faults: readonly KmsFault[]): void
  close(): Promise<void>
}

const bodyLimitBytes = 65_536

// Node's own 5 seconds would cut a connection that a client is just using again.
const keepAliveTimeout = 65_000

/**
 * Starts AWS KMS (`kms`, AWS JSON 1.1) on loopback, for symmetric keys: `CreateKey`, `CreateAlias`, `UpdateAlias`, `DisableKey`,
 * `EnableKey`, `Encrypt`, `Decrypt` and `GenerateDataKey`, with encryption context, the service's own errors, and faults on demand.
 * The keys live in memory and end with it. It checks no signature and no permission: for tests and the Phone Lab only.
 * @throws TypeError on wrong wiring
 */
export async function startKmsEndpoint(options: KmsEndpointOptions = {}): Promise<KmsEndpoint> {
  checkOptions('startKmsEndpoint', options, {
    port: option.optional(option.integer(0, 65_535)),
    aliases: option.optional(option.list(option.text())),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { port = 0, aliases = [], clock = systemClock } = options
  const perform = createKms()
  for (const AliasName of aliases) createAlias(perform, AliasName)
  const planned: KmsFault[] = []
  const calls: Operation[] = []

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request)
    const call = readCall(request, body)
    if ('status' in call) {
      answer(response, call)
      return
    }
    calls.push(call.operation)
    const fault = planned.shift()
    if (fault === undefined) answer(response, perform(call.operation, call.input))
    else await spoil(fault, () => perform(call.operation, call.input), response, clock)
  }
  const server = createServer({ keepAliveTimeout }, (request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: (operation) => calls.filter((one) => one === operation).length,
    fail: (...faults) => void planned.push(...faults),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function createAlias(perform: ReturnType<typeof createKms>, AliasName: string): void {
  const { KeyMetadata } = perform('CreateKey', {}).body as { KeyMetadata: { KeyId: string } }
  const { status } = perform('CreateAlias', { AliasName, TargetKeyId: KeyMetadata.KeyId })
  if (status !== 200) throw new TypeError(`startKmsEndpoint: option 'aliases' must be different names that begin with alias/`)
}

function readCall(
  request: IncomingMessage,
  body: string | undefined,
): { readonly operation: Operation; readonly input: Input } | KmsAnswer {
  const [service, operation] = String(request.headers['x-amz-target']).split('.')
  if (service !== 'TrentService' || !isOperation(operation)) return kmsError('UnknownOperationException')
  // Any credentials will do, but a client that signs nothing would fail at the real service.
  if (request.headers.authorization === undefined) return kmsError('MissingAuthenticationTokenException')
  try {
    const input: unknown = JSON.parse(body ?? '')
    if (typeof input === 'object' && input !== null) return { operation, input: input as Input }
  } catch {
    // Told like any other body that is no object.
  }
  return kmsError('SerializationException')
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes <= bodyLimitBytes) chunks.push(chunk)
  }
  return bytes > bodyLimitBytes ? undefined : Buffer.concat(chunks).toString('utf8')
}

const contentType = 'application/x-amz-json-1.1'

function answer(response: ServerResponse, { status, body }: KmsAnswer): void {
  response.writeHead(status, { 'content-type': contentType }).end(JSON.stringify(body))
}

async function spoil(fault: KmsFault, perform: () => KmsAnswer, response: ServerResponse, clock: Clock): Promise<void> {
  switch (fault.fault) {
    case 'error':
      answer(response, kmsError(fault.type, undefined, fault.status))
      return
    case 'html':
      return void response.writeHead(503, { 'content-type': 'text/html' }).end('<html><h1>Service Unavailable</h1></html>')
    case 'garbage':
      return void response.writeHead(200, { 'content-type': contentType }).end('<!doctype html>')
    case 'hang':
      return
    case 'reset':
      return void response.destroy()
    case 'half': {
      const text = JSON.stringify(perform().body)
      response.writeHead(200, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) })
      return void response.write(text.slice(0, text.length / 2), () => response.destroy())
    }
    case 'slow':
      await clock.sleep(fault.ms)
      answer(response, perform())
  }
}
