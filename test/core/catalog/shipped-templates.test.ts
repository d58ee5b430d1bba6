import { afterEach, describe, expect, it, vi } from 'vitest'
import { shippedLocales, shippedTemplates } from '../../../src/core/catalog/shipped-templates.js'
import { isOtpError } from '../../../src/core/errors.js'
import { negotiate } from '../../../src/core/message/negotiation.js'
import { channels } from '../../../src/core/model/channel.js'
import { purposes } from '../../../src/core/model/purpose.js'
import { templateComplaint } from '../../../src/core/model/template.js'

const signal = new AbortController().signal
const text = { purpose: 'authentication', channel: 'sms' } as const

/** The languages in which Okta's own pages and mails speak to people. */
const okta = 'zh-CN zh-TW cs da de el en es fi fr ht hu id it ja ko ms nb nl-NL pl pt-BR ro ru sv th tr uk vi'.split(' ')

/** The languages that End User Messaging has a voice for. */
const spoken =
  'ar zh-CN cy da de en-AU en-GB en-IN en-US es-ES es-MX es-US fr-CA fr-FR is it ja ko nb nl pl pt-BR pt-PT ro ru sv tr'.split(
    ' ',
  )

const shippedFor = (tag: string, available: readonly string[]): string | undefined =>
  negotiate({ wishes: [tag], available, defaultLocale: 'en', policy: 'refuse' }).chosen

describe('shippedTemplates', () => {
  it('has an SMS for every purpose in every language, and a call for every language that has a voice', async () => {
    for (const purpose of purposes) {
      const sms = (await shippedTemplates().list({ purpose, channel: 'sms' }, signal)).map(({ locale }) => locale)
      const voice = (await shippedTemplates().list({ purpose, channel: 'voice' }, signal)).map(({ locale }) => locale)
      expect(sms).toEqual(shippedLocales)
      expect([...new Set(spoken.map((tag) => shippedFor(tag, voice)))].sort()).toEqual([...voice].sort())
    }
  })

  it.each(okta)('speaks %s, as Okta does', (tag) => {
    expect(shippedFor(tag, shippedLocales)).toBeDefined()
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
    expect(() => shippedTemplates({ locales: ['tlh'] })).toThrow(/^shippedTemplates: option 'locales' \[0\] must be one of "ar"/)
    expect(() => shippedTemplates({ locales: [] })).toThrow("option 'locales' must be a list of at least 1")
    expect(() => shippedTemplates({ language: 'de' } as never)).toThrow("unknown option 'language'")
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
      vi.doUnmock(module)
      vi.resetModules()
      expect(await store.list(text, signal)).toHaveLength(1)
    })
  })
})
