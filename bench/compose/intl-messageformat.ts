import { IntlMessageFormat } from 'intl-messageformat'
import { brand, code, minutes, type Write } from './samples.js'
import type { Texts } from './texts.js'

/** As its documentation wants it: parsed once, kept. */
export function createIntlMessageFormat({ icu }: Texts): Write {
  const formats = new Map<string, IntlMessageFormat>()
  return (locale) => {
    const format = formats.get(locale) ?? new IntlMessageFormat(icu[locale] ?? '', locale)
    formats.set(locale, format)
    return format.format({ brand, code, minutes }) as string
  }
}

/** As it is often met: parsed for every message. */
export function createParsingIntlMessageFormat({ icu }: Texts): Write {
  return (locale) => new IntlMessageFormat(icu[locale] ?? '', locale).format({ brand, code, minutes }) as string
}
