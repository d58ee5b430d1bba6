import { describe, expect, it } from 'vitest'
import { lintTemplates } from '../../../../src/core/message/lint.js'
import { purposes } from '../../../../src/core/model/purpose.js'
import { templateOf } from '../composing.js'
import { said, saidBy } from '../linting.js'

describe('the rules on languages', () => {
  it('count plurals where minutes are told without variants', () => {
    expect(said(['{$code}: {$minutes} minut'], { locale: 'pl' })[0]).toBe(
      'plural-categories: no variant for one, few, many, one of which is the catch-all',
    )
    expect(said(['{$code}: {$minutes} dakika'], { locale: 'tr' })).toEqual([])
    expect(said(['{$code}: {$minutes} minuta'], { locale: 'lv' })).not.toEqual([])
    expect(said(['{$code}: {$minutes}'], { locale: 'tlh' })).toEqual([])
  })

  it('take a language of two forms that are alike for one of one', () => {
    const latvian = '.input {$minutes :integer} .match $minutes one {{{$code} {$minutes} a}} * {{{$code} {$minutes} b}}'
    expect(said([latvian], { locale: 'lv' })).toEqual([])
  })

  it('compare with another source where they are told to', () => {
    const german = templateOf('de', ['{$code} ist Ihr Anmeldecode bei {$brand}.', '{$code'])
    const dutch = templateOf('nl', ['{$code} ist Ihr Anmeldecode bei {$brand}!', '{$code', '{$brand}-code: {$code}'])
    expect(lintTemplates([german, dutch], { source: 'de' }).map(({ rule }) => rule)).toContain('untranslated')
    expect(lintTemplates([german, dutch]).map(({ rule }) => rule)).not.toContain('untranslated')
  })

  it('miss calls only in languages that a voice speaks', () => {
    const how = { languages: ['en', 'fi'], voices: [{ id: 'A', locale: 'en-US', gender: 'female' }] } as const
    const all = purposes.map((purpose) => templateOf('en', ['{$code}'], { purpose }))
    const missing = lintTemplates(all, how).map(({ place }) => `${place.locale} ${place.channel} ${place.purpose}`)
    expect(missing).toEqual([...purposes.map((one) => `en voice ${one}`), ...purposes.map((one) => `fi sms ${one}`)])
  })

  it('count plurals in a locale however it is spelt, and in none that cannot be read', () => {
    const wording = '{$code}: {$minutes} minut'
    const message = 'no variant for one, few, many, one of which is the catch-all'
    expect(saidBy('plural-categories', [wording], { locale: 'pl_PL' })).toEqual([message])
    expect(saidBy('plural-categories', [wording], { locale: 'pl-PL' })).toEqual([message])
    expect(saidBy('plural-categories', [wording], { locale: '?' })).toEqual([])
  })

  it('count only what is selected by the minutes', () => {
    const input = '.input {$minutes :integer} .input {$brand :string} .match $minutes $brand'
    const wording = `${input} one few {{{$code} {$minutes} a}} one many {{{$code} {$minutes} b}} * * {{{$code} {$minutes} c}}`
    expect(saidBy('plural-categories', [wording], { locale: 'pl' })).toEqual([
      'no variant for few, many, one of which is the catch-all',
    ])
  })

  it('find a sentence that is not translated in any of the variants, whatever its case', () => {
    const variants = '.input {$minutes :integer} .match $minutes one {{YOUR CODE FOR TODAY IS {$code}}} * {{{$code}. Hallo!}}'
    const templates = [templateOf('en', ['Your code for today is {$code}.']), templateOf('de', [variants])]
    expect(lintTemplates(templates).map(({ rule }) => rule)).toEqual(['untranslated'])
  })

  it('find one in a language of the same first letter, but not in a region of its own language', () => {
    const of = (locale: string) => templateOf(locale, ['{$code} is your code for today.'])
    const places = lintTemplates(['en', 'es', 'en-GB'].map(of)).map(({ rule, place }) => `${rule} ${place.locale}`)
    expect(places).toEqual(['untranslated es'])
  })

  it('let short headings be the same', () => {
    const templates = ['en', 'de'].map((locale) => templateOf(locale, ['Verification code Acme: {$code}', '{$code}']))
    expect(lintTemplates(templates)).toEqual([])
  })

  it('miss words for one purpose, though they are there for all others', () => {
    const some = purposes.slice(1).map((purpose) => templateOf('en', ['{$code}'], { purpose }))
    expect(lintTemplates(some, { languages: ['en'] })).toEqual([
      {
        rule: 'language-missing',
        severity: 'warning',
        place: { locale: 'en', channel: 'sms', purpose: purposes[0] },
        message: 'no words for en',
        suggestion: 'add a template, or add `shippedTemplates()` as the last layer',
      },
    ])
  })
})
