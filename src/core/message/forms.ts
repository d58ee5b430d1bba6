import { OtpError } from '../errors.js'
import type { Locale } from '../model/locale.js'
import type { Message } from '../model/message.js'
import type { Secret } from '../model/secret.js'
import type { Voice } from '../model/voice.js'
import { type Autofill, withAutofill } from './autofill.js'
import type { Bidi } from './bidi.js'
import { fitsProvider } from './encoding.js'
import { type Fold, foldParts } from './folding.js'
import type { Written } from './ladder.js'
import { joinParts, measureBody, type Part } from './rendering.js'
import { type Passage, type SpeechOptions, speakAll } from './speech.js'
import { checkSurvival, losesCode, type Survivor } from './survival.js'

/** What the words become: a text for the eye or speech for the ear. */
export interface Form {
  readonly format: Message['format']
  readonly voice?: Voice
  /** @throws OtpError `code-lost` or `message-too-long` */
  write(parts: readonly Part[], how: { readonly autofill: Autofill | undefined; readonly frozen: boolean }): Written
}

export interface TextOptions {
  readonly code: Secret
  readonly locale: Locale
  readonly fold: Fold | undefined
  readonly bidi: Bidi | undefined
}

export const textForm = ({ code, locale, fold, bidi }: TextOptions): Form => ({
  format: 'text',
  write: (parts, { autofill, frozen }) => {
    const text = joinParts(fold === undefined || frozen ? parts : foldParts(parts, locale, fold), code, { frozen })
    const body = autofill === undefined ? text : withAutofill(text, autofill, code)
    const measure = measureBody(body)
    if (!fitsProvider(measure)) throw new OtpError('message-too-long')
    return { body, measure, ...survive({ body, code, format: 'sms', ...(autofill && { autofill }) }, bidi) }
  },
})

export const voiceForm = (voice: Voice, speech: SpeechOptions, bidi: Bidi | undefined): Form => ({
  format: speech.format,
  voice,
  write: (parts) => spoken([{ parts }], speech, bidi),
})

/** What is said, in one language or several. */
export function spoken(passages: readonly Passage[], speech: SpeechOptions, bidi: Bidi | undefined): Written {
  const body = speakAll(passages, speech)
  return { body, ...survive({ body, code: speech.code, format: speech.format === 'text' ? 'speech-text' : speech.format }, bidi) }
}

/** Refuses words that lose the code; what is merely doubtful is told. */
function survive(survivor: Survivor, bidi: Bidi | undefined): { readonly doubts?: readonly string[] } {
  if (bidi === undefined) return {}
  const faults = checkSurvival(survivor, bidi)
  const loss = faults.find(losesCode)
  if (loss !== undefined) throw new OtpError('code-lost', `the survival checker says ${loss}`)
  return faults.length > 0 ? { doubts: faults } : {}
}
