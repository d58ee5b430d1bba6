// The page of languages: what the library says in each, and what that costs.
import type { LanguageTexts } from '../src/core/catalog/language-texts.js'
import { languages } from '../src/core/catalog/languages.js'
import { withAutofill } from '../src/core/message/autofill.js'
import { measureText } from '../src/core/message/encoding.js'
import { compileWording, joinParts } from '../src/core/message/rendering.js'
import { chooseVoice } from '../src/core/message/voices.js'
import { purposes } from '../src/core/model/purpose.js'
import { Secret } from '../src/core/model/secret.js'
import { eumVoices } from '../src/drivers/aws/eum-voices.js'
import { oktaLanguages } from '../test/fixtures/okta/languages.js'
import { page, table } from './page.js'

/** What the texts are measured with: the sizes that the fit ladder is made for. */
const example = { brand: 'Acme-Brand', code: new Secret('123456'), minutes: 10, host: 'login.example.org1' }

/** Not from `Intl`, whose names change with the version of Node. */
const names: Readonly<Record<string, string>> = Object.fromEntries(
  `af Afrikaans, am Amharic, ar Arabic, az Azerbaijani, be Belarusian, bg Bulgarian, bn Bengali, bs Bosnian, ca Catalan, cs Czech, cy Welsh,
  da Danish, de German, el Greek, en English, es Spanish, es-419 Spanish of Latin America, et Estonian, eu Basque, fa Persian, fi Finnish,
  fil Filipino, fr French, fr-CA French of Canada, ga Irish, gl Galician, gu Gujarati, ha Hausa, he Hebrew, hi Hindi, hr Croatian,
  ht Haitian Creole, hu Hungarian, hy Armenian, id Indonesian, ig Igbo, is Icelandic, it Italian, ja Japanese, ka Georgian, kk Kazakh,
  km Khmer, kn Kannada, ko Korean, ku Kurdish, ky Kyrgyz, lb Luxembourgish, lo Lao, lt Lithuanian, lv Latvian, mg Malagasy, mk Macedonian,
  ml Malayalam, mn Mongolian, mr Marathi, ms Malay, mt Maltese, my Burmese, nb Norwegian Bokmål, ne Nepali, nl Dutch, nn Norwegian Nynorsk,
  or Odia, pa Punjabi, pl Polish, ps Pashto, pt-BR Portuguese of Brazil, pt-PT Portuguese of Portugal, ro Romanian, ru Russian, si Sinhala,
  sk Slovak, sl Slovenian, so Somali, sq Albanian, sr Serbian, sr-Latn Serbian in Latin script, sv Swedish, sw Swahili, ta Tamil, te Telugu,
  tg Tajik, th Thai, tk Turkmen, tr Turkish, uk Ukrainian, ur Urdu, uz Uzbek, vi Vietnamese, xh Xhosa, yo Yoruba, zh-Hans Simplified Chinese,
  zh-Hant Traditional Chinese, zh-Hant-HK Traditional Chinese of Hong Kong, zu Zulu`
    .split(/,\s+/)
    .map((entry) => [entry.slice(0, entry.indexOf(' ')), entry.slice(entry.indexOf(' ') + 1)]),
)

/** Scripts that are written in much the same way stand in one table. */
const groups: Readonly<Record<string, string>> = {
  'Latin script': 'Latn',
  'Cyrillic script': 'Cyrl',
  'Other alphabets': 'Armn Ethi Geor Grek',
  'Written from right to left': 'Arab Hebr',
  'Scripts of South Asia': 'Beng Deva Gujr Guru Knda Mlym Orya Sinh Taml Telu',
  'Scripts of South-East Asia': 'Khmr Laoo Mymr Thai',
  'Scripts of East Asia': 'Hans Hant Jpan Kore',
}

/** `docs/languages.md` */
export async function languagesPage(): Promise<string> {
  const all = await Promise.all(Object.values(languages).map(async (load) => load()))
  const sections = Object.entries(groups).map(([heading, scripts]) => {
    const texts = all.filter(({ locale }) => scripts.split(' ').includes(scriptOf(locale)))
    return `## ${heading}\n\n${facts(texts)}\n\n${words(texts)}`
  })
  const reviewed = all.filter((one) => one.reviewed !== undefined).length
  return page(
    'Languages',
    `The library brings texts in ${all.length} languages and regional forms, and calls in the ${all.filter(({ voice }) => voice).length} of them that AWS End User Messaging has a voice for. ` +
      'All were written for it; nothing was copied. ' +
      `${reviewed === 0 ? 'None' : reviewed} of them ${reviewed === 1 ? 'has' : 'have'} been read by a native reader so far: \`shippedTemplates({ unreviewed: 'refuse' })\` leaves out ${reviewed === 0 ? 'all of them' : 'the rest'}, and templates of your own may stand above any of them.`,
    `Okta’s own pages and mails speak to people in ${Object.keys(oktaLanguages).length} of them; *Okta* has the tag that each has there.`,
    'Every text is a ladder of wordings from rich to short, and the richest that fits is sent. ' +
      `*Segments* are those of the richest and of the shortest wording, the most of the four purposes; *with autofill* has the line \`@${example.host} #123456\` below. ` +
      `Measured with a name of ${example.brand.length} letters and a code of six digits. *GSM* stands for GSM 03.38, 160 characters a segment; *UCS-2* for 70.`,
    ...sections,
  )
}

const scriptOf = (locale: string) => new Intl.Locale(locale).maximize().script ?? ''

function textOf(locale: string, wording: string): Secret {
  return joinParts(compileWording(wording, locale).render(example), example.code)
}

const oktaTags = (locale: string): string =>
  Object.keys(oktaLanguages)
    .filter((tag) => oktaLanguages[tag] === locale)
    .map((tag) => `\`${tag}\``)
    .join(' ') || '–'

function facts(all: readonly LanguageTexts[]): string {
  const rows = all.map(({ locale, sms, voice, reviewed }) => {
    const ladders = purposes.map((purpose) => sms[purpose].map((wording) => textOf(locale, wording)))
    const plain = (rung: number) => ladders.map((ladder) => measureText((ladder.at(rung) as Secret).reveal()))
    const filled = (rung: number) =>
      ladders.map((ladder) => {
        const body = ladder.at(rung) as Secret
        return measureText(withAutofill(body, { domain: example.host }, example.code).reveal())
      })
    const most = (measures: ReturnType<typeof plain>) => Math.max(...measures.map(({ segments }) => segments))
    const encodings = new Set([...plain(0), ...plain(-1)].map(({ encoding }) => (encoding === 'gsm-7' ? 'GSM' : 'UCS-2')))
    const speaker = voice && chooseVoice(eumVoices, locale)
    return [
      `\`${locale}\``,
      names[locale] ?? '',
      scriptOf(locale),
      oktaTags(locale),
      [...encodings].sort().join(' or '),
      `${most(plain(0))} to ${most(plain(-1))}`,
      `${most(filled(0))} to ${most(filled(-1))}`,
      speaker ? `${speaker.id} (\`${speaker.locale}\`)` : '–',
      reviewed ?? 'not yet',
    ]
  })
  return table(['locale', 'language', 'script', 'Okta', 'encoding', 'segments', 'with autofill', 'voice', 'read by'], rows)
}

function words(all: readonly LanguageTexts[]): string {
  const rows = all.flatMap(({ locale, sms }) =>
    purposes.map((purpose, index) => {
      const ladder = sms[purpose]
      const rich = textOf(locale, ladder[0]).reveal()
      return [index === 0 ? `\`${locale}\`` : '', purpose, rich, textOf(locale, ladder.at(-1) as string).reveal()]
    }),
  )
  return table(['', 'purpose', 'richest', 'shortest'], rows)
}
