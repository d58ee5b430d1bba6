import { systemClock } from '../core/delivery/system-clock.js'
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
 * @throws TypeError at construction where the handler is none, or an option is wrong
 */
export function web(handler: Handler, options: HttpOptions = {}): (request: Request) => Promise<Response> {
  checkOptions('web', { ...options, handler }, httpChecks)
  const { clock = systemClock } = options
  return async (request) => {
    const receivedAt = clock.now()
    const headers = joinHeaders(request.headers)
    const call = { method: request.method.toUpperCase(), headers, body: await bodyOf(request), receivedAt }
    const answer = await answerOf(handler, call, request.signal)
    // A 204 refuses even an empty body.
    return new Response(answer.body === '' ? null : answer.body, { status: answer.status, headers: answer.headers })
  }
}

async function bodyOf(request: Request): Promise<Uint8Array> {
  if (request.body === null) return new Uint8Array()
  const reader = request.body.getReader()
  const parts: Uint8Array[] = []
  for (let length = 0; length < keptBytes; ) {
    const { done, value } = await reader.read()
    if (done) return join(parts)
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
