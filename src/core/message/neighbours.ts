import type { Locale } from '../model/locale.js'
import { parseLocale } from './negotiation.js'

/**
 * Languages that most readers of another one follow by ear as well: they live with it as a language of their country, or share its speech.
 * Not CLDR's table, which would read Ukrainian aloud in Russian; what is disputed is left out. See `docs/decisions/0050-languages-without-a-voice.md`.
 */
const neighbours: Readonly<Record<string, readonly Locale[]>> = {
  af: ['nl'],
  ast: ['es'],
  br: ['fr'],
  ca: ['es'],
  co: ['fr'],
  eu: ['es'],
  fo: ['da'],
  fur: ['it'],
  fy: ['nl'],
  ga: ['en'],
  gd: ['en'],
  gl: ['es', 'pt'],
  gv: ['en'],
  kl: ['da'],
  lb: ['de', 'fr'],
  li: ['nl'],
  mi: ['en'],
  nds: ['de'],
  nn: ['nb'],
  oc: ['fr'],
  rm: ['de', 'it'],
  sc: ['it'],
  scn: ['it'],
  se: ['nb', 'sv'],
  szl: ['pl'],
  vec: ['it'],
  wa: ['fr'],
  // Traditional characters are read aloud as Mandarin by those who speak it; those who speak Cantonese follow it.
  zh: ['zh-Hans'],
  yue: ['zh-Hans'],
}

/** The languages that readers of this one follow by ear, best first. */
export function spokenNeighbours(wish: string): readonly Locale[] {
  const language = String(parseLocale(wish)?.split('-')[0])
  return Object.hasOwn(neighbours, language) ? (neighbours[language] as readonly Locale[]) : []
}
