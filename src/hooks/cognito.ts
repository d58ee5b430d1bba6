import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import { parseCode } from '../core/model/otp-request.js'
import { type PhoneNumber, parsePhoneNumber } from '../core/model/phone-number.js'
import type { Purpose } from '../core/model/purpose.js'
import { Secret } from '../core/model/secret.js'
import type { Clock } from '../core/ports/clock.js'
import type { CodeOpener } from '../core/ports/code-opener.js'
import type { IdentityHook } from '../core/ports/identity-hook.js'
import { cognitoVerdicts } from './cognito/verdicts.js'
import { asRecord, derivedId, type Fields, readBody, readLocales, readText } from './wire/body.js'
import { assumedExpiry, longestLifeMs } from './wire/expiry.js'
import { statusAnswer, type WhenUnsure } from './wire/status.js'

export interface CognitoSmsSenderHookOptions {
  /** Opens the code, which Cognito seals; `drivers/encryption-sdk-code-opener`. */
  readonly opener: CodeOpener
  /**
   * What Lambda is told when the message may be on its way and nobody knows. `success`: it does not repeat the event.
   * `retry`: it may, and the ledger's policy decides; never without a ledger.
   * @defaultValue 'success'
   */
  readonly whenUnsure?: WhenUnsure
  /**
   * Where in `clientMetadata` and then in `userAttributes` the person's language stands, best first.
   * @defaultValue ['locale']
   */
  readonly localeKeys?: readonly string[]
  /**
   * How long a code lives; Cognito does not say. The default is the shortest of its lives, that of a sign-in.
   * @defaultValue 180000
   */
  readonly assumedLifeMs?: number
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/**
 * Amazon Cognito's custom SMS sender: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sms-sender.html
 *
 * Cognito invokes the function instead of sending, and reads no answer: nobody else sends, so every failure is an error of the function.
 * The event has no id; one is made of the sealed code, which is another for each code and tells nothing of it.
 * A temporary password (`CustomSMSSender_AdminCreateUser`) is sent like a code where it has letters, digits and inner dashes only.
 * Any other is `code-invalid`: in words for codes its punctuation could not be told from theirs. See {@link readTemporaryPassword}.
 * @throws TypeError on wrong wiring
 */
export function cognitoSmsSenderHook(options: CognitoSmsSenderHookOptions): IdentityHook {
  checkOptions('cognitoSmsSenderHook', options, {
    opener: option.port('open'),
    whenUnsure: option.optional(option.oneOf('success', 'retry')),
    localeKeys: option.optional(option.list(option.text())),
    assumedLifeMs: option.optional(option.integer(1_000, longestLifeMs)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { opener, whenUnsure = 'success', localeKeys = ['locale'], assumedLifeMs = 180_000, clock = systemClock } = options

  return {
    name: 'cognito',

    async parse(call, signal) {
      const event = readBody(call)
      const { source, sealed, attributes, tenant } = readEvent(event)
      const destination = parsePhoneNumber(attributes['phone_number'])
      const text = await open(event, sealed, { opener, signal })
      const userId = readText(attributes['sub']) ?? readText(event['userName'])
      return {
        id: await derivedId([tenant, sealed]),
        source: 'cognito',
        ...(tenant === undefined ? {} : { tenant }),
        purpose: purposes.get(source) ?? 'authentication',
        channel: 'sms',
        destination,
        code: parseCode(source === invitation ? unescapeHtml(text) : text),
        ...assumedExpiry(call.receivedAt ?? clock.now(), assumedLifeMs),
        locales: localesOf(event, localeKeys),
        ...(userId === undefined ? {} : { userId }),
      }
    },

    answer(outcome) {
      const { status, ...answer } = statusAnswer(outcome, cognitoVerdicts, whenUnsure)
      // Nothing is read of an answer, and nothing is what cannot be misread.
      return status < 300 ? { status: 204, headers: {}, body: '' } : { status, ...answer }
    },
  }
}

/** An invitation by an administrator. */
export interface TemporaryPassword {
  readonly password: Secret
  readonly destination: PhoneNumber
  readonly userName: string
  /** The person's wishes, best first, as they are written in `locale`. */
  readonly locales: readonly string[]
}

/**
 * The temporary password of an invitation (`CustomSMSSender_AdminCreateUser`), opened and freed of its HTML escapes; `undefined` for
 * any other event. For a route before the handler, where the pool demands symbols in passwords.
 * @throws OtpError `call-malformed`, `destination-invalid`, or what the opener throws
 */
export async function readTemporaryPassword(
  event: unknown,
  { opener, signal = new AbortController().signal }: { readonly opener: CodeOpener; readonly signal?: AbortSignal },
): Promise<TemporaryPassword | undefined> {
  const fields = asRecord(event)
  if (fields['triggerSource'] !== `${prefix}${invitation}`) return undefined
  const { sealed, attributes } = readEvent(fields)
  const destination = parsePhoneNumber(attributes['phone_number'])
  const password = new Secret(unescapeHtml(await open(fields, sealed, { opener, signal })))
  return { password, destination, userName: readText(fields['userName']) ?? '', locales: localesOf(fields, ['locale']) }
}

const prefix = 'CustomSMSSender_'
const invitation = 'AdminCreateUser'

const purposes: ReadonlyMap<string, Purpose> = new Map([
  ['SignUp', 'enrollment'],
  ['ResendCode', 'enrollment'],
  ['VerifyUserAttribute', 'enrollment'],
  ['UpdateUserAttribute', 'enrollment'],
  [invitation, 'enrollment'],
  ['ForgotPassword', 'recovery'],
  ['Authentication', 'authentication'],
])

interface CognitoEvent {
  readonly source: string
  readonly sealed: string
  readonly attributes: Fields
  /** The user pool. */
  readonly tenant: string | undefined
}

function readEvent(event: Fields): CognitoEvent {
  const source = readText(event['triggerSource']) ?? ''
  if (!source.startsWith(prefix)) throw new OtpError('call-malformed', 'no event of a custom SMS sender')
  const request = asRecord(event['request'])
  const name = source.slice(prefix.length)
  const sealed = readText(request['code'])
  if (sealed === undefined) throw new OtpError(purposes.has(name) ? 'code-invalid' : 'not-a-code')
  return { source: name, sealed, attributes: asRecord(request['userAttributes']), tenant: readText(event['userPoolId']) }
}

async function open(
  event: Fields,
  sealed: string,
  { opener, signal }: { opener: CodeOpener; signal: AbortSignal },
): Promise<string> {
  const { plain, boundTo } = await opener.open(fromBase64(sealed), signal)
  // Whoever can invoke the function could otherwise have a code of one pool sent by the words of another.
  if (Object.hasOwn(boundTo, 'userpool-id') && boundTo['userpool-id'] !== event['userPoolId']) {
    throw new OtpError('call-malformed', 'the code belongs to another user pool')
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain)
  } catch {
    throw new OtpError('code-invalid')
  }
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    throw new OtpError('call-malformed', 'the code is not Base64') // without a cause: it could quote it
  }
}

/** What the client of this very sign-in says goes before what the profile says. */
function localesOf(event: Fields, keys: readonly string[]): readonly string[] {
  const { clientMetadata, userAttributes } = asRecord(event['request'])
  const places = [asRecord(clientMetadata), asRecord(userAttributes)]
  return readLocales(...places.flatMap((place) => keys.map((key) => (Object.hasOwn(place, key) ? place[key] : undefined))))
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Once: a password may hold what looks like an escape. */
function unescapeHtml(text: string): string {
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (whole, name?: string, decimal?: string, hex?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole
    },
  )
}
