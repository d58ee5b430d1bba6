import type { Channel } from './channel.js'
import type { Locale } from './locale.js'
import type { Speed } from './voice.js'

/** What a person has chosen, stored beside the templates and found by a pseudonym of the user's id. */
export interface Preference {
  /** Best first. They come before the platform's own wishes. */
  readonly locales: readonly Locale[]
  /** Followed only where the journey is wired with `channelFrom: 'preference'`. */
  readonly channel?: Channel
  /** How fast calls are spoken. */
  readonly speed?: Speed
}
