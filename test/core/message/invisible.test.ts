import { describe, expect, it } from 'vitest'
import { codePointName, invisibleCharacters } from '../../../src/core/message/invisible.js'

describe('characters that nobody sees', () => {
  it.each([
    ['a control', '\u0007', 'U+0007'],
    ['a tab', '\t', 'U+0009'],
    ['a carriage return', '\r', 'U+000D'],
    ['a soft hyphen', '\u00ad', 'U+00AD'],
    ['an Arabic letter mark', '\u061c', 'U+061C'],
    ['the fillers of Hangul', '\u115f\u1160\u3164\uffa0', 'U+115F U+1160 U+3164 U+FFA0'],
    ['the separator of Mongolian vowels', '\u180e', 'U+180E'],
    ['a space of no width', '\u200b', 'U+200B'],
    ['marks of direction', '\u200e\u200f', 'U+200E U+200F'],
    ['separators of lines, and embeddings', '\u2028\u2029\u202a\u202e', 'U+2028 U+2029 U+202A U+202E'],
    ['word joiners and isolates', '\u2060\u2066\u2069\u206f', 'U+2060 U+2066 U+2069 U+206F'],
    ['a byte order mark', '\ufeff', 'U+FEFF'],
  ])('are found within a word: %s', (_what, characters, names) => {
    expect(invisibleCharacters(`Ac${characters}me`).join(' ')).toBe(names)
  })

  it.each([
    ['a text', 'Your code: é ש 验 😀 4!'],
    ['a line break', 'Hello\nAcme'],
    ['a space that does not break', 'Hello\u00a0Acme\u202fBank'],
    ['a joiner between letters', 'می\u200cنویسم'],
    ['a joiner between a mark and a letter', 'ක්\u200dෂ'],
    ['a joiner between a letter and a mark', 'ක\u200d්'],
  ])('are none in %s', (_what, text) => {
    expect(invisibleCharacters(text)).toEqual([])
  })

  it.each([
    ['before the text', '\u200dAcme'],
    ['behind the text', 'Acme\u200d'],
    ['before a word', 'Acme \u200dBank'],
    ['behind a word', 'Acme\u200d Bank'],
    ['between digits', '4\u200d7'],
    ['alone', '\u200d'],
  ])('are joiners %s', (_where, text) => {
    expect(invisibleCharacters(text)).toEqual(['U+200D'])
  })

  it('are named once each, in the order of the text', () => {
    expect(invisibleCharacters('\u200ba\u00adb\u200bc\u200c ')).toEqual(['U+200B', 'U+00AD', 'U+200C'])
  })
})

describe('the name of a character', () => {
  it.each([
    ['a', 'U+0061'],
    ['’', 'U+2019'],
    ['\ufeff', 'U+FEFF'],
    ['😀', 'U+1F600'],
  ])('of %s is %s', (character, name) => {
    expect(codePointName(character)).toBe(name)
  })
})
