import type { Locale } from '../model/locale.js'
import type { Purpose } from '../model/purpose.js'

/** From rich to short, for each purpose. */
export type Ladders = Readonly<Record<Purpose, readonly [string, ...string[]]>>

/** All texts of one language. A module of `texts/` holds one such value, and data only. */
export interface LanguageTexts {
  readonly locale: Locale
  /** Where the words come from. */
  readonly provenance: string
  /** Who has read them as a native reader, and when; left out while nobody has. */
  readonly reviewed?: string
  readonly sms: Ladders
  /** Only where End User Messaging has a voice that speaks the language. */
  readonly voice?: Ladders
}
