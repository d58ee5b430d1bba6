import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError } from '../core/errors.js'
import { type Answer, jsonAnswer } from '../core/model/call.js'
import { checkOptions, option } from '../core/model/options.js'
import { parseCode } from '../core/model/otp-request.js'
import { parsePhoneNumber } from '../core/model/phone-number.js'
import type { Purpose } from '../core/model/purpose.js'
import type { Clock } from '../core/ports/clock.js'
import type { IdentityHook } from '../core/ports/identity-hook.js'
import { supabaseVerdicts } from './supabase/verdicts.js'
import { asRecord, idOf, readBody, readLocales, readText } from './wire/body.js'
import { assumedExpiry, longestLifeMs } from './wire/expiry.js'
import { verdictOn } from './wire/families.js'

export interface SupabaseSmsHookOptions {
  /**
   * What Supabase is told when the message may be on its way and nobody knows. `success`: the person waits for it, and can ask again.
   * `error`: the person is told that it failed, and may then receive it.
   * @defaultValue 'success'
   */
  readonly whenUnsure?: 'success' | 'error'
  /** What the person reads in place of a reason; end users see it. It is the same for every failure. */
  readonly errorMessage?: string
  /**
   * Where in `user_metadata` the person's language stands, best first: Supabase itself knows none.
   * @defaultValue ['locale', 'language']
   */
  readonly localeKeys?: readonly string[]
  /**
   * How long a code lives; Supabase does not say. The default is that of its setting "SMS OTP expiry".
   * @defaultValue 60000
   */
  readonly assumedLifeMs?: number
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/**
 * Supabase's Send SMS hook: https://supabase.com/docs/guides/auth/auth-hooks/send-sms-hook
 *
 * Supabase waits 5 s for all attempts together, and calls again, at once and twice at most, only after a 503 with `Retry-After`
 * (or a broken line). Every other failure is told inside a 200, which is the only way a text reaches the person.
 * Repetitions share `metadata.uuid`, while `webhook-id` is new each time. Numbers come without `+`, and always in international form.
 * Prove the caller with `standardWebhookVerifier`.
 * @throws TypeError on wrong wiring
 */
export function supabaseSmsHook(options: SupabaseSmsHookOptions = {}): IdentityHook {
  checkOptions('supabaseSmsHook', options, {
    whenUnsure: option.optional(option.oneOf('success', 'error')),
    errorMessage: option.optional(option.text()),
    localeKeys: option.optional(option.list(option.text())),
    assumedLifeMs: option.optional(option.integer(1_000, longestLifeMs)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { whenUnsure = 'success', localeKeys = ['locale', 'language'], assumedLifeMs = 60_000, clock = systemClock } = options
  // Supabase takes an error without a text for a success.
  const { errorMessage: message = 'The code could not be sent. Please try again later or choose another way.' } = options
  const tell = (http_code: number): Answer => jsonAnswer(200, { error: { http_code, message } })

  return {
    name: 'supabase',

    async parse(call) {
      const body = readBody(call)
      const [sms, user] = [asRecord(body['sms']), asRecord(body['user'])]
      const id = idOf(asRecord(body['metadata'])['uuid'])
      if (id === undefined) throw new OtpError('call-malformed', 'no metadata.uuid')
      const userId = readText(user['id'])
      const wishes = asRecord(user['user_metadata'])
      return {
        id,
        source: 'supabase',
        purpose: readPurpose(sms['sms_type']),
        channel: 'sms',
        // On a change of number the new one stands only here.
        destination: parsePhoneNumber(withPlus(sms['phone'] ?? user['phone'])),
        code: parseCode(sms['otp']),
        ...assumedExpiry(call.receivedAt ?? clock.now(), assumedLifeMs),
        locales: readLocales(...localeKeys.map((key) => (Object.hasOwn(wishes, key) ? wishes[key] : undefined))),
        ...(userId === undefined ? {} : { userId }),
      }
    },

    answer(outcome) {
      if ('receipt' in outcome) return jsonAnswer(200, {})
      const { code, sent } = outcome.failure
      const verdict = verdictOn(supabaseVerdicts, code)
      if (typeof verdict === 'number') return jsonAnswer(verdict, {})
      if (sent === 'maybe' || verdict === 'unsure') return whenUnsure === 'success' ? jsonAnswer(200, {}) : tell(500)
      if (verdict === 'nothing') return jsonAnswer(200, {})
      if (verdict === 'again')
        return { ...jsonAnswer(503, {}), headers: { 'content-type': 'application/json', 'retry-after': '1' } }
      return tell({ dead: 410, refused: 429, failed: 500 }[verdict])
    },
  }
}

/** Supabase keeps numbers as the digits of E.164, and drops the `+` whatever the person typed. */
function withPlus(phone: unknown): unknown {
  const digits = typeof phone === 'number' ? String(phone) : readText(phone)
  return digits !== undefined && /^\d/.test(digits) ? `+${digits}` : digits
}

const purposes: Readonly<Record<string, Purpose>> = { confirmation: 'enrollment', phone_change: 'enrollment' }

/** Newer releases name the type; unknown or missing is signing in, which is what nearly all codes are for. */
function readPurpose(type: unknown): Purpose {
  const name = readText(type) ?? ''
  return Object.hasOwn(purposes, name) ? (purposes[name] as Purpose) : 'authentication'
}
