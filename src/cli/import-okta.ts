import { contentVersion } from '../core/message/content-version.js'
import { parseLocale } from '../core/message/negotiation.js'
import type { Locale } from '../core/model/locale.js'
import { purposes } from '../core/model/purpose.js'
import type { Template } from '../core/model/template.js'
import { defineCommand, surroundingsFailure, usageFailure } from './command.js'
import { type Imported, importOptions, importTexts, readNamed } from './import-texts.js'
import { parseJson } from './template-folder.js'

export const importOktaCommand = defineCommand({
  name: 'import okta',
  takes: ['<file>'],
  summary: "Turns Okta's SMS template and its translations into template files",
  about: [
    "The file is what Okta's Management API answers to GET /api/v1/templates/sms, or to one template of it. A text serves every purpose, for Okta has one. ${code} becomes {$code} and ${org.name} becomes {$brand}; a text with any other placeholder is skipped. It ends with 1 where something was skipped or stands in the folder in other words.",
  ],
  options: {
    ...importOptions,
    locale: { type: 'string', value: 'LOCALE', says: 'the language of the template itself; en where left out' },
  },
  examples: ['import okta sms-templates.json --folder templates --apply'],
  async run({ values, positionals: [file = ''] }, world) {
    const locale = parseLocale(values.locale ?? 'en')
    if (locale === undefined) throw usageFailure('--locale must be a language tag, such as de or pt-BR')
    return importTexts(await readNamed(file, (text) => readOktaTemplates(text, locale)), values, world)
  },
})

/**
 * Reads Okta's own form.
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Template/
 */
export function readOktaTemplates(text: string, own: Locale): Imported {
  const value = parseJson(text)
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (!all.every(isOktaTemplate) || all.length === 0)
    throw surroundingsFailure(
      "this is not what Okta's Management API answers: an SMS template has a 'template' and 'translations'",
    )
  const templates = new Map<Locale, readonly Template[]>()
  const skipped: { what: string; because: string }[] = []
  // A translation wins over the template itself where both are of one language.
  for (const { template, translations } of all) {
    for (const [key, words] of [...Object.entries(translations ?? {}), [own, template] as const]) {
      const what = `the text in '${key.slice(0, 40)}'`
      const locale = parseLocale(key)
      const wording = typeof words === 'string' ? formatWording(words) : undefined
      if (locale === undefined) skipped.push({ what, because: 'this is no language' })
      else if (wording === undefined)
        skipped.push({ what, because: 'it has no ${code}, or a placeholder beside ${code} and ${org.name}' })
      else if (!templates.has(locale)) templates.set(locale, templatesOf(locale, wording))
      else if (key !== own) skipped.push({ what, because: 'the language is there already' })
    }
  }
  return { templates: [...templates.values()].flat(), skipped }
}

interface OktaTemplate {
  readonly template: string
  readonly translations?: Readonly<Record<string, unknown>> | null
}

function isOktaTemplate(value: unknown): value is OktaTemplate {
  if (typeof value !== 'object' || value === null) return false
  const { template, translations } = value as Record<string, unknown>
  return (
    typeof template === 'string' &&
    (translations === undefined || (typeof translations === 'object' && !Array.isArray(translations)))
  )
}

const placeholders: Readonly<Record<string, string>> = { code: '{$code}', 'org.name': '{$brand}' }

/** Okta's text in MessageFormat 2: its own braces and backslashes stay words. */
function formatWording(text: string): string | undefined {
  const parts = text.trim().split(/\$\{([^{}]*)\}/)
  if (parts.some((name, index) => index % 2 === 1 && !Object.hasOwn(placeholders, name.trim())) || !/\$\{\s*code\s*\}/.test(text))
    return undefined
  const pattern = parts
    .map((part, index) => (index % 2 === 1 ? (placeholders[part.trim()] ?? '') : part.replace(/[\\{}]/g, String.raw`\$&`)))
    .join('')
  return pattern.startsWith('.') ? `{{${pattern}}}` : pattern
}

function templatesOf(locale: Locale, wording: string): readonly Template[] {
  const wordings = [wording]
  const provenance = "Okta's SMS template"
  return purposes.map((purpose) => ({
    locale,
    purpose,
    channel: 'sms',
    version: contentVersion({ wordings }),
    wordings,
    provenance,
  }))
}
