import bidiFactory from 'bidi-js'
import { MessageFormat, parseMessage, validate } from 'messageformat'
import { describe, expect, it } from 'vitest'
import { shippedLocales, shippedTemplates } from '../../../src/core/catalog/shipped-templates.js'
import { measureText } from '../../../src/core/message/encoding.js'
import { compileWording } from '../../../src/core/message/rendering.js'
import { channels } from '../../../src/core/model/channel.js'
import { purposes } from '../../../src/core/model/purpose.js'

const store = shippedTemplates()
const signal = new AbortController().signal
const templates = (
  await Promise.all(purposes.flatMap((purpose) => channels.map((channel) => store.list({ purpose, channel }, signal))))
).flat()

/** The languages whose word for minutes never changes after a number. */
const unchanging =
  'am az bn fa fil ga gu ha hi ht hu hy id ig ja ka kk km ko ky lo mg ml mn ms my ne nn or pa si so sw tg th tk tr ur uz vi yo zh-Hans zh-Hant zh-Hant-HK'

/** The plural keys that the word for minutes asks for, by CLDR's rules and the language's grammar; `one *` where nothing is said. */
const pluralKeys: Readonly<Record<string, string>> = {
  ...Object.fromEntries(unchanging.split(' ').map((locale) => [locale, '*'])),
  ar: 'one two few many *',
  be: 'one few *',
  bs: 'one few *',
  cs: 'one few *',
  cy: 'two *',
  he: 'one two *',
  hr: 'one few *',
  lt: 'one few *',
  mt: 'one two few many *',
  pl: 'one few *',
  ro: 'one few *',
  ru: 'one few *',
  sk: 'one few *',
  sl: 'one two few *',
  uk: 'one few *',
}

/** Languages that share one word for minutes between categories of CLDR. */
const sharing = ['cy', 'lv', 'sr', 'sr-Latn']

const scripts: Readonly<Record<string, RegExp>> = {
  Arab: /^\p{Script=Arabic}+$/u,
  Armn: /^\p{Script=Armenian}+$/u,
  Beng: /^\p{Script=Bengali}+$/u,
  Cyrl: /^\p{Script=Cyrillic}+$/u,
  Deva: /^\p{Script=Devanagari}+$/u,
  Ethi: /^\p{Script=Ethiopic}+$/u,
  Geor: /^\p{Script=Georgian}+$/u,
  Grek: /^\p{Script=Greek}+$/u,
  Gujr: /^\p{Script=Gujarati}+$/u,
  Guru: /^\p{Script=Gurmukhi}+$/u,
  Hans: /^\p{Script=Han}+$/u,
  Hant: /^\p{Script=Han}+$/u,
  Hebr: /^\p{Script=Hebrew}+$/u,
  Jpan: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u,
  Khmr: /^\p{Script=Khmer}+$/u,
  Knda: /^\p{Script=Kannada}+$/u,
  Kore: /^\p{Script=Hangul}+$/u,
  Laoo: /^\p{Script=Lao}+$/u,
  Latn: /^\p{Script=Latin}+$/u,
  Mlym: /^\p{Script=Malayalam}+$/u,
  Mymr: /^\p{Script=Myanmar}+$/u,
  Orya: /^\p{Script=Oriya}+$/u,
  Sinh: /^\p{Script=Sinhala}+$/u,
  Taml: /^\p{Script=Tamil}+$/u,
  Telu: /^\p{Script=Telugu}+$/u,
  Thai: /^\p{Script=Thai}+$/u,
}

interface Variant {
  readonly key: string
  readonly words: string
  readonly code: number
  readonly brand: number
  readonly minutes: number
}

/** What a wording says in each of its variants, with its variables counted. */
function variantsOf(wording: string): readonly Variant[] {
  const message = parseMessage(wording)
  validate(message)
  const patterns =
    message.type === 'select'
      ? message.variants.map(({ keys, value }) => ({
          key: keys.map((key) => (key.type === '*' ? '*' : key.value)).join(),
          value,
        }))
      : [{ key: '*', value: message.pattern }]
  return patterns.map(({ key, value }) => {
    const names = value.map((part) =>
      typeof part !== 'string' && part.type === 'expression' && part.arg?.type === 'variable' ? part.arg.name : undefined,
    )
    const count = (name: string) => names.filter((one) => one === name).length
    return {
      key,
      words: value.map((part) => (typeof part === 'string' ? part : '\u0000')).join(''),
      code: count('code'),
      brand: count('brand'),
      minutes: count('minutes'),
    }
  })
}

const wordings = templates.flatMap(({ locale, channel, purpose, wordings: ladder }) =>
  ladder.map((wording, rung) => ({
    place: `${locale} ${channel} ${purpose} ${rung}`,
    locale,
    channel,
    rung,
    last: rung === ladder.length - 1,
    variants: variantsOf(wording),
  })),
)

/** The package's types tell of a module where there is a function. */
const createBidi = bidiFactory as unknown as () => {
  getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl'): object
  getReorderedString(text: string, levels: object): string
}

const autofill = '\n\n@login.example.org1 #123456'
const render = (locale: string, wording: string, minutes?: number): string =>
  new MessageFormat(locale, wording, { bidiIsolation: 'none' }).format(
    { brand: 'Acme-Brand', code: '123456', minutes },
    (error) => {
      throw error as Error
    },
  )

/** The languages whose shortest text for signing in, as a native writer puts it, has only letters of GSM 03.38. */
const gsm =
  'af bs ca cy da de en es es-419 et eu fi fil fr fr-CA gl ha hr ht id ig it lb lt mg ms nb nl nn pl pt-BR pt-PT ro sl so sr-Latn sv sw uz xh zu'

describe('the shipped texts', () => {
  it('hold the code once in a text and twice in a call, the brand once, and the time at most once', () => {
    for (const { place, channel, variants } of wordings) {
      for (const { code, brand, minutes } of variants) {
        expect({ place, code, brand }).toEqual({ place, code: channel === 'sms' ? 1 : 2, brand: 1 })
        expect(minutes, place).toBeLessThanOrEqual(1)
      }
    }
  })

  it('are what the composer takes, and say which of them need the time left', () => {
    for (const { locale, channel, wordings: ladder } of templates) {
      const needs = ladder.map((wording) => compileWording(wording, locale).needsMinutes)
      expect(needs, locale).toEqual(ladder.map((_, rung) => channel === 'sms' && rung === 0))
    }
  })

  it('speak of the time left only in the richest text, in exactly the plural forms of the language', () => {
    for (const { place, locale, channel, rung, variants } of wordings) {
      const keys = channel === 'sms' && rung === 0 ? (pluralKeys[locale] ?? 'one *') : '*'
      expect({ place, keys: variants.map(({ key }) => key).join(' ') }).toEqual({ place, keys })
      if (channel === 'voice' || rung > 0) expect(variants[0]?.minutes, place).toBe(0)
    }
  })

  it.each(shippedLocales.filter((locale) => pluralKeys[locale] !== '*' && !sharing.includes(locale)))(
    'leave no category of CLDR to chance in %s',
    (locale) => {
      const rules = new Intl.PluralRules(locale)
      const categories = new Set(Array.from({ length: 1440 }, (_, index) => rules.select(index + 1)))
      const keys = (pluralKeys[locale] ?? 'one *').split(' ').slice(0, -1)
      for (const key of keys) expect(categories.delete(key as Intl.LDMLPluralRule)).toBe(true)
      expect(categories.size, 'for the catch-all').toBe(1)
    },
  )

  it.each([
    ['en', 1, 'in 1 minute.'],
    ['en', 10, 'in 10 minutes.'],
    ['pl', 1, '1 minutę.'],
    ['pl', 3, '3 minuty.'],
    ['pl', 12, '12 minut.'],
    ['ru', 21, '21 минуту.'],
    ['ru', 2, '2 минуты.'],
    ['ru', 11, '11 минут.'],
    ['ro', 15, '15 minute.'],
    ['ro', 20, '20 de minute.'],
    ['hr', 3, '3 minute.'],
    ['hr', 5, '5 minuta.'],
    ['is', 21, '21 mínútu.'],
    ['cs', 5, '5 minut.'],
    ['ar', 1, 'دقيقة واحدة.'],
    ['ar', 2, 'دقيقتين.'],
    ['ar', 5, 'دقائق.'],
    ['ar', 15, 'دقيقة.'],
    ['he', 2, 'שתי דקות.'],
    ['fi', 1, '1 minuutin.'],
    ['fi', 5, '5 minuuttia.'],
    ['cy', 2, '2 funud.'],
    ['hu', 5, '5 percig'],
    ['af', 1, '1 minuut.'],
    ['be', 22, '22 хвіліны.'],
    ['be', 5, '5 хвілін.'],
    ['bs', 2, '2 minute.'],
    ['et', 1, '1 minuti.'],
    ['eu', 1, 'Minutu batez'],
    ['eu', 5, '5 minutuz'],
    ['ga', 5, '5 nóiméad.'],
    ['lt', 21, '21 minutę.'],
    ['lt', 5, '5 minutes.'],
    ['lt', 11, '11 minučių.'],
    ['lv', 21, '21 minūti.'],
    ['lv', 10, '10 minūtes.'],
    ['mk', 21, '21 минута.'],
    ['mt', 1, 'żmien minuta.'],
    ['mt', 2, 'żewġ minuti.'],
    ['mt', 5, '5 minuti.'],
    ['mt', 15, '15-il minuta.'],
    ['mt', 30, '30 minuta.'],
    ['sk', 3, '3 minúty.'],
    ['sl', 2, '2 minuti.'],
    ['sl', 4, '4 minute.'],
    ['sl', 5, '5 minut.'],
    ['sr', 2, '2 минута.'],
    ['sr', 21, '21 минут.'],
    ['ta', 1, '1 நிமிடத்திற்குச்'],
    ['zu', 1, 'komzuzu o-1.'],
    ['zu', 5, 'kwemizuzu engu-5.'],
  ])('count minutes as %s does: %i', (locale, minutes, words) => {
    const found = templates.filter((one) => one.locale === locale && one.channel === 'sms')
    for (const {
      wordings: [rich = ''],
    } of found)
      expect(render(locale, rich, minutes)).toContain(words)
  })

  it('warn in every text but the shortest, which is the shortest', () => {
    for (const { locale, wordings: ladder, channel } of templates) {
      expect(channel === 'sms' ? [3, 4] : [2]).toContain(ladder.length)
      const lengths = ladder.map((wording) => render(locale, wording, 10).length)
      expect(lengths, locale).toEqual([...lengths].sort((one, other) => other - one))
      expect(new Set(lengths).size, locale).toBe(lengths.length)
    }
  })

  it('warn in one segment in every language', () => {
    for (const { locale, purpose, wordings: ladder } of templates.filter(({ channel }) => channel === 'sms')) {
      const warning = render(locale, ladder.at(-2) ?? '')
      expect(measureText(warning).segments, `${locale} ${purpose}: ${warning}`).toBe(1)
    }
  })

  it('leave room in one segment for a brand of ten letters and an autofill line with a host of eighteen', () => {
    for (const { locale, purpose, wordings: ladder } of templates.filter(({ channel }) => channel === 'sms')) {
      const shortest = `${render(locale, ladder.at(-1) ?? '')}${autofill}`
      expect(measureText(shortest).segments, `${locale} ${purpose}: ${shortest}`).toBe(1)
    }
  })

  it('show the code in order, whichever way the screen reads', () => {
    const bidi = createBidi()
    for (const { locale, wordings: ladder } of templates) {
      for (const wording of ladder) {
        for (const direction of ['ltr', 'rtl'] as const) {
          const text = render(locale, wording, 10)
          expect(bidi.getReorderedString(text, bidi.getEmbeddingLevels(text, direction)), `${locale} ${direction}`).toContain(
            '123456',
          )
        }
      }
    }
  })

  it('are written in the script of their language, with no digit, link, or invisible, doubled or dangling character', () => {
    for (const { place, locale, variants } of wordings) {
      const script = scripts[new Intl.Locale(locale).maximize().script ?? '']
      for (const { words } of variants) {
        const plain = words.replaceAll('\u0000', 'x')
        expect(plain, place).toBe(plain.normalize('NFC'))
        expect(plain, place).toBe(plain.trim())
        expect(plain, place).not.toMatch(/\p{C}|\p{N}| {2}|[^\S ]|["{}<>&]|https?:|www\./u)
        const letters = words.replace(/[^\p{L}ー]/gu, '')
        expect(letters, place).toMatch(script ?? /^never$/)
      }
    }
  })

  it('repeat no other language', () => {
    const seen = new Map<string, string>()
    for (const { place, locale, channel, last, variants } of wordings) {
      // The shortest may be spelled alike in two close languages; the sentences may not.
      if (channel === 'sms' && last) continue
      for (const { words } of variants) {
        expect(seen.get(words) ?? locale, place).toBe(locale)
        seen.set(words, locale)
      }
    }
    const ladders = templates.map(({ wordings: ladder }) => JSON.stringify(ladder))
    expect(new Set(ladders).size).toBe(ladders.length)
  })

  it('stay in GSM 03.38 where the language lets them', () => {
    const gsmShortest = templates
      .filter(({ channel, purpose }) => channel === 'sms' && purpose === 'authentication')
      .filter(({ locale, wordings: ladder }) => measureText(render(locale, ladder.at(-1) ?? '')).encoding === 'gsm-7')
      .map(({ locale }) => locale)
    expect(gsmShortest).toEqual(gsm.split(' '))
  })
})
