import { type Model, parseMessage, validate } from 'messageformat'

/** A stretch of words, a variable, or whatever else stands in braces. */
export type Piece = { readonly words: string } | { readonly variable: string } | { readonly other: 'literal' | 'markup' }

export interface Variant {
  /** One a selector; `*` catches the rest. None where nothing is selected. */
  readonly keys: readonly string[]
  readonly pieces: readonly Piece[]
}

/** What a wording is made of. */
export interface Shape {
  readonly variants: readonly Variant[]
}

/** Reads a wording in MessageFormat 2, whatever its variables; `undefined` for what is none. */
export function shapeOf(source: string): Shape | undefined {
  let message: Model.Message
  try {
    message = parseMessage(source)
    validate(message)
  } catch {
    return undefined
  }
  if (message.type === 'message') return { variants: [{ keys: [], pieces: message.pattern.map(pieceOf) }] }
  return {
    variants: message.variants.map(({ keys, value }) => ({
      keys: keys.map((key) => (key.type === '*' ? '*' : key.value)),
      pieces: value.map(pieceOf),
    })),
  }
}

function pieceOf(element: string | Model.Expression | Model.Markup): Piece {
  if (typeof element === 'string') return { words: element }
  if (element.type === 'markup') return { other: 'markup' }
  return element.arg?.type === 'variable' ? { variable: element.arg.name } : { other: 'literal' }
}

/** Where something stands that is no word. */
export const gap = '\ufffc'

/** The words of a variant, with a mark for everything else. */
export const wordsOf = ({ pieces }: Variant): string => pieces.map((piece) => ('words' in piece ? piece.words : gap)).join('')

export const countOf = ({ pieces }: Variant, variable: string): number =>
  pieces.filter((piece) => 'variable' in piece && piece.variable === variable).length
