import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Autofill, autofillLine, checkAutofill, parseOriginBound, withAutofill } from '../../../src/core/message/autofill.js'
import { Secret } from '../../../src/core/model/secret.js'

const code = new Secret('047115')
const line = (autofill: Autofill, of = code) => autofillLine(autofill, of).reveal()

describe('the last line', () => {
  it.each<[string, Autofill]>([
    ['@login.example.com #047115', { domain: 'login.example.com' }],
    ['@example.com #047115 @shop.example', { domain: 'example.com', frame: 'shop.example' }],
    ['@example.com #047115 @shop.example', { domain: 'example.com', frame: 'shop.example', frameMark: '@' }],
    ['@example.com #047115 %shop.example', { domain: 'example.com', frame: 'shop.example', frameMark: '%' }],
    ['FA+9qCX9VSu', { androidHash: 'FA+9qCX9VSu' }],
    ['@example.com #047115', { domain: 'example.com', whenTight: 'more-segments' }],
    ['@example.com #047115', { domain: 'example.com', whenTight: 'drop' }],
    ['@example.com #047115 FA+9qCX9VSu', { domain: 'example.com', androidHash: 'FA+9qCX9VSu' }],
    [
      '@example.com #047115 @shop.example FA+9qCX9VSu',
      { domain: 'example.com', frame: 'shop.example', androidHash: 'FA+9qCX9VSu' },
    ],
  ])('is %s', (expected, autofill) => {
    expect(() => checkAutofill('test', autofill)).not.toThrow()
    expect(line(autofill)).toBe(expected)
  })

  it('keeps letters and dashes of a code', () => {
    expect(line({ domain: 'example.com' }, new Secret('00-AbZ-9'))).toBe('@example.com #00-AbZ-9')
  })

  it('stands below the text, and is its very end', () => {
    const text = withAutofill(new Secret('Your code is 047115.  \u200f\n\n'), { domain: 'example.com' }, code)
    expect(String(text)).toBe('[secret]')
    expect(text.reveal()).toBe('Your code is 047115.\n@example.com #047115')
  })

  it('is read back by the published algorithm, whatever the code and the words', () => {
    const words = fc.string({ unit: 'grapheme' })
    const codes = fc.stringMatching(/^[0-9A-Za-z]([0-9A-Za-z-]{0,10}[0-9A-Za-z])?$/)
    const autofills = fc.constantFrom<Autofill>(
      { domain: 'login.example.com' },
      { domain: 'a.b', frame: 'xn--80ak6aa92e.com' },
      { domain: 'a.b', frame: 'c.d', frameMark: '%', androidHash: 'FA+9qCX9VSu' },
      { domain: 'localhost', androidHash: '+/+/+/+/+/+' },
    )
    fc.assert(
      fc.property(words, codes, autofills, (text, one, autofill) => {
        const parsed = parseOriginBound(withAutofill(new Secret(text), autofill, new Secret(one)).reveal())
        const { domain, frame } = autofill
        expect(parsed).toEqual({ domain, code: one, ...(frame === undefined ? {} : { frame }) })
      }),
      { seed: 6, numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) },
    )
  })
})

describe('the published algorithm', () => {
  it.each([
    ['747723 is your ExampleCo authentication code.\n\n@example.com #747723', { domain: 'example.com', code: '747723' }],
    ['Words.\n\n@example.com #747723 @ecommerce.example', { domain: 'example.com', code: '747723', frame: 'ecommerce.example' }],
    ['@example.com #747723 %ecommerce.example', { domain: 'example.com', code: '747723', frame: 'ecommerce.example' }],
    ['@example.com #747723 @ecommerce.example $future', { domain: 'example.com', code: '747723', frame: 'ecommerce.example' }],
    ['@example.com #747723 future', { domain: 'example.com', code: '747723' }],
    ['@example.com #747723 ', { domain: 'example.com', code: '747723' }],
    ['@example.com #747723 @', { domain: 'example.com', code: '747723' }],
    ['words\r\n@example.com #747723', { domain: 'example.com', code: '747723' }],
    ['words\r@example.com #747723', { domain: 'example.com', code: '747723' }],
    ['@a.b #\u206612\u2069', { domain: 'a.b', code: '\u206612\u2069' }],
  ])('reads %j', (text, parsed) => {
    expect(parseOriginBound(text)).toStrictEqual(parsed)
  })

  it.each([
    ['nothing', ''],
    ['a trailing newline', '@example.com #747723\n'],
    ['a mark of direction before the host', '\u200f@example.com #747723'],
    ['words before the host', 'something @example.com #747723'],
    ['another order', '#747723 @ecommerce.example @example.com'],
    ['words between', '@example.com code #747723'],
    ['two spaces', '@example.com  #747723'],
    ['a tab', '@example.com\t#747723'],
    ['no host', '@ #747723'],
    ['no code', '@example.com #'],
    ['only a host', '@example.com'],
    ['a host and a space', '@example.com '],
    ['only an at', '@'],
  ])('fails on %s', (_name, text) => {
    expect(parseOriginBound(text)).toBeUndefined()
  })
})

describe('wrong wiring', () => {
  it.each<[string, Autofill]>([
    ["'domain' must be a host", { domain: 'https://example.com' }],
    ["'domain' must be a host", { domain: 'example.com:8443' }],
    ["'domain' must be a host", { domain: 'bücher.example' }],
    ["'domain' must be a host", { domain: 'Example.com' }],
    ["'domain' must be a host", { domain: 'a..b' }],
    ["'domain' must be a host", { domain: `${'a'.repeat(63)}.`.repeat(4) + 'a' }],
    ["'domain' must be a host", { domain: 7 as unknown as string }],
    ["'domain' must be a host", { domain: null as unknown as string }],
    ["'frame' must be a host", { domain: 'a.b', frame: '' }],
    ["'frame' needs a domain", { frame: 'a.b', androidHash: 'FA+9qCX9VSu' }],
    ["'frameMark' must be one of", { domain: 'a.b', frameMark: '#' as '@' }],
    ["'androidHash' must be 11 characters of Base64", { androidHash: 'FA+9qCX9VS' }],
    ["'androidHash' must be 11 characters of Base64", { androidHash: 'FA+9qCX9VSuu' }],
    ["'androidHash' must be 11 characters of Base64", { androidHash: 'FA+9qCX9VSu=' }],
    ["'androidHash' must be 11 characters of Base64", { androidHash: '=FA+9qCX9VSu' }],
    ["'androidHash' must be 11 characters of Base64", { androidHash: 12_345_678_901 as unknown as string }],
    ["'whenTight' must be one of", { domain: 'a.b', whenTight: 'keep' as 'drop' }],
    ["unknown option 'host'", { host: 'a.b' } as Autofill],
    ["'domain' or 'androidHash' must be there", {}],
  ])('is refused: %s', (complaint, autofill) => {
    expect(() => checkAutofill('test', autofill)).toThrow(TypeError)
    expect(() => checkAutofill('test', autofill)).toThrow(complaint)
  })
})
