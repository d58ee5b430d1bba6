import { OtpError } from '../errors.js'
import { contentVersion } from '../message/content-version.js'
import type { Locale } from '../model/locale.js'
import { checkOptions, option } from '../model/options.js'
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
  const { locales = shippedLocales, unreviewed = 'allow' } = options
  const made = new Map<string, readonly Template[]>()
  let loading: Promise<readonly LanguageTexts[]> | undefined
  return {
    list: async ({ purpose, channel }, signal) => {
      if (signal.aborted) throw new OtpError('cancelled')
      loading ??= load(new Set(locales), unreviewed).catch((thrown: unknown) => {
        loading = undefined
        throw new OtpError('store-unavailable', 'the shipped texts could not be loaded', { cause: thrown })
      })
      const texts = await loading
      const key = `${channel} ${purpose}`
      // A process that starts cold is asked for one purpose on one channel, not for all eight.
      const templates = made.get(key) ?? Object.freeze(texts.flatMap((one) => templateOf(one, { purpose, channel })))
      made.set(key, templates)
      return templates
    },
  }
}

async function load(locales: ReadonlySet<Locale>, unreviewed: 'allow' | 'refuse'): Promise<readonly LanguageTexts[]> {
  const wanted = Object.entries(languages).filter(([locale]) => locales.has(locale))
  const texts = await Promise.all(wanted.map(async ([, loadTexts]) => loadTexts()))
  return texts.filter(({ reviewed }) => unreviewed === 'allow' || reviewed !== undefined)
}

function templateOf({ sms, voice, ...origin }: LanguageTexts, { purpose, channel }: Pick<Template, 'purpose' | 'channel'>) {
  const wordings = { sms, voice }[channel]?.[purpose]
  return wordings === undefined
    ? []
    : [immutableTemplate({ ...origin, purpose, channel, version: contentVersion({ wordings }), wordings })]
}
