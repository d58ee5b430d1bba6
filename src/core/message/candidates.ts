import { OtpError } from '../errors.js'
import type { LocaleReason, NegotiationStep } from '../model/decision.js'
import type { Locale } from '../model/locale.js'
import type { Template } from '../model/template.js'
import type { Composition } from './composition.js'
import { type Negotiation, type NegotiationOptions, sameLanguage } from './negotiation.js'
import { spokenNeighbours } from './neighbours.js'

/**
 * What becomes of a call for somebody none of whose languages can be spoken: the default language, a language they are likely to follow by ear,
 * no call, or the same words in several languages, one after the other.
 */
export type WhenVoiceless = 'default' | 'closest' | 'refuse' | { readonly bilingual: readonly Locale[] }

type Negotiate = (options: NegotiationOptions) => Negotiation

/** The templates that may be used at all; those made for the country of the destination come first. */
export function usableTemplates({ request, channel, templates }: Composition): readonly Template[] {
  const { country } = request.destination
  const usable = templates.filter((one) => one.purpose === request.purpose && one.channel === channel)
  const made = usable.filter((one) => one.country !== undefined && one.country === country)
  return [...made, ...usable.filter((one) => one.country === undefined)]
}

/** Languages to try, best first; or all of them in one call. */
export interface Candidates {
  readonly locales: readonly Locale[]
  readonly bilingual: boolean
}

/** What can be written or spoken, and what one voice can speak in one call. */
export interface Abilities {
  alone(locale: Locale): boolean
  together(locales: readonly Locale[]): boolean
}

/** The languages to try, best first; the choice and why are noted, a refusal too. */
export function chooseLocales(
  composition: Composition,
  locales: readonly Locale[],
  { alone, together }: Abilities,
  negotiate: Negotiate,
): Candidates {
  const { request, preference, defaultLocale, localePolicy: policy, note } = composition
  const wishes = [...(preference?.locales ?? []), ...request.locales]
  // Stryker disable next-line MethodExpression: whoever is available is found, and then nobody looks among the voiceless.
  const voiceless = locales.filter((locale) => !alone(locale))
  const common = { available: locales.filter(alone), voiceless, defaultLocale }
  const found = (chosen: Locale, why: LocaleReason, trace: readonly NegotiationStep[], all: readonly Locale[]): Candidates => {
    note({ fact: 'locale', chosen, why, trace })
    return { locales: all, bilingual: why === 'bilingual' }
  }

  const wished = negotiate({ ...common, wishes, policy: 'refuse' })
  if (locales.length > 0 && wished.chosen === undefined && wished.trace.some((step) => step.wished !== undefined)) {
    const whenVoiceless = composition.channel === 'voice' ? composition.whenVoiceless : undefined
    if (whenVoiceless === 'refuse') {
      note({ fact: 'no-locale', trace: wished.trace })
      throw new OtpError('voice-missing')
    }
    if (whenVoiceless === 'closest') {
      const near = negotiate({ ...common, wishes: wishes.flatMap(spokenNeighbours), policy: 'refuse' })
      if (near.chosen !== undefined) return found(near.chosen, 'closest', [...wished.trace, ...near.trace], near.candidates)
    }
    if (typeof whenVoiceless === 'object') {
      const each = whenVoiceless.bilingual.flatMap((language) => sameLanguage(language, locales)[0] ?? [])
      if (each.length > 1 && together(each)) return found(each[0] as Locale, 'bilingual', wished.trace, each)
    }
  }

  // Stryker disable next-line ConditionalExpression,StringLiteral: asked once more, it says the same.
  const { chosen, why, candidates, trace } = policy === 'refuse' ? wished : negotiate({ ...common, wishes, policy })
  if (chosen !== undefined) return found(chosen, why, trace, candidates)
  note({ fact: 'no-locale', trace })
  if (locales.length === 0) throw new OtpError('template-missing')
  if (trace.some((step) => step.why === 'no-voice')) throw new OtpError('voice-missing')
  if (policy === 'refuse') throw new OtpError('locale-unsupported')
  throw new OtpError('template-missing', 'neither a wished language nor the default has a template')
}
