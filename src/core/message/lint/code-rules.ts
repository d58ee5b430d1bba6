import { toOtpError } from '../../errors.js'
import { compileWording } from '../rendering.js'
import type { Rule } from './rule.js'
import { countOf, gap, wordsOf } from './shape.js'

/** How other systems write a variable; `{$code}` is ours. */
const oldStyles: readonly RegExp[] = [
  /@(?:otp|code|pin|token|brand|app|company)\d*\b/i,
  /\$\{\s*[\w.]+\s*\}/,
  /\{\{\s*[\w.]+\s*\}\}/,
  /\{#\w+#\}/,
  /%?\{(?:\d+|code|otp|pin|token|passcode|brand|app|company|minutes|expiry)\}/i,
  /%(?:\d+\$)?[sd]\b|%\w+%/,
  /\[(?:code|otp|pin|token)\]/i,
  /<(?:code|otp|pin|token)>/i,
  /__\w+__/,
]

const oldStyleOf = (text: string): string | undefined => {
  for (const style of oldStyles) {
    const [found] = style.exec(text) ?? []
    if (found !== undefined) return found
  }
  return undefined
}

export const oldPlaceholder: Rule = {
  id: 'old-placeholder',
  severity: 'error',
  says: 'A variable is written as another system writes it, and would be sent as it stands.',
  *ofWording({ text }) {
    const found = oldStyleOf(text)
    if (found !== undefined)
      yield { message: `${found} is not filled in here`, suggestion: 'write {$code}, {$brand} or {$minutes}' }
  },
}

export const placeholderOrder: Rule = {
  id: 'placeholder-order',
  severity: 'error',
  says: 'One placeholder is the beginning of another, and whichever is replaced first breaks the other.',
  *ofWording({ text }) {
    const names = new Set(Array.from(text.matchAll(/(?<![{\w])[@$%:]([A-Za-z]\w*)/g), ([whole]) => whole))
    for (const short of names) {
      const long = [...names].find((name) => name !== short && name.startsWith(short))
      if (long !== undefined)
        yield { message: `${short} is the beginning of ${long}`, suggestion: 'write {$code} wherever the code belongs' }
    }
  },
}

const byHand = new RegExp(`\\n@\\S+ #${gap}`)

export const codeCount: Rule = {
  id: 'code-count',
  severity: 'error',
  says: 'The code is missing, or stands in a text more than once.',
  *ofWording({ template, text, shape }) {
    if (shape === undefined || oldStyleOf(text) !== undefined) return
    for (const variant of shape.variants) {
      const count = countOf(variant, 'code')
      // An autofill line by hand has the code once more.
      const allowed = byHand.test(wordsOf(variant)) ? 2 : 1
      const of = variant.keys.length === 0 ? '' : ` in the variant ${variant.keys.join(' ')}`
      if (count === 0) yield { message: `there is no {$code}${of}`, suggestion: 'write {$code} where the code belongs' }
      if (count > allowed && template.channel === 'sms')
        yield { message: `{$code} stands ${count} times${of}`, suggestion: 'keep one: the autofill line adds its own' }
    }
  },
}

export const rivalDigits: Rule = {
  id: 'rival-digits',
  severity: 'warning',
  says: 'The words hold digits that could be taken for the code.',
  *ofWording({ shape }) {
    for (const variant of shape?.variants ?? []) {
      const [run] = /\p{Nd}{3,}/u.exec(wordsOf(variant)) ?? []
      if (run !== undefined)
        yield { message: `${run} could be taken for the code`, suggestion: 'leave the number out, or say it in words' }
    }
  },
}

export const brokenWording: Rule = {
  id: 'broken-wording',
  severity: 'error',
  says: 'The wording cannot be used at all.',
  *ofWording({ template, text, errors }) {
    if (errors > 0) return
    try {
      compileWording(text, template.locale)
    } catch (thrown) {
      const { code, message } = toOtpError(thrown)
      yield { message: message.replace(`${code}: `, ''), suggestion: 'see docs/templates.md for what a wording may hold' }
    }
  },
}
