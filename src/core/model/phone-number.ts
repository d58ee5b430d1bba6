import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { OtpError } from '../errors.js'
import { Secret } from './secret.js'

/** A phone number in international form, and what may be said of it aloud. */
export interface PhoneNumber {
  /** `+` and up to 15 digits (ITU-T E.164). */
  readonly e164: Secret
  /** ISO 3166-1 alpha-2, such as `DE`; absent where the numbering plan does not tell, as for satellite phones. */
  readonly country?: string
  /** Without `+`, such as `49`. */
  readonly callingCode: string
}

export interface PhoneNumberOptions {
  /**
   * The country, ISO 3166-1 alpha-2, of a number that comes without `+`.
   * Left out, such a number is refused: guessing a country sends somebody's code to a stranger.
   */
  readonly defaultCountry?: string
}

// Digits with the punctuation people and platforms put between them; no letters, no extensions.
const pattern = /^\+?[0-9][0-9 ().\u00a0-]{3,30}$/

/**
 * Reads a phone number. Its length must be possible for its country; whether it is in use only the carrier knows.
 * @throws OtpError `destination-invalid`
 */
export function parsePhoneNumber(raw: unknown, { defaultCountry }: PhoneNumberOptions = {}): PhoneNumber {
  // Stryker disable next-line StringLiteral: any text that is no number stands for what is no text.
  const text = Number.isSafeInteger(raw) ? String(raw) : typeof raw === 'string' ? raw.trim() : ''
  if (!pattern.test(text)) throw new OtpError('destination-invalid')
  if (!text.startsWith('+') && defaultCountry === undefined) {
    throw new OtpError('destination-invalid', 'the number has no + and no default country is set')
  }
  const parsed = parsePhoneNumberFromString(text, defaultCountry as CountryCode | undefined)
  if (parsed === undefined || !parsed.isPossible()) throw new OtpError('destination-invalid')
  // A zero too many is taken for a trunk prefix at every reading: such a number would be another one after a queue.
  // Stryker disable next-line OptionalChaining: what was read once is also read again; the type does not say so.
  if (parsePhoneNumberFromString(parsed.number)?.number !== parsed.number) throw new OtpError('destination-invalid')
  return {
    e164: new Secret(parsed.number),
    ...(parsed.country === undefined ? {} : { country: parsed.country }),
    callingCode: parsed.countryCallingCode,
  }
}

/** Whether the text is a country that numbers can be read for, as `DE`. */
export function isCountry(value: unknown): value is string {
  return typeof value === 'string' && isSupportedCountry(value)
}
