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
      const event = readBody(call)
      const message = asRecord(asRecord(event['data'])['messageProfile'])
      const tenant = readTenant(event['source'])
      const userId = readText(asRecord(asRecord(event['data'])['userProfile'])['userId'])
      const locale = readText(message['locale'])
      return {
        id: await readId(event, userId),
        source: 'okta',
        ...(tenant === undefined ? {} : { tenant }),
        purpose: readPurpose(event['requestType'] ?? message['eventAction']),
        channel: readChannel(message['deliveryChannel']),
        destination: parsePhoneNumber(message['phoneNumber'], defaultCountry === undefined ? {} : { defaultCountry }),
        code: parseCode(message['otpCode']),
        ...readExpiry(message['otpExpires'], call.receivedAt ?? clock.now(), assumedLifeMs),
        locales: locale === undefined ? [] : [locale],
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

// No code of Okta lives longer than minutes; a later end is a mistake, and would keep its claim in the ledger as long.
const longestLifeMs = 86_400_000

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

/** A machine's word; prose does not pass, so no foreign text can reach an answer. */
function isIdentifier(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.:/=+@~-]{1,200}$/.test(value)
}

function readBody({ body }: Call): Record<string, unknown> {
  let event: unknown
  try {
    event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) // drops a byte order mark
  } catch {
    throw new OtpError('call-malformed', 'the body is not JSON') // without a cause: it would quote the body
  }
  const { messageProfile } = asRecord(asRecord(event)['data'])
  if (typeof messageProfile !== 'object' || messageProfile === null) throw new OtpError('call-malformed', 'no messageProfile')
  return event as Record<string, unknown>
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

async function readId(event: Record<string, unknown>, userId: string | undefined): Promise<string> {
  const eventId = readText(event['eventId'])
  if (eventId !== undefined && /^[\x21-\x7e]{1,128}$/.test(eventId)) return eventId
  const requestId = readText(asRecord(asRecord(asRecord(event['data'])['context'])['request'])['id'])
  if (eventId === undefined && requestId === undefined) throw new OtpError('call-malformed', 'no eventId')
  // Neither the code nor the number goes in: there are few enough of them to be guessed back out of a digest.
  const parts = new TextEncoder().encode(JSON.stringify([eventId, requestId, readText(event['eventTime']), userId]))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', parts))
  return `derived-${Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')}`
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

const isoDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/i

function readExpiry(otpExpires: unknown, now: number, lifeMs: number): { expiresAt: number; expiryAssumed?: true } {
  const text = readText(otpExpires) ?? ''
  const zone = isoDate.exec(text)
  const expiresAt = zone === null ? Number.NaN : Date.parse(zone[1] === undefined ? `${text}Z` : text)
  return expiresAt <= now + longestLifeMs ? { expiresAt } : { expiresAt: now + lifeMs, expiryAssumed: true }
}
