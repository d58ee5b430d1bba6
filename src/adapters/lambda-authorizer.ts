import { systemClock } from '../core/delivery/system-clock.js'
import { type OtpError, type OtpErrorCode, report, toOtpError } from '../core/errors.js'
import type { Call, Caller } from '../core/model/call.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Clock } from '../core/ports/clock.js'
import type { TokenVerifier } from '../core/ports/token-verifier.js'
import { joinHeaders } from './http/incoming.js'
import { beforeTheEnd, type LambdaContext } from './lambda/context.js'
import { type EventHeaders, headerPairs } from './lambda/headers.js'

export type { LambdaContext }

type Maybe<T> = T | null | undefined

/** What the events of authorizers have in common, and where they differ: REST APIs (`TOKEN`, `REQUEST`) and HTTP APIs (payload 1.0, 2.0). */
export interface AuthorizerEvent extends EventHeaders {
  /** `TOKEN` or `REQUEST`. */
  readonly type: string
  /** Of HTTP APIs: `1.0` or `2.0`. */
  readonly version?: Maybe<string>
  /** Of payload 1.0. */
  readonly methodArn?: Maybe<string>
  /** Of payload 2.0. */
  readonly routeArn?: Maybe<string>
  /** Of `TOKEN`: the value of the header. */
  readonly authorizationToken?: Maybe<string>
}

/** The answer for REST APIs and payload 1.0. */
export interface AuthorizerPolicy {
  /** The client's id, or `refused`. */
  principalId: string
  /** Allows or denies the whole stage: API Gateway keeps the policy for the token, not for the route. */
  policyDocument: {
    Version: '2012-10-17'
    Statement: [{ Action: 'execute-api:Invoke'; Effect: 'Allow' | 'Deny'; Resource: string }]
  }
  context: AuthorizerNote
}

/** The answer for payload 2.0, where the authorizer has simple responses enabled. */
export interface AuthorizerVerdict {
  isAuthorized: boolean
  context: AuthorizerNote
}

/** For access logs and nothing else: `$context.authorizer.clientId` or `.refused`. The hook proves the caller again. */
export type AuthorizerNote = { clientId: string } | { refused: OtpErrorCode }

/** Options of {@link lambdaAuthorizer}. */
export interface LambdaAuthorizerOptions {
  /** Told of each call that is not let in, for the function's log. What it throws is swallowed. */
  readonly onRefused?: (failure: OtpError) => void
  /**
   * By it the verifier's signal aborts 200 ms before Lambda would end the function; `null`: never.
   * @defaultValue systemClock
   */
  readonly clock?: Clock | null
}

/** A good token of somebody who may not send: 403, which may be cached. Any other token that is refused is a bad one: 401. */
const forbidden: ReadonlySet<OtpErrorCode> = new Set(['token-client', 'token-scope'])

/** What Lambda needs to report the failure. */
const reportMs = 200

/**
 * A Lambda authorizer of API Gateway, for a REST API (`TOKEN` or `REQUEST`) or an HTTP API (payload 1.0, or 2.0 with simple responses).
 * What it allows is the stage of the API that was called, all of it: API Gateway keeps the policy for the token, not for the route.
 * A bad token is thrown as exactly `Unauthorized`, which API Gateway turns into 401 and never caches. What is no verdict on the token,
 * an issuer that cannot be reached above all, is thrown too (500): a Deny would be cached and keep a good token out.
 * It is a first door and not the lock: a cached Allow may outlive its token, so `createHandler` must verify the header again.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 * Rejects with `Unauthorized` for a bad token, and with the `OtpError` of the verifier where it has no verdict.
 * @throws TypeError at construction where an option is wrong; at a call where the event is none of an authorizer
 */
export function lambdaAuthorizer(
  verifier: TokenVerifier,
  options: LambdaAuthorizerOptions = {},
): (event: AuthorizerEvent, context?: LambdaContext) => Promise<AuthorizerPolicy | AuthorizerVerdict> {
  checkOptions(
    'lambdaAuthorizer',
    { ...options, verifier },
    {
      verifier: option.port('verify'),
      onRefused: option.optional(option.function()),
      clock: option.optional(option.nullable(option.port('now', 'sleep'))),
    },
  )
  const { onRefused = null, clock = systemClock } = options

  return async (event, context) => {
    const answer = answerTo(event)
    const call = callOf(event)
    try {
      const caller = await beforeTheEnd((signal) => verifier.verify(call, signal), { clock, context, reserveMs: reportMs })
      return answer(caller)
    } catch (thrown) {
      const failure = toOtpError(thrown)
      report(onRefused, failure)
      if (forbidden.has(failure.code)) return answer(failure)
      if (failure.retryable) throw failure
      throw new Error('Unauthorized')
    }
  }
}

/** An authorizer never sees the body. */
function callOf(event: AuthorizerEvent): Call {
  const token = event.type === 'TOKEN' ? { authorization: event.authorizationToken ?? '' } : {}
  return { method: 'POST', headers: { ...joinHeaders(headerPairs(event)), ...token }, body: new Uint8Array() }
}

/** How this event wants to be answered. */
function answerTo(event: AuthorizerEvent) {
  const { type = '', version, methodArn, routeArn } = (event as Partial<AuthorizerEvent> | null | undefined) ?? {}
  // Up to the stage; what follows is the method and the path that happened to be called first.
  const stage = /^arn:[^/*?]+:execute-api:[^/*?]+\/[^/*?]+(?=\/)/.exec(methodArn ?? routeArn ?? '')?.[0]
  if (stage === undefined || !['TOKEN', 'REQUEST'].includes(type)) {
    throw new TypeError('lambdaAuthorizer: the event is none of an authorizer')
  }
  return (outcome: Caller | OtpError): AuthorizerPolicy | AuthorizerVerdict => {
    const isAllowed = 'clientId' in outcome
    const context = isAllowed ? { clientId: outcome.clientId } : { refused: outcome.code }
    if (version === '2.0') return { isAuthorized: isAllowed, context }
    const statement = {
      Action: 'execute-api:Invoke',
      Effect: isAllowed ? ('Allow' as const) : ('Deny' as const),
      Resource: `${stage}/*`,
    } as const
    return {
      principalId: isAllowed ? outcome.clientId : 'refused',
      policyDocument: { Version: '2012-10-17', Statement: [statement] },
      context,
    }
  }
}
