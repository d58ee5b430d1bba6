import { OtpError } from '../errors.js'
import type { Locale } from '../model/locale.js'
import { Secret } from '../model/secret.js'
import type { Speed } from '../model/voice.js'
import type { Part } from './rendering.js'

/**
 * The most that AWS End User Messaging speaks: SSML with its tags, and plain text.
 * @see https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendVoiceMessage.html
 */
export const speechLimits = { ssml: 6000, text: 3000 } as const

export interface SpeechOptions {
  readonly code: Secret
  /** @defaultValue `slow` */
  readonly speed?: Speed
  /** `text` for providers without SSML. */
  readonly format: 'ssml' | 'text'
}

/** How a speed sounds: the rates of words and of the code, and the pause after each character but the last. */
const paces = {
  'x-slow': { words: 'slow', code: 'x-slow', gapMs: 800 },
  slow: { words: 'medium', code: 'slow', gapMs: 400 },
  medium: { words: 'medium', code: 'medium', gapMs: 250 },
} as const satisfies Record<Speed, unknown>

/** One language's part of a call. A voice that speaks it beside its own is told so. */
export interface Passage {
  readonly parts: readonly Part[]
  readonly locale?: Locale
}

/** Time to raise the phone to the ear. */
const leadMs = 1000
const beforeCodeMs = 500
/** Time to write the last character down. */
const afterCodeMs = 1000

/** What ends a sentence is said by a pause: read aloud after a digit, `4.` is "fourth" in German. Spanish opens with ¡ and ¿. */
const closing = /^(?:\s|(?![¡¿])[\p{Po}\p{Pe}\p{Pf}])+/u

/** Spoken parts: what is said in words, and where the code stands. A code that is said only once is said again. */
function spokenParts(parts: readonly Part[]): readonly Part[] {
  const codes = parts.filter((part) => 'code' in part).length
  if (codes === 0) throw new OtpError('code-lost')
  return parts.flatMap((part, index): readonly Part[] => {
    if ('code' in part) return codes === 1 ? [part, part] : [part]
    const flat = part.text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    const text = (index === 0 ? flat : flat.replace(closing, '')).trim()
    return /[\p{L}\p{N}]/u.test(text) ? [{ text }] : []
  })
}

/**
 * The words of a call: the code character by character, slowly, at least twice, with time to write it down.
 * All markup is made here; whatever stands in a wording or a brand is only ever spoken text.
 * @throws OtpError `code-lost` without a code, `message-too-long` beyond {@link speechLimits}
 */
export function speak(parts: readonly Part[], options: SpeechOptions): Secret {
  return speakAll([{ parts }], options)
}

/** {@link speak}, in several languages one after the other. */
export function speakAll(passages: readonly Passage[], { code, speed = 'slow', format }: SpeechOptions): Secret {
  const spoken = passages.map(({ parts, locale }) => ({ parts: spokenParts(parts), locale }))
  const characters = Array.from(code.reveal())
  const body =
    format === 'ssml'
      ? `<speak>${pause(leadMs)}${spoken.map(({ parts, locale }) => inTongue(toSsml(parts, characters, speed), locale)).join('')}</speak>`
      : spoken.map(({ parts }) => toPlainText(parts, characters)).join(' ')
  if (body.length > speechLimits[format]) throw new OtpError('message-too-long')
  return new Secret(body)
}

const pause = (ms: number) => `<break time="${ms}ms"/>`

/** Only tags that every Polly engine takes, standard and neural (Amazon Polly, "Supported SSML tags"). */
function toSsml(parts: readonly Part[], characters: readonly string[], speed: Speed): string {
  const pace = paces[speed]
  const spelt = characters
    .map((one) => `<say-as interpret-as="${/[0-9]/.test(one) ? 'digits' : 'characters'}">${one}</say-as>`)
    .join(pause(pace.gapMs))
  const code = `${pause(beforeCodeMs)}<prosody rate="${pace.code}">${spelt}</prosody>${pause(afterCodeMs)}`
  const words = (text: string) => {
    const said = escapeXml(text)
    return `<p>${pace.words === 'medium' ? said : `<prosody rate="${pace.words}">${said}</prosody>`}</p>`
  }
  return parts.map((part) => ('code' in part ? code : words(part.text))).join('')
}

const inTongue = (ssml: string, locale: Locale | undefined) =>
  locale === undefined ? ssml : `<lang xml:lang="${locale}">${ssml}</lang>`

/** Commas, never dots, which are read aloud after a digit; a semicolon where the code ends. */
function toPlainText(parts: readonly Part[], characters: readonly string[]): string {
  return parts.map((part) => ('code' in part ? `${characters.join(', ')};` : part.text)).join(' ')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

const escapeXml = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] as string)
