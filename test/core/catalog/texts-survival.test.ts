import bidiFactory from 'bidi-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedLocales, shippedTemplates } from '../../../src/core/catalog/shipped-templates.js'
import type { Bidi } from '../../../src/core/message/bidi.js'
import { createComposer } from '../../../src/core/message/composition.js'
import { checkSurvival } from '../../../src/core/message/survival.js'
import { channels } from '../../../src/core/model/channel.js'
import { purposes } from '../../../src/core/model/purpose.js'
import { Secret } from '../../../src/core/model/secret.js'
import type { Template } from '../../../src/core/model/template.js'
import { eumVoices } from '../../../src/drivers/aws/eum-voices.js'

const bidi = (bidiFactory as unknown as () => Bidi)()
const signal = new AbortController().signal
const store = shippedTemplates()
const templates = (
  await Promise.all(purposes.flatMap((purpose) => channels.map((channel) => store.list({ purpose, channel }, signal))))
).flat()

/** One for each script that people write names of companies in. */
const brands = {
  Latin: 'Acme & Söhne',
  Greek: 'Παράδειγμα',
  Cyrillic: 'Пример',
  Hebrew: 'דוגמה',
  Arabic: 'مثال',
  Han: '例子公司',
}
const composers = Object.entries(brands).map(([script, brand]) => ({ script, compose: createComposer({ brand, autofill }) }))

function autofill() {
  return { domain: 'login.example.com' }
}

/** Codes of 4 to 12 characters, with leading zeros and with letters; no vowels, so that no word comes of them. */
const codes = fc.oneof(
  fc.stringMatching(/^[0-9]{4,12}$/),
  fc.stringMatching(/^0[0-9]{5}$/),
  fc.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ][0-9BCDFGHJKLMNPQRSTVWXZ]{3,11}$/),
)
const runs = Number(process.env['PROPERTY_RUNS'] ?? 6)
const now = 1_800_000_000_000

/** What is wrong with one wording of a template, whatever code and brand it is given; the minutes stay below three digits. */
function faultsOf(template: Template, wording: string, seed: number): readonly object[] {
  const alone = { ...template, wordings: [wording] }
  const samples = fc.sample(fc.record({ code: codes, minutes: fc.integer({ min: 1, max: 60 }) }), { seed, numRuns: runs })
  return samples.flatMap(({ code: plain, minutes }, index) => {
    const { script, compose } = composers[index % composers.length] as (typeof composers)[number]
    const { channel, purpose, locale } = template
    const code = new Secret(plain)
    const { body, format } = compose({
      request: {
        id: 'event-1',
        source: 'okta',
        purpose,
        channel,
        destination: { e164: new Secret('+4915112345678'), country: 'DE', callingCode: '49' },
        code,
        expiresAt: now + minutes * 60_000,
        locales: [locale],
      },
      channel,
      templates: [alone],
      voices: eumVoices,
      now,
      defaultLocale: 'en',
      localePolicy: 'refuse',
      note: () => undefined,
    })
    const survivor = format === 'ssml' ? { body, code, format } : { body, code, format: 'sms' as const, autofill: autofill() }
    const faults = checkSurvival(survivor, bidi)
    return faults.length === 0 ? [] : [{ script, code: plain, wording, faults }]
  })
}

describe('a code survives', () => {
  it.each(shippedLocales)('every text and call in %s, with names in six scripts', (locale) => {
    const own = templates.filter((template) => template.locale === locale)
    expect(own.length).toBeGreaterThanOrEqual(purposes.length)
    const faults = own.flatMap((template) => template.wordings.flatMap((wording, rung) => faultsOf(template, wording, rung + 1)))
    expect(faults).toEqual([])
  })

  it('or it would be told: here by digits that stand beside it', () => {
    const [template] = templates
    const faults = faultsOf(template as Template, '{$brand}: {$code}. 24', 1)
    expect(faults).toHaveLength(runs)
  })
})
