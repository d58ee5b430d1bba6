import { checkOptions, option } from '../core/model/options.js'
import type { Handler } from '../core/ports/handler.js'
import { answerOf } from './http/answer-of.js'
import { cut, joinHeaders, keptBytes } from './http/incoming.js'

/**
 * For every runtime that speaks the Fetch standard: Deno, Bun, Cloudflare Workers, Hono, route handlers of Next.
 * The signal is the request's own; whether it aborts when the client hangs up is up to the runtime.
 * On Lambda and on `node:http` the adapters of those names are faster: there, loading `Request` alone costs a cold start.
 * @throws TypeError at construction where the handler is none
 */
export function web(handler: Handler): (request: Request) => Promise<Response> {
  checkOptions('web', { handler }, { handler: option.function() })
  return async (request) => {
    const call = { method: request.method.toUpperCase(), headers: joinHeaders(request.headers), body: await bodyOf(request) }
    const { status, headers, body } = await answerOf(handler, call, request.signal)
    // A 204 refuses even an empty body.
    return new Response(body === '' ? null : body, { status, headers })
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
