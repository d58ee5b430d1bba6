import type { IncomingMessage, ServerResponse } from 'node:http'
import { checkOptions } from '../core/model/options.js'
import type { Handler } from '../core/ports/handler.js'
import { cut } from './http/incoming.js'
import { type HttpOptions, httpChecks } from './http/options.js'
import { readBody, serve } from './http/serve.js'

export type { HttpOptions }

/** What body parsers may have left on a request. */
interface Parsed {
  readonly body?: unknown
  readonly rawBody?: unknown
}

/**
 * A route handler for Express 5 and 4: `app.post('/okta', express(handler))`. The signal aborts when the client hangs up.
 *
 * Mount it before `express.json()` and the bytes are those of the wire, and the budget counts from the end of
 * the headers on. After a parser has read them, they are taken from `request.rawBody` where `express.json({ verify })` has kept them, or from what `express.raw()` or `express.text()` gave;
 * after plain `express.json()` the value is written as JSON again. That is as good for a bearer token;
 * a signature over the raw bytes (Standard Webhooks) then no longer matches. A body that was read and not kept, or a value that cannot
 * be written, is answered 500.
 * @throws TypeError at construction where the handler is none, or an option is wrong
 */
export function express(
  handler: Handler,
  options: HttpOptions = {},
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  checkOptions('express', { ...options, handler }, httpChecks)
  return (request, response) => serve(handler, request, response, { ...options, bodyOf })
}

async function bodyOf(request: IncomingMessage & Parsed): Promise<Uint8Array> {
  if (!request.readableDidRead) return readBody(request)
  const { body, rawBody } = request
  if (rawBody instanceof Uint8Array) return cut(rawBody)
  if (body instanceof Uint8Array) return cut(body)
  if (body instanceof ArrayBuffer) return cut(new Uint8Array(body))
  if (body === undefined) throw new Error('the body was read by somebody who did not keep it')
  return cut(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)))
}
