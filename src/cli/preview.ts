import { OtpError, toOtpError } from '../core/errors.js'
import { checkAutofill } from '../core/message/autofill.js'
import { type ComposerOptions, createComposer } from '../core/message/composition.js'
import { measureText } from '../core/message/encoding.js'
import { parseLocale } from '../core/message/negotiation.js'
import { cleanBrand } from '../core/message/rendering.js'
import { type Channel, channels } from '../core/model/channel.js'
import type { Fact } from '../core/model/decision.js'
import { type OtpRequest, parseCode } from '../core/model/otp-request.js'
import { type Purpose, purposes } from '../core/model/purpose.js'
import { Secret } from '../core/model/secret.js'
import { type Speed, speeds } from '../core/model/voice.js'
import type { TemplateStore } from '../core/ports/template-store.js'
import { eumVoices } from '../drivers/aws/eum-voices.js'
import { consoleSender } from '../drivers/console-sender.js'
import { defineCommand, exitCodes, integerOf, usageFailure, type World } from './command.js'
import { type Previewed, tellPreview } from './preview-report.js'
import { paintFor, writeJson } from './screen.js'
import { openSources, sourceOptions } from './sources.js'

export const previewCommand = defineCommand({
  name: 'preview',
  takes: ['<locale…>'],
  summary: 'Shows what a person would read and hear',
  about: [
    "Each locale is one person's wishes, best first, with commas between, in any spelling: de-CH, or gsw,fr_CH. It ends with 1 where there would be no message.",
  ],
  options: {
    channel: { type: 'string', multiple: true, value: 'CHANNEL', choices: channels, says: 'both where left out' },
    purpose: { type: 'string', multiple: true, value: 'PURPOSE', choices: purposes, says: 'authentication where left out' },
    ...sourceOptions,
    brand: { type: 'string', value: 'NAME', says: 'the name in the words; Acme where left out' },
    code: { type: 'string', value: 'CODE', says: 'a code that is none; 123456 where left out' },
    minutes: { type: 'string', value: 'MINUTES', says: 'the time left; 5 where left out, 0 for a time that is not known' },
    host: {
      type: 'string',
      value: 'HOST',
      says: 'adds the line by which phones fill the code in on that host, as login.example.com',
    },
    'android-hash': { type: 'string', value: 'HASH', says: 'adds the 11 characters by which Android finds the app' },
    country: { type: 'string', value: 'COUNTRY', says: 'the country of the phone, for words of one country' },
    segments: { type: 'string', value: 'COUNT', says: 'the most segments; 1 where left out' },
    speed: { type: 'string', value: 'SPEED', choices: speeds, says: 'how fast a call is spoken; slow where left out' },
    default: {
      type: 'string',
      value: 'LOCALE',
      says: 'the language of a person none of whose wishes is there; en where left out',
    },
    plain: { type: 'boolean', says: 'speak without SSML, for providers that have none' },
    json: { type: 'boolean', says: 'print a list of objects' },
  },
  examples: [
    'preview de',
    'preview pt-BR gsw,fr --channel voice --purpose recovery',
    'preview de --folder templates --brand "My Company"',
  ],
  async run({ values, positionals }, world) {
    const country = values.country?.toUpperCase()
    if (country !== undefined && !/^[A-Z]{2}$/.test(country)) throw usageFailure('--country must be two letters, such as DE')
    const defaultLocale = parseLocale(values.default ?? 'en')
    if (defaultLocale === undefined) throw usageFailure('--default must be a language tag, such as de or pt-BR')
    const scene: Scene = {
      compose: createComposer({
        brand: brandOf(values.brand ?? 'Acme'),
        maxSegments: integerOf('segments', values.segments, { minimum: 1, maximum: 10 }) ?? 1,
        speech: values.plain === true ? 'text' : 'ssml',
        ...autofillOf(values.host, values['android-hash']),
      }),
      templates: await openSources(values, world),
      code: codeOf(values.code ?? '123456'),
      minutes: integerOf('minutes', values.minutes, { minimum: 0, maximum: 1440 }) ?? 5,
      defaultLocale,
      ...(country && { country }),
      ...(values.speed && { speed: values.speed as Speed }),
    }
    const previews: Previewed[] = []
    for (const wishes of positionals.map((word) => word.split(',')))
      for (const channel of (values.channel ?? channels) as readonly Channel[])
        for (const purpose of (values.purpose ?? ['authentication']) as readonly Purpose[])
          previews.push(await preview({ wishes, channel, purpose }, scene, world))
    if (values.json === true) writeJson(world, previews)
    else world.write(previews.map((one) => tellPreview(one, paintFor(world))).join('\n'))
    return previews.some(({ failure }) => failure !== undefined) ? exitCodes.found : exitCodes.fine
  },
})

interface Scene {
  readonly compose: ReturnType<typeof createComposer>
  readonly templates: TemplateStore
  readonly code: Secret
  readonly minutes: number
  readonly defaultLocale: string
  readonly country?: string
  readonly speed?: Speed
}

/** Composes as a delivery would, and shows it on the console's phone. */
async function preview(
  { wishes, channel, purpose }: Pick<Previewed, 'wishes' | 'channel' | 'purpose'>,
  { compose, templates, code, minutes, defaultLocale, country, speed }: Scene,
  { clock, signal }: World,
): Promise<Previewed> {
  const now = clock.now()
  const request: OtpRequest = {
    id: 'preview',
    source: 'preview',
    purpose,
    channel,
    destination: { e164: new Secret('+0'), callingCode: '', ...(country && { country }) },
    code,
    expiresAt: now + minutes * 60_000,
    locales: wishes,
    ...(minutes === 0 && { expiryAssumed: true }),
  }
  const facts: Fact[] = []
  const note = (fact: Fact) => void facts.push(fact)
  const shown = { wishes, channel, purpose, facts }
  const list = await templates.list({ purpose, channel }, signal)
  try {
    const composition = {
      request,
      channel,
      templates: list,
      voices: eumVoices,
      now,
      defaultLocale,
      localePolicy: 'default',
      note,
    } as const
    const message = compose({ ...composition, ...(speed && { preference: { locales: [], speed } }) })
    let body = ''
    const voices = channel === 'voice' ? { voices: eumVoices } : {}
    const phone = consoleSender({ channel, ...voices, write: (text) => void (body = text) })
    await phone.send(message, { signal, answerBy: Number.POSITIVE_INFINITY, note })
    return { ...shown, locale: message.locale, body, ...(channel === 'sms' && { measure: measureText(body) }) }
  } catch (thrown) {
    return { ...shown, failure: toOtpError(thrown) }
  }
}

function autofillOf(domain: string | undefined, androidHash: string | undefined): Pick<ComposerOptions, 'autofill'> {
  if (domain === undefined && androidHash === undefined) return {}
  const autofill = { ...(domain && { domain }), ...(androidHash && { androidHash }) }
  try {
    checkAutofill('--host or --android-hash', autofill)
  } catch (thrown) {
    throw usageFailure((thrown as TypeError).message)
  }
  return { autofill }
}

function brandOf(text: string): ComposerOptions['brand'] {
  const brand = cleanBrand(text)
  if (brand === '') throw usageFailure('--brand has no character that can be seen')
  return brand
}

function codeOf(text: string): Secret {
  try {
    return parseCode(text)
  } catch (thrown) {
    if (thrown instanceof OtpError) throw usageFailure('--code must be 1 to 32 ASCII letters and digits')
    throw thrown
  }
}
