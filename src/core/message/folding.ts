import type { Locale } from '../model/locale.js'
import { isGsm, measureText } from './encoding.js'
import { parseLocale } from './negotiation.js'
import type { Part } from './rendering.js'

/**
 * What may be written more plainly where that brings a text into GSM 03.38: quotation marks, dashes and spaces;
 * and accents in the languages that are named, for only their readers can say whether that is still their language.
 */
export type Fold = 'typography' | { readonly letters: readonly Locale[] }

/** Typographic characters that GSM 03.38 lacks, and what anybody would type instead. */
const typographic: Readonly<Record<string, string>> = {
  "'": '\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u02bc\u00b4',
  '"': '\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb',
  '-': '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u00b7',
  ' ': '\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000',
  '...': '\u2026',
}

/** The plain form of a typographic character, or `undefined`. */
export const plainForm = (character: string): string | undefined =>
  Object.entries(typographic).find(([, kin]) => kin.includes(character))?.[0]

const undecomposed: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  œ: 'oe',
  Œ: 'OE',
  þ: 'th',
  Þ: 'Th',
}

/** The Latin letter or letters beneath an accent, or `undefined` where there are none in GSM 03.38. */
export function baseLetter(character: string): string | undefined {
  const base = undecomposed[character] ?? character.normalize('NFD').replace(/\p{M}/gu, '')
  return base !== character && /[A-Za-z]/.test(base) ? base : undefined
}

/** Quotation marks, dashes and spaces as a plain keyboard has them; every letter as it is. */
export const foldTypography = (text: string): string => replaceForeign(text, plainForm)

/** {@link foldTypography}, and letters without the accents that GSM 03.38 lacks. */
export const foldLetters = (text: string): string => replaceForeign(text.normalize(), (one) => plainForm(one) ?? baseLetter(one))

/** Only what GSM 03.38 lacks is replaced: `é` and `ñ` stay. */
const replaceForeign = (text: string, plain: (character: string) => string | undefined): string =>
  Array.from(text, (one) => (isGsm(one) ? one : (plain(one) ?? one))).join('')

/** The words folded, where that brings them all into GSM 03.38; else as they are, for folding would buy nothing. */
export function foldParts(parts: readonly Part[], locale: Locale, fold: Fold): readonly Part[] {
  const language = languageOf(locale)
  const isNamed = fold !== 'typography' && language !== undefined && fold.letters.some((one) => languageOf(one) === language)
  const write = isNamed ? foldLetters : foldTypography
  const folded = parts.map((part) => ('text' in part ? { text: write(part.text) } : part))
  return folded.every((part) => !('text' in part) || measureText(part.text).encoding === 'gsm-7') ? folded : parts
}

const languageOf = (locale: Locale): string | undefined => parseLocale(locale)?.split('-')[0]
