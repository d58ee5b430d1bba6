import { describe, expect, it } from 'vitest'
import { choosePolyglot, chooseVoice, createVoiceChoice } from '../../../src/core/message/voices.js'
import type { Voice } from '../../../src/core/model/voice.js'

describe('choosing a voice', () => {
  const voice = (id: string, locale: string): Voice => ({ id, locale, gender: 'female' })
  const voices = [
    voice('MATTHEW', 'en-US'),
    voice('JOANNA', 'en-US'),
    voice('AMY', 'en-GB'),
    voice('VICKI', 'de-DE'),
    voice('CHANTAL', 'fr-CA'),
    voice('LEA', 'fr-FR'),
    voice('LIV', 'nb-NO'),
    voice('ZHIYU', 'cmn-CN'),
    voice('ZEINA', 'arb'),
    voice('CAMILA', 'pt-BR'),
    voice('INES', 'pt-PT'),
    voice('ADITI', 'hi-IN'),
  ]

  it.each([
    ['en', 'MATTHEW'],
    ['en-US', 'MATTHEW'],
    ['en-GB', 'AMY'],
    ['en-IN', 'AMY'],
    ['de', 'VICKI'],
    ['de-AT', 'VICKI'],
    ['fr', 'LEA'],
    ['fr-CA', 'CHANTAL'],
    ['fr-BE', 'LEA'],
    ['no', 'LIV'],
    ['nb', 'LIV'],
    ['zh-Hans', 'ZHIYU'],
    ['zh', 'ZHIYU'],
    ['ar-MA', 'ZEINA'],
    ['pt', 'CAMILA'],
    ['pt-AO', 'INES'],
    ['hi', 'ADITI'],
  ])('%s is spoken by %s', (locale, id) => {
    expect(chooseVoice(voices, locale)?.id).toBe(id)
  })

  it.each(['nn', 'da', 'sv', 'ca', 'yue', 'zh-Hant', 'zh-TW', 'hi-Latn', 'cy', 'uk', '?', ''])(
    '%s is spoken by nobody rather than by a stranger to it',
    (locale) => {
      expect(chooseVoice(voices, locale)).toBeUndefined()
    },
  )

  it('reads each list once for a locale, also where nobody speaks it', () => {
    const read: string[] = []
    const listed: readonly Voice[] = voices.map(({ locale, ...rest }) => ({
      ...rest,
      get locale() {
        read.push(locale)
        return locale
      },
    }))
    const choose = createVoiceChoice()
    for (const locale of ['de', 'uk']) {
      const chosen = choose(listed, locale)
      expect(read.splice(0)).not.toEqual([])
      expect(choose(listed, locale)).toBe(chosen)
      expect(read).toEqual([])
    }
  })

  it('chooses from the list that it is given', () => {
    const choose = createVoiceChoice()
    expect(choose(voices, 'de')).toBe(choose(voices, 'de'))
    expect(choose(voices, 'uk')).toBeUndefined()
    expect(choose(voices, 'uk')).toBeUndefined()
    expect(choose([], 'de')).toBeUndefined()
  })
})

describe('a wished gender', () => {
  const voices: readonly Voice[] = [
    { id: 'CHANTAL', locale: 'fr-CA', gender: 'female' },
    { id: 'LEA', locale: 'fr-FR', gender: 'female' },
    { id: 'MATHIEU', locale: 'fr-FR', gender: 'male' },
  ]

  it('is kept where the language has such a voice', () => {
    expect(chooseVoice(voices, 'fr-FR', 'male')?.id).toBe('MATHIEU')
    expect(chooseVoice(voices, 'fr-FR', 'female')?.id).toBe('LEA')
    expect(createVoiceChoice('male')(voices, 'fr')?.id).toBe('MATHIEU')
  })

  it('gives way to the region', () => {
    expect(chooseVoice(voices, 'fr-CA', 'male')?.id).toBe('CHANTAL')
  })
})

describe('a voice of several languages', () => {
  const voices: readonly Voice[] = [
    { id: 'MATTHEW', locale: 'en-US', gender: 'male' },
    { id: 'LUPE', locale: 'es-US', gender: 'female', also: ['en-US'] },
    { id: 'MIGUEL', locale: 'es-US', gender: 'male', also: ['fr-FR', 'en-US'] },
  ]

  it('is one that speaks each, and is told of all but its own', () => {
    expect(choosePolyglot(voices, ['en', 'es'])).toEqual({
      voice: voices[1],
      tongues: [{ locale: 'en', named: 'en-US' }, { locale: 'es' }],
    })
  })

  it('is of the wished gender where there is one', () => {
    expect(choosePolyglot(voices, ['es', 'en'], 'male')?.voice.id).toBe('MIGUEL')
    expect(choosePolyglot(voices.slice(0, 2), ['es', 'en'], 'male')?.voice.id).toBe('LUPE')
  })

  it('is none where no single voice speaks each', () => {
    expect(choosePolyglot(voices, ['en', 'de'])).toBeUndefined()
    expect(choosePolyglot([], ['en'])).toBeUndefined()
  })
})
