import { describe, expect, it } from 'vitest'
import { type Form, textForm, voiceForm } from '../../../src/core/message/forms.js'
import { Secret } from '../../../src/core/model/secret.js'
import type { Voice } from '../../../src/core/model/voice.js'
import { bidi } from '../../fixtures/bidi.js'

const code = new Secret('12-AB')
const words = [{ text: 'الرمز ' }, { code: true }, { text: ' لك' }] as const
const loose = { autofill: undefined, frozen: false } as const
const frozen = { autofill: undefined, frozen: true } as const
const texts = (more: Partial<Parameters<typeof textForm>[0]> = {}): Form =>
  textForm({ code, locale: 'ar', fold: undefined, bidi: undefined, ...more })

describe('a text', () => {
  it('has a mark that keeps the code from turning round, but where the words are frozen', () => {
    expect(texts().write(words, loose).body.reveal()).toBe('الرمز\u200e 12-AB لك')
    expect(texts().write(words, frozen).body.reveal()).toBe('الرمز 12-AB لك')
  })

  it('is refused by the checker, if there is one, with what it says', () => {
    expect(texts({ bidi }).write(words, loose)).not.toHaveProperty('doubts')
    expect(() => texts({ bidi }).write(words, frozen)).toThrow('code-lost: the survival checker says code-reordered')
  })

  it('is refused where no provider would take it', () => {
    expect(() => texts().write([...words, { text: 'ا'.repeat(700) }], loose)).toThrow('message-too-long')
  })
})

describe('a call', () => {
  const voice: Voice = { id: 'ZEINA', locale: 'arb', gender: 'female' }

  it.each(['ssml', 'text'] as const)('is read by the checker in its own form: %s', (format) => {
    const form = voiceForm(voice, { code, format }, bidi)
    expect(form).toMatchObject({ format, voice })
    expect(form.write([...words, { code: true }], loose)).not.toHaveProperty('doubts')
    expect(form.write([{ text: 'Room 12345' }, ...words], loose)).toMatchObject({ doubts: ['rival-digits'] })
  })
})
