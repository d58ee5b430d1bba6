import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, it } from 'vitest'
import { fitsProvider, measureText, smsLimits } from '../../../src/core/message/encoding.js'

const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 500)
const seed = 20261122

const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const extension = '\f^{}\\[~]|€'

describe('the table', () => {
  it('is GSM 03.38, all 127 characters and 10 of the extension', () => {
    expect(basic).toHaveLength(127)
    expect(measureText(basic)).toEqual({ encoding: 'gsm-7', units: 127, segments: 1, offenders: [] })
    expect(measureText(extension)).toEqual({ encoding: 'gsm-7', units: 20, segments: 1, offenders: [] })
  })

  it('agrees with an independent one on every UTF-16 unit', () => {
    const ours: number[] = []
    const theirs: number[] = []
    for (let unit = 0; unit <= 0xffff; unit += 1) {
      const text = String.fromCharCode(unit)
      if (measureText(text).encoding === 'gsm-7') ours.push(unit)
      if (new SegmentedMessage(text).encodingName === 'GSM-7') theirs.push(unit)
    }
    expect(ours).toEqual(theirs)
    expect(ours).toHaveLength(137)
  })

  it.each(Array.from('áíóúçãõâêôëïœąćęłńśźżğışőűčřž’“”–…\u00a0\t'))('does not hold %j', (character) => {
    expect(measureText(character).encoding).toBe('ucs-2')
  })

  it('names the characters that force UCS-2, each with its place', () => {
    expect(measureText('Su código 👍 no').offenders).toEqual([
      { character: 'ó', index: 4 },
      { character: '👍', index: 10 },
    ])
  })
})

describe('segments', () => {
  it.each([
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['a'.repeat(158) + '€', 1],
    ['a'.repeat(159) + '€', 2],
    ['ж'.repeat(70), 1],
    ['ж'.repeat(71), 2],
    ['ж'.repeat(134), 2],
    ['ж'.repeat(135), 3],
    ['😀'.repeat(35), 1],
    ['😀'.repeat(36), 2],
  ])('counts text %# as it is sent', (text, segments) => {
    expect(measureText(text).segments).toBe(segments)
  })

  it('splits no escape from its septet: 306 septets with one across the border need three', () => {
    expect(measureText('a'.repeat(152) + '€' + 'a'.repeat(152))).toMatchObject({ units: 306, segments: 3 })
    expect(measureText('a'.repeat(151) + '€' + 'a'.repeat(153))).toMatchObject({ units: 306, segments: 2 })
  })

  it('splits no pair of surrogates: 134 units with one across the border need three', () => {
    expect(measureText('ж'.repeat(66) + '😀' + 'ж'.repeat(66))).toMatchObject({ units: 134, segments: 3 })
    expect(measureText('ж'.repeat(65) + '😀' + 'ж'.repeat(67))).toMatchObject({ units: 134, segments: 2 })
  })

  it('counts a lone surrogate as the unit it is', () => {
    expect(measureText('\ud83d')).toMatchObject({ encoding: 'ucs-2', units: 1, segments: 1 })
  })

  // No difference is known. Should one appear, 3GPP TS 23.040 (9.2.3.24.1) and TS 23.038 decide, and it gets a test of its own.
  it.each([
    ['GSM', fc.string({ unit: fc.constantFrom(...Array.from(basic + extension)), maxLength: 500 })],
    [
      'letters of many scripts',
      fc.string({ unit: fc.constantFrom(...Array.from('абвΩλ日本語العربתדहिन्दीçóê’“ ab1€')), maxLength: 300 }),
    ],
    ['emoji and families', fc.string({ unit: fc.constantFrom('😀', '👨‍👩‍👧', '🇩🇪', 'n\u0303', 'а', 'z'), maxLength: 120 })],
    ['any Unicode', fc.string({ unit: 'binary', maxLength: 200 })],
  ])('agrees with an independent implementation on %s', (_name, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const theirs = new SegmentedMessage(text)
        const ours = measureText(text)
        expect([ours.encoding, ours.segments]).toEqual([theirs.encodingName.toLowerCase(), theirs.segmentsCount])
      }),
      { seed, numRuns: numRuns * 2 },
    )
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }), (units) => {
        const text = String.fromCharCode(...units)
        const measure = measureText(text)
        for (const { character, index } of measure.offenders) expect(text.startsWith(character, index)).toBe(true)
        if (measure.encoding === 'ucs-2') expect(measure.units).toBe(text.length)
      }),
      { seed, numRuns },
    )
  })
})

describe('what AWS takes', () => {
  it('is less than its API lets pass', () => {
    expect(smsLimits).toEqual({ apiCharacters: 1600, 'gsm-7': 1530, 'ucs-2': 630 })
    expect(fitsProvider(measureText('a'.repeat(1530)))).toBe(true)
    expect(fitsProvider(measureText('a'.repeat(1531)))).toBe(false)
    expect(fitsProvider(measureText('ж'.repeat(630)))).toBe(true)
    expect(fitsProvider(measureText('ж'.repeat(631)))).toBe(false)
  })
})
