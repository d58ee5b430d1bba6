import { type Model, parseMessage } from 'messageformat'
import { listTemplates } from './ours.js'
import { minutes } from './samples.js'

/** The same words for the peers. */
export interface Texts {
  /** ICU MessageFormat 1, by locale. */
  readonly icu: Readonly<Record<string, string>>
  /** With `{code}`, `{brand}` and `{minutes}`; plain replacement knows no plurals, so it is handed the right one. */
  readonly plain: Readonly<Record<string, string>>
}

/** Our own words in the languages of the peers. */
export async function translateTexts(): Promise<Texts> {
  const icu: Record<string, string> = {}
  const plain: Record<string, string> = {}
  for (const { locale, wordings } of await listTemplates()) {
    const message = parseMessage(wordings[0] ?? '')
    const variants = message.type === 'select' ? message.variants : []
    const category = new Intl.PluralRules(locale).select(minutes)
    const chosen = variants.find(({ keys }) => keyOf(keys) === category) ?? variants.at(-1)
    plain[locale] = formatPattern(message.type === 'select' ? (chosen?.value ?? []) : message.pattern, (text) => text)
    icu[locale] =
      message.type === 'select'
        ? `{minutes, plural, ${variants.map(({ keys, value }) => `${keyOf(keys)} {${formatPattern(value, quote)}}`).join(' ')}}`
        : formatPattern(message.pattern, quote)
  }
  return { icu, plain }
}

const keyOf = ([key]: Model.Variant['keys']): string => (key?.type === 'literal' ? key.value.replace(/^(?=\d)/, '=') : 'other')

const quote = (text: string): string => text.replaceAll("'", "''")

function formatPattern(pattern: Model.Pattern, formatText: (text: string) => string): string {
  return pattern
    .map((part) => {
      if (typeof part === 'string') return formatText(part)
      const arg = part.type === 'expression' ? part.arg : undefined
      return arg?.type === 'variable' ? `{${arg.name}}` : formatText(arg?.value ?? '')
    })
    .join('')
}
