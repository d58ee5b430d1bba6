import { type Channel, channels, isChannel } from './channel.js'
import type { Locale } from './locale.js'
import { isPurpose, type Purpose, purposes } from './purpose.js'

/** Stored words for one locale, purpose and channel, in Unicode MessageFormat 2 with `{$code}`, `{$brand}` and `{$minutes}`. */
export interface Template {
  readonly locale: Locale
  readonly purpose: Purpose
  readonly channel: Channel
  /** ISO 3166-1 alpha-2: only for destinations there, and preferred there. */
  readonly country?: string
  /** Whatever tells one state of the words from another: a number, a date, a hash. */
  readonly version: string
  /** From rich to short; the richest that fits is used. At least one. */
  readonly wordings: readonly string[]
  /** The words must go out exactly as they are, as registered with a carrier (India DLT): only the first wording, no decoration. */
  readonly frozen?: true
  /** What a carrier wants beside the words, such as `IN_ENTITY_ID` and `IN_TEMPLATE_ID`. */
  readonly carrier?: Readonly<Record<string, string>>
  /** Where the words come from: who wrote or translated them. */
  readonly provenance?: string
  /** Who has read them as a native reader, and when; left out where nobody has. */
  readonly reviewed?: string
}

/**
 * Says what keeps a value from being a {@link Template}, or `undefined`: the field, and what it must be.
 * It quotes only names of fields. Whether the words can be read is not asked here.
 */
export function templateComplaint(value: unknown): string | undefined {
  if (!isRecord(value)) return 'must be an object'
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(complaints, name)) return `unknown key '${name.slice(0, 40)}'`
  }
  for (const [name, must] of Object.entries(complaints)) {
    const field = Object.hasOwn(value, name) ? value[name] : undefined
    if (!must.hold(field)) return `'${name}' ${must.be}`
  }
  return undefined
}

/** A copy that shares nothing with the original and that nobody can change, so that a store hands out the same one to everybody. */
export function immutableTemplate(template: Template): Template {
  const { wordings, carrier } = template
  return Object.freeze({
    ...template,
    wordings: Object.freeze([...wordings]),
    ...(carrier === undefined ? {} : { carrier: Object.freeze({ ...carrier }) }),
  })
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isTextList = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isText)
const isName = (value: string) => /^[A-Za-z][A-Za-z0-9_.-]{0,99}$/.test(value)
const optional = (hold: (value: unknown) => boolean) => (value: unknown) => value === undefined || hold(value)

const complaints: Readonly<Record<keyof Template, { readonly hold: (value: unknown) => boolean; readonly be: string }>> = {
  locale: { hold: isCanonicalTag, be: 'must be a canonical BCP 47 language tag, such as pt-BR or zh-Hant' },
  purpose: { hold: isPurpose, be: `must be one of ${purposes.join(', ')}` },
  channel: { hold: isChannel, be: `must be one of ${channels.join(', ')}` },
  country: {
    hold: optional((value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value)),
    be: 'must be two capital letters (ISO 3166-1 alpha-2)',
  },
  version: { hold: isText, be: 'must be a non-empty string' },
  wordings: { hold: isTextList, be: 'must be a list of at least one non-empty string' },
  frozen: { hold: optional((value) => value === true), be: 'must be true, or left out' },
  carrier: {
    hold: optional((value) => isRecord(value) && Object.keys(value).every(isName) && Object.values(value).every(isText)),
    be: 'must be an object of non-empty strings under plain names',
  },
  provenance: { hold: optional(isText), be: 'must be a non-empty string' },
  reviewed: { hold: optional(isText), be: 'must be a non-empty string' },
}

function isCanonicalTag(value: unknown): boolean {
  if (typeof value !== 'string') return false
  try {
    if (Intl.getCanonicalLocales(value)[0] === value) return true
  } catch {
    // It is no tag at all.
  }
  return false
}
