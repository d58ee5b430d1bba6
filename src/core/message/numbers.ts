import type { MessageFormatOptions } from 'messageformat'
import type { Locale } from '../model/locale.js'

type NumberFunction = NonNullable<MessageFormatOptions<string>['functions']>[string]

/**
 * `:number` and `:integer` for whole minutes: ASCII digits in every language, ungrouped, and CLDR's plurals.
 * MessageFormat's own build an `Intl.NumberFormat` for every message: a hundred times the cost of all the rest.
 */
export function numberFunction(locale: Locale): NumberFunction {
  const rules = new Map<Intl.PluralRuleType, Intl.PluralRules>()
  const category = (type: Intl.PluralRuleType, value: number) => {
    // For a language it does not know, `Intl` would take the plurals of the machine it runs on.
    if (Intl.PluralRules.supportedLocalesOf(locale).length === 0) return 'other'
    const known = rules.get(type) ?? new Intl.PluralRules(locale, { type })
    rules.set(type, known)
    return known.select(value)
  }
  return (_context, { select }, operand) => {
    const value = Number(operand)
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('not a whole number')
    return {
      type: 'number',
      selectKey: (keys) => {
        if (keys.has(String(value))) return String(value)
        if (select === 'exact') return null
        const key = category(select === 'ordinal' ? 'ordinal' : 'cardinal', value)
        return keys.has(key) ? key : null
      },
      toParts: () => [{ type: 'number', value: String(value) }],
      valueOf: () => value,
    }
  }
}
