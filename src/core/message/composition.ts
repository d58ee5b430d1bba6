import { OtpError, toOtpError } from '../errors.js'
import type { Channel } from '../model/channel.js'
import type { Fact } from '../model/decision.js'
import type { Locale } from '../model/locale.js'
import type { Message } from '../model/message.js'
import { checkOptions, option } from '../model/options.js'
import type { OtpRequest } from '../model/otp-request.js'
import type { Preference } from '../model/preference.js'
import type { Secret } from '../model/secret.js'
import type { Template } from '../model/template.js'
import type { Voice } from '../model/voice.js'
import { fitsProvider, type Measure } from './encoding.js'
import { createNegotiator, type Negotiation, type NegotiationOptions } from './negotiation.js'
import { cleanBrand, createWordings, joinParts, measureBody, type Part } from './rendering.js'
import { createVoiceChoice, type SpeechOptions, speak } from './speech.js'

export interface ComposerOptions {
  /** The name in the words, as `Acme`; or how to tell it from the request, where one endpoint serves many. */
  readonly brand: string | ((request: OtpRequest) => string)
  /**
   * The richest wording within so many segments is used; where none is, the one of fewest segments.
   * @defaultValue 1
   */
  readonly maxSegments?: number
  /**
   * `text` for voice providers without SSML.
   * @defaultValue `ssml`
   */
  readonly speech?: 'ssml' | 'text'
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
  readonly note: (fact: Fact) => void
}

export type Composer = (composition: Composition) => Message

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
    maxSegments: option.optional(option.integer(1, 10)),
    speech: option.optional(option.oneOf('ssml', 'text')),
  })
  const { brand, maxSegments = 1, speech = 'ssml' } = options
  const negotiate = createNegotiator()
  const voiceOf = createVoiceChoice()
  const wordingOf = createWordings()

  return (composition) => {
    const { request, note } = composition
    const templates = usableTemplates(composition)
    const formOf = (locale: Locale): Form | undefined => {
      if (composition.channel === 'sms') return textForm(request.code)
      const voice = voiceOf(composition.voices ?? [], locale)
      return voice && voiceForm(voice, { code: request.code, format: speech, speed: composition.preference?.speed ?? 'slow' })
    }
    const forms = new Map(templates.map(({ locale }) => [locale, formOf(locale)]))
    const candidates = chooseLocales(composition, forms, negotiate)
    const values = { brand: brandFor(brand, request), ...minutesLeft(composition) }

    let failure: OtpError | undefined
    const fail = (template: Template, wording: number, thrown: unknown) => {
      const error = toOtpError(thrown)
      note({ fact: 'template-failed', locale: template.locale, version: template.version, wording, code: error.code })
      failure = failure === undefined || failure.code === error.code ? error : new OtpError('template-broken')
    }
    for (const [template, form] of inOrder(candidates, templates, forms)) {
      const draft = climb(
        template,
        (index) => {
          const wording = wordingOf(template, index)
          return wording.needsMinutes && values.minutes === undefined ? undefined : form.write(wording.render(values))
        },
        { maxSegments, fail },
      )
      if (draft !== undefined) return finish(composition, template, form, draft)
    }
    throw failure ?? new OtpError('template-broken', 'every wording speaks of a time left that is not known')
  }
}

/** What the words become: a text for the eye or speech for the ear. */
interface Form {
  readonly format: Message['format']
  readonly voice?: Voice
  write(parts: readonly Part[]): Written
}

interface Written {
  readonly body: Secret
  /** Only a text message is counted. */
  readonly measure?: Measure
}

type Draft = Written & { readonly wording: number }

const textForm = (code: Secret): Form => ({
  format: 'text',
  write: (parts) => {
    const body = joinParts(parts, code)
    const measure = measureBody(body)
    if (!fitsProvider(measure)) throw new OtpError('message-too-long')
    return { body, measure }
  },
})

const voiceForm = (voice: Voice, speech: SpeechOptions): Form => ({
  format: speech.format,
  voice,
  write: (parts) => ({ body: speak(parts, speech) }),
})

/** The templates that may be used at all; those made for the country of the destination come first. */
function usableTemplates({ request, channel, templates }: Composition): readonly Template[] {
  const { country } = request.destination
  const usable = templates.filter((one) => one.purpose === request.purpose && one.channel === channel)
  const made = usable.filter((one) => one.country !== undefined && one.country === country)
  return [...made, ...usable.filter((one) => one.country === undefined)]
}

/** The locales to try, best first; the choice and why are noted, a refusal too. */
function chooseLocales(
  { request, preference, defaultLocale, localePolicy: policy, note }: Composition,
  forms: ReadonlyMap<Locale, Form | undefined>,
  negotiate: (options: NegotiationOptions) => Negotiation,
): readonly Locale[] {
  const locales = [...forms.keys()]
  const { chosen, why, candidates, trace } = negotiate({
    wishes: [...(preference?.locales ?? []), ...request.locales],
    available: locales.filter((locale) => forms.get(locale) !== undefined),
    voiceless: locales.filter((locale) => forms.get(locale) === undefined),
    defaultLocale,
    policy,
  })
  if (chosen !== undefined) {
    note({ fact: 'locale', chosen, why, trace })
    return candidates
  }
  note({ fact: 'no-locale', trace })
  if (locales.length === 0) throw new OtpError('template-missing')
  if (trace.some((step) => step.why === 'no-voice')) throw new OtpError('voice-missing')
  if (policy === 'refuse') throw new OtpError('locale-unsupported')
  throw new OtpError('template-missing', 'neither a wished language nor the default has a template')
}

function* inOrder(
  candidates: readonly Locale[],
  templates: readonly Template[],
  forms: ReadonlyMap<Locale, Form | undefined>,
): Iterable<readonly [Template, Form]> {
  for (const locale of candidates) {
    const form = forms.get(locale)
    for (const template of templates) if (form !== undefined && template.locale === locale) yield [template, form]
  }
}

/** Down the ladder: the richest wording that fits, else the one of fewest segments; of equally cheap ones the richest. */
function climb(
  template: Template,
  write: (index: number) => Written | undefined,
  { maxSegments, fail }: { maxSegments: number; fail: (template: Template, wording: number, thrown: unknown) => void },
): Draft | undefined {
  let cheapest: Draft | undefined
  const rungs = template.frozen === true ? template.wordings.slice(0, 1) : template.wordings
  for (const wording of rungs.keys()) {
    try {
      const written = write(wording)
      if (written === undefined) continue
      const draft = { ...written, wording }
      if (segmentsOf(draft) <= maxSegments) return draft
      if (cheapest === undefined || segmentsOf(draft) < segmentsOf(cheapest)) cheapest = draft
    } catch (thrown) {
      fail(template, wording, thrown)
    }
  }
  return cheapest
}

const segmentsOf = ({ measure }: Written) => measure?.segments ?? 0

function finish(
  composition: Composition,
  template: Template,
  { format, voice }: Form,
  { body, measure, wording }: Draft,
): Message {
  const { request, channel, note } = composition
  const { locale, version, carrier } = template
  note({
    fact: 'composed',
    channel,
    locale,
    version,
    wording,
    ...(measure && { encoding: measure.encoding, segments: measure.segments }),
    ...(voice && { voice: voice.id }),
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

/** Whole minutes; nothing where the platform did not say when the code dies, or where less than one is left. */
function minutesLeft({ request, now }: Composition): { readonly minutes?: number } {
  const minutes = Math.floor((request.expiresAt - now) / 60_000)
  return request.expiryAssumed === true || minutes < 1 ? {} : { minutes }
}
