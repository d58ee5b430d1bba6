import { OtpError } from '../errors.js'
import { contentVersion } from '../message/content-version.js'
import { channels } from '../model/channel.js'
import type { Locale } from '../model/locale.js'
import { checkOptions, option } from '../model/options.js'
import { purposes } from '../model/purpose.js'
import { immutableTemplate, type Template } from '../model/template.js'
import type { TemplateStore } from '../ports/template-store.js'
import type { LanguageTexts } from './language-texts.js'
import { languages } from './languages.js'

/** The languages that the library brings words for. */
export const shippedLocales: readonly Locale[] = Object.keys(languages)

export interface ShippedTemplatesOptions {
  /** Only these of {@link shippedLocales}; all by default. */
  readonly locales?: readonly Locale[]
  /**
   * `refuse` leaves out every language that nobody has read as a native reader yet; `docs/languages.md` says which have been.
   * A purpose may then have no words at all: put templates of your own on top with `layeredTemplateStore`.
   * @defaultValue `allow`
   */
  readonly unreviewed?: 'allow' | 'refuse'
}

/**
 * The texts that the library brings, for all purposes: SMS in every language, voice where End User Messaging speaks it.
 * They are loaded by the first look-up and kept. Their versions are made of their words, so they change only when those do.
 */
export function shippedTemplates(options: ShippedTemplatesOptions = {}): TemplateStore {
  checkOptions<ShippedTemplatesOptions>('shippedTemplates', options, {
    locales: option.optional(option.list(option.oneOf(...shippedLocales), 1)),
    unreviewed: option.optional(option.oneOf('allow', 'refuse')),
  })
  const wanted = new Set(options.locales ?? shippedLocales)
  let loading: Promise<readonly Template[]> | undefined
  return {
    list: async ({ purpose, channel }, signal) => {
      if (signal.aborted) throw new OtpError('cancelled')
      loading ??= load(wanted, options.unreviewed === 'refuse').catch((thrown: unknown) => {
        loading = undefined
        throw new OtpError('store-unavailable', 'the shipped texts could not be loaded', { cause: thrown })
      })
      const templates = await loading
      return templates.filter((one) => one.purpose === purpose && one.channel === channel)
    },
  }
}

async function load(locales: ReadonlySet<Locale>, onlyReviewed: boolean): Promise<readonly Template[]> {
  const wanted = Object.entries(languages).filter(([locale]) => locales.has(locale))
  const texts = await Promise.all(wanted.map(async ([, loadTexts]) => loadTexts()))
  return texts.filter(({ reviewed }) => !onlyReviewed || reviewed !== undefined).flatMap(templatesOf)
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
