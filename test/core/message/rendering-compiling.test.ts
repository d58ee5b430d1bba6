import { describe, expect, it } from 'vitest'
import { compileWording, createWordings } from '../../../src/core/message/rendering.js'
import type { Template } from '../../../src/core/model/template.js'

const syntax = 'the wording is not MessageFormat 2'
const oldStyle = 'an old-style placeholder; a variable is written {$code}'
const notAlone = '{$code} must stand alone'
const noCode = 'a wording or one of its variants has no {$code}'
const takenName = 'a local variable takes the name of a given one'
const notVariable = 'a function works on a variable only'
const options = ':number takes only select=plural, select=ordinal or select=exact'
const byMinutes = (select: string) => `.input {$minutes :number ${select}}\n.match $minutes\n* {{{$code}}}`

describe('compiling a wording', () => {
  it.each([
    ['a syntax error', 'Your code {$code', syntax],
    ['a lone brace', 'Your code {$code} }', syntax],
    ['another variable', '{$code} {$user}', 'the variable $user is not known'],
    ['another variable that is declared', '.input {$user :string} {{{$code} {$user}}}', 'the variable $user is not known'],
    ['a property of a variable', '{$code} {$brand.name}', 'the variable $brand.name is not known'],
    ['no code', 'Your code is secret', noCode],
    ['a brand without a code', '{$brand}', noCode],
    ['nothing at all', '', noCode],
    ['an old-style {code}', 'Your code is {code}, really {$code}', oldStyle],
    ['an old-style {0}', 'Your code is {0}, really {$code}', oldStyle],
    ['an old-style ${code}', 'Your code is ${code}, really {$code}', oldStyle],
    ['a quoted word', '{|code|} {$code}', oldStyle],
    ['double braces in the text', 'Your code is {{code}} {$code}', syntax],
    ["Okta's own ${code} without ours", 'Your code is ${code}', oldStyle],
    ["the sample's @otp", 'Your code is @otp', noCode],
    ['a number made of the code', '{$code :number}', notAlone],
    ['a string function on the code', '{$code :string}', notAlone],
    ['a code behind a local variable', '.local $c = {$code} {{{$code} {$c}}}', notAlone],
    ['a code that is declared as a number', '.input {$code :integer} {{{$code}}}', notAlone],
    ['a choice by the code', '.input {$code :string}\n.match $code\n0 {{a {$code}}}\n* {{b {$code}}}', notAlone],
    ['a local variable named as the code', '.local $code = {$minutes :number} {{{$code}}}', takenName],
    ['a local variable named as the brand', '.local $brand = {$minutes :number} {{{$code} {$brand}}}', takenName],
    ['an unknown function', '{$code} {$minutes :percent}', 'the function :percent is not known'],
    ['a function on nothing', '{$code} {:number}', notVariable],
    ['a function on a number', '{$code} {5 :number}', notVariable],
    ['a function on punctuation', '{$code} {|!| :string}', notVariable],
    ['an option that formats', '{$code} {$minutes :number minimumIntegerDigits=2}', options],
    ['an option that formats, with a word of ours', '{$code} {$minutes :number signDisplay=exact}', options],
    ['an option that is a variable', byMinutes('select=$brand'), options],
    ['an unknown way to select', byMinutes('select=few'), options],
    ['markup', '{#b}{$code}{/b}', 'markup belongs to the library, not to a wording'],
    ['one variant without the code', `${byMinutes('')}\none {{Soon over.}}`, noCode],
    ['a choice without a default', byMinutes('').replace('*', 'one'), syntax],
  ])('refuses %s', (_name, source, said) => {
    expect(() => compileWording(source, 'en')).toThrow(expect.objectContaining({ message: `template-broken: ${said}` }) as Error)
  })

  it('refuses a locale that is none', () => {
    expect(() => compileWording('{$code}', 'x')).toThrow('template-broken: the wording cannot be read')
  })

  it('says what MessageFormat found wrong', () => {
    expect(() => compileWording('Your code {$code', 'en')).toThrow(
      expect.objectContaining({ cause: { name: 'Error', message: 'Missing …' } }) as Error,
    )
  })

  it('tells whether a wording speaks of the time left', () => {
    expect(compileWording('{$code}', 'en').needsMinutes).toBe(false)
    expect(compileWording('{$code} {$minutes}', 'en').needsMinutes).toBe(true)
    expect(compileWording('.local $left = {$minutes :integer} {{{$code} {$left}}}', 'en').needsMinutes).toBe(true)
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
    expect(() => wordings(template(['{$code}']), 1)).toThrow('template-broken: the template has no such wording')
    expect(() => wordings(template(['{']), 0)).toThrow('template-broken: the wording is not MessageFormat 2')
    expect(() => wordings(template(['{']), 0)).toThrow('template-broken: the wording is not MessageFormat 2')
  })

  it('keeps a thousand and forgets the oldest', () => {
    const wordings = createWordings()
    const first = wordings(template(['{$code}']), 0)
    const second = wordings(template(['0 {$code}']), 0)
    for (let index = 1; index < 999; index += 1) wordings(template([`${index} {$code}`]), 0)
    expect(wordings(template(['{$code}']), 0)).toBe(first)
    wordings(template(['999 {$code}']), 0)
    expect(wordings(template(['0 {$code}']), 0)).toBe(second)
    expect(wordings(template(['{$code}']), 0)).not.toBe(first)
  })
})
