import { OtpError, toOtpError } from '../errors.js'
import type { Channel } from '../model/channel.js'
import type { Fact } from '../model/decision.js'
import type { Locale } from '../model/locale.js'
import type { Message } from '../model/message.js'
import { checkOptions, option } from '../model/options.js'
import type { OtpRequest } from '../model/otp-request.js'
import type { Preference } from '../model/preference.js'
import type { Template } from '../model/template.js'
import type { Voice } from '../model/voice.js'
import { type Autofill, checkAutofill } from './autofill.js'
import type { Bidi } from './bidi.js'
import { chooseLocales, usableTemplates, type WhenVoiceless } from './candidates.js'
import type { Fold } from './folding.js'
import { type Form, textForm, voiceForm } from './forms.js'
import { climb, type Draft } from './ladder.js'
import { createNegotiator } from './negotiation.js'
import { cleanBrand, createWordings, type Part } from './rendering.js'
import type { SpeechOptions } from './speech.js'
import { type Composed, speakTogether } from './together.js'
import { choosePolyglot, createVoiceChoice } from './voices.js'

export interface ComposerOptions {
  /** The name in the words, as `Acme`; or how to tell it from the request, where one endpoint serves many. */
  readonly brand: string | ((request: OtpRequest) => string)
  /**
   * The richest wording within so many segments is used; where none is, the one of fewest segments.
   * @defaultValue 1
   */
  readonly maxSegments?: number
  /** What lets phones fill the code in; or how to tell it from the request. Frozen words go without. */
  readonly autofill?: Autofill | ((request: OtpRequest) => Autofill | undefined)
  /** What may be written more plainly where that brings a text into GSM 03.38. Left out, every character is sent as it was written. */
  readonly fold?: Fold
  /** Checks every message once more before it is sent, and refuses one that loses the code. Some 0.1 ms a text. */
  readonly survival?: Bidi
  /**
   * `text` for voice providers without SSML.
   * @defaultValue `ssml`
   */
  readonly speech?: 'ssml' | 'text'
  /** Taken where the language has such a voice. Left out, the first voice of the language. */
  readonly gender?: Voice['gender']
}

export interface Composition {
  readonly request: OtpRequest
  readonly channel: Channel
  readonly templates: readonly Template[]
  readonly preference?: Preference
  /** Required for a call: a language without a voice is not available. */
  readonly voices?: readonly Voice[]
  /** Epoch ms. */
  readonly now: number
  readonly defaultLocale: Locale
  readonly localePolicy: 'default' | 'refuse'
  /**
   * What becomes of a call in a language that nobody speaks.
   * @defaultValue `default`
   */
  readonly whenVoiceless?: WhenVoiceless
  readonly note: (fact: Fact) => void
}

export type Composer = (composition: Composition) => Message

/** The checks of the options that `createDelivery` hands on. */
export const composerChecks = {
  maxSegments: option.optional(option.integer(1, 10)),
  autofill: (value: unknown) =>
    typeof value === 'object' || typeof value === 'function'
      ? undefined
      : option.optional(() => 'must be an object or a function')(value),
  fold: option.optional((value) =>
    value === 'typography' || Array.isArray((value as { letters?: unknown } | null)?.letters)
      ? undefined
      : "must be 'typography', or an object with 'letters', the languages whose accents may be folded",
  ),
  survival: option.optional(option.port('getEmbeddingLevels', 'getReorderedIndices')),
  speech: option.optional(option.oneOf('ssml', 'text')),
  gender: option.optional(option.oneOf('female', 'male')),
}

/**
 * Turns a request and its templates into a message: chooses the language, then the richest wording that renders and fits.
 * A broken wording is noted and the next one tried, through all languages the person can be expected to read.
 * The composer throws OtpError `template-missing`, `template-broken`, `locale-unsupported`, `voice-missing`, `message-too-long` or `code-lost`.
 */
export function createComposer(options: ComposerOptions): Composer {
  checkOptions('createComposer', options, {
    brand: (value) =>
      typeof value === 'function' || (typeof value === 'string' && value !== '' && cleanBrand(value) === value)
        ? undefined
        : 'must be a function, or a name of one line without control, directional or invisible characters',
    ...composerChecks,
  })
  if (typeof options.autofill === 'object') checkOwnAutofill(options.autofill)
  const { brand, maxSegments = 1, speech = 'ssml', fold, survival, gender } = options
  const negotiate = createNegotiator()
  const voiceOf = createVoiceChoice(gender)
  const wordingOf = createWordings()

  return (composition) => {
    const { request, voices = [], note } = composition
    const { code } = request
    const templates = usableTemplates(composition)
    const speaking: SpeechOptions = { code, format: speech, speed: composition.preference?.speed ?? 'slow' }
    const formOf = (locale: Locale): Form | undefined => {
      if (composition.channel === 'sms') return textForm({ code, locale, fold, bidi: survival })
      const voice = voiceOf(voices, locale)
      return voice && voiceForm(voice, speaking, survival)
    }
    const forms = new Map(templates.map(({ locale }) => [locale, formOf(locale)]))
    const polyglotOf = (locales: readonly Locale[]) => choosePolyglot(voices, locales, gender)
    const abilities = {
      alone: (locale: Locale) => forms.get(locale) !== undefined,
      together: (locales: readonly Locale[]) => polyglotOf(locales) !== undefined,
    }
    const candidates = chooseLocales(composition, [...forms.keys()], abilities, negotiate)
    const values = { brand: brandFor(brand, request), ...minutesLeft(composition) }
    const autofill = composition.channel === 'sms' ? autofillFor(options.autofill, composition) : undefined

    let failure: OtpError | undefined
    const draftOf = (template: Template, form: Form): Draft | undefined =>
      climb(template, {
        maxSegments,
        autofill,
        write: (index, line) => {
          const parts = partsOf(template, index)
          return parts && form.write(parts, { autofill: line, frozen: template.frozen === true })
        },
        fail: (wording, thrown) => {
          const { code } = toOtpError(thrown)
          note({ fact: 'template-failed', locale: template.locale, version: template.version, wording, code })
          failure = failure === undefined || failure.code === code ? toOtpError(thrown) : new OtpError('template-broken')
        },
      })
    const partsOf = (template: Template, index: number): readonly Part[] | undefined => {
      const wording = wordingOf(template, index)
      return wording.needsMinutes && values.minutes === undefined ? undefined : wording.render(values)
    }

    if (candidates.bilingual) {
      const polyglot = polyglotOf(candidates.locales)
      const together = polyglot && speakTogether(polyglot, { templates, speaking, bidi: survival, draftOf, partsOf })
      if (together !== undefined) return finish(composition, together)
    }
    for (const locale of candidates.locales) {
      const form = forms.get(locale)
      for (const template of templates) {
        if (form === undefined || template.locale !== locale) continue
        const draft = draftOf(template, form)
        if (draft !== undefined) return finish(composition, { template, form, draft })
      }
    }
    throw failure ?? new OtpError('template-broken', 'every wording speaks of a time left that is not known')
  }
}

const checkOwnAutofill = (autofill: Autofill) => checkAutofill('createComposer: autofill', autofill)

function finish(composition: Composition, { template, form: { format, voice }, draft, also = [] }: Composed): Message {
  const { request, channel, note } = composition
  const { locale, version, carrier } = template
  const { body, measure, wording, dropped, doubts } = draft
  note({
    fact: 'composed',
    channel,
    locale,
    version,
    wording,
    ...(measure && { encoding: measure.encoding, segments: measure.segments }),
    ...(voice && { voice: voice.id }),
    ...(also.length > 0 && { also }),
    ...(dropped.length > 0 && { dropped }),
    ...(doubts && { doubts }),
  })
  return {
    id: request.id,
    ...(request.tenant === undefined ? {} : { tenant: request.tenant }),
    channel,
    purpose: request.purpose,
    destination: request.destination,
    locale,
    body,
    format,
    ...(voice && { voice }),
    code: request.code,
    expiresAt: request.expiresAt,
    ...(carrier && { carrier }),
  }
}

/** A brand function is the user's code: what it throws or forgets becomes `internal`, and names nobody. */
function brandFor(brand: ComposerOptions['brand'], request: OtpRequest): string {
  if (typeof brand === 'string') return brand
  let name: string
  try {
    name = cleanBrand(brand(request))
  } catch (thrown) {
    throw toOtpError(thrown)
  }
  if (name === '') throw new OtpError('internal', 'the brand function gave no name')
  return name
}

/** A fault in the user's own function is noted: the code goes out without autofill rather than not at all. */
function autofillFor(autofill: ComposerOptions['autofill'], { request, note }: Composition): Autofill | undefined {
  if (typeof autofill !== 'function') return autofill
  try {
    const own = autofill(request)
    if (own !== undefined) checkOwnAutofill(own)
    return own
  } catch (thrown) {
    note({ fact: 'failed', part: 'autofill', code: toOtpError(thrown).code })
    return undefined
  }
}

/** What a clock and a carrier may eat of a minute without making a liar of the text. */
const grantMs = 15_000

/** Whole minutes, with a quarter of one granted: 4 min 50 s are told as 5. Nothing where the platform did not say, or where less than one is left. */
function minutesLeft({ request, now }: Composition): { readonly minutes?: number } {
  const minutes = Math.floor((request.expiresAt - now + grantMs) / 60_000)
  return request.expiryAssumed === true || minutes < 1 ? {} : { minutes }
}
