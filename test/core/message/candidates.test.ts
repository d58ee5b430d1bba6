import { describe, expect, it } from 'vitest'
import type { Composition } from '../../../src/core/message/composition.js'
import type { Template } from '../../../src/core/model/template.js'
import type { Voice } from '../../../src/core/model/voice.js'
import { eumVoices } from '../../../src/drivers/aws/eum-voices.js'
import { compose, requestOf, templateOf } from './composing.js'

const spoken = (locale: string, wordings: readonly string[] = [`${locale} {$brand}: {$code}. {$code}.`]): Template =>
  templateOf(locale, wordings, { channel: 'voice' })

const templates = ['en', 'es', 'de', 'ca', 'uk', 'zh-Hans'].map((locale) => spoken(locale))

const call = (locales: readonly string[], more: Partial<Composition> = {}) =>
  compose({ channel: 'voice', voices: eumVoices, templates, request: requestOf({ locales }), ...more })

describe('somebody none of whose languages can be spoken', () => {
  it('is called in the default language where nothing else is said', () => {
    expect(call(['ca']).message).toMatchObject({ locale: 'en', voice: { locale: 'en-US' } })
    expect(call(['ca', 'de']).message.locale).toBe('de')
  })

  it('is not called under the policy that refuses; but somebody whose language is unknown is', () => {
    for (const wish of ['ca', 'fi']) expect(() => call([wish], { whenVoiceless: 'refuse' })).toThrow('voice-missing')
    for (const wishes of [[], ['?!'], ['ca', 'de-AT']]) expect(() => call(wishes, { whenVoiceless: 'refuse' })).not.toThrow()
    expect(
      compose({ templates: [templateOf('en', ['{$code}'])], request: requestOf({ locales: ['ca'] }), whenVoiceless: 'refuse' })
        .body,
    ).toBe('047115')
  })

  it('is called in a language that they follow by ear, and the record says which was wished', () => {
    const { message, facts } = call(['ca-ES', '?!', 'fr'], { whenVoiceless: 'closest' })
    expect(message).toMatchObject({ locale: 'es', voice: { locale: 'es-ES' } })
    expect(facts[0]).toMatchObject({
      fact: 'locale',
      chosen: 'es',
      why: 'closest',
      trace: [{ wished: 'ca-ES', why: 'no-voice' }, { why: 'unreadable' }, {}, { found: 'es' }],
    })
    expect(call(['zh-TW'], { whenVoiceless: 'closest' }).message.locale).toBe('zh-Hans')
    expect(call(['gl'], { whenVoiceless: 'closest', localePolicy: 'refuse' }).message.locale).toBe('es')
  })

  it('is never called in a language that history put beside theirs, but in the default', () => {
    for (const wish of ['uk', 'fi', 'rm']) {
      const there = wish === 'rm' ? templates.filter(({ locale }) => locale !== 'de') : templates
      expect(call([wish], { whenVoiceless: 'closest', templates: there }).message.locale).toBe('en')
    }
    expect(() => call(['uk'], { whenVoiceless: 'closest', localePolicy: 'refuse' })).toThrow('voice-missing')
  })
})

describe('a call in two languages', () => {
  const lupe: Voice = { id: 'LUPE', locale: 'es-US', gender: 'female', also: ['en-US'] }
  const miguel: Voice = { id: 'MIGUEL', locale: 'es-US', gender: 'male', also: ['en-US'] }
  const bilingual = { whenVoiceless: { bilingual: ['es', 'en'] }, voices: [lupe, miguel] } as const

  it('is spoken by one voice that speaks both, each in its own tongue', () => {
    const { message, body, facts, composed } = call(['ca'], bilingual)
    expect(message).toMatchObject({ locale: 'es', voice: lupe, format: 'ssml' })
    expect(body).toMatch(/^<speak>.*<p>es Acme:<\/p>.*<lang xml:lang="en-US"><p>en Acme:<\/p>.*<\/lang><\/speak>$/)
    expect(body.match(/>0<\/say-as>/g)).toHaveLength(4)
    expect(facts[0]).toMatchObject({ fact: 'locale', chosen: 'es', why: 'bilingual', trace: [{ wished: 'ca', why: 'no-voice' }] })
    expect(composed).toMatchObject({ locale: 'es', voice: 'LUPE', also: ['en'] })
  })

  it('is plain text for a provider without SSML, and of the wished gender', () => {
    const how = { channel: 'voice', templates, request: requestOf({ locales: ['ca'] }), ...bilingual } as const
    const { message, body } = compose(how, { speech: 'text', gender: 'male' })
    expect(message.voice).toBe(miguel)
    expect(body).toBe('es Acme: 0, 4, 7, 1, 1, 5; 0, 4, 7, 1, 1, 5; en Acme: 0, 4, 7, 1, 1, 5; 0, 4, 7, 1, 1, 5;')
  })

  it('is not made where their own language can be spoken', () => {
    expect(call(['es-MX'], bilingual).message.locale).toBe('es')
    expect(call(['es-MX'], bilingual).composed).not.toHaveProperty('also')
  })

  it('is a call in the one of them that has words', () => {
    const onlySpanish = templates.filter(({ locale }) => locale !== 'en')
    const { message, composed } = call(['ca'], { ...bilingual, templates: onlySpanish, defaultLocale: 'es' })
    expect(message.locale).toBe('es')
    expect(composed).not.toHaveProperty('also')
    const broken = [...onlySpanish, spoken('en', ['{']), spoken('en', ['{$code} {$minutes}'])]
    const request = requestOf({ locales: ['ca'], expiryAssumed: true })
    expect(call(['ca'], { ...bilingual, templates: broken, request }).composed).toMatchObject({ locale: 'es' })
    const mute = [spoken('es', ['{']), spoken('en', ['{'])]
    expect(() => call(['ca'], { ...bilingual, templates: mute })).toThrow('template-broken')
  })

  it('is a call in the default language where no single voice speaks both', () => {
    const { message, facts } = call(['ca'], { ...bilingual, voices: eumVoices })
    expect(message.locale).toBe('en')
    expect(facts[0]).toMatchObject({ why: 'default' })
    expect(() => call(['ca'], { ...bilingual, voices: [] })).toThrow('voice-missing')
  })
})
