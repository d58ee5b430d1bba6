import { OtpError } from '../errors.js'
import { contentVersion } from '../message/content-version.js'
import { channels } from '../model/channel.js'
import type { Locale } from '../model/locale.js'
import { checkOptions, option } from '../model/options.js'
import { purposes } from '../model/purpose.js'
import { immutableTemplate, type Template } from '../model/template.js'
import type { TemplateStore } from '../ports/template-store.js'
import type { LanguageTexts } from './language-texts.js'

/** Each language is a module of its own, loaded when it is first asked for. */
const loaders: Readonly<Record<Locale, () => Promise<LanguageTexts>>> = {
  ar: async () => (await import('./texts/ar.js')).ar,
  cs: async () => (await import('./texts/cs.js')).cs,
  cy: async () => (await import('./texts/cy.js')).cy,
  da: async () => (await import('./texts/da.js')).da,
  de: async () => (await import('./texts/de.js')).de,
  el: async () => (await import('./texts/el.js')).el,
  en: async () => (await import('./texts/en.js')).en,
  es: async () => (await import('./texts/es.js')).es,
  fi: async () => (await import('./texts/fi.js')).fi,
  fr: async () => (await import('./texts/fr.js')).fr,
  he: async () => (await import('./texts/he.js')).he,
  hi: async () => (await import('./texts/hi.js')).hi,
  hr: async () => (await import('./texts/hr.js')).hr,
  ht: async () => (await import('./texts/ht.js')).ht,
  hu: async () => (await import('./texts/hu.js')).hu,
  id: async () => (await import('./texts/id.js')).id,
  is: async () => (await import('./texts/is.js')).is,
  it: async () => (await import('./texts/it.js')).it,
  ja: async () => (await import('./texts/ja.js')).ja,
  ko: async () => (await import('./texts/ko.js')).ko,
  ms: async () => (await import('./texts/ms.js')).ms,
  nb: async () => (await import('./texts/nb.js')).nb,
  nl: async () => (await import('./texts/nl.js')).nl,
  pl: async () => (await import('./texts/pl.js')).pl,
  'pt-BR': async () => (await import('./texts/pt-BR.js')).ptBR,
  'pt-PT': async () => (await import('./texts/pt-PT.js')).ptPT,
  ro: async () => (await import('./texts/ro.js')).ro,
  ru: async () => (await import('./texts/ru.js')).ru,
  sv: async () => (await import('./texts/sv.js')).sv,
  th: async () => (await import('./texts/th.js')).th,
  tr: async () => (await import('./texts/tr.js')).tr,
  uk: async () => (await import('./texts/uk.js')).uk,
  vi: async () => (await import('./texts/vi.js')).vi,
  'zh-Hans': async () => (await import('./texts/zh-Hans.js')).zhHans,
  'zh-Hant': async () => (await import('./texts/zh-Hant.js')).zhHant,
}

/** The languages that the library brings words for. */
export const shippedLocales: readonly Locale[] = Object.keys(loaders)

export interface ShippedTemplatesOptions {
  /** Only these of {@link shippedLocales}; all by default. */
  readonly locales?: readonly Locale[]
}

/**
 * The texts that the library brings, for all purposes: SMS in every language, voice where End User Messaging speaks it.
 * They are loaded by the first look-up and kept. Their versions are made of their words, so they change only when those do.
 */
export function shippedTemplates(options: ShippedTemplatesOptions = {}): TemplateStore {
  checkOptions('shippedTemplates', options, { locales: option.optional(option.list(option.oneOf(...shippedLocales), 1)) })
  const wanted = new Set(options.locales ?? shippedLocales)
  let loading: Promise<readonly Template[]> | undefined
  return {
    list: async ({ purpose, channel }, signal) => {
      if (signal.aborted) throw new OtpError('cancelled')
      loading ??= load(wanted).catch((thrown: unknown) => {
        loading = undefined
        throw new OtpError('store-unavailable', 'the shipped texts could not be loaded', { cause: thrown })
      })
      const templates = await loading
      return templates.filter((one) => one.purpose === purpose && one.channel === channel)
    },
  }
}

async function load(locales: ReadonlySet<Locale>): Promise<readonly Template[]> {
  const wanted = Object.entries(loaders).filter(([locale]) => locales.has(locale))
  const languages = await Promise.all(wanted.map(async ([, loader]) => loader()))
  return languages.flatMap(templatesOf)
}

function templatesOf({ sms, voice, ...origin }: LanguageTexts): Template[] {
  const ladders = { sms, voice }
  return channels.flatMap((channel) =>
    purposes.flatMap((purpose) => {
      const wordings = ladders[channel]?.[purpose]
      if (wordings === undefined) return []
      return [immutableTemplate({ ...origin, purpose, channel, version: contentVersion({ wordings }), wordings })]
    }),
  )
}
