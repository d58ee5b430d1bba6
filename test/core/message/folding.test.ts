import { describe, expect, it } from 'vitest'
import { baseLetter, foldLetters, foldParts, foldTypography, plainForm } from '../../../src/core/message/folding.js'
import type { Part } from '../../../src/core/message/rendering.js'

describe('typography', () => {
  it('is what a plain keyboard has, and every letter as it is', () => {
    expect(foldTypography('«L’été – à 5 €…» ñ')).toBe('"L\'été - à 5 €..." ñ')
    expect(foldTypography('Łódź œuvre')).toBe('Łódź œuvre')
  })

  it.each([
    ["'", '‘’‚‛′‹›ʼ´'],
    ['"', '“”„‟″«»'],
    ['-', '‐‑‒–—―−•·'],
    [' ', '\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000'],
    ['...', '…'],
  ])('has %j for its kin', (plain, kin) => {
    expect(Array.from(kin, plainForm)).toEqual(Array.from(kin, () => plain))
    expect(plainForm(plain)).toBeUndefined()
  })
})

describe('letters', () => {
  it('lose only those accents that GSM 03.38 lacks', () => {
    expect(foldLetters('Łódź, ñandú, été, œuvre, ığdır')).toBe('Lodz, ñandu, été, oeuvre, igdir')
    expect(foldLetters('e\u0301te\u0301 o\u0301')).toBe('été o')
    expect(foldLetters('Код')).toBe('Код')
  })

  it('that no accent makes have a base all the same', () => {
    expect(Array.from('łŁđĐıœŒþÞ', baseLetter)).toEqual(['l', 'L', 'd', 'D', 'i', 'oe', 'OE', 'th', 'Th'])
  })

  it('may carry two accents', () => {
    expect(baseLetter('ế')).toBe('e')
  })

  it('that are plain, or no Latin ones, have none', () => {
    expect(['o', 'й', '1\u0301', '\u0301', 'ά'].map(baseLetter)).toEqual(Array(5).fill(undefined))
  })
})

describe('words', () => {
  const code = { code: true } as unknown as Part
  const words = (...texts: readonly string[]): readonly Part[] => [...texts.map((text) => ({ text })), code]

  it('are folded where that brings them all into GSM 03.38, and the code is left alone', () => {
    expect(foldParts(words('L’heure', ' – vite'), 'fr', 'typography')).toEqual(words("L'heure", ' - vite'))
  })

  it('are left as they are where folding would buy nothing', () => {
    const dear = words('L’heure', ' œuvre')
    expect(foldParts(dear, 'fr', 'typography')).toBe(dear)
  })

  it('lose accents in the languages that are named, in every region of theirs, and in no other', () => {
    const spanish = words('código')
    expect(foldParts(spanish, 'es-MX', { letters: ['pt', 'es'] })).toEqual(words('codigo'))
    expect(foldParts(spanish, 'pt', { letters: ['es'] })).toBe(spanish)
    expect(foldParts(spanish, 'es', { letters: ['et'] })).toBe(spanish)
    expect(foldParts(spanish, 'es', 'typography')).toBe(spanish)
  })

  it('keep their accents where nobody can tell the language', () => {
    const strange = words('código')
    expect(foldParts(strange, '!', { letters: ['es', '?'] })).toBe(strange)
  })
})
