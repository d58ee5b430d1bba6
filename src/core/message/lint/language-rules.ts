import type { Channel } from '../../model/channel.js'
import type { Locale } from '../../model/locale.js'
import { purposes } from '../../model/purpose.js'
import type { Template } from '../../model/template.js'
import { parseLocale, sameLanguage } from '../negotiation.js'
import { chooseVoice } from '../voices.js'
import type { Rule } from './rule.js'
import { foreignScript } from './scripts.js'
import { countOf, type Shape, shapeOf, wordsOf } from './shape.js'

export const wrongScript: Rule = {
  id: 'wrong-script',
  severity: 'error',
  says: 'Letters of a script that the language is not written in: a wrong file, or a letter that only looks right.',
  *ofWording({ template, shape }) {
    for (const variant of shape?.variants ?? []) {
      const foreign = foreignScript(wordsOf(variant), template.locale)
      if (foreign !== undefined)
        yield {
          message: `${foreign} is not how ${template.locale} is written`,
          suggestion: 'see whether the words belong to this language',
        }
    }
  },
}

/** Only letters, so that punctuation and spacing make no two texts of one. */
const lettersOf = (shape: Shape): readonly string[] =>
  shape.variants.map((variant) => {
    // Stryker disable next-line MethodExpression: both sides of the comparison go through here, in one case or the other.
    const words = wordsOf(variant).toLowerCase()
    return Array.from(words.matchAll(/\p{L}+/gu), String).join(' ')
  })

/** Two languages may well have a heading in common, but no sentence. */
const sentenceWords = 4

const languageOf = (locale: Locale): string | undefined => parseLocale(locale)?.split('-')[0]

export const untranslated: Rule = {
  id: 'untranslated',
  severity: 'warning',
  says: 'A sentence is still in the language that it should have been translated from.',
  *ofWording({ template, shape }, { sentences, source }) {
    if (shape === undefined || languageOf(template.locale) === languageOf(source)) return
    const same = lettersOf(shape).some((sentence) => sentence.split(' ').length >= sentenceWords && sentences.has(sentence))
    if (same) yield { message: `the words are those of ${source}`, suggestion: 'translate them, or leave the wording out' }
  },
}

/** Every sentence of a language, letters only. */
export function sentencesOf(templates: readonly Template[], source: Locale): ReadonlySet<string> {
  const language = languageOf(source)
  const sources = templates.filter(({ locale }) => languageOf(locale) === language)
  const shapes = sources.flatMap(({ wordings }) => wordings.flatMap((wording) => shapeOf(wording) ?? []))
  return new Set(shapes.flatMap(lettersOf))
}

/** Languages whose nouns stay as they are after a number. */
const uninflected = new Set(
  'am az bn bo cy dz eu fa fil ga gu ha hi ht hu hy ig ka kk km kn ku ky lo mg ml mn mr my ne nn om or pa ps sd si so sw ta te tg ti tk tl tr tt ug ur uz wo xh yo zu'.split(
    ' ',
  ),
)

export const pluralCategories: Rule = {
  id: 'plural-categories',
  severity: 'warning',
  says: 'The language has more forms of "minute" than the wording has.',
  *ofWording({ template, shape }) {
    const locale = parseLocale(template.locale)
    if (shape === undefined || locale === undefined) return
    const [language] = locale.split('-') as [string]
    if (uninflected.has(language) || Intl.PluralRules.supportedLocalesOf(locale).length === 0) return
    if (!shape.variants.some((variant) => countOf(variant, 'minutes') > 0)) return
    const forms = formsOf(locale)
    const keys = new Set(shape.variants.flatMap((variant) => variant.keys.slice(0, 1)))
    const left = forms.filter((form) => !keys.has(form))
    // What the catch-all stands for is one form.
    if (left.length <= 1 || left.every((form) => alike[language]?.includes(form))) return
    yield {
      message: `no variant for ${left.join(', ')}, one of which is the catch-all`,
      suggestion: 'add a variant for each form',
    }
  },
}

/** Categories that the word for minutes does not tell apart, where all others do. */
const alike: Readonly<Record<string, readonly string[]>> = { lv: ['zero', 'other'], sr: ['few', 'other'] }

/** The plural categories of whole minutes up to an hour. */
function formsOf(locale: Locale): readonly string[] {
  const rules = new Intl.PluralRules(locale)
  return [...new Set(Array.from({ length: 60 }, (_, index) => rules.select(index + 1)))]
}

export const languageMissing: Rule = {
  id: 'language-missing',
  severity: 'warning',
  says: 'People of the organisation have chosen a language that has no words.',
  // Stryker disable next-line ArrayDeclaration: what is no language is not missed, and what is no voice speaks none.
  *ofSet({ templates, languages = [], voices = [] }) {
    const spoken = (locale: Locale) => chooseVoice(voices, locale) !== undefined
    for (const language of languages) {
      const locale = parseLocale(language)
      if (locale === undefined) continue
      const wanted: readonly Channel[] = spoken(locale) ? ['sms', 'voice'] : ['sms']
      for (const channel of wanted) {
        for (const purpose of purposes) {
          const there = templates.filter((one: Template) => one.channel === channel && one.purpose === purpose)
          if (
            sameLanguage(
              locale,
              there.map((one) => one.locale),
            ).length > 0
          )
            continue
          yield {
            place: { locale, channel, purpose },
            message: `no words for ${locale}`,
            suggestion: 'add a template, or add `shippedTemplates()` as the last layer',
          }
        }
      }
    }
  },
}
