import { describe, expect, it } from 'vitest'
import { findings, said, saidBy } from '../linting.js'

describe('old placeholders', () => {
  it.each([
    '@otp',
    '@otp1',
    '${code}',
    '${ code }',
    '{{code}}',
    '{{ code }}',
    '{code}',
    '{0}',
    '{10}',
    '%s',
    '%1$s',
    '%10$s',
    '%{code}',
    '%code%',
    '[code]',
    '<code>',
    '__code__',
    '{#var#}',
  ])('are known: %s', (old) => {
    expect(saidBy('old-placeholder', [`Your code is ${old}`])).toEqual([`${old} is not filled in here`])
    expect(saidBy('code-count', [`Your code is ${old}`])).toEqual([])
  })

  it('are no address, no percentage and no quoted pattern', () => {
    expect(said(['{{99 % sure: {$code}}}', '{$code} @home'])).toEqual([])
  })
})

describe('the count of the code', () => {
  it('find a doubled code, in a text only', () => {
    expect(said(['{$code} {$code}'])).toEqual(['code-count: {$code} stands 2 times'])
    expect(said(['{$code}. I repeat: {$code}.'], { channel: 'voice' })).toEqual([])
  })

  it('allow the code once more in an autofill line by hand', () => {
    expect(said(['{$code}\n@a.b #{$code}'])).toEqual([])
    expect(said(['{$code} {$code}\n@a.b #{$code}'])).toEqual(['code-count: {$code} stands 3 times'])
  })

  it('is told of the variant, and with what to do', () => {
    const variants = '.input {$minutes :integer} .match $minutes one {{{$code} {$code}}} * {{{$brand}}}'
    expect(findings([variants])).toMatchObject([
      { message: '{$code} stands 2 times in the variant one', suggestion: 'keep one: the autofill line adds its own' },
      { message: 'there is no {$code} in the variant *', suggestion: 'write {$code} where the code belongs' },
    ])
    const two =
      '.input {$minutes :integer} .input {$brand :string} .match $minutes $brand one Acme {{not here}} * * {{{$code} {$minutes}}}'
    expect(said([two])).toEqual(['code-count: there is no {$code} in the variant one Acme'])
  })
})

describe('a wording that cannot be used', () => {
  it('find what cannot be read, and say it once', () => {
    expect(said(['{$code'])).toEqual(['broken-wording: the wording is not MessageFormat 2'])
    expect(said(['.input {$minutes :number style=percent} {{{$code} {$minutes}}}'], { locale: 'zh' })[0]).toMatch(
      /^broken-wording: /,
    )
  })

  it('do not stumble over a locale that is none', () => {
    expect(said(['{$code} {$minutes}'], { locale: 'x' })).toEqual(['broken-wording: the wording cannot be read'])
  })

  it('is told beside a warning, but not beside an error', () => {
    expect(said(['{$code} {$other} '])).toEqual([
      'trailing-newline: the text ends with white space',
      'broken-wording: the variable $other is not known',
    ])
    expect(said(['{$other}'])).toEqual(['code-count: there is no {$code}'])
  })
})
