import { OtpError } from '../errors.js'
import { type Channel, isChannel } from './channel.js'
import type { Locale } from './locale.js'
import { type Speed, speeds } from './voice.js'

/** What a person has chosen, stored beside the templates and found by a pseudonym of the user's id. */
export interface Preference {
  /** Best first. They come before the platform's own wishes. */
  readonly locales: readonly Locale[]
  /** Followed only where the journey is wired with `channelFrom: 'preference'`. */
  readonly channel?: Channel
  /** How fast calls are spoken. */
  readonly speed?: Speed
}

/**
 * Reads a preference that was stored.
 * @throws OtpError `store-malformed` naming the field
 */
export function parsePreference(value: unknown): Preference {
  const { locales, channel, speed } = (typeof value === 'object' && value !== null ? value : {}) as Stored
  const isWish = (locale: unknown): locale is Locale => typeof locale === 'string' && locale !== ''
  if (!Array.isArray(locales) || !locales.every(isWish)) throw malformed('locales')
  if (channel !== undefined && !isChannel(channel)) throw malformed('channel')
  if (speed !== undefined && !speeds.includes(speed as Speed)) throw malformed('speed')
  return {
    locales: [...locales],
    ...(channel === undefined ? {} : { channel }),
    ...(speed === undefined ? {} : { speed: speed as Speed }),
  }
}

type Stored = Readonly<Partial<Record<keyof Preference, unknown>>>

const malformed = (field: string): OtpError => new OtpError('store-malformed', `the stored preference has no readable '${field}'`)
