import { describe, expect, it } from 'vitest'
import type { Composition } from '../../../src/core/message/composition.js'
import type { Fact } from '../../../src/core/model/decision.js'
import { Secret } from '../../../src/core/model/secret.js'
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

describe('the record of a refusal', () => {
  const noted = (input: Partial<Composition>) => {
    const facts: Fact[] = []
    expect(() => call(['ca', '?'], { note: (fact) => facts.push(fact), ...input })).toThrow('voice-missing')
    return facts
  }

  it('says what was wished and why there is no call', () => {
    const trace = [{ wished: 'ca', why: 'no-voice' }, { why: 'unreadable' }]
    expect(noted({ whenVoiceless: 'refuse' })).toEqual([{ fact: 'no-locale', trace }])
    expect(noted({ localePolicy: 'refuse' })).toEqual([{ fact: 'no-locale', trace }])
  })
})

describe('words that are not there', () => {
  it('are `template-missing` where there are none at all, whatever the policies', () => {
    expect(() => call(['ca'], { templates: [], whenVoiceless: 'refuse' })).toThrow('template-missing')
    expect(() => call(['ca'], { templates: [], localePolicy: 'refuse' })).toThrow('template-missing')
  })

  it('are `template-missing`, and the error says which, where others are there', () => {
    const how = { templates: [templateOf('fr', ['{$code}'])], request: requestOf({ locales: ['de'] }) }
    expect(() => compose(how)).toThrow('template-missing: neither a wished language nor the default has a template')
  })
})

it('tries general words once for a destination without a country', () => {
  const destination = { e164: new Secret('+870123456789'), callingCode: '870' }
  const { facts } = compose({
    templates: [templateOf('de', ['{']), templateOf('en', ['{$code}'])],
    request: requestOf({ destination }),
  })
  expect(facts.filter(({ fact }) => fact === 'template-failed')).toHaveLength(1)
})

describe('several languages for somebody whose own nobody speaks', () => {
  const lupe: Voice = { id: 'LUPE', locale: 'es-US', gender: 'female', also: ['en-US'] }
  const chosen = (bilingual: readonly string[]) => {
    const { message, facts, composed } = call(['ca'], { whenVoiceless: { bilingual }, voices: [...eumVoices, lupe] })
    return { locale: message.locale, also: (composed as { also?: unknown } | undefined)?.also, fact: facts[0] }
  }

  it('are those that have words', () => {
    expect(chosen(['fi', 'es', 'en'])).toMatchObject({ locale: 'es', also: ['en'], fact: { why: 'bilingual' } })
  })

  it('are not one, nor none', () => {
    for (const bilingual of [['es'], ['fi', 'es'], ['fi', 'sv'], []]) {
      expect(chosen(bilingual)).toMatchObject({ locale: 'en', also: undefined, fact: { why: 'default' } })
    }
  })
})
