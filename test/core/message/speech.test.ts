import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { isOtpError } from '../../../src/core/errors.js'
import { compileWording } from '../../../src/core/message/rendering.js'
import { type SpeechOptions, speak, speakAll, speechLimits } from '../../../src/core/message/speech.js'
import { Secret } from '../../../src/core/model/secret.js'

const twice = 'Your {$brand} sign-in code is: {$code}. I repeat: {$code}.'

function say(source: string, options: Partial<SpeechOptions> & { issued?: string; brand?: string } = {}): string {
  const { issued = '047', brand = 'Acme', ...more } = options
  const parts = compileWording(source, 'en').render({ brand })
  return speak(parts, { code: new Secret(issued), format: 'ssml', ...more }).reveal()
}

const digit = (one: string) => `<say-as interpret-as="digits">${one}</say-as>`
const letter = (one: string) => `<say-as interpret-as="characters">${one}</say-as>`
const pause = (ms: number) => `<break time="${ms}ms"/>`

describe('SSML', () => {
  it('spells the code slowly, with pauses between its digits and after the last', () => {
    const code = `${pause(500)}<prosody rate="slow">${[0, 4, 7].map((one) => digit(String(one))).join(pause(400))}</prosody>${pause(1000)}`
    expect(say(twice)).toBe(`<speak>${pause(1000)}<p>Your Acme sign-in code is:</p>${code}<p>I repeat:</p>${code}</speak>`)
  })

  it('spells letters and dashes as characters', () => {
    expect(say('{$code}', { issued: 'A-1' })).toContain([letter('A'), letter('-'), digit('1')].join(pause(400)))
  })

  it('says a code twice even where the wording has it once', () => {
    expect(say('Code: {$code}').match(/<prosody/g)).toHaveLength(2)
    expect(say('Code: {$code}, {$code} and {$code}').match(/<prosody/g)).toHaveLength(3)
  })

  it('follows the speed', () => {
    expect(say(twice, { speed: 'x-slow' })).toContain('<p><prosody rate="slow">I repeat:</prosody></p>')
    expect(say(twice, { speed: 'x-slow' })).toContain(`<prosody rate="x-slow">${digit('0')}${pause(800)}`)
    expect(say(twice, { speed: 'medium' })).toContain(`<prosody rate="medium">${digit('0')}${pause(250)}`)
  })

  it('escapes everything that is not its own markup, and stays well-formed', () => {
    const ssml = say('<break time="9s"/> & {$brand} "x" {$code}', { brand: "<b>R&D's</b>" })
    expect(
      ssml.replace(/<\/?(?:speak|p|prosody|say-as|break)(?: [a-z-]+="[a-z0-9-]+")*\/?>|&(?:amp|lt|gt|quot|apos);/g, ''),
    ).not.toMatch(/[<>&]/)
    expect(ssml).toContain('<p>&lt;break time=&quot;9s&quot;/&gt; &amp; &lt;b&gt;R&amp;D&apos;s&lt;/b&gt; &quot;x&quot;</p>')
    const { speak: spoken } = new XMLParser({ ignoreAttributes: false }).parse(ssml) as { speak: { p: string } }
    expect(spoken.p).toBe(`<break time="9s"/> & <b>R&D's</b> "x"`)
  })

  it('drops what XML cannot hold', () => {
    expect(say('a\u0007b\ud83d c\n\n{$code}')).toContain('<p>a b c</p>')
  })

  it('keeps the opening marks of Spanish, and drops what only ends a sentence', () => {
    expect(say('{$code}. ¡Adiós!')).toContain('<p>¡Adiós!</p>')
    expect(say('{$code}。')).not.toContain('<p>')
    expect(say('{$code} »). Bye')).toContain('<p>Bye</p>')
    expect(say('… {$code}')).not.toContain('<p>')
  })

  it('drops nothing at the beginning of the words, and nothing within them', () => {
    expect(say('#1 {$brand}: {$code}')).toContain('<p>#1 Acme:</p>')
    expect(say('{$code}입니다. 안녕')).toContain('<p>입니다. 안녕</p>')
  })

  it('holds a six-digit code in under two thousand characters', () => {
    expect(say(twice, { issued: '047115' }).length).toBeLessThan(2000)
  })
})

describe('plain text', () => {
  it('spells the code with commas', () => {
    expect(say(twice, { format: 'text' })).toBe('Your Acme sign-in code is: 0, 4, 7; I repeat: 0, 4, 7;')
    expect(say('Code: {$code}.', { format: 'text', issued: 'A4' })).toBe('Code: A, 4; A, 4;')
  })

  it('never puts a dot behind a digit, which German reads as "fourth"', () => {
    for (const source of [twice, '{$code}.', 'Code {$code}. {$code}. {$code}. Ende.']) {
      expect(say(source, { format: 'text' })).not.toMatch(/\d\s*\./)
      expect(say(source)).not.toMatch(/\d\s*\./)
    }
  })

  it('escapes nothing', () => {
    expect(say('{$brand}: {$code}', { format: 'text', brand: 'R&D' })).toContain('R&D')
  })
})

describe('several languages in one call', () => {
  const passages = [
    { parts: compileWording('Code: {$code}', 'en').render({ brand: '' }) },
    { parts: compileWording('Código: {$code}', 'es').render({ brand: '' }), locale: 'es-US' },
  ]

  it('follow each other, and a voice is told of a language beside its own', () => {
    const code = new Secret('4')
    const spelt = `${pause(500)}<prosody rate="slow">${digit('4')}</prosody>${pause(1000)}`
    expect(speakAll(passages, { code, format: 'ssml' }).reveal()).toBe(
      `<speak>${pause(1000)}<p>Code:</p>${spelt}${spelt}<lang xml:lang="es-US"><p>Código:</p>${spelt}${spelt}</lang></speak>`,
    )
    expect(speakAll(passages, { code, format: 'text' }).reveal()).toBe('Code: 4; 4; Código: 4; 4;')
  })
})

describe('limits', () => {
  const failure = (action: () => unknown) => {
    try {
      action()
    } catch (error) {
      return isOtpError(error) ? error.code : 'other'
    }
    return undefined
  }

  it('are those of the provider', () => {
    expect(speechLimits).toEqual({ ssml: 6000, text: 3000 })
    const longest = `${'a'.repeat(2994)} {$code}`
    expect(say(longest, { format: 'text', issued: '1' })).toHaveLength(3000)
    expect(failure(() => say(`a${longest}`, { format: 'text', issued: '1' }))).toBe('message-too-long')
    expect(failure(() => say(`${'a'.repeat(5000)} {$code}`))).toBeUndefined()
    expect(failure(() => say(`${'a'.repeat(6000)} {$code}`))).toBe('message-too-long')
  })

  it('refuse a call without a code', () => {
    expect(failure(() => speak([{ text: 'Hello' }], { code: new Secret('1'), format: 'ssml' }))).toBe('code-lost')
  })
})
