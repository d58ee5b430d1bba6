import type { IncomingMessage, ServerResponse } from 'node:http'
import { checkOptions, option } from '../core/model/options.js'
import type { Handler } from '../core/ports/handler.js'
import { cut } from './http/incoming.js'
import { readBody, serve } from './http/serve.js'

/** What body parsers may have left on a request. */
interface Parsed {
  readonly body?: unknown
  readonly rawBody?: unknown
}

/**
 * A route handler for Express 5 and 4: `app.post('/okta', express(handler))`. The signal aborts when the client hangs up.
 *
 * Mount it before `express.json()` and the bytes are those of the wire. After a parser has read them, they are taken from
 * `request.rawBody` where `express.json({ verify })` has kept them, or from what `express.raw()` or `express.text()` gave;
 * after plain `express.json()` the value is written as JSON again. That is as good for a bearer token;
 * a signature over the raw bytes (Standard Webhooks) then no longer matches.
 * @throws TypeError at construction where the handler is none
 */
export function express(handler: Handler): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  checkOptions('express', { handler }, { handler: option.function() })
  return (request, response) => serve(handler, request, response, bodyOf)
}

async function bodyOf(request: IncomingMessage & Parsed): Promise<Uint8Array> {
  if (!request.readableDidRead) return readBody(request)
  const { body, rawBody } = request
  if (rawBody instanceof Uint8Array) return cut(rawBody)
  if (body instanceof Uint8Array) return cut(body)
  if (body === undefined) return new Uint8Array()
  return cut(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)))
}
