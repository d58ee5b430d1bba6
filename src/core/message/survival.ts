import type { Secret } from '../model/secret.js'
import { type Autofill, parseOriginBound } from './autofill.js'
import { type Bidi, visualOrders } from './bidi.js'
import { invisibleCharacters } from './invisible.js'
import { spokenCodes } from './spoken-codes.js'

/** How a code can come to harm in its text. The last three are nuisances; all others lose the code. */
export type SurvivalFault =
  | 'code-missing'
  | 'code-touched'
  | 'code-reordered'
  | 'code-misspoken'
  | 'autofill-broken'
  | 'invisible-character'
  | 'code-repeated'
  | 'rival-digits'

const nuisances: ReadonlySet<SurvivalFault> = new Set(['invisible-character', 'code-repeated', 'rival-digits'])

/** Whether the person could no longer read, hear or autofill the code. */
export const losesCode = (fault: SurvivalFault): boolean => !nuisances.has(fault)

/** Composed words, and what they must hold. */
export interface Survivor {
  readonly body: Secret
  readonly code: Secret
  readonly format: 'sms' | 'ssml' | 'speech-text'
  /** Where the text must end with it. */
  readonly autofill?: Autofill
}

/** Reads a composed message as a phone, an eye, a screen reader and an ear do, and says what is wrong with the code in it. */
export function checkSurvival({ body, code, format, autofill }: Survivor, bidi: Bidi): readonly SurvivalFault[] {
  const faults = format === 'sms' ? textFaults(body.reveal(), code.reveal(), autofill, bidi) : callFaults(body, code, format)
  return [...new Set(faults)]
}

function* textFaults(text: string, code: string, autofill: Autofill | undefined, bidi: Bidi): Iterable<SurvivalFault> {
  const words = autofill === undefined ? text : text.slice(0, Math.max(0, text.lastIndexOf('\n')))
  if (autofill !== undefined && !filledIn(text, code, autofill)) yield 'autofill-broken'
  const places = placesOf(words, code)
  if (places.length === 0) yield 'code-missing'
  if (places.length > 1) yield 'code-repeated'
  for (const at of places) {
    if (touching.test(words.slice(0, at).at(-1) ?? '') || touchingAfter.test(words.slice(at + code.length))) yield 'code-touched'
  }
  for (const order of visualOrders(text, bidi)) {
    for (const at of placesOf(text, code)) {
      const first = order.indexOf(at)
      if (first !== -1 && !staysWhole(text, order, { at, first, length: code.length })) yield 'code-reordered'
    }
  }
  // A left-to-right mark before a space is ours: see `joinParts`.
  if (invisibleCharacters(text.replaceAll('\u200e ', ' ')).length > 0) yield 'invisible-character'
  if (rivals(words, code)) yield 'rival-digits'
}

function* callFaults(body: Secret, code: Secret, format: 'ssml' | 'speech-text'): Iterable<SurvivalFault> {
  const { codes, words } = spokenCodes(body.reveal(), format)
  if (codes.length === 0) yield 'code-missing'
  if (codes.length === 1 || codes.some((one) => one !== code.reveal())) yield 'code-misspoken'
  if (invisibleCharacters(words).length > 0) yield 'invisible-character'
  if (rivals(words, code.reveal())) yield 'rival-digits'
}

/** What a reader, or a screen reader, would take for one more character of the code; a dash too, for codes have dashes. */
const touching = /[0-9A-Za-z_\p{Nd}\p{Cf}-]/u
const touchingAfter = /^(?:[0-9A-Za-z_\p{Nd}\p{Cf}\p{M}]|-[\p{L}\p{N}])/u

function placesOf(text: string, code: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(code); at !== -1; at = text.indexOf(code, at + code.length)) places.push(at)
  return places
}

function filledIn(text: string, code: string, { domain, frame, androidHash }: Autofill): boolean {
  if (androidHash !== undefined && !text.endsWith(androidHash)) return false
  if (domain === undefined) return true
  const read = parseOriginBound(text)
  return read?.code === code && read.domain === domain && read.frame === frame
}

/** In the order of the eye, the characters of the code follow each other, and no letter or digit from elsewhere has come beside it. */
function staysWhole(
  text: string,
  order: readonly number[],
  { at, first, length }: { at: number; first: number; length: number },
): boolean {
  for (let step = 0; step < length; step += 1) if (order[first + step] !== at + step) return false
  return [order[first - 1], order[first + length]].every(
    (beside) => beside === undefined || !/[0-9A-Za-z]/.test(text[beside] as string),
  )
}

/**
 * Another run of digits that could be taken for the code: of much the same length anywhere,
 * or of any length with no word between it and the code, for a screen reader would read both as one number.
 */
function rivals(words: string, code: string): boolean {
  const others = words.split(code)
  const similar = (run: string) => run.length >= 3 && Math.abs(run.length - code.length) <= 1
  return others.some((text, index) => {
    if (Array.from(text.matchAll(/\p{Nd}+/gu), String).some(similar)) return true
    const before = index > 0 && /^[^\p{L}\p{Nd}\n]*\p{Nd}/u.test(text)
    const after = index < others.length - 1 && /\p{Nd}[^\p{L}\p{Nd}\n]*$/u.test(text)
    return before || after
  })
}
