import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { isOtpError, type OtpErrorCode } from '../../../src/core/errors.js'
import { compileWording, joinParts } from '../../../src/core/message/rendering.js'
import { Secret } from '../../../src/core/model/secret.js'

const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 500)
const seed = 20261122
const code = new Secret('047115')

function codeOf(action: () => unknown): OtpErrorCode | undefined {
  try {
    action()
  } catch (error) {
    if (isOtpError(error)) return error.code
    throw error
  }
  return undefined
}

const text = (source: string, locale: string, values: { brand?: string; minutes?: number } = {}) =>
  joinParts(compileWording(source, locale).render({ brand: 'Acme', ...values }), code).reveal()

describe('rendering', () => {
  it('leaves a place for the code instead of formatting it', () => {
    expect(compileWording('{$brand}: {$code}, {$code}!', 'en').render({ brand: 'Acme' })).toEqual([
      { text: 'Acme: ' },
      { code: true },
      { text: ', ' },
      { code: true },
      { text: '!' },
    ])
  })

  it('makes no part of nothing', () => {
    expect(compileWording('{$code} {$brand}{$code}', 'en').render({ brand: '' })).toEqual([
      { code: true },
      { text: ' ' },
      { code: true },
    ])
  })

  it('puts no isolate and no native digit into any language', () => {
    for (const locale of ['en', 'ar', 'ar-EG', 'fa', 'he', 'ur', 'bn', 'mr', 'my', 'ne', 'ckb', 'dz']) {
      expect(text('{$brand} {$code} {$minutes :integer} {$minutes :number} {$minutes}', locale, { minutes: 12_345 })).toBe(
        'Acme 047115 12345 12345 12345',
      )
    }
  })

  it('hands a number on from one variable to the next', () => {
    expect(text('.local $left = {$minutes :integer} {{{$code} {$left :number}}}', 'en', { minutes: 5 })).toBe('047115 5')
  })

  it('keeps quoted punctuation', () => {
    expect(text('{|{|}{$code}{|}|} \\{x\\}', 'en')).toBe('{047115} {x}')
  })

  it.each([
    ['en', 1, 'one'],
    ['en', 2, 'other'],
    ['de', 1, 'one'],
    ['fr', 1, 'one'],
    ['ru', 1, 'one'],
    ['ru', 3, 'few'],
    ['ru', 5, 'many'],
    ['ru', 21, 'one'],
    ['pl', 2, 'few'],
    ['pl', 12, 'many'],
    ['cs', 4, 'few'],
    ['ar', 2, 'two'],
    ['ar', 5, 'few'],
    ['ar', 15, 'many'],
    ['ar', 100, 'other'],
    ['cy', 3, 'few'],
    ['cy', 6, 'many'],
    ['ga', 2, 'two'],
    ['sl', 2, 'two'],
    ['lt', 11, 'other'],
    ['lv', 10, 'zero'],
    ['he', 2, 'two'],
    ['ja', 1, 'other'],
    ['zh-Hant', 1, 'other'],
    ['hi', 1, 'one'],
    ['ro', 2, 'few'],
    ['gd', 11, 'one'],
    ['mt', 2, 'two'],
  ])('chooses the plural of %s %i as %s', (locale, minutes, category) => {
    const variants = ['zero', 'one', 'two', 'few', 'many'].map((key) => `${key} {{{$code} ${key}}}`).join('\n')
    expect(text(`.input {$minutes :number}\n.match $minutes\n${variants}\n* {{{$code} other}}`, locale, { minutes })).toBe(
      `047115 ${category}`,
    )
  })

  it('chooses in every language that Intl knows as Intl does', () => {
    const source = `.input {$minutes :integer}\n.match $minutes\n${['zero', 'one', 'two', 'few', 'many'].map((key) => `${key} {{{$code} ${key}}}`).join('\n')}\n* {{{$code} other}}`
    const letters = Array.from('abcdefghijklmnopqrstuvwxyz')
    const locales = Intl.PluralRules.supportedLocalesOf(letters.flatMap((a) => letters.map((b) => a + b)))
    expect(locales.length).toBeGreaterThan(100)
    for (const locale of locales) {
      const wording = compileWording(source, locale)
      for (const minutes of [1, 2, 3, 5, 10, 11, 15]) {
        const parts = wording.render({ brand: '', minutes })
        expect(parts[1]).toEqual({ text: ` ${new Intl.PluralRules(locale).select(minutes)}` })
      }
    }
  })

  it('prefers an exact number, and can be told to take nothing else', () => {
    const source = (select: string) =>
      `.input {$minutes :number ${select}}\n.match $minutes\n1 {{{$code} now}}\none {{{$code} one}}\n* {{{$code} any}}`
    expect(text(source(''), 'en', { minutes: 1 })).toBe('047115 now')
    expect(text(source(''), 'ru', { minutes: 21 })).toBe('047115 one')
    expect(text(source('select=exact'), 'ru', { minutes: 21 })).toBe('047115 any')
    expect(text(source('select=plural'), 'ru', { minutes: 21 })).toBe('047115 one')
    expect(text(source('select=ordinal'), 'en', { minutes: 21 })).toBe('047115 one')
  })

  it('never borrows the plurals of the machine for a language without its own', () => {
    const source = '.input {$minutes :number}\n.match $minutes\none {{{$code} one}}\n* {{{$code} other}}'
    expect(text(source, 'ok-PL', { minutes: 1 })).toBe('047115 other')
    expect(text(source.replace('*', 'other {{{$code} others}}\n*'), 'ok-PL', { minutes: 1 })).toBe('047115 others')
  })

  it('chooses by the brand too', () => {
    const source = '.input {$brand :string}\n.match $brand\nAcme {{{$code} ours}}\n* {{{$code} theirs}}'
    expect(text(source, 'en')).toBe('047115 ours')
    expect(text(source, 'en', { brand: 'Other' })).toBe('047115 theirs')
  })

  it.each([undefined, Number.NaN, 1.5, -1, Number.POSITIVE_INFINITY])('fails on minutes that are none: %s', (minutes) => {
    for (const source of ['{$code} {$minutes}', '.input {$minutes :number}\n.match $minutes\none {{{$code}}}\n* {{{$code}.}}']) {
      const wording = compileWording(source, 'en')
      expect(codeOf(() => wording.render({ brand: 'Acme', ...(minutes === undefined ? {} : { minutes }) }))).toBe(
        'template-broken',
      )
    }
  })

  it('fails on a number made of a brand, and says why', () => {
    const wording = compileWording('{$code} {$brand :number}', 'en')
    expect(() => wording.render({ brand: 'Acme' })).toThrow(
      expect.objectContaining({
        message: 'template-broken: the wording could not be formatted',
        cause: expect.objectContaining({ message: expect.stringContaining('not a whole number') as unknown }) as unknown,
      }) as Error,
    )
  })

  it('takes the last moment for no minutes', () => {
    expect(text('{$code} {$minutes}', 'en', { minutes: 0 })).toBe('047115 0')
  })

  it('takes a brand as it is, never as a wording', () => {
    expect(text('{$brand} {$code}', 'en', { brand: '{$code} {x} .input' })).toBe('{$code} {x} .input 047115')
  })

  it('builds no Intl object for a message once the wording has been used', () => {
    const wording = compileWording('.input {$minutes :number}\n.match $minutes\none {{{$code}}}\n* {{{$code} {$minutes}}}', 'de')
    wording.render({ brand: 'Acme', minutes: 5 })
    const spies = (['NumberFormat', 'PluralRules', 'Locale'] as const).map((name) => vi.spyOn(Intl, name))
    wording.render({ brand: 'Acme', minutes: 7 })
    for (const spy of spies) expect(spy).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })

  it('throws nothing but OtpError, whatever the wording', () => {
    const piece = fc.constantFrom(
      '{$code}',
      '{$brand}',
      '{$minutes :number}',
      '{',
      '}',
      '{{',
      '.input {$minutes :number}',
      '.match $minutes',
      ' one ',
      '*',
      '{code}',
      '|',
      '\\',
      'a',
      '\n',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: piece }, fc.string({ maxLength: 3 })), { maxLength: 10 }),
        (pieces) => {
          const source = pieces.join('')
          const failure = codeOf(() => {
            const parts = compileWording(source, 'en').render({ brand: 'Acme', minutes: 5 })
            expect(parts.some((part) => 'code' in part)).toBe(true)
          })
          expect([undefined, 'template-broken']).toContain(failure)
        },
      ),
      { seed, numRuns },
    )
  })
})
