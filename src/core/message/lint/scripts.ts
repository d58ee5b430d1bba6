import type { Locale } from '../../model/locale.js'
import { parseLocale } from '../negotiation.js'

/** ISO 15924, and what Unicode calls the letters of it. */
const letters: Readonly<Record<string, RegExp>> = {
  Arab: /\p{Script=Arabic}/u,
  Armn: /\p{Script=Armenian}/u,
  Beng: /\p{Script=Bengali}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Deva: /\p{Script=Devanagari}/u,
  Ethi: /\p{Script=Ethiopic}/u,
  Geor: /\p{Script=Georgian}/u,
  Grek: /\p{Script=Greek}/u,
  Gujr: /\p{Script=Gujarati}/u,
  Guru: /\p{Script=Gurmukhi}/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Khmr: /\p{Script=Khmer}/u,
  Knda: /\p{Script=Kannada}/u,
  Kore: /[\p{Script=Hangul}\p{Script=Han}]/u,
  Laoo: /\p{Script=Lao}/u,
  Latn: /\p{Script=Latin}/u,
  Mlym: /\p{Script=Malayalam}/u,
  Mymr: /\p{Script=Myanmar}/u,
  Orya: /\p{Script=Oriya}/u,
  Sinh: /\p{Script=Sinhala}/u,
  Taml: /\p{Script=Tamil}/u,
  Telu: /\p{Script=Telugu}/u,
  Thai: /\p{Script=Thai}/u,
}

/** Characters of frequent words of such texts that only one of the two Chinese scripts has. */
const onlyChinese: Readonly<Record<string, RegExp>> = {
  Hans: /[碼錄請證驗設賬帳鐘這為輸電話號時過啟鎖給戶]/u,
  Hant: /[码录请证验设账帐钟这为输电话号时过启锁给户]/u,
}

/** Belongs to every script: the long vowel of kana is one. */
const common = /[\p{Script=Common}\p{Script=Inherited}]/u

const scriptOf = (locale: Locale): string | undefined => {
  const known = parseLocale(locale)
  return known === undefined ? undefined : new Intl.Locale(known).maximize().script
}

/** A letter or word of a script that the locale is not written in. Names and short forms in Latin letters may stand anywhere, sentences not. */
export function foreignScript(words: string, locale: Locale): string | undefined {
  const script = String(scriptOf(locale))
  const own = letters[script]
  if (own === undefined) return undefined
  const other = onlyChinese[script]?.exec(words)?.[0]
  if (other !== undefined) return other
  const all = Array.from(words.matchAll(/\p{L}/gu), String)
  const strange = all.find((letter) => !own.test(letter) && !common.test(letter) && !/[A-Za-z]/.test(letter))
  if (strange !== undefined) return strange
  const latinWords = Array.from(words.matchAll(/[A-Za-z]+/g), String)
  return latinWords.length > 3 && !all.some((letter) => own.test(letter)) ? latinWords.join(' ') : undefined
}
