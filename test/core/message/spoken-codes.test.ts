import { describe, expect, it } from 'vitest'
import { speak } from '../../../src/core/message/speech.js'
import { spokenCodes } from '../../../src/core/message/spoken-codes.js'
import { Secret } from '../../../src/core/model/secret.js'

const digit = (one: string) => `<say-as interpret-as="digits">${one}</say-as>`
const letter = (one: string) => `<say-as interpret-as="characters">${one}</say-as>`
const pause = (ms: number) => `<break time="${ms}ms"/>`

describe('reading a spoken body back', () => {
  it.each(['ssml', 'text'] as const)('hears what speech has said: %s', (format) => {
    const parts = [{ text: 'Your code is: ' }, { code: true as const }, { text: '. Once more: ' }, { code: true as const }]
    const said = speak(parts, { code: new Secret('A-47'), format }).reveal()
    const { codes, words } = spokenCodes(said, format === 'text' ? 'speech-text' : 'ssml')
    expect(codes).toEqual(['A-47', 'A-47'])
    expect(
      words
        .split(/\s+/)
        .filter((word) => word !== '')
        .join(' '),
    ).toBe('Your code is: | Once more: |')
  })
})

describe('in SSML', () => {
  const codesOf = (body: string) => spokenCodes(body, 'ssml').codes

  it('a code is characters with pauses between them, whatever their length', () => {
    expect(codesOf(digit('4'))).toEqual(['4'])
    expect(codesOf(`${digit('4')}${pause(400)}${letter('A')}${pause(1)}${letter('-')}`)).toEqual(['4A-'])
  })

  it('what stands between two characters parts them', () => {
    expect(codesOf(`${digit('4')} ${digit('7')}`)).toEqual(['4', '7'])
    expect(codesOf(`${digit('4')}${digit('7')}`)).toEqual(['4', '7'])
    expect(codesOf(`${digit('4')}<break time="long"/>${digit('7')}`)).toEqual(['4', '7'])
  })

  it('several characters at once are no code, nor are those that are said as something else', () => {
    expect(codesOf(digit('47'))).toEqual([])
    expect(codesOf('<say-as interpret-as="cardinal">4</say-as>')).toEqual([])
  })

  it('the words are what stands between the tags, each tag a space', () => {
    expect(spokenCodes(`<speak><p>Code</p>${digit('4')}<p>end</p></speak>`, 'ssml').words).toBe('  Code  |  end  ')
  })

  it('an entity is its character, and only the five of XML are one', () => {
    expect(spokenCodes('&amp;&lt;&gt;&quot;&apos; &amp;lt; &other; &constructor;', 'ssml').words).toBe(
      `&<>"' &lt; &other; &constructor;`,
    )
  })
})

describe('in plain text', () => {
  it('a code is characters with commas between them and a semicolon behind', () => {
    expect(spokenCodes('Code: A, -, 4; or 7; end', 'speech-text')).toEqual({ codes: ['A-4', '7'], words: 'Code:  |  or  |  end' })
  })

  it.each([
    ['the end of a word', 'Hello you; bye'],
    ['the end of a word of another script', '코드a; bye'],
    ['the end of a number', 'in 15; bye'],
    ['the end of a fraction', 'for 1.5; bye'],
    ['a list without a semicolon', '4, 7, 1'],
    ['a list of words', 'yes, no, maybe;'],
    ['something else than letters, digits and dashes', '4, 7, !;'],
  ])('is not %s', (_what, body) => {
    expect(spokenCodes(body, 'speech-text')).toEqual({ codes: [], words: body })
  })

  it('an entity is only text', () => {
    expect(spokenCodes('R&amp;D <b>', 'speech-text').words).toBe('R&amp;D <b>')
  })
})
