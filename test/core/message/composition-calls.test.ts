import { describe, expect, it } from 'vitest'
import type { Voice } from '../../../src/core/model/voice.js'
import { compose, requestOf, templateOf } from './composing.js'

const voices: readonly Voice[] = [
  { id: 'MATTHEW', locale: 'en-US', gender: 'male' },
  { id: 'VICKI', locale: 'de-DE', gender: 'female' },
]

describe('a call', () => {
  const spoken = (locale: string, wordings: readonly string[] = ['{$brand}: {$code}. {$code}.']) =>
    templateOf(locale, wordings, { channel: 'voice' })
  const call = { channel: 'voice', voices } as const

  it('is spoken by a voice of the language of its words', () => {
    const { message, body, facts } = compose({ ...call, templates: [spoken('en'), spoken('de')] })
    expect(message).toMatchObject({ channel: 'voice', locale: 'de', format: 'ssml', voice: voices[1] })
    expect(body).toMatch(/^<speak>.*<prosody rate="slow">.*<\/speak>$/)
    expect(facts.at(-1)).toEqual({
      fact: 'composed',
      channel: 'voice',
      locale: 'de',
      version: 'de-1',
      wording: 0,
      voice: 'VICKI',
    })
  })

  it('is as fast as the person has chosen', () => {
    const { body } = compose({ ...call, templates: [spoken('de')], preference: { locales: [], speed: 'x-slow' } })
    expect(body).toContain('<prosody rate="x-slow">')
  })

  it('is plain text for a provider without SSML', () => {
    const { message, body } = compose({ ...call, templates: [spoken('de')] }, { speech: 'text' })
    expect([message.format, body]).toEqual(['text', 'Acme: 0, 4, 7, 1, 1, 5; 0, 4, 7, 1, 1, 5;'])
  })

  it('takes text and voice of the default where the language has no voice, and says so', () => {
    const { message, facts } = compose({
      ...call,
      templates: [spoken('en'), spoken('uk')],
      request: requestOf({ locales: ['uk'] }),
    })
    expect(message).toMatchObject({ locale: 'en', voice: { id: 'MATTHEW' } })
    expect(facts[0]).toMatchObject({
      fact: 'locale',
      chosen: 'en',
      why: 'default',
      trace: [{ wished: 'uk', why: 'no-voice' }, {}],
    })
  })

  it('takes a later wish that has a voice before the default', () => {
    const templates = [spoken('en'), spoken('uk'), spoken('de')]
    expect(compose({ ...call, templates, request: requestOf({ locales: ['uk', 'de'] }) }).message.voice?.id).toBe('VICKI')
  })

  it('is `voice-missing` where nobody can speak it', () => {
    const request = requestOf({ locales: ['uk'] })
    expect(() => compose({ ...call, templates: [spoken('uk')], request })).toThrow('voice-missing')
    expect(() => compose({ ...call, templates: [spoken('uk'), spoken('en')], request, localePolicy: 'refuse' })).toThrow(
      'voice-missing',
    )
    expect(() => compose({ ...call, templates: [spoken('en')], voices: [] })).toThrow('voice-missing')
    expect(() => compose({ channel: 'voice', templates: [spoken('en')] })).toThrow('voice-missing')
  })

  it('takes the next wording where one is too long to be spoken', () => {
    const { facts } = compose({ ...call, templates: [spoken('de', [`${'x'.repeat(6000)} {$code}`, '{$code}'])] })
    expect(facts.slice(1)).toMatchObject([{ fact: 'template-failed', code: 'message-too-long' }, { wording: 1 }])
    expect(() => compose({ ...call, templates: [spoken('de', [`${'x'.repeat(6000)} {$code}`])] })).toThrow('message-too-long')
  })
})
