import type { Channel } from './channel.js'
import type { Locale } from './locale.js'
import type { Purpose } from './purpose.js'

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
}
