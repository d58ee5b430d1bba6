import { checkOptions, option } from '../model/options.js'
import type { Template } from '../model/template.js'
import { checkAutofill } from './autofill.js'
import { brokenWording, codeCount, oldPlaceholder, placeholderOrder, rivalDigits } from './lint/code-rules.js'
import { segmentOverflow, ucs2ByOneLetter } from './lint/cost-rules.js'
import { languageMissing, pluralCategories, sentencesOf, untranslated, wrongScript } from './lint/language-rules.js'
import type { Context, LintOptions, Place, Remark, Rule, Severity } from './lint/rule.js'
import { shapeOf } from './lint/shape.js'
import { dottedDigits, ssmlInWords } from './lint/speech-rules.js'
import { invisibleCharacter, link, trailingNewline } from './lint/text-rules.js'

export type { LintOptions, Place, Severity } from './lint/rule.js'

/** The rules in the order they are asked; the last one speaks only where no other found an error. Each has a page in `docs/rules`. */
const rules: readonly Rule[] = [
  oldPlaceholder,
  placeholderOrder,
  codeCount,
  invisibleCharacter,
  trailingNewline,
  link,
  rivalDigits,
  dottedDigits,
  ssmlInWords,
  wrongScript,
  untranslated,
  pluralCategories,
  ucs2ByOneLetter,
  brokenWording,
  segmentOverflow,
  languageMissing,
]

/** Every rule: its name, how grave it is as a rule, and what it says. */
export const lintRules: readonly { readonly id: string; readonly severity: Severity; readonly says: string }[] = rules.map(
  ({ id, severity, says }) => ({ id, severity, says }),
)

/** What a rule has found, and where. */
export interface Finding {
  /** One of {@link lintRules}; its page is `docs/rules/<rule>.md`. */
  readonly rule: string
  readonly severity: Severity
  readonly place: Place
  /** What is wrong there. It may quote the template, which holds no secret. */
  readonly message: string
  /** What to do about it. */
  readonly suggestion?: string
}

/**
 * Reads templates as a careful reviewer would, before anybody waits for a code. The findings come in the order of the templates.
 * @throws TypeError on wrong options
 */
export function lintTemplates(templates: readonly Template[], options: LintOptions = {}): readonly Finding[] {
  checkLintOptions(options)
  const { brand = 'Acme Bank+', maxSegments = 1, codeLength = 6, source = 'en' } = options
  const off = new Set(options.off)
  const context: Context = {
    ...options,
    templates,
    brand,
    maxSegments,
    codeLength,
    source,
    sentences: sentencesOf(templates, source),
  }
  const asked = rules.filter(({ id }) => !off.has(id))
  const ofTemplates = templates.flatMap((template) => findingsOf(template, asked, context))
  const ofSet = asked.flatMap((rule) =>
    [...(rule.ofSet?.(context) ?? [])].map(({ place, ...remark }) => finding(rule, place, remark)),
  )
  return [...ofTemplates, ...ofSet]
}

function findingsOf(template: Template, asked: readonly Rule[], context: Context): readonly Finding[] {
  const { locale, channel, purpose, country } = template
  const place: Place = { locale, channel, purpose, ...(country === undefined ? {} : { country }) }
  const found: Finding[] = []
  for (const [wording, text] of template.wordings.entries()) {
    const shape = shapeOf(text)
    const own: Finding[] = []
    for (const rule of asked) {
      const errors = own.filter(({ severity }) => severity === 'error').length
      const said = new Set<string>()
      for (const remark of rule.ofWording?.({ template, wording, text, shape, errors }, context) ?? []) {
        // The variants of a wording often share a fault.
        if (said.has(remark.message)) continue
        said.add(remark.message)
        own.push(finding(rule, { ...place, wording }, remark))
      }
    }
    found.push(...own)
  }
  for (const rule of asked) {
    for (const { wording, ...remark } of rule.ofTemplate?.(template, context) ?? [])
      found.push(finding(rule, { ...place, wording }, remark))
  }
  return found
}

const finding = ({ id, severity }: Rule, place: Place, remark: Remark): Finding => ({ rule: id, severity, place, ...remark })

function checkLintOptions(options: LintOptions): void {
  checkOptions<LintOptions>('lintTemplates', options, {
    brand: option.optional(option.text()),
    autofill: (value) => (value === undefined || (typeof value === 'object' && value !== null) ? undefined : 'must be an object'),
    maxSegments: option.optional(option.integer(1, 10)),
    codeLength: option.optional(option.integer(1, 32)),
    languages: option.optional(option.list(option.text())),
    voices: option.optional(option.list(option.any())),
    source: option.optional(option.text()),
    off: option.optional(option.list(option.oneOf(...rules.map(({ id }) => id)))),
  })
  if (options.autofill !== undefined) checkAutofill('lintTemplates: autofill', options.autofill)
}
