import { type Measure, measureText } from './encoding.js'
import { baseLetter, foldLetters, plainForm } from './folding.js'
import { codePointName } from './invisible.js'

/** A character that GSM 03.38 lacks. */
export interface CostlyCharacter {
  readonly character: string
  /** As `U+2019`, for characters that cannot be told by sight. */
  readonly codePoint: string
  readonly count: number
  /** `typographic`: a plain one does as well. `letter`: it belongs to the language. `script`: it is written in another script, or an emoji. */
  readonly kind: 'typographic' | 'letter' | 'script'
  /** The plain character; for a letter the one without its accent. */
  readonly plain?: string
  /** What to do, in a sentence. */
  readonly suggestion: string
}

/** What the characters of a text cost. */
export interface EncodingAdvice {
  /** As it stands. */
  readonly now: Measure
  /** With every costly character plain; absent where that would not bring the text into GSM 03.38. */
  readonly plain?: Measure
  /** Each once, the rarest first: the last few are the cheapest to avoid. */
  readonly costly: readonly CostlyCharacter[]
}

/**
 * Names the characters that force a text into UCS-2, what they cost, and what to write instead.
 * It never changes anything: see `Fold` for what may be.
 */
export function adviseEncoding(text: string): EncodingAdvice {
  const now = measureText(text)
  const counts = new Map<string, number>()
  for (const { character } of now.offenders) counts.set(character, (counts.get(character) ?? 0) + 1)
  const costly = [...counts].map(([character, count]) => describe(character, count)).sort((one, other) => one.count - other.count)
  const plain = measureText(foldLetters(text))
  return { now, costly, ...(plain.encoding === 'gsm-7' ? { plain } : {}) }
}

function describe(character: string, count: number): CostlyCharacter {
  const codePoint = codePointName(character)
  const typographic = plainForm(character)
  if (typographic !== undefined) {
    const suggestion = typographic === ' ' ? 'write a plain space' : `write ${typographic}`
    return { character, codePoint, count, kind: 'typographic', plain: typographic, suggestion }
  }
  const base = baseLetter(character)
  if (base === undefined) {
    const suggestion = 'nothing to do: the whole text is counted in UCS-2, 70 characters a segment'
    return { character, codePoint, count, kind: 'script', suggestion }
  }
  const suggestion = `choose a word without ${character}, or ask a native reader whether ${base} will do`
  return { character, codePoint, count, kind: 'letter', plain: base, suggestion }
}
