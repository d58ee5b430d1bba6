import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError } from '../core/errors.js'
import type { Call } from '../core/model/call.js'
import type { Channel } from '../core/model/channel.js'
import { checkOptions, option } from '../core/model/options.js'
import { type OtpRequest, parseCode } from '../core/model/otp-request.js'
import { parsePhoneNumber } from '../core/model/phone-number.js'
import type { Purpose } from '../core/model/purpose.js'
import type { Clock } from '../core/ports/clock.js'
import type { IdentityHook } from '../core/ports/identity-hook.js'
import type { Pseudonym } from '../core/ports/pseudonym.js'
import { auth0Verdicts } from './auth0/verdicts.js'
import { asRecord, type Fields, readBody, readLocales, readText } from './wire/body.js'
import { assumedExpiry, longestLifeMs } from './wire/expiry.js'
import { statusAnswer, type WhenUnsure } from './wire/status.js'

export type { WhenUnsure } from './wire/status.js'

export interface Auth0HookOptions {
  /** Makes the id of a message, for Auth0 sends none; keyed, because a code and a number could be guessed back out of a plain digest. */
  readonly pseudonym: Pseudonym
  /**
   * What Auth0 is told when the message may be on its way and nobody knows. `success`: it does not come again.
   * `retry`: it does, and the ledger's policy decides; never without a ledger.
   * @defaultValue 'success'
   */
  readonly whenUnsure?: WhenUnsure
  /**
   * How long a code lives; Auth0 does not say.
   * @defaultValue 300000
   */
  readonly assumedLifeMs?: number
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/**
 * Auth0's custom phone provider, `onExecuteCustomPhoneProvider`: https://auth0.com/docs/customize/actions/reference/custom-phone-provider/custom-phone-provider-event-object
 *
 * Auth0 waits 20 s, and comes again up to five times over minutes when it is asked to. Some messages carry no code (`blocked_account`):
 * they are `not-a-code`, and Auth0 counts them as sent. The call is the event as JSON; `adapters/auth0-action` makes it inside an Action.
 * @throws TypeError on wrong wiring
 */
export function auth0PhoneProviderHook(options: Auth0HookOptions): IdentityHook {
  return auth0Hook('auth0PhoneProviderHook', options, (event) => {
    const message = asRecord(event['notification'])
    const type = readText(message['message_type']) ?? ''
    if (isNothing(message['code']) && type !== '' && !type.startsWith('otp_')) throw new OtpError('not-a-code')
    return {
      type,
      purpose: providerPurposes.get(type) ?? 'authentication',
      channel: message['delivery_method'],
      recipient: message['recipient'],
      code: message['code'],
      locale: message['locale'],
    }
  })
}

/**
 * Auth0's send-phone-message of multi-factor authentication, `onExecuteSendPhoneMessage`:
 * https://auth0.com/docs/customize/actions/explore-triggers/send-phone-message
 *
 * Auth0 is not known to come again; a failure is one for the person at once. The only word of a language is that of the browser.
 * @throws TypeError on wrong wiring
 */
export function auth0PhoneMessageHook(options: Auth0HookOptions): IdentityHook {
  return auth0Hook('auth0PhoneMessageHook', options, (event) => {
    const message = asRecord(event['message_options'])
    const type = readText(message['action']) ?? ''
    return {
      type,
      purpose: type === 'enrollment' ? 'enrollment' : 'authentication',
      channel: message['message_type'],
      recipient: message['recipient'],
      code: message['code'],
    }
  })
}

interface Told {
  readonly type: string
  readonly purpose: Purpose
  readonly channel: unknown
  readonly recipient: unknown
  readonly code: unknown
  readonly locale?: unknown
}

function auth0Hook(factory: string, options: Auth0HookOptions, read: (event: Fields) => Told): IdentityHook {
  checkOptions(factory, options, {
    pseudonym: option.port('of'),
    whenUnsure: option.optional(option.oneOf('success', 'retry')),
    assumedLifeMs: option.optional(option.integer(1_000, longestLifeMs)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { pseudonym, whenUnsure = 'success', assumedLifeMs = 300_000, clock = systemClock } = options

  const parse = async (call: Call): Promise<OtpRequest> => {
    const event = readBody(call)
    const told = read(event)
    const userId = readText(asRecord(event['user'])['user_id'])
    const tenant = readText(asRecord(event['tenant'])['id'])
    const channel = readChannel(told.channel)
    const destination = parsePhoneNumber(told.recipient)
    const code = parseCode(told.code)
    const [id] = await pseudonym.of(JSON.stringify(['auth0', tenant, userId, told.recipient, told.type, channel, told.code]))
    return {
      id,
      source: 'auth0',
      ...(tenant === undefined ? {} : { tenant }),
      purpose: told.purpose,
      channel,
      destination,
      code,
      ...assumedExpiry(call.receivedAt ?? clock.now(), assumedLifeMs),
      locales: readLocales(told.locale, asRecord(event['request'])['language']),
      ...(userId === undefined ? {} : { userId }),
    }
  }
  return { name: 'auth0', parse, answer: (outcome) => statusAnswer(outcome, auth0Verdicts, whenUnsure) }
}

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === ''

const providerPurposes: ReadonlyMap<string, Purpose> = new Map([
  ['otp_enroll', 'enrollment'],
  ['change_password', 'recovery'],
  ['password_breach', 'recovery'],
  ['blocked_account', 'unlock'],
])

/** The provider says `text`, the message of MFA `sms`. */
function readChannel(name: unknown): Channel {
  if (name === 'text' || name === 'sms') return 'sms'
  if (name === 'voice') return 'voice'
  throw new OtpError('channel-unknown')
}
