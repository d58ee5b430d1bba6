import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import { parseCode } from '../core/model/otp-request.js'
import { parsePhoneNumber } from '../core/model/phone-number.js'
import type { Purpose } from '../core/model/purpose.js'
import type { Clock } from '../core/ports/clock.js'
import type { IdentityHook } from '../core/ports/identity-hook.js'
import type { Pseudonym } from '../core/ports/pseudonym.js'
import { kratosVerdicts } from './kratos/verdicts.js'
import { asRecord, type Fields, readBody, readLocales, readText } from './wire/body.js'
import { assumedExpiry, type Expiry, longestLifeMs } from './wire/expiry.js'
import { statusAnswer, type WhenUnsure } from './wire/status.js'

export interface KratosCourierHookOptions {
  /** Makes the id of a message, for Kratos sends none; keyed, because a code and a number could be guessed back out of a plain digest. */
  readonly pseudonym: Pseudonym
  /**
   * What Kratos is told when the message may be on its way and nobody knows. `success`: it counts as sent.
   * `retry`: the courier comes again, and the ledger's policy decides; never without a ledger.
   * @defaultValue 'success'
   */
  readonly whenUnsure?: WhenUnsure
  /**
   * How long a code lives where Kratos does not say, as its older releases do not.
   * @defaultValue 900000
   */
  readonly assumedLifeMs?: number
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/**
 * The courier of Ory Kratos, over its `http` channel: https://www.ory.com/docs/kratos/emails-sms/sending-sms
 *
 * Kratos posts what a jsonnet makes of its context: `examples/kratos/localized-otp.jsonnet` passes on what is read here and nothing else.
 * The courier works at least once: it repeats a message after any answer but 2xx, and the ledger sends it once.
 * Notices without a code are `not-a-code`, and count as sent. Prove the caller with `sharedSecretVerifier`.
 * @throws TypeError on wrong wiring
 */
export function kratosCourierHook(options: KratosCourierHookOptions): IdentityHook {
  checkOptions('kratosCourierHook', options, {
    pseudonym: option.port('of'),
    whenUnsure: option.optional(option.oneOf('success', 'retry')),
    assumedLifeMs: option.optional(option.integer(1_000, longestLifeMs)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { pseudonym, whenUnsure = 'success', assumedLifeMs = 900_000, clock = systemClock } = options

  return {
    name: 'kratos',

    async parse(call) {
      const body = readBody(call)
      const data = asRecord(body['template_data'])
      const type = readText(body['template_type']) ?? ''
      if ((readText(body['message_type']) ?? 'sms') !== 'sms') throw new OtpError('channel-unknown')
      const rawCode = readCode(data)
      if (rawCode === undefined) throw missingCode(type)
      const identity = asRecord(data['identity'])
      const userId = readText(identity['id'])
      // The address of the flow tells one request for a code from the next.
      const parts = ['kratos', body['recipient'], type, rawCode, readText(data['request_url'])]
      const destination = parsePhoneNumber(body['recipient'])
      const code = parseCode(rawCode)
      const [id] = await pseudonym.of(JSON.stringify(parts))
      return {
        id,
        source: 'kratos',
        purpose: readPurpose(type),
        channel: 'sms',
        destination,
        code,
        ...readLife(data['expires_in_minutes'], call.receivedAt ?? clock.now(), assumedLifeMs),
        locales: readLocales(
          asRecord(data['transient_payload'])['locale'],
          asRecord(identity['traits'])['locale'],
          ...readAcceptLanguage(asRecord(body['request_headers'])),
        ),
        ...(userId === undefined ? {} : { userId }),
      }
    },

    answer: (outcome) => statusAnswer(outcome, kratosVerdicts, whenUnsure),
  }
}

/** A recovery code stands under `verification_code` too. */
function readCode(data: Fields): unknown {
  const names = ['login_code', 'registration_code', 'recovery_code', 'verification_code']
  return names.map((name) => data[name]).find((code) => code !== undefined && code !== null && code !== '')
}

/** `login_code_valid` must have one; `verifiable_address_changed`, or `recovery_code_invalid` to a stranger's number, has none. */
function missingCode(type: string): OtpError {
  if (type === '') return new OtpError('call-malformed', 'no template_type')
  return new OtpError(/_?code(?:_valid)?$/i.test(type) ? 'code-invalid' : 'not-a-code')
}

/** The names of the source, as `login_code_valid`, and those of the documentation, as `VerificationCode`. */
function readPurpose(type: string): Purpose {
  if (/^recovery/i.test(type)) return 'recovery'
  return /^(registration|verification)/i.test(type) ? 'enrollment' : 'authentication'
}

function readLife(minutes: unknown, now: number, assumedLifeMs: number): Expiry {
  const isKnown = typeof minutes === 'number' && minutes > 0 && minutes * 60_000 <= longestLifeMs
  return isKnown ? { expiresAt: Math.floor(now + minutes * 60_000) } : assumedExpiry(now, assumedLifeMs)
}

/** The languages of the browser in their order, which is that of their weights in every browser there is. */
function readAcceptLanguage(headers: Fields): readonly string[] {
  const value = headers['Accept-Language'] ?? headers['accept-language']
  const text = readText(Array.isArray(value) ? value[0] : value) ?? ''
  return text
    .split(',', 20)
    .map((part) => (part.split(';')[0] ?? '').trim())
    .filter((tag) => tag !== '' && tag !== '*')
}
