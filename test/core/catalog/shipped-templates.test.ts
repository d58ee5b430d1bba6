import { afterEach, describe, expect, it, vi } from 'vitest'
import { shippedLocales, shippedTemplates } from '../../../src/core/catalog/shipped-templates.js'
import { isOtpError } from '../../../src/core/errors.js'
import { negotiate } from '../../../src/core/message/negotiation.js'
import { chooseVoice } from '../../../src/core/message/voices.js'
import { channels } from '../../../src/core/model/channel.js'
import { purposes } from '../../../src/core/model/purpose.js'
import { templateComplaint } from '../../../src/core/model/template.js'
import { eumVoices } from '../../../src/drivers/aws/eum-voices.js'
import { oktaLanguages } from '../../fixtures/okta/languages.js'

const signal = new AbortController().signal
const text = { purpose: 'authentication', channel: 'sms' } as const

const okta: Readonly<Record<string, string>> = {
  ...oktaLanguages,
  // As Okta's profiles and its older settings may spell them.
  en_US: 'en',
  in: 'id',
  iw: 'he',
  no: 'nb',
  no_NO: 'nb',
  nb_NO: 'nb',
  ht_HT: 'ht',
  zh_CN: 'zh-Hans',
  pt_PT: 'pt-PT',
}

/** People of a region get the texts of their region. */
const regions: Readonly<Record<string, string>> = {
  'de-CH': 'de',
  'en-GB': 'en',
  'en-IN': 'en',
  'es-ES': 'es',
  'es-MX': 'es-419',
  'es-US': 'es-419',
  'fr-BE': 'fr',
  'fr-CA': 'fr-CA',
  'fr-CH': 'fr',
  'nn-NO': 'nn',
  'pt-AO': 'pt-PT',
  'sr-BA': 'sr',
  'sr-ME': 'sr-Latn',
  'sr_RS@latin': 'sr-Latn',
  'tl-PH': 'fil',
  'zh-HK': 'zh-Hant-HK',
  'zh-MO': 'zh-Hant-HK',
  'zh-SG': 'zh-Hans',
}

/** The languages that End User Messaging has a voice for, and which of our calls each speaks. */
const spoken: Readonly<Record<string, string>> = {
  'en-AU': 'en',
  'en-GB': 'en',
  'en-IN': 'en',
  'en-US': 'en',
  'es-ES': 'es',
  'es-MX': 'es-419',
  'es-US': 'es-419',
  'fr-CA': 'fr-CA',
  'fr-FR': 'fr',
  'pt-BR': 'pt-BR',
  'pt-PT': 'pt-PT',
  'zh-CN': 'zh-Hans',
  ...Object.fromEntries(
    'ar cy-GB da-DK de-DE is-IS it-IT ja-JP ko-KR nb-NO nl-NL pl-PL ro-RO ru-RU sv-SE tr-TR'
      .split(' ')
      .map((tag) => [tag, tag.slice(0, 2)]),
  ),
}

const shippedFor = (tag: string, available: readonly string[]): string | undefined =>
  negotiate({ wishes: [tag], available, defaultLocale: 'en', policy: 'refuse' }).chosen

describe('shippedTemplates', () => {
  it('has an SMS for every purpose in every language, and a call for every language that has a voice', async () => {
    expect(Object.keys(spoken).sort()).toEqual([...new Set(eumVoices.map(({ locale }) => locale))].sort())
    for (const purpose of purposes) {
      const sms = (await shippedTemplates().list({ purpose, channel: 'sms' }, signal)).map(({ locale }) => locale)
      const voice = (await shippedTemplates().list({ purpose, channel: 'voice' }, signal)).map(({ locale }) => locale)
      expect(sms).toEqual(shippedLocales)
      expect([...new Set(Object.values(spoken))].sort()).toEqual([...voice].sort())
      expect(Object.fromEntries(Object.keys(spoken).map((tag) => [tag, shippedFor(tag, voice)]))).toEqual(spoken)
    }
  })

  it('has a voice of the right region for each of its calls', async () => {
    const calls = await shippedTemplates().list({ ...text, channel: 'voice' }, signal)
    const chosen = Object.fromEntries(calls.map(({ locale }) => [locale, chooseVoice(eumVoices, locale)?.locale]))
    expect(Object.values(chosen)).not.toContain(undefined)
    expect(chosen).toMatchObject({ en: 'en-US', es: 'es-ES', fr: 'fr-FR', 'fr-CA': 'fr-CA', 'pt-BR': 'pt-BR', 'pt-PT': 'pt-PT' })
    expect(chosen['es-419']).not.toBe('es-ES')
  })

  it('speaks the languages and regions of the world pack', () => {
    expect(shippedLocales.length).toBeGreaterThanOrEqual(75)
  })

  it.each(Object.entries(okta))('speaks %s, as Okta does, in %s', (tag, locale) => {
    expect(shippedFor(tag, shippedLocales)).toBe(locale)
  })

  it.each(Object.entries(regions))('speaks to people of %s in %s', (tag, locale) => {
    expect(shippedFor(tag, shippedLocales)).toBe(locale)
  })

  it.each(['ok-PL', 'ok-SK', 'art-x-junk', ''])('speaks to nobody who wishes for %j, but by the default', (tag) => {
    expect(shippedFor(tag, shippedLocales)).toBeUndefined()
    const asked = { wishes: [tag], available: shippedLocales, defaultLocale: 'de-AT', policy: 'default' } as const
    expect(negotiate(asked)).toMatchObject({ chosen: 'de', why: 'default' })
  })

  it('holds only what is a template, each under its own place', async () => {
    const store = shippedTemplates()
    for (const purpose of purposes) {
      for (const channel of channels) {
        const found = await store.list({ purpose, channel }, signal)
        for (const template of found) {
          expect(templateComplaint(template)).toBeUndefined()
          expect(template).toMatchObject({ purpose, channel, provenance: expect.any(String) as string })
          expect(template.version).toMatch(/^[0-9a-f]{16}$/)
        }
        expect(new Set(found.map(({ locale }) => locale)).size).toBe(found.length)
      }
    }
  })

  it('gives the same versions to everybody, and others to other words', async () => {
    const [one, other] = await Promise.all([shippedTemplates().list(text, signal), shippedTemplates().list(text, signal)])
    expect(one).toEqual(other)
    expect(new Set(one.map(({ version }) => version)).size).toBe(one.length)
  })

  it('gives only the languages that are asked for', async () => {
    const found = await shippedTemplates({ locales: ['de', 'zh-Hant'] }).list(text, signal)
    expect(found.map(({ locale }) => locale)).toEqual(['de', 'zh-Hant'])
  })

  it('hands out what nobody can change', async () => {
    const [first] = await shippedTemplates().list(text, signal)
    expect(() => (first?.wordings as string[]).push('spoiled')).toThrow(TypeError)
    expect(() => Object.assign(first ?? {}, { version: 'spoiled' })).toThrow(TypeError)
  })

  it('stops when the signal has aborted', async () => {
    await expect(shippedTemplates().list(text, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('refuses wrong wiring, naming the option', () => {
    expect(() => shippedTemplates({ locales: ['tlh'] })).toThrow(/^shippedTemplates: option 'locales' \[0\] must be one of "af"/)
    expect(() => shippedTemplates({ locales: [] })).toThrow("option 'locales' must be a list of at least 1")
    expect(() => shippedTemplates({ language: 'de' } as never)).toThrow("unknown option 'language'")
  })

  describe('where unreviewed words are refused', () => {
    const module = '../../../src/core/catalog/texts/de.js'
    afterEach(() => {
      vi.doUnmock(module)
      vi.resetModules()
    })

    it('has none, as long as nobody has read them', async () => {
      expect(await shippedTemplates({ unreviewed: 'refuse' }).list(text, signal)).toEqual([])
      expect(await shippedTemplates({ unreviewed: 'allow' }).list(text, signal)).toHaveLength(shippedLocales.length)
    })

    it('has those that somebody has read, and says who and when', async () => {
      const { de } = await import('../../../src/core/catalog/texts/de.js')
      const reviewed = 'A. Reader, 2026-11-22'
      vi.resetModules()
      vi.doMock(module, () => ({ de: { ...de, reviewed } }))
      const fresh = await import('../../../src/core/catalog/shipped-templates.js')
      const found = await fresh.shippedTemplates({ unreviewed: 'refuse' }).list(text, signal)
      expect(found).toMatchObject([{ locale: 'de', reviewed }])
    })

    it('refuses any other policy', () => {
      expect(() => shippedTemplates({ unreviewed: 'warn' as never })).toThrow("option 'unreviewed' must be one of")
    })
  })

  describe('when a module cannot be loaded', () => {
    const module = '../../../src/core/catalog/texts/de.js'
    afterEach(() => {
      vi.doUnmock(module)
      vi.resetModules()
    })

    it('says so, and tries again the next time', async () => {
      vi.resetModules()
      vi.doMock(module, () => {
        throw new Error('disk gone')
      })
      const fresh = await import('../../../src/core/catalog/shipped-templates.js')
      const store = fresh.shippedTemplates({ locales: ['de'] })
      const failure: unknown = await store.list(text, signal).catch((thrown: unknown) => thrown)
      expect(isOtpError(failure) && failure.code).toBe('store-unavailable')
      expect(failure).toMatchObject({ message: 'store-unavailable: the shipped texts could not be loaded' })
      expect((failure as Error).cause).toMatchObject({ name: 'Error' })
      vi.doUnmock(module)
      vi.resetModules()
      expect(await store.list(text, signal)).toHaveLength(1)
    })
  })
})
