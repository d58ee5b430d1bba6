/**
 * An implementation of the Unicode Bidirectional Algorithm (UAX #9), handed in by who wants the check: `bidiFactory()` of the package `bidi-js` is one.
 * See `docs/decisions/0051-bidi-is-handed-in.md`.
 */
export interface Bidi {
  getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl'): BidiLevels
  /** The places of the characters in the order of the eye, left to right; those from `start` to `end` as a line of their own. */
  getReorderedIndices(text: string, levels: BidiLevels, start: number, end: number): readonly number[]
}

/** `end` of a paragraph is its last character. */
export interface BidiLevels {
  levels: Uint8Array
  paragraphs: { start: number; end: number; level: number }[]
}

/** The order in which the eye meets the characters of each paragraph: of one that runs left to right, and of one that runs right to left. */
export function visualOrders(text: string, bidi: Bidi): readonly (readonly number[])[] {
  return (['ltr', 'rtl'] as const).flatMap((direction) => {
    const levels = bidi.getEmbeddingLevels(text, direction)
    return levels.paragraphs.map(({ start, end }) =>
      bidi.getReorderedIndices(text, levels, start, end).filter((place) => place >= start && place <= end),
    )
  })
}
