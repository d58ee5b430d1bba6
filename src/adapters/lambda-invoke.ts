import { checkOptions, option } from '../core/model/options.js'
import type { Handler } from '../core/ports/handler.js'
import { answerOf } from './http/answer-of.js'
import { cut } from './http/incoming.js'
import { type LambdaContext, timeLeft } from './lambda/context.js'

/**
 * A Lambda function that a platform invokes directly, as Cognito does its triggers. The event becomes the body of a POST without headers:
 * there is no token to verify; who may invoke is said by the function's own resource policy.
 * What the answer's JSON holds is returned. An answer other than 2xx is thrown, which is how such a platform learns of a failure;
 * the error names the status and nothing else, because the platform may show it.
 * @throws TypeError at construction where the handler is none
 */
export function lambdaInvoke(handler: Handler): (event: unknown, context?: LambdaContext) => Promise<unknown> {
  checkOptions('lambdaInvoke', { handler }, { handler: option.function() })
  return async (event, context) => {
    const body = cut(new TextEncoder().encode(event === undefined ? '' : JSON.stringify(event)))
    const answer = await answerOf(handler, { method: 'POST', headers: {}, body, ...timeLeft(context) })
    if (answer.status < 200 || answer.status > 299) throw new Error(`localized-otp answered ${answer.status}`)
    return answer.body === '' ? undefined : parse(answer.body)
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // The parser's complaint quotes the body.
    throw new Error('localized-otp answered something else than JSON')
  }
}
