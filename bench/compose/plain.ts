import { brand, code, minutes, type Write } from './samples.js'
import type { Texts } from './texts.js'

/** `replaceAll`, and nothing of what can go wrong with it. */
export function createPlain({ plain }: Texts): Write {
  return (locale) =>
    (plain[locale] ?? '').replaceAll('{brand}', brand).replaceAll('{minutes}', String(minutes)).replaceAll('{code}', code)
}
