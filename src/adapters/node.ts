import type { IncomingMessage, ServerResponse } from 'node:http'
import { checkOptions, option } from '../core/model/options.js'
import type { Handler } from '../core/ports/handler.js'
import { readBody, serve } from './http/serve.js'

/**
 * For `createServer` of `node:http` and `node:https`. Every path and method is given to the handler;
 * a health check needs a route of its own before it. The signal aborts when the client hangs up.
 * @throws TypeError at construction where the handler is none
 */
export function node(handler: Handler): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  checkOptions('node', { handler }, { handler: option.function() })
  return (request, response) => serve(handler, request, response, readBody)
}
