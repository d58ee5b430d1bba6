import type { IncomingMessage, ServerResponse } from 'node:http'
import { checkOptions } from '../core/model/options.js'
import type { Handler } from '../core/ports/handler.js'
import { type HttpOptions, httpChecks } from './http/options.js'
import { readBody, serve } from './http/serve.js'

export type { HttpOptions }

/**
 * For `createServer` of `node:http` and `node:https`. Every path and method is given to the handler;
 * a health check needs a route of its own before it. The signal aborts when the client hangs up.
 * The budget counts from the end of the headers on.
 * @throws TypeError at construction where the handler is none, or an option is wrong
 */
export function node(
  handler: Handler,
  options: HttpOptions = {},
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  checkOptions('node', { ...options, handler }, httpChecks)
  return (request, response) => serve(handler, request, response, { ...options, bodyOf: readBody })
}
