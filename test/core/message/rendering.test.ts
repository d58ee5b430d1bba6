import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { isOtpError, type OtpErrorCode } from '../../../src/core/errors.js'
import {
  cleanBrand,
  compileWording,
  createWordings,
  joinParts,
  measureBody,
  type Part,
} from '../../../src/core/message/rendering.js'
import { Secret } from '../../../src/core/model/secret.js'
import type { Template } from '../../../src/core/model/template.js'

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

describe('compiling a wording', () => {
  it.each([
    ['a syntax error', 'Your code {$code'],
    ['a lone brace', 'Your code {$code} }'],
    ['another variable', '{$code} {$user}'],
    ['a property of a variable', '{$code} {$brand.name}'],
    ['no code', 'Your code is secret'],
    ['nothing at all', ''],
    ['an old-style {code}', 'Your code is {code}, really {$code}'],
    ['an old-style {0}', 'Your code is {0}, really {$code}'],
    ['an old-style ${code}', 'Your code is ${code}, really {$code}'],
    ['a quoted word', '{|code|} {$code}'],
    ['double braces in the text', 'Your code is {{code}} {$code}'],
    ["Okta's own ${code} without ours", 'Your code is ${code}'],
    ["the sample's @otp", 'Your code is @otp'],
    ['a number made of the code', '{$code :number}'],
    ['a string function on the code', '{$code :string}'],
    ['a code behind a local variable', '.local $c = {$code} {{{$c}}}'],
    ['a code that is declared as a number', '.input {$code :integer} {{{$code}}}'],
    ['a choice by the code', '.input {$code :string}\n.match $code\n0 {{a {$code}}}\n* {{b {$code}}}'],
    ['a local variable that takes the name of the code', '.local $code = {$minutes :number} {{{$code}}}'],
    ['a local variable that takes the name of the brand', '.local $brand = {$minutes :number} {{{$code} {$brand}}}'],
    ['an unknown function', '{$code} {$minutes :currency currency=EUR}'],
    ['a function on nothing', '{$code} {:number}'],
    ['a function on a literal', '{$code} {5 :number}'],
    ['an option that formats', '{$code} {$minutes :number minimumIntegerDigits=2}'],
    ['an option that is a variable', '.input {$minutes :number select=$brand}\n.match $minutes\n* {{{$code}}}'],
    ['an unknown way to select', '.input {$minutes :number select=few}\n.match $minutes\n* {{{$code}}}'],
    ['markup', '{#b}{$code}{/b}'],
    ['one variant without the code', '.input {$minutes :number}\n.match $minutes\none {{Soon over.}}\n* {{{$code}}}'],
    ['a choice without a default', '.input {$minutes :number}\n.match $minutes\none {{{$code}}}'],
  ])('refuses %s', (_name, source) => {
    expect(codeOf(() => compileWording(source, 'en'))).toBe('template-broken')
  })

  it('tells whether a wording speaks of the time left', () => {
    expect(compileWording('{$code}', 'en').needsMinutes).toBe(false)
    expect(compileWording('{$code} {$minutes}', 'en').needsMinutes).toBe(true)
    expect(compileWording('.local $left = {$minutes :integer} {{{$code} {$left}}}', 'en').needsMinutes).toBe(true)
  })
})

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

  it('fails on a number made of a brand', () => {
    const wording = compileWording('{$code} {$brand :number}', 'en')
    expect(codeOf(() => wording.render({ brand: 'Acme' }))).toBe('template-broken')
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

describe('joining', () => {
  it.each(['0', '000000', '047115', 'A1b2C3', 'AB-12-CD', '12345678901234567890123456789012'])('keeps %s as issued', (issued) => {
    const parts = compileWording('{$brand}: {$code}.', 'ar').render({ brand: 'Acme' })
    expect(joinParts(parts, new Secret(issued)).reveal()).toBe(`Acme: ${issued}.`)
  })

  it.each<[string, readonly Part[]]>([
    ['is not there', [{ text: 'Your code is secret.' }]],
    ['is not there, for there is nothing', []],
    ['follows a letter', [{ text: 'A' }, { code: true }]],
    ['follows a digit', [{ text: 'code 1' }, { code: true }]],
    ['follows an Arabic digit', [{ text: 'code ٣' }, { code: true }]],
    ['follows an invisible mark', [{ text: 'code \u200f' }, { code: true }]],
    ['stands before a letter', [{ code: true }, { text: 'is it' }]],
    ['stands before a digit', [{ code: true }, { text: '0' }]],
    ['stands before a combining mark', [{ code: true }, { text: '\u0301' }]],
    ['stands before an isolate', [{ code: true }, { text: '\u2069' }]],
    ['stands beside itself', [{ code: true }, { code: true }]],
  ])('refuses a text in which the code %s', (_name, parts) => {
    expect(codeOf(() => joinParts(parts, code))).toBe('code-lost')
  })

  it('lets letters of other scripts touch it, as Chinese and Korean have it', () => {
    expect(text('验证码{$code}，请勿告知他人', 'zh-Hans')).toBe('验证码047115，请勿告知他人')
    expect(text('인증번호는 {$code}입니다', 'ko')).toBe('인증번호는 047115입니다')
  })

  it('gives a Secret, and counts it without showing it', () => {
    const body = joinParts([{ text: 'ó ' }, { code: true }], code)
    expect(String(body)).toBe('[secret]')
    expect(measureBody(body)).toEqual({
      encoding: 'ucs-2',
      units: 8,
      segments: 1,
      offenders: [{ character: 'ó', index: 0 }],
    })
  })
})

describe('a brand', () => {
  it.each([
    ['Acme', 'Acme'],
    ['  Acme \r\n\t Bank ', 'Acme Bank'],
    ['Ac\u0000me\u0007', 'Acme'],
    ['\u202eAcme\u202c', 'Acme'],
    ['\u2068Acme\u2069\u200f', 'Acme'],
    ['Ac\u200bme\ufeff\u00ad', 'Acme'],
    ['Acme\u{e0041}', 'Acme'],
    ['a\t\u0000\tb', 'a b'],
    ['e\u200b\u0301', 'é'],
    ['\ud83d', ''],
    ['\u3164', ''],
    ['Cafe\u0301', 'Café'],
    ['می\u200cنویسم', 'می\u200cنویسم'],
    ['\u200dAcme\u200c', 'Acme'],
    ['שלום', 'שלום'],
    ['7-Eleven & Söhne', '7-Eleven & Söhne'],
  ])('%j is cleaned to %j', (brand, clean) => {
    expect(cleanBrand(brand)).toBe(clean)
  })

  it('is clean once it has been cleaned', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (brand) => {
        expect(cleanBrand(cleanBrand(brand))).toBe(cleanBrand(brand))
      }),
      { seed, numRuns },
    )
  })
})

describe('the store of compiled wordings', () => {
  const template = (wordings: readonly string[], locale = 'en'): Template => ({
    locale,
    purpose: 'authentication',
    channel: 'sms',
    version: '1',
    wordings,
  })

  it('compiles a wording once for each locale', () => {
    const wordings = createWordings()
    const first = wordings(template(['{$code}']), 0)
    expect(wordings(template(['x {$code}', '{$code}']), 1)).toBe(first)
    expect(wordings(template(['{$code}'], 'de'), 0)).not.toBe(first)
  })

  it('refuses a wording that is not there, and fails each time on a broken one', () => {
    const wordings = createWordings()
    expect(codeOf(() => wordings(template([]), 0))).toBe('template-broken')
    expect(codeOf(() => wordings(template(['{']), 0))).toBe('template-broken')
    expect(codeOf(() => wordings(template(['{']), 0))).toBe('template-broken')
  })

  it('keeps a thousand and forgets the oldest', () => {
    const wordings = createWordings()
    const first = wordings(template(['{$code}']), 0)
    for (let index = 0; index < 1000; index += 1) wordings(template([`${index} {$code}`]), 0)
    expect(wordings(template(['{$code}']), 0)).not.toBe(first)
  })
})
