import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemClock } from '../core/delivery/system-clock.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Clock } from '../core/ports/clock.js'
import { refuse, serviceError } from './sms-voice/errors.js'
import { accepts, errorOf, type Fault, parseFault, spoil } from './sms-voice/faults.js'
import { type NotifyTemplate, notifyTemplates } from './sms-voice/notify-templates.js'
import { hardLimits, type SmsVoiceLimits } from './sms-voice/quotas.js'
import { type Input, isOperation, type Operation } from './sms-voice/rules.js'
import { createService, eventOf, type SentMessage } from './sms-voice/service.js'

export type { Fault, NotifyTemplate, Operation, SentMessage, SmsVoiceLimits }

export interface SmsVoiceEndpointOptions {
  /** @defaultValue systemClock */
  readonly clock?: Clock
  /** @defaultValue 0, any free port */
  readonly port?: number
  /** The limits to keep; `null` keeps none. @defaultValue the ones that AWS raises for nobody */
  readonly limits?: SmsVoiceLimits | null
  /** What goes wrong: for the next calls in this order, or decided for each call. */
  readonly faults?: readonly Fault[] | ((operation: Operation, input: Input) => Fault | undefined)
  readonly notifyTemplates?: readonly NotifyTemplate[]
  /** Numbers that have opted out of texts. */
  readonly optedOut?: readonly string[]
  /** Given, the account is in the sandbox, where only these numbers can be reached. */
  readonly verified?: readonly string[]
}

/** A running endpoint. */
export interface SmsVoiceEndpoint {
  /** Where a client is pointed at, as `http://127.0.0.1:4010`. */
  readonly endpoint: string
  /** The messages taken over so far, oldest first. */
  readonly sent: readonly SentMessage[]
  /** How many calls came for an operation, failed ones included. */
  calls(operation?: Operation): number
  /** The delivery events that the service would report for what was sent. */
  events(): readonly Readonly<Record<string, unknown>>[]
  /** Lets the next calls go wrong, in this order. */
  fail(...faults: readonly Fault[]): void
  close(): Promise<void>
}

const bodyLimitBytes = 1_048_576

// Node's own 5 seconds would cut a connection that a client is just using again, and nobody then knows whether the message went out.
const keepAliveTimeout = 65_000

/**
 * Starts AWS End User Messaging (`sms-voice`, AWS JSON 1.0) on loopback: the operations that send codes, with the service's own
 * checks, quotas, errors and simulator numbers, and with faults on demand. Any SDK or the AWS CLI can be pointed at it.
 *
 * For people and other programs: `GET /messages` shows what was sent (newest last), `GET /events` its delivery events,
 * `POST /faults` takes a fault or a list of them, `DELETE /messages` and `DELETE /faults` forget.
 * @throws TypeError on wrong wiring
 */
export async function startSmsVoiceEndpoint(options: SmsVoiceEndpointOptions = {}): Promise<SmsVoiceEndpoint> {
  checkOptions('startSmsVoiceEndpoint', options, {
    clock: option.optional(option.port('now', 'sleep')),
    port: option.optional(option.integer(0, 65_535)),
    limits: option.any(),
    faults: option.optional((value) => (typeof value === 'function' ? undefined : option.list(option.any())(value))),
    notifyTemplates: option.optional(option.list(option.any())),
    optedOut: option.optional(option.list(option.text())),
    verified: option.optional(option.list(option.text())),
  })
  const { clock = systemClock, port = 0, limits = hardLimits, faults = [], optedOut = [], verified } = options
  const sent: SentMessage[] = []
  const calls: Operation[] = []
  const planned: Fault[] = typeof faults === 'function' ? [] : faults.map(parseFault)
  const perform = createService({
    clock,
    limits: limits ?? {},
    templates: options.notifyTemplates ?? notifyTemplates,
    optedOut,
    ...(verified === undefined ? {} : { verified }),
    sent: (message) => sent.push(message),
  })

  const nextFault = (operation: Operation, input: Input): Fault | undefined => {
    const index = planned.findIndex((fault) => fault.operation === undefined || fault.operation === operation)
    if (index >= 0) return planned.splice(index, 1)[0]
    return typeof faults === 'function' ? faults(operation, input) : undefined
  }

  const serve = async (operation: Operation, input: Input, response: ServerResponse): Promise<void> => {
    calls.push(operation)
    const fault = nextFault(operation, input)
    const answer = fault === undefined || accepts(fault) ? perform(operation, input) : undefined
    if (fault !== undefined) await spoil(fault, JSON.stringify(answer?.body ?? { MessageId: 'never' }), response, clock)
    if (fault !== undefined && isSpoilt(fault)) return
    const { status, body } = (fault && errorOf(fault)) ?? answer ?? perform(operation, input)
    answerJson(response, status, body)
  }

  const control = (method: string | undefined, path: string | undefined, body: string, response: ServerResponse): void => {
    if (method === 'GET' && path === '/messages') answerJson(response, 200, sent)
    else if (method === 'GET' && path === '/events') answerJson(response, 200, sent.map(eventOf))
    else if (method === 'DELETE' && path === '/messages') answerJson(response, 200, { forgotten: sent.splice(0).length })
    else if (method === 'DELETE' && path === '/faults') answerJson(response, 200, { forgotten: planned.splice(0).length })
    else if (method === 'POST' && path === '/faults') {
      const given = parseJson(body)
      try {
        const added = (Array.isArray(given) ? given : [given]).map(parseFault)
        planned.push(...added)
        answerJson(response, 200, { planned: planned.length })
      } catch (thrown) {
        answerJson(response, 400, { message: (thrown as TypeError).message })
      }
    } else answerJson(response, 404, { message: 'POST / for the service; /messages, /events and /faults for people' })
  }

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request)
    // A web page that has rebound its name to loopback must not read codes.
    if (!isLoopbackHost(request.headers.host)) {
      answerJson(response, 403, { message: 'for this machine only' })
      return
    }
    if (body === undefined) {
      answerJson(response, 413, { message: 'too large' })
      return
    }
    if (request.method !== 'POST' || request.url !== '/') {
      control(request.method, request.url, body, response)
      return
    }
    const call = parseServiceCall(request, body)
    if ('status' in call) answerJson(response, call.status, call.body)
    else await serve(call.operation, call.input, response)
  }

  let requests = 0
  const server = createServer({ keepAliveTimeout }, (request, response) => {
    requests += 1
    response.setHeader('x-amzn-requestid', `lab-${requests}`)
    // A caller that hangs up in the middle has nobody to be told.
    take(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    calls: (operation) => (operation === undefined ? calls : calls.filter((one) => one === operation)).length,
    events: () => sent.map(eventOf),
    fail: (...more) => void planned.push(...more.map(parseFault)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const isSpoilt = ({ fault }: Fault): boolean => !['error', 'throttle', 'internal', 'slow'].includes(fault)

const isLoopbackHost = (host: string | undefined): boolean => /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host ?? '')

/** What a signed call of the service asks for, or the error that the service answers with. */
function parseServiceCall(request: IncomingMessage, body: string) {
  const [prefix, operation] = String(request.headers['x-amz-target']).split('.')
  if (prefix !== 'PinpointSMSVoiceV2' || !isOperation(operation)) return refuse('ValidationException', 'UNKNOWN_OPERATION')
  const { authorization } = request.headers
  if (authorization === undefined) return serviceError('MissingAuthenticationTokenException')
  const scope = /^AWS4-HMAC-SHA256 Credential=[^/\s]+\/\d{8}\/[^/\s]+\/([^/\s]+)\/aws4_request,/.exec(authorization)?.[1]
  // The signature itself is not checked: the endpoint knows no secret key. The service it was signed for is.
  if (scope !== 'sms-voice') return serviceError('InvalidSignatureException')
  const input = parseJson(body)
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return serviceError('SerializationException')
  return { operation, input: input as Input }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
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

function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body))
}
