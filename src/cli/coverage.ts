import { parseLocale } from '../core/message/negotiation.js'
import { chooseVoice } from '../core/message/voices.js'
import { type Channel, channels } from '../core/model/channel.js'
import type { Locale } from '../core/model/locale.js'
import { type Purpose, purposes } from '../core/model/purpose.js'
import type { Template } from '../core/model/template.js'
import { eumVoices } from '../drivers/aws/eum-voices.js'
import { defineCommand, exitCodes, usageFailure } from './command.js'
import { countOf, paintFor, tableOf, writeJson } from './screen.js'
import { openSources, sourceOptions } from './sources.js'
import { allTemplates } from './template-folder.js'

/** What is there, and what a language lacks. */
export interface Coverage {
  readonly sms: readonly Locale[]
  readonly voice: readonly Locale[]
  readonly purposes: readonly Purpose[]
  readonly missing: readonly { readonly locale: Locale; readonly channel: Channel; readonly purpose: Purpose }[]
}

export const coverageCommand = defineCommand({
  name: 'coverage',
  takes: [],
  summary: 'Shows which languages have words, for which purposes and channels, and what is missing',
  about: [
    'A call is missing only where End User Messaging has a voice that speaks the language. Words for one country alone do not count.',
  ],
  options: {
    ...sourceOptions,
    want: { type: 'string', multiple: true, value: 'LOCALE', says: 'a language that must be there, in exactly this form' },
    json: { type: 'boolean', says: 'print {"sms":[…],"voice":[…],"purposes":[…],"missing":[…]}' },
  },
  examples: ['coverage --folder templates', 'coverage --want de --want pt-BR --json'],
  async run({ values }, world) {
    const wanted = (values.want ?? []).map((word) => {
      const locale = parseLocale(word)
      if (locale === undefined) throw usageFailure('--want must be a language tag, such as de or pt-BR')
      return locale
    })
    const store = await openSources(values, world)
    const coverage = coverageOf(await allTemplates(store, world.signal), wanted)
    if (values.json === true) writeJson(world, coverage)
    else world.write(told(coverage, paintFor(world).bad))
    return exitCodes.fine
  },
})

/** What these templates cover; a wanted locale is missing where it is not there in this form. */
export function coverageOf(templates: readonly Template[], wanted: readonly Locale[] = []): Coverage {
  const general = templates.filter(({ country }) => country === undefined)
  const has = new Set(general.map(({ locale, channel, purpose }) => [locale, channel, purpose].join(' ')))
  const localesOf = (some: readonly Template[]) => [...new Set(some.map(({ locale }) => locale))].sort()
  const locales = [...new Set([...localesOf(general), ...wanted])].sort()
  return {
    sms: localesOf(general.filter(({ channel }) => channel === 'sms')),
    voice: localesOf(general.filter(({ channel }) => channel === 'voice')),
    purposes: purposes.filter((purpose) => general.some((one) => one.purpose === purpose)),
    missing: locales.flatMap((locale) =>
      channels
        .filter((channel) => channel === 'sms' || chooseVoice(eumVoices, locale) !== undefined)
        .flatMap((channel) => purposes.map((purpose) => ({ locale, channel, purpose })))
        .filter(({ channel, purpose }) => !has.has([locale, channel, purpose].join(' '))),
    ),
  }
}

function told({ sms, voice, missing }: Coverage, mark: (text: string) => string): string {
  const locales = [...new Set([...sms, ...voice, ...missing.map(({ locale }) => locale)])].sort()
  const cell = (locale: Locale, channel: Channel): string => {
    const lacks = missing.filter((one) => one.locale === locale && one.channel === channel).map(({ purpose }) => purpose)
    if (lacks.length > 0) return lacks.length === purposes.length ? 'missing' : `without ${lacks.join(', ')}`
    return (channel === 'sms' ? sms : voice).includes(locale) ? 'all' : 'no voice'
  }
  const table = tableOf(
    ['LANGUAGE', 'SMS', 'VOICE'],
    locales.map((locale) => [locale, cell(locale, 'sms'), cell(locale, 'voice')]),
  )
  const lack = missing.length === 0 ? 'nothing is missing' : mark(`${countOf(missing.length, 'text is', 'texts are')} missing`)
  return `${table}\n${countOf(sms.length, 'language')} by SMS, ${voice.length} by voice; ${lack}\n`
}
