import { shippedTemplates } from '../../src/core/catalog/shipped-templates.js'
import { type Composer, createComposer } from '../../src/core/message/composition.js'
import { checkSurvival } from '../../src/core/message/survival.js'
import { type Channel, channels } from '../../src/core/model/channel.js'
import { purposes } from '../../src/core/model/purpose.js'
import { Secret } from '../../src/core/model/secret.js'
import type { Template } from '../../src/core/model/template.js'
import { eumVoices } from '../../src/drivers/aws/eum-voices.js'
import { bidi } from '../fixtures/bidi.js'

/** One for each script that people write names of companies in. */
const brands = {
  Latin: 'Acme & Söhne',
  Greek: 'Παράδειγμα',
  Cyrillic: 'Пример',
  Hebrew: 'דוגמה',
  Arabic: 'مثال',
  Han: '例子公司',
}

const autofill = { domain: 'login.example.com' }
const composers = Object.entries(brands).map(([script, brand]) => ({ script, compose: createComposer({ brand, autofill }) }))

const now = 1_800_000_000_000

export interface Loss {
  readonly locale: string
  readonly script: string
  /** Made up here, so it may be shown. */
  readonly code: string
  readonly wording: string
  readonly faults: readonly string[]
}

/** All shipped templates, every channel and purpose. */
export async function allTemplates(): Promise<readonly Template[]> {
  const { signal } = new AbortController()
  const store = shippedTemplates()
  const of = (channel: Channel) => purposes.map((purpose) => store.list({ purpose, channel }, signal))
  return (await Promise.all(channels.flatMap(of))).flat()
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const digits = '0123456789'
/** No vowels, so that no word comes of them. */
const mixed = `${digits}BCDFGHJKLMNPQRSTVWXZbcdfghjkmnpqrstvwxz`

/** Codes of 4 to 12 characters: every third with letters, every third with leading zeros. */
export function randomCodes(count: number, seed: number): readonly string[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, (_, index) => {
    const alphabet = index % 3 === 1 ? mixed : digits
    const length = 4 + Math.floor(random() * 9)
    const code = Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('')
    return index % 3 === 2 ? `00${code.slice(2)}` : code
  })
}

/** Composes every wording of a template with every code and every brand, and gives what the checker finds. */
export function lossesOf(template: Template, codes: readonly string[], everyBrand = true): readonly Loss[] {
  return template.wordings.flatMap((wording) => {
    const alone: readonly [Template] = [{ ...template, wordings: [wording] }]
    return codes.flatMap((code, index) => {
      const used = everyBrand ? composers : composers.filter((_, place) => place === index % composers.length)
      return used.flatMap(({ script, compose }) => {
        const faults = faultsOf(compose, alone, { code, minutes: 1 + (index % 60) })
        return faults.length === 0 ? [] : [{ locale: template.locale, script, code, wording, faults }]
      })
    })
  })
}

function faultsOf(
  compose: Composer,
  templates: readonly [Template],
  given: { readonly code: string; readonly minutes: number },
): readonly string[] {
  const [{ channel, purpose, locale }] = templates
  const code = new Secret(given.code)
  const { body, format } = compose({
    request: {
      id: 'event-1',
      source: 'okta',
      purpose,
      channel,
      destination: { e164: new Secret('+4915112345678'), country: 'DE', callingCode: '49' },
      code,
      expiresAt: now + given.minutes * 60_000,
      locales: [locale],
    },
    channel,
    templates,
    voices: eumVoices,
    now,
    defaultLocale: 'en',
    localePolicy: 'refuse',
    note: () => undefined,
  })
  return checkSurvival(format === 'ssml' ? { body, code, format } : { body, code, format: 'sms', autofill }, bidi)
}
