import { checkOptions, option } from '../model/options.js'
import { Secret } from '../model/secret.js'

/** What lets a phone fill the code in by itself, and only where it belongs. */
export interface Autofill {
  /** The host of the page that asks for the code, as `login.example.com`; a host of another script in its `xn--` form. */
  readonly domain?: string
  /** The host of a frame inside that page, where the frame asks for the code. */
  readonly frame?: string
  /**
   * What the frame is marked with: `@` as the specification has it, `%` as Apple has it.
   * @defaultValue `@`
   */
  readonly frameMark?: '@' | '%'
  /**
   * The 11 characters by which Android's SMS Retriever finds the app.
   * @see https://developers.google.com/identity/sms-retriever/verify
   */
  readonly androidHash?: string
  /**
   * Where even the shortest wording has no room for it: more segments, or no autofill. Either is told in the record.
   * @defaultValue `more-segments`
   */
  readonly whenTight?: 'more-segments' | 'drop'
}

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const hostPattern = new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})*$`)

const isHost = (value: unknown): string | undefined =>
  typeof value === 'string' && hostPattern.test(value)
    ? undefined
    : 'must be a host in lower case, without scheme, port or path, such as login.example.com'

const isHash = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[A-Za-z0-9+/]{11}$/.test(value) ? undefined : 'must be 11 characters of Base64'

/**
 * Refuses what could not be filled in.
 * @throws TypeError naming the option
 */
export function checkAutofill(factory: string, autofill: Autofill): void {
  checkOptions<Autofill>(factory, autofill, {
    domain: option.optional(isHost),
    frame: option.optional((value) => isHost(value) ?? (autofill.domain === undefined ? 'needs a domain' : undefined)),
    frameMark: option.optional(option.oneOf('@', '%')),
    androidHash: option.optional(isHash),
    whenTight: option.optional(option.oneOf('more-segments', 'drop')),
  })
  if (autofill.domain === undefined && autofill.androidHash === undefined)
    throw new TypeError(`${factory}: option 'domain' or 'androidHash' must be there`)
}

/**
 * The last line of a text: `@host #code`, with the frame where there is one, then the hash of the app.
 * The specification passes over what follows its own fields, and Android wants the hash at the end: so one line serves both.
 */
export function autofillLine(autofill: Autofill, code: Secret): Secret {
  return new Secret(autofillText(autofill, code.reveal()))
}

/** {@link autofillLine} for a code that is none, as where templates are measured. */
export function autofillText({ domain, frame, frameMark = '@', androidHash }: Autofill, code: string): string {
  const bound = domain === undefined ? [] : [`@${domain}`, `#${code}`]
  const embedded = frame === undefined ? [] : [`${frameMark}${frame}`]
  return [...bound, ...embedded, ...(androidHash === undefined ? [] : [androidHash])].join(' ')
}

/** The text, and the line below it as its very end: nothing stands after it, and nothing unseen between the two but the line break. */
export function withAutofill(body: Secret, autofill: Autofill, code: Secret): Secret {
  return new Secret(`${body.reveal().replace(/[\s\p{Cf}]+$/u, '')}\n${autofillLine(autofill, code).reveal()}`)
}

/** What a phone reads from an origin-bound message. */
export interface OriginBound {
  readonly domain: string
  readonly frame?: string
  readonly code: string
}

/**
 * Reads a text as a phone does: the algorithm of "Origin-bound one-time codes delivered via SMS", step by step,
 * and `%` for the frame beside `@`. `undefined` is its failure.
 * @see https://wicg.github.io/sms-one-time-codes/#parsing
 */
export function parseOriginBound(text: string): OriginBound | undefined {
  const line = text.replace(/\r\n?/g, '\n').split('\n').at(-1) as string
  let position = 0
  /** Extracts a marked token: a mark, then all that is no ASCII white space. */
  const token = (...marks: readonly string[]): string | undefined => {
    if (!marks.includes(line[position] as string)) return undefined
    const [found] = /^[^\t\n\f\r ]*/.exec(line.slice(position + 1)) as unknown as readonly [string]
    position += 1 + found.length
    return found === '' ? undefined : found
  }
  const space = (): boolean => {
    position += 1
    return line[position - 1] === ' '
  }
  const domain = token('@')
  if (domain === undefined || !space()) return undefined
  const code = token('#')
  if (code === undefined) return undefined
  const frame = space() ? token('@', '%') : undefined
  return { domain, code, ...(frame === undefined ? {} : { frame }) }
}
