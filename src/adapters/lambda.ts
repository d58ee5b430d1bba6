import type { Answer, Call } from '../core/model/call.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Handler } from '../core/ports/handler.js'
import { answerOf } from './http/answer-of.js'
import { cut, joinHeaders, keptBytes } from './http/incoming.js'
import { type LambdaContext, timeLeft } from './lambda/context.js'
import { type EventHeaders, headerPairs } from './lambda/headers.js'

export type { LambdaContext }

type Maybe<T> = T | null | undefined

/**
 * What the HTTP events of Lambda have in common, and where they differ: function URLs and HTTP APIs (payload 2.0),
 * REST APIs and HTTP APIs (payload 1.0), and Application Load Balancers with either kind of headers. The test console sends nulls.
 */
export interface LambdaHttpEvent extends EventHeaders {
  /** Of payload 1.0, REST APIs and load balancers. */
  readonly httpMethod?: Maybe<string>
  /** A text, or Base64 where `isBase64Encoded` says so. */
  readonly body?: Maybe<string>
  /** Whether the body is Base64 of its bytes. */
  readonly isBase64Encoded?: Maybe<boolean>
  /** What the edge says of the call. */
  readonly requestContext: {
    /** Of payload 2.0. */
    readonly http?: Maybe<{ readonly method: string }>
    /** Only a load balancer has one. */
    readonly elb?: unknown
    /** When the edge received the call, epoch ms: payload 2.0. */
    readonly timeEpoch?: Maybe<number>
    /** When the edge received the call, epoch ms: payload 1.0 and REST APIs. */
    readonly requestTimeEpoch?: Maybe<number>
  }
}

/** What all of them take for an answer. */
export interface LambdaHttpResult {
  /** The status of the answer. */
  statusCode: number
  /** Each header once. */
  headers?: Record<string, string>
  /** Instead of `headers`, for a load balancer that sends them in this form. */
  multiValueHeaders?: Record<string, string[]>
  /** A text, mostly JSON. */
  body: string
  /** Answers are texts. */
  isBase64Encoded: false
}

/**
 * A Lambda function behind a function URL, an HTTP API, a REST API or an Application Load Balancer, told apart by their events.
 * A load balancer's health check (`ELB-HealthChecker`) is answered 200 without the handler.
 * Lambda does not say when the caller hangs up.
 * @throws TypeError at construction where the handler is none; at a call where the event is none of HTTP
 */
export function lambda(handler: Handler): (event: LambdaHttpEvent, context?: LambdaContext) => Promise<LambdaHttpResult> {
  checkOptions('lambda', { handler }, { handler: option.function() })
  return async (event, context) => {
    const call = callOf(event, context)
    return resultOf(isHealthCheck(event, call) ? healthy : await answerOf(handler, call), event)
  }
}

function callOf(event: LambdaHttpEvent, context: LambdaContext | undefined): Call {
  const { requestContext, httpMethod, body } = (event as Maybe<Partial<LambdaHttpEvent>>) ?? {}
  // An event of a queue, say: the wiring is wrong, and to answer would be to lose the event.
  const method = requestContext?.http?.method ?? httpMethod
  if (!requestContext || typeof method !== 'string' || !['string', 'undefined'].includes(typeof (body ?? undefined)))
    throw new TypeError('lambda: the event is none of HTTP')
  const receivedAt = requestContext.timeEpoch ?? requestContext.requestTimeEpoch
  return {
    method: method.toUpperCase(),
    headers: joinHeaders(headerPairs(event)),
    body: bodyOf(event),
    ...(typeof receivedAt === 'number' ? { receivedAt } : {}),
    ...timeLeft(context),
  }
}

/** Never decodes more than is kept: a body may have 6 MB, and nobody has proved who sent it. */
function bodyOf({ body, isBase64Encoded }: LambdaHttpEvent): Uint8Array {
  if (!body) return new Uint8Array()
  if (isBase64Encoded !== true) return cut(Buffer.from(body.slice(0, keptBytes)))
  return cut(Buffer.from(body.slice(0, Math.ceil(keptBytes / 3) * 4), 'base64'))
}

const healthy: Answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }

function isHealthCheck({ requestContext }: LambdaHttpEvent, { method, headers }: Call): boolean {
  return Boolean(requestContext.elb) && method === 'GET' && (headers['user-agent'] ?? '').startsWith('ELB-HealthChecker/')
}

/** A load balancer that sends `multiValueHeaders` reads only those. */
function resultOf({ status, headers, body }: Answer, event: LambdaHttpEvent): LambdaHttpResult {
  const answer = { statusCode: status, body, isBase64Encoded: false } as const
  if (!event.requestContext.elb || !event.multiValueHeaders) return { ...answer, headers: { ...headers } }
  const many = Object.entries(headers).map(([name, value]): [string, string[]] => [name, [value]])
  return { ...answer, multiValueHeaders: Object.fromEntries(many) }
}
