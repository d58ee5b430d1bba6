import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError } from '../core/errors.js'
import { type Channel, isChannel } from '../core/model/channel.js'
import { checkOptions, option } from '../core/model/options.js'
import { parseCode } from '../core/model/otp-request.js'
import { parsePhoneNumber } from '../core/model/phone-number.js'
import { isPurpose, type Purpose } from '../core/model/purpose.js'
import type { Clock } from '../core/ports/clock.js'
import type { IdentityHook } from '../core/ports/identity-hook.js'
import { webhookVerdicts } from './webhook/verdicts.js'
import { type Fields, idOf, readBody } from './wire/body.js'
import { assumedExpiry, longestLifeMs, readExpiry } from './wire/expiry.js'
import { statusAnswer, type WhenUnsure } from './wire/status.js'

export interface WebhookHookOptions {
  /**
   * What the issuer is told when the message may be on its way and nobody knows. `success`: it does not call again.
   * `retry`: it does, and the ledger's policy decides; never without a ledger.
   * @defaultValue 'success'
   */
  readonly whenUnsure?: WhenUnsure
  /**
   * How long a code lives for which the issuer names no end.
   * @defaultValue 300000
   */
  readonly assumedLifeMs?: number
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/**
 * A signed webhook for any issuer of codes: one JSON object, as `docs/webhook.schema.json` says. Prove the caller with `standardWebhookVerifier`.
 *
 * It is strict where the others are lenient, for the issuer is yours: a member of another name or form is refused, and never passed over.
 * 2xx: taken over. 503: surely not sent, and the same call may be sent again under the same `id`. Any other status: do not call again.
 * @throws TypeError on wrong wiring
 */
export function webhookHook(options: WebhookHookOptions = {}): IdentityHook {
  checkOptions('webhookHook', options, {
    whenUnsure: option.optional(option.oneOf('success', 'retry')),
    assumedLifeMs: option.optional(option.integer(1_000, longestLifeMs)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { whenUnsure = 'success', assumedLifeMs = 300_000, clock = systemClock } = options

  return {
    name: 'webhook',

    async parse(call) {
      const body = readBody(call)
      if (Object.keys(body).some((name) => !members.has(name))) throw malformed('a member that the schema does not know')
      const { id, destination, code, expiresAt } = body
      if (idOf(id) === undefined) throw malformed("'id'")
      if (typeof destination !== 'string' || !/^\+[1-9]\d{4,14}$/.test(destination)) {
        throw new OtpError('destination-invalid', 'it is not + and up to 15 digits')
      }
      if (typeof code !== 'string' || code !== code.trim()) throw new OtpError('code-invalid')
      const now = call.receivedAt ?? clock.now()
      return {
        id: id as string,
        source: 'webhook',
        purpose: readPurpose(body['purpose']),
        channel: readChannel(body['channel']),
        destination: parsePhoneNumber(destination),
        code: parseCode(code),
        ...(expiresAt === undefined ? assumedExpiry(now, assumedLifeMs) : { expiresAt: readEnd(expiresAt, now) }),
        locales: readLocales(body['locales']),
        ...readTexts(body, 'tenant', 'userId'),
      }
    },

    answer: (outcome) => statusAnswer(outcome, webhookVerdicts, whenUnsure),
  }
}

const members: ReadonlySet<string> = new Set([
  ...['id', 'destination', 'code', 'purpose', 'channel', 'expiresAt', 'locales', 'tenant', 'userId'],
])

const malformed = (what: string): OtpError => new OtpError('call-malformed', `${what} has the wrong form`)

function readPurpose(value: unknown = 'authentication'): Purpose {
  if (!isPurpose(value)) throw malformed("'purpose'")
  return value
}

function readChannel(value: unknown = 'sms'): Channel {
  if (!isChannel(value)) throw new OtpError('channel-unknown')
  return value
}

/** RFC 3339, with its zone: an issuer of our own can say exactly what it means. */
function readEnd(value: unknown, now: number): number {
  const hasZone = typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(value)
  const { expiresAt, expiryAssumed } = readExpiry(hasZone ? value : undefined, now, 0)
  if (expiryAssumed === true) throw malformed("'expiresAt'")
  return expiresAt
}

function readLocales(value: unknown = []): readonly string[] {
  if (!Array.isArray(value) || value.length > 20) throw malformed("'locales'")
  return value.map((one: unknown) => {
    if (typeof one !== 'string' || one.length > 100) throw malformed("'locales'")
    return one
  })
}

/** The members that are there, each a text of 1 to 256 characters. */
function readTexts(body: Fields, ...names: readonly string[]): Readonly<Record<string, string>> {
  const texts = names.flatMap((name): [string, string][] => {
    const value = body[name]
    if (value === undefined) return []
    if (typeof value !== 'string' || value === '' || value.length > 256) throw malformed(`'${name}'`)
    return [[name, value]]
  })
  return Object.fromEntries(texts)
}
