import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOtpError, type OtpErrorCode } from '../../../src/core/errors.js'
import { cleanBrand, compileWording, joinParts, measureBody, type Part } from '../../../src/core/message/rendering.js'
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

const text = (source: string, locale: string) =>
  joinParts(compileWording(source, locale).render({ brand: 'Acme' }), code).reveal()

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
    ['stands beside itself, with nothing between', [{ code: true }, { text: '' }, { code: true }]],
    ['follows a letter, with nothing between', [{ text: 'A' }, { text: '' }, { code: true }]],
  ])('refuses a text in which the code %s', (_name, parts) => {
    expect(codeOf(() => joinParts(parts, code))).toBe('code-lost')
  })

  it('is not touched by a text without letters', () => {
    expect(joinParts([{ text: '' }, { code: true }, { text: '' }, { text: ' is it' }], code).reveal()).toBe('047115 is it')
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

describe('a code behind letters that run from right to left', () => {
  const joined = (before: string, issued: string, options?: { frozen: boolean }) =>
    joinParts([{ text: before }, { code: true }, { text: '. رمز آخر' }], new Secret(issued), options).reveal()

  it.each(['AB-12', '12AB', '1A2B'])('is held together by a mark before the last space: %s', (issued) => {
    expect(joined('مرحبا Acme: رمز الدخول: ', issued)).toBe(`مرحبا Acme: رمز الدخول:\u200e ${issued}. رمز آخر`)
    expect(joined('Hello\nרמז (', issued)).toBe(`Hello\nרמז\u200e (${issued}. رمز آخر`)
  })

  it.each(['047115', 'AB12', 'A1B2', 'ABC'])('needs no mark where it does not turn: %s', (issued) => {
    expect(joined('رمز الدخول: ', issued)).toBe(`رمز الدخول: ${issued}. رمز آخر`)
  })

  it.each([
    ['the last letters run from left to right', 'مرحبا Acme: '],
    ['the letters stand on another line', 'مرحبا بك\n'],
    ['the mark would stand on another line', 'Hello Acme\nرمز:'],
    ['there are no letters', '> '],
  ])('gets no mark where %s', (_where, before) => {
    expect(joined(before, 'AB-12')).toBe(`${before}AB-12. رمز آخر`)
  })

  it('gets no mark in words that must not be changed', () => {
    expect(joined('رمز الدخول: ', 'AB-12', { frozen: true })).toBe('رمز الدخول: AB-12. رمز آخر')
  })
})

describe('a brand', () => {
  it.each([
    ['Acme \u200dBank', 'Acme Bank'],
    ['Acme\u200c Bank', 'Acme Bank'],
    ['ක්\u200dෂ', 'ක්\u200dෂ'],
    ['ක\u200d්', 'ක\u200d්'],
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
