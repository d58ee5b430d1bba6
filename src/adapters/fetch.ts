import { systemClock } from '../core/delivery/system-clock.js'
import { type Answer, jsonAnswer } from '../core/model/call.js'
import { checkOptions } from '../core/model/options.js'
import type { Handler } from '../core/ports/handler.js'
import { answerOf } from './http/answer-of.js'
import { cut, joinHeaders, keptBytes } from './http/incoming.js'
import { type HttpOptions, httpChecks } from './http/options.js'

export type { HttpOptions }

/**
 * For every runtime that speaks the Fetch standard: Deno, Bun, Cloudflare Workers, Hono, route handlers of Next.
 * The signal is the request's own; whether it aborts when the client hangs up is up to the runtime.
 * The budget counts from the headers on, before the body is read.
 * On Lambda and on `node:http` the adapters of those names are faster: there, loading `Request` alone costs a cold start.
 * It never rejects: a body that broke off, or was read before, and an answer that is none are answered 500.
 * @throws TypeError at construction where the handler is none, or an option is wrong
 */
export function web(handler: Handler, options: HttpOptions = {}): (request: Request) => Promise<Response> {
  checkOptions('web', { ...options, handler }, httpChecks)
  const { clock = systemClock } = options
  return async (request) => {
    const receivedAt = clock.now()
    try {
      const headers = joinHeaders(request.headers)
      const call = { method: request.method.toUpperCase(), headers, body: await bodyOf(request), receivedAt }
      return responseOf(await answerOf(handler, call, request.signal))
    } catch {
      // The body broke off or was read by somebody else, or the answer is none; what the runtime says of it is nobody's business.
      return responseOf(jsonAnswer(500, {}))
    }
  }
}

/** A 204 refuses even an empty body. */
const responseOf = ({ status, headers, body }: Answer): Response => new Response(body === '' ? null : body, { status, headers })

async function bodyOf({ body, signal }: Request): Promise<Uint8Array> {
  if (body === null) return new Uint8Array()
  const reader = body.getReader()
  // Some runtimes let a body hang whose sender has gone.
  const leave = (): void => void reader.cancel().catch(() => undefined)
  if (signal.aborted) leave()
  else signal.addEventListener('abort', leave)
  try {
    const bytes = await readAll(reader)
    signal.throwIfAborted() // what was read until then is no body
    return bytes
  } finally {
    signal.removeEventListener('abort', leave)
  }
}

async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for (let length = 0; length < keptBytes; ) {
    const { done, value } = await reader.read()
    if (done) return join(parts)
    if (!(value instanceof Uint8Array)) throw new TypeError('a body is made of bytes')
    parts.push(value)
    length += value.length
  }
  // Nobody waits for the rest to be thrown away.
  reader.cancel().catch(() => undefined)
  return cut(join(parts))
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array()] = parts
  if (parts.length < 2) return first
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
