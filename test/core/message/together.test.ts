import { describe, expect, it } from 'vitest'
import type { Composition } from '../../../src/core/message/composition.js'
import type { Template } from '../../../src/core/model/template.js'
import type { Voice } from '../../../src/core/model/voice.js'
import { eumVoices } from '../../../src/drivers/aws/eum-voices.js'
import { bidi } from '../../fixtures/bidi.js'
import { compose, requestOf, templateOf } from './composing.js'

const spoken = (locale: string, wordings: readonly string[] = [`${locale} {$brand}: {$code}. {$code}.`]): Template =>
  templateOf(locale, wordings, { channel: 'voice' })

const templates = ['en', 'es', 'de', 'ca', 'uk', 'zh-Hans'].map((locale) => spoken(locale))

const call = (locales: readonly string[], more: Partial<Composition> = {}) =>
  compose({ channel: 'voice', voices: eumVoices, templates, request: requestOf({ locales }), ...more })

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
    expect(compose({ ...how, voices: [miguel, lupe] }, { gender: 'female' }).message.voice).toBe(lupe)
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

  it('is said by the first words of each language that can be used', () => {
    const several = [spoken('es', ['{']), ...templates, spoken('en', ['Later {$code}. {$code}.'])]
    const { body } = call(['ca'], { ...bilingual, templates: several })
    expect(body.match(/>0</g)).toHaveLength(4)
    expect(body).toContain('<p>en Acme:</p>')
    expect(body).not.toContain('Later')
  })

  it('is read by the survival checker as a whole', () => {
    const rival = [spoken('es'), spoken('en', ['en {$code}. Room 123456. {$code}.'])]
    const how = { channel: 'voice', templates: rival, request: requestOf({ locales: ['ca'] }), ...bilingual } as const
    expect(compose(how, { survival: bidi }).composed).toMatchObject({ also: ['en'], doubts: ['rival-digits'] })
  })

  it('fails for what its words lack, where neither language has words that can be spoken', () => {
    const long = [spoken('es', [`${'x'.repeat(6000)} {$code}`]), spoken('en', [`${'x'.repeat(6000)} {$code}`])]
    expect(() => call(['ca'], { ...bilingual, templates: long })).toThrow('message-too-long')
  })
})
