import { describe, expect, it } from 'vitest'
import { lintTemplates } from '../../../../src/core/message/lint.js'
import { templateOf } from '../composing.js'
import { findings, said, saidBy } from '../linting.js'

describe('the rules on cost', () => {
  it('measure frozen words as they will be sent: the first alone, without autofill', () => {
    const long = `{$code} ${'x'.repeat(200)}`
    const how = { autofill: { domain: 'login.example.com' } }
    expect(said([long, '{$code}'], { frozen: true }, how)).toEqual([
      'segment-overflow: the cheapest wording takes 2 segments (207 units of gsm-7)',
    ])
    expect(said([`${'x'.repeat(140)} {$code}`], {}, how)).toEqual([
      'segment-overflow: the cheapest wording takes 2 segments (174 units of gsm-7) with the autofill line',
    ])
    expect(said([`${'x'.repeat(140)} {$code}`], { frozen: true }, how)).toEqual([])
    expect(said([long], {}, { maxSegments: 2 })).toEqual([])
  })

  it('name the cheapest of several that do not fit', () => {
    const [found] = lintTemplates([templateOf('en', [`{$code} ${'x'.repeat(400)}`, `{$code} ${'x'.repeat(200)}`, '{'])], {
      off: ['broken-wording'],
    })
    expect(found).toMatchObject({ rule: 'segment-overflow', place: { wording: 1 } })
  })

  it('say nothing of calls', () => {
    expect(said([`Código {$code}. {$code}. ${'x'.repeat(300)}`], { channel: 'voice', locale: 'es' })).toEqual([])
  })

  it('measure with a name of ten letters and a code of six where nothing else is said', () => {
    expect(said([`{$brand} {$code} ${'x'.repeat(142)}`])).toEqual([])
    expect(said([`{$brand} {$code} ${'x'.repeat(143)}`])).toEqual([
      'segment-overflow: the cheapest wording takes 2 segments (161 units of gsm-7)',
    ])
  })

  it('measure the minutes with two digits', () => {
    expect(saidBy('segment-overflow', [`{$code} {$minutes} ${'x'.repeat(150)}`])).toEqual([])
    expect(saidBy('segment-overflow', [`{$code} {$minutes} ${'x'.repeat(151)}`])).toEqual([
      'the cheapest wording takes 2 segments (161 units of gsm-7)',
    ])
  })

  it('measure the dearest variant', () => {
    const variant = (key: string, length: number) => `${key} {{{$code} {$minutes} ${'x'.repeat(length)}}}`
    const wording = `.input {$minutes :integer} .match $minutes ${variant('1', 150)} ${variant('3', 300)} ${variant('*', 152)}`
    expect(saidBy('segment-overflow', [wording])).toEqual(['the cheapest wording takes 3 segments (309 units of gsm-7)'])
  })
})

describe('a dear letter', () => {
  it('is told with what it costs and what to write, for one and for two', () => {
    expect(findings([`{$code} ó ${'x'.repeat(70)}`], { locale: 'es' })).toMatchObject([
      {
        severity: 'info',
        message: 'ó (U+00F3) alone: 2 segments, 1 without',
        suggestion: 'choose a word without ó, or ask a native reader whether o will do',
      },
      { rule: 'segment-overflow' },
    ])
    expect(findings([`{$code} ó á ${'x'.repeat(70)}`], { locale: 'es' })).toMatchObject([
      {
        message: 'ó (U+00F3) and á (U+00E1) alone: 2 segments, 1 without',
        suggestion:
          'choose a word without ó, or ask a native reader whether o will do; choose a word without á, or ask a native reader whether a will do',
      },
      { rule: 'segment-overflow' },
    ])
  })

  it('is not told of three, which cannot be written around', () => {
    expect(said([`{$code} ó á í ${'x'.repeat(70)}`], { locale: 'es' })).toEqual([
      'segment-overflow: the cheapest wording takes 2 segments (83 units of ucs-2)',
    ])
  })

  it('is measured beside a name of its length, whose own letters count for nothing', () => {
    const brand = 'Ж'.repeat(10)
    expect(saidBy('ucs2-by-one-letter', [`{$brand} ó {$code} ${'x'.repeat(50)}`], { locale: 'es' }, { brand })).toEqual([])
    expect(saidBy('ucs2-by-one-letter', [`{$brand} ó {$code} ${'x'.repeat(51)}`], { locale: 'es' }, { brand })).toEqual([
      'ó (U+00F3) alone: 2 segments, 1 without',
    ])
  })
})

it('tells of one dear letter only where it costs a segment, the autofill line included', () => {
  const wording = '{$code} es tu código de {$brand} para entrar.'
  const how = { autofill: { domain: 'login.acme.example.org' } }
  expect(said([wording], { locale: 'es' })).toEqual([])
  expect(said([wording], { locale: 'es' }, how)).toEqual([
    'ucs2-by-one-letter: ó (U+00F3) alone: 2 segments, 1 without',
    'segment-overflow: the cheapest wording takes 2 segments (78 units of ucs-2) with the autofill line',
  ])
  expect(said([wording], { locale: 'es', frozen: true }, how)).toEqual([])
})
