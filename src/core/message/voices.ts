import type { Locale } from '../model/locale.js'
import type { Voice } from '../model/voice.js'
import { sameLanguage } from './negotiation.js'

/**
 * The voice for words in a locale: of their language and script, in their region if there is one, else a sibling (`de-AT` by `de-DE`);
 * never of another language. Among equals one of the wished gender, if there is one, and the first in the list, so the provider's list
 * is in order of choice.
 */
export function chooseVoice(voices: readonly Voice[], locale: Locale, gender?: Voice['gender']): Voice | undefined {
  const [best] = sameLanguage(
    locale,
    voices.map((voice) => voice.locale),
  )
  const able = voices.filter((voice) => voice.locale === best)
  return able.find((voice) => voice.gender === gender) ?? able[0]
}

/** {@link chooseVoice} for one gender, asked once for each list and locale. */
export function createVoiceChoice(gender?: Voice['gender']): (voices: readonly Voice[], locale: Locale) => Voice | undefined {
  const choices = new WeakMap<readonly Voice[], Map<Locale, Voice | undefined>>()
  return (voices, locale) => {
    const known = choices.get(voices) ?? new Map<Locale, Voice | undefined>()
    choices.set(voices, known)
    if (!known.has(locale)) known.set(locale, chooseVoice(voices, locale, gender))
    return known.get(locale)
  }
}

/** A voice that speaks every one of the languages, and how each is named to it; a voice's own language needs no name. */
export interface Polyglot {
  readonly voice: Voice
  readonly tongues: readonly { readonly locale: Locale; readonly named?: Locale }[]
}

/** The first voice, of the wished gender if there is one, that speaks all these languages natively; most voices speak one. */
export function choosePolyglot(
  voices: readonly Voice[],
  locales: readonly Locale[],
  gender?: Voice['gender'],
): Polyglot | undefined {
  const able = voices.flatMap((voice): readonly Polyglot[] => {
    // Stryker disable next-line ArrayDeclaration: what is no locale is no language, and nobody wishes to hear it.
    const also = voice.also ?? []
    const tongues = locales.map((locale) => {
      const [spoken] = sameLanguage(locale, [voice.locale, ...also])
      return spoken === undefined ? undefined : { locale, ...(spoken === voice.locale ? {} : { named: spoken }) }
    })
    return tongues.every((tongue) => tongue !== undefined) ? [{ voice, tongues }] : []
  })
  return able.find(({ voice }) => voice.gender === gender) ?? able[0]
}
