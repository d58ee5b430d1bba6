import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError } from '../core/errors.js'
import { type Answer, type Call, jsonAnswer } from '../core/model/call.js'
import type { Channel } from '../core/model/channel.js'
import { checkOptions, option } from '../core/model/options.js'
import { parseCode } from '../core/model/otp-request.js'
import { isCountry, parsePhoneNumber } from '../core/model/phone-number.js'
import type { Purpose } from '../core/model/purpose.js'
import type { Receipt } from '../core/model/receipt.js'
import type { Clock } from '../core/ports/clock.js'
import type { IdentityHook } from '../core/ports/identity-hook.js'
import { oktaVerdicts } from './okta/verdicts.js'
import { asRecord, derivedId, type Fields, idOf, isIdentifier, readBody, readLocales, readText } from './wire/body.js'
import { longestLifeMs, readExpiry } from './wire/expiry.js'

export interface OktaTelephonyHookOptions {
  /**
   * What Okta is told when the message may be on its way and nobody knows. `FAILED` makes Okta send the code once more;
   * `PENDING` leaves it at what was sent. What Okta does on `PENDING` it does not document; it is not known to take over.
   * @defaultValue 'PENDING'
   */
  readonly whenUnsure?: 'PENDING' | 'FAILED'
  /**
   * What Okta is told when the message waits in a queue. Either way Okta's own fallback is given up.
   * @defaultValue 'SUCCESSFUL'
   */
  readonly whenQueued?: 'SUCCESSFUL' | 'PENDING'
  /**
   * What Okta is told when a guard refused. `PENDING`: nobody sends, and an attacker learns nothing. `FAILED`: Okta sends in our stead.
   * `error`: as `FAILED`, and the person reads `errorSummary`; right where Okta has switched its fallback off for the org.
   * @defaultValue 'PENDING'
   */
  readonly whenRefused?: 'PENDING' | 'FAILED' | 'error'
  /**
   * What Okta is told when nothing was sent. Both make it take over; with `error` the person also reads `errorSummary`.
   * @defaultValue 'FAILED'
   */
  readonly whenFailed?: 'FAILED' | 'error'
  /** What the person reads in place of a reason; end users see it. It is the same for every failure. */
  readonly errorSummary?: string
  /** The country, ISO 3166-1 alpha-2, of numbers that come without `+`. Left out, such a number is refused, and Okta takes over. */
  readonly defaultCountry?: string
  /**
   * How long a code lives for which Okta names no readable end.
   * @defaultValue 300000
   */
  readonly assumedLifeMs?: number
  /** The provider's name for Okta's System Log. Left out, it is the name of the sender. */
  readonly provider?: string
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/**
 * Okta's telephony inline hook: https://developer.okta.com/docs/guides/telephony-inline-hook/
 *
 * Okta waits 3 s, never retries this hook, and sends the code itself after a failure, an error or any status but 200;
 * so a failure is told only where Okta should do that (`hooks/okta/verdicts.ts` decides it for each failure code).
 * A call without `eventId` gets an id made from Okta's request id, so that a repetition is known as one;
 * with neither it is `call-malformed`. `msgTemplate`, Okta's own rendered text, is never read.
 * @throws TypeError on wrong wiring
 */
export function oktaTelephonyHook(options: OktaTelephonyHookOptions = {}): IdentityHook {
  checkOptions('oktaTelephonyHook', options, {
    whenUnsure: option.optional(option.oneOf('PENDING', 'FAILED')),
    whenQueued: option.optional(option.oneOf('SUCCESSFUL', 'PENDING')),
    whenRefused: option.optional(option.oneOf('PENDING', 'FAILED', 'error')),
    whenFailed: option.optional(option.oneOf('FAILED', 'error')),
    errorSummary: option.optional(option.text()),
    defaultCountry: option.optional((value) => (isCountry(value) ? undefined : 'must be a country such as DE')),
    assumedLifeMs: option.optional(option.integer(1_000, longestLifeMs)),
    provider: option.optional(option.text()),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { whenUnsure = 'PENDING', whenRefused = 'PENDING', whenFailed = 'FAILED', errorSummary = defaultSummary } = options
  const { defaultCountry, assumedLifeMs = 300_000, clock = systemClock } = options

  return {
    name: 'okta',

    async parse(call) {
      const event = readEvent(call)
      const message = asRecord(asRecord(event['data'])['messageProfile'])
      const tenant = readTenant(event['source'])
      const userId = readText(asRecord(asRecord(event['data'])['userProfile'])['userId'])
      return {
        id: await readId(event, userId),
        source: 'okta',
        ...(tenant === undefined ? {} : { tenant }),
        purpose: readPurpose(event['requestType'] ?? message['eventAction']),
        channel: readChannel(message['deliveryChannel']),
        destination: parsePhoneNumber(message['phoneNumber'], defaultCountry === undefined ? {} : { defaultCountry }),
        code: parseCode(message['otpCode']),
        ...readExpiry(readText(message['otpExpires']), call.receivedAt ?? clock.now(), assumedLifeMs),
        locales: readLocales(message['locale']),
        ...(userId === undefined ? {} : { userId }),
      }
    },

    answer(outcome) {
      const { requestId } = outcome
      const tell = (status: Told, more: Readonly<Record<string, string>> = {}): Answer => {
        const content = status === 'error' ? { error: { errorSummary } } : { commands: [command(status, more)] }
        return jsonAnswer(200, { ...content, ...(isIdentifier(requestId) ? { debugContext: { requestId } } : {}) })
      }
      if ('receipt' in outcome) return tell(...success(outcome.receipt, options))

      const { code, sent } = outcome.failure
      // A code of another release of this library has no row.
      const verdict = (oktaVerdicts as Partial<typeof oktaVerdicts>)[code]?.verdict ?? 'take-over'
      if (typeof verdict === 'number') return jsonAnswer(verdict, { error: { errorSummary: 'The call was not accepted.' } })
      if (sent === 'maybe' || verdict === 'unsure') return tell(whenUnsure)
      return tell(verdict === 'refused' ? whenRefused : whenFailed)
    },
  }
}

type Told = 'SUCCESSFUL' | 'PENDING' | 'FAILED' | 'error'

const defaultSummary = 'The code could not be sent. Please try again later or choose another way.'

function command(status: Told, more: Readonly<Record<string, string>>): unknown {
  return { type: 'com.okta.telephony.action', value: [{ status, ...more }] }
}

function success(receipt: Receipt, options: OktaTelephonyHookOptions): [Told, Readonly<Record<string, string>>] {
  const provider = options.provider ?? (receipt.status === 'sent' && isIdentifier(receipt.sender) ? receipt.sender : undefined)
  const transactionId = receipt.status === 'sent' ? receipt.messageId : receipt.id
  return [
    receipt.status === 'sent' ? 'SUCCESSFUL' : (options.whenQueued ?? 'SUCCESSFUL'),
    { ...(provider === undefined ? {} : { provider }), ...(isIdentifier(transactionId) ? { transactionId } : {}) },
  ]
}

function readEvent(call: Call): Fields {
  const event = readBody(call)
  const { messageProfile } = asRecord(event['data'])
  if (typeof messageProfile !== 'object' || messageProfile === null) throw new OtpError('call-malformed', 'no messageProfile')
  return event
}

async function readId(event: Fields, userId: string | undefined): Promise<string> {
  const eventId = readText(event['eventId'])
  const id = idOf(eventId)
  if (id !== undefined) return id
  const requestId = readText(asRecord(asRecord(asRecord(event['data'])['context'])['request'])['id'])
  if (eventId === undefined && requestId === undefined) throw new OtpError('call-malformed', 'no eventId')
  return derivedId([eventId, requestId, readText(event['eventTime']), userId])
}

/** The org's domain, from the address of the hook. */
function readTenant(source: unknown): string | undefined {
  return /^https:\/\/([a-z0-9.-]{1,253})(?:[:/]|$)/i.exec(readText(source) ?? '')?.[1]?.toLowerCase()
}

const purposes: Readonly<Record<string, Purpose>> = {
  preenrollment: 'enrollment',
  mfaverification: 'authentication',
  accountunlock: 'unlock',
  passwordreset: 'recovery',
}

/** From `com.okta.user.telephony.pre-enrollment` and the like; unknown or missing is signing in, which is what nearly all codes are for. */
function readPurpose(requestType: unknown): Purpose {
  const last = readText(requestType)?.split('.').at(-1) ?? ''
  const name = squeeze(last)
  return Object.hasOwn(purposes, name) ? (purposes[name] as Purpose) : 'authentication'
}

/** `SMS`, `CALL`, `voice call` and their kin. The unknown is refused: a call at night is not a fallback for a text. */
function readChannel(deliveryChannel: unknown): Channel {
  const name = squeeze(readText(deliveryChannel) ?? '')
  if (/^(sms|text|txt)(message)?$/.test(name)) return 'sms'
  if (/voice|call/.test(name) && !/sms|text|txt/.test(name)) return 'voice'
  throw new OtpError('channel-unknown')
}

const squeeze = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '')
