import type { Rule } from './rule.js'
import { wordsOf } from './shape.js'

export const dottedDigits: Rule = {
  id: 'dotted-digits',
  severity: 'error',
  says: 'A dot after a digit makes many voices say an ordinal: "4." is "fourth" in German.',
  *ofWording({ template, shape }) {
    if (template.channel !== 'voice') return
    for (const variant of shape?.variants ?? []) {
      const [dotted] = /\p{Nd}\./u.exec(wordsOf(variant)) ?? []
      if (dotted !== undefined) yield { message: `${dotted} may be said as an ordinal`, suggestion: 'write the number as a word' }
      const next = variant.pieces.find((_, index) => {
        const before = variant.pieces[index - 1]
        return before !== undefined && 'variable' in before && before.variable === 'minutes'
      })
      if (next !== undefined && 'words' in next && next.words.startsWith('.'))
        yield { message: '{$minutes}. may be said as an ordinal', suggestion: 'put the word for minutes after it' }
    }
  },
}

const tag = /<\/?[a-z][\w:.-]*(?:\s[^<>]*)?\/?>/i
const entity = /&(?:amp|lt|gt|quot|apos|#\w+);/

export const ssmlInWords: Rule = {
  id: 'ssml-in-words',
  severity: 'error',
  says: 'Markup stands in the words, and would be read aloud or shown: all markup is made by the library.',
  *ofWording({ shape }) {
    for (const variant of shape?.variants ?? []) {
      const words = wordsOf(variant)
      const [markup] = tag.exec(words) ?? entity.exec(words) ?? []
      if (markup !== undefined)
        yield {
          message: `${markup} would be read aloud as it stands`,
          suggestion: 'leave it out: pauses, digits and escaping are taken care of',
        }
      if (variant.pieces.some((piece) => 'other' in piece && piece.other === 'markup'))
        yield { message: 'markup in braces is not known', suggestion: 'leave it out: pauses and digits are taken care of' }
    }
  },
}
