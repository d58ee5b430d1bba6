import { invisibleCharacters } from '../invisible.js'
import type { Rule } from './rule.js'
import { gap, wordsOf } from './shape.js'

export const invisibleCharacter: Rule = {
  id: 'invisible-character',
  severity: 'error',
  says: 'A character that nobody sees changes direction, length, or what autofill reads.',
  *ofWording({ text }) {
    for (const found of invisibleCharacters(text)) yield { message: `${found} is in the words`, suggestion: 'delete it' }
  },
}

/** An autofill line by hand. */
const ownLine = new RegExp(`(?:^|\\n)@\\S+ #${gap}\\s+$`)

export const trailingNewline: Rule = {
  id: 'trailing-newline',
  severity: 'warning',
  says: 'White space ends the text; after an autofill line it switches autofill off.',
  *ofWording({ template, shape }) {
    if (template.channel !== 'sms') return
    for (const variant of shape?.variants ?? []) {
      const words = wordsOf(variant)
      if (ownLine.test(words))
        yield {
          severity: 'error',
          message: 'a phone reads the empty last line and fills nothing in',
          suggestion: 'let the code be the very end',
        }
      else if (/\s$/u.test(words)) yield { message: 'the text ends with white space', suggestion: 'delete it' }
    }
  },
}

const topLevel = 'com|net|org|info|io|ly|me|co|app|dev|gl|link|site|eu|uk|de|fr|es|it|nl|ru|in|cn|jp|br'
const address = new RegExp(`https?://|\\bwww\\.|\\b[a-z0-9-]{2,}\\.(?:${topLevel})(?:/|\\b)`, 'i')

export const link: Rule = {
  id: 'link',
  severity: 'warning',
  says: 'An address stands in the text: carriers filter such texts, and people learn to follow links.',
  *ofWording({ shape }) {
    for (const variant of shape?.variants ?? []) {
      const words = wordsOf(variant).replace(/(?:^|\n)@\S+ #.*$/, gap)
      const [found] = address.exec(words) ?? []
      if (found !== undefined)
        yield { message: `${found} is in the words`, suggestion: 'leave it out; autofill brings the host by itself' }
    }
  },
}
