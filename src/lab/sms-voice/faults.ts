import type { ServerResponse } from 'node:http'
import type { Clock } from '../../core/ports/clock.js'
import { type ServiceError, serviceError } from './errors.js'
import { isOperation, type Operation } from './rules.js'

const kinds = ['error', 'throttle', 'internal', 'html', 'bad-gateway', 'garbage', 'hang', 'reset', 'half', 'slow'] as const

/**
 * Something that goes wrong with the next call. `accepted: true` makes it go wrong after the message was taken over:
 * it is sent, and the caller cannot know. `half` and `slow` accept unless told otherwise, all others do not.
 */
export interface Fault {
  /**
   * `error` a refusal of `type` and `reason` · `throttle` and `internal` the service's own · `html` an error page with status 500 ·
   * `bad-gateway` an empty 502 · `garbage` a 200 that is no JSON · `hang` no answer ever · `reset` the line cut ·
   * `half` an answer cut in the middle · `slow` the answer after `ms`
   */
  readonly fault: (typeof kinds)[number]
  readonly accepted?: boolean
  /** Waits for this operation; left out, any will do. */
  readonly operation?: Operation
  /** Of an `error`: the exception, as `ConflictException`. */
  readonly type?: string
  readonly reason?: string
  readonly ms?: number
}

/**
 * Reads a fault that came over the wire.
 * @throws TypeError saying what is wrong with it
 */
export function parseFault(raw: unknown): Fault {
  const fault = (typeof raw === 'object' && raw !== null ? raw : {}) as Partial<Record<keyof Fault, unknown>>
  const { fault: kind, accepted, operation, type, reason, ms } = fault
  if (!kinds.includes(kind as Fault['fault'])) throw new TypeError(`fault must be one of ${kinds.join(', ')}`)
  if (accepted !== undefined && typeof accepted !== 'boolean') throw new TypeError('accepted must be true or false')
  if (operation !== undefined && !isOperation(operation)) throw new TypeError('operation must be one that the endpoint speaks')
  if (kind === 'error' && typeof type !== 'string') throw new TypeError('an error needs its type, as ConflictException')
  if (reason !== undefined && typeof reason !== 'string') throw new TypeError('reason must be a text')
  if (kind === 'slow' && !(typeof ms === 'number' && ms >= 0 && ms <= 600_000)) throw new TypeError('slow needs ms up to 600000')
  return raw as Fault
}

export const accepts = ({ fault, accepted }: Fault): boolean => accepted ?? (fault === 'half' || fault === 'slow')

/** The error that a fault stands for; `undefined` where it is no error of the service. */
export function errorOf({ fault, type, reason }: Fault): ServiceError | undefined {
  if (fault === 'throttle') return serviceError('ThrottlingException')
  if (fault === 'internal') return serviceError('InternalServerException')
  if (fault !== 'error') return undefined
  return serviceError(type ?? 'InternalServerException', reason === undefined ? {} : { Reason: reason })
}

/** Spoils an answer that is ready to go. */
export async function spoil({ fault, ms }: Fault, answer: string, response: ServerResponse, clock: Clock): Promise<void> {
  switch (fault) {
    case 'hang':
      return
    case 'reset':
      response.destroy()
      return
    case 'html':
      response.writeHead(500, { 'content-type': 'text/html' }).end('<html><body><h1>500 Internal Server Error</h1></body></html>')
      return
    case 'bad-gateway':
      response.writeHead(502).end()
      return
    case 'garbage':
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('<!doctype html>')
      return
    case 'half':
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0', 'content-length': Buffer.byteLength(answer) })
      response.write(answer.slice(0, answer.length / 2), () => response.destroy())
      return
    default:
      await clock.sleep(ms ?? 0)
  }
}
