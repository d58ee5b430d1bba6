import { errorMeanings } from '../core/errors.js'
import type { Answer } from '../core/model/call.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Handler } from '../core/ports/handler.js'
import { answerOf } from './http/answer-of.js'
import { cut } from './http/incoming.js'

/** What is used of an Action's `api`; that of send-phone-message has none of it. */
export interface Auth0ActionApi {
  /** Of a custom phone provider. */
  readonly notification?: {
    /** Asks Auth0 to run the Action again. */
    retry(reason: string): unknown
    /** Gives the message up. */
    drop(reason: string): unknown
  }
}

/**
 * An Action of Auth0: `exports.onExecuteCustomPhoneProvider` and `exports.onExecuteSendPhoneMessage`.
 * What the hooks read of the event becomes the body of a POST without headers; its `secrets` and all else stay behind.
 * 2xx is a success, 503 asks Auth0 to come again, anything else drops the message. An Action without `api.notification` throws instead.
 * The reason that Auth0 logs is a failure code or a status, and nothing that a provider wrote.
 * Auth0 gives 20 s and does not say how many are left: set `budgetMs`.
 * @throws TypeError at construction where the handler is none
 */
export function auth0Action(handler: Handler): (event: unknown, api?: Auth0ActionApi) => Promise<void> {
  checkOptions('auth0Action', { handler }, { handler: option.function() })
  return async (event, api) => {
    const body = cut(new TextEncoder().encode(JSON.stringify(pick(event))))
    const answer = await answerOf(handler, { method: 'POST', headers: {}, body })
    if (answer.status >= 200 && answer.status <= 299) return
    const reason = `localized-otp: ${reasonOf(answer)}`
    if (api?.notification === undefined) throw new Error(reason)
    if (answer.status === 503) api.notification.retry(reason)
    else api.notification.drop(reason)
  }
}

type Fields = Readonly<Record<string, unknown>>

const members = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})

function pick(event: unknown): unknown {
  const { notification, message_options, user, request, tenant } = members(event)
  return {
    notification,
    message_options,
    user: { user_id: members(user)['user_id'] },
    request: { language: members(request)['language'] },
    tenant: { id: members(tenant)['id'] },
  }
}

function reasonOf({ status, body }: Answer): string {
  try {
    const { reason } = members(JSON.parse(body))
    if (typeof reason === 'string' && Object.hasOwn(errorMeanings, reason)) return reason
  } catch {
    // No JSON: the status is all there is to say.
  }
  return `answered ${status}`
}
