import { match } from '@formatjs/intl-localematcher'
import type { LocaleReason, NegotiationStep } from '../model/decision.js'
import type { Locale } from '../model/locale.js'

/** More wishes than this say nothing more; the rest is not read. */
const wishLimit = 20

/** Languages and tags whose look-ups one negotiator remembers. */
const memoryLimit = 1000

/** `ll_CC.encoding@modifier`, as POSIX spells locales; the last two are optional. */
const spelling = /^([\w-]+?)(?:\.[\w-]+)?(?:@(\w+))?$/

const modifierScripts: ReadonlyMap<string | undefined, string> = new Map([
  ['latin', 'Latn'],
  ['cyrillic', 'Cyrl'],
  ['devanagari', 'Deva'],
  ['arabic', 'Arab'],
])

/** Five to eight letters are allowed by the grammar and registered for no language (`english`); `und` says that there is none. */
const registered = /^(?!und)[a-z]{2,3}\b/

/**
 * Reads a locale as anybody may spell it: `en_US`, `EN-US`, `iw`, `sr_RS.UTF-8@latin`. `undefined` for what is none; never throws.
 * Language, script and region are kept; variants and extensions are dropped, for no words depend on them.
 */
export function parseLocale(raw: unknown): Locale | undefined {
  if (typeof raw !== 'string' || raw.length > 100) return undefined
  const found = spelling.exec(raw.trim())
  if (found === null) return undefined
  const [, name, modifier] = found as unknown as readonly [string, string, string?]
  let locale: Intl.Locale
  try {
    locale = new Intl.Locale(name.replaceAll('_', '-'), { script: modifierScripts.get(modifier) } as Intl.LocaleOptions)
  } catch {
    return undefined
  }
  if (!registered.test(locale.baseName)) return undefined
  return [locale.language, locale.script, locale.region].filter((subtag) => subtag !== undefined).join('-')
}

/** A locale taken apart. */
interface Tag {
  /** As it was given. */
  readonly given: string
  readonly locale: Locale
  readonly language: string
  readonly script: string | undefined
  readonly region: string | undefined
  /** With its likely subtags (Unicode TR 35), so that `zh-TW` and `zh-Hant` are one. */
  readonly full: string
}

function readTag(given: unknown): Tag | undefined {
  const locale = parseLocale(given)
  if (locale === undefined) return undefined
  const parts = new Intl.Locale(locale)
  const likely = parts.maximize()
  // `no` is how many systems write `nb`.
  const language = parts.language === 'no' ? 'nb' : parts.language
  const full = [language, likely.script, likely.region].join()
  return { given: given as string, locale, language, script: likely.script, region: parts.region, full }
}

/** The language whose words a reader of this one is written to, where that is no guess. */
const writtenAs: Readonly<Record<string, string>> = { nn: 'nb', gsw: 'de', yue: 'zh' }

const family = ({ language }: Tag) => (Object.hasOwn(writtenAs, language) ? writtenAs[language] : language)

const among = (regions: string) => (region: string) => regions.includes(region)

const american = among('AS BI CA GU MH MP PH PR UM US VI')

/** Regions whose parent in CLDR is not the bare language (supplementalData, parentLocales); English of Europe goes by the continent first. */
const regionalParents: readonly { readonly of: string; readonly has: (region: string) => boolean; readonly parent: string }[] = [
  { of: 'en-Latn', has: among('AT BE CH CZ DE DK ES FI FR HU IT NL NO PL PT RO SE SI SK'), parent: '150' },
  { of: 'en-Latn', has: (region) => !american(region), parent: '001' },
  { of: 'es-Latn', has: among('AR BO BR BZ CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE'), parent: '419' },
  { of: 'pt-Latn', has: among('AO CH CV FR GQ GW LU MO MZ ST TL'), parent: 'PT' },
  { of: 'zh-Hant', has: among('MO'), parent: 'HK' },
]

function parentsOf({ language, script, region }: Tag): readonly string[] {
  const rows = regionalParents.filter(({ of, has }) => of === `${language}-${script}` && region !== undefined && has(region))
  return rows.map(({ parent }) => parent)
}

/** Best first: the same tag, then CLDR's parents, then by CLDR's distance, and among equals the one without a region. */
function rank(wish: Tag, tags: readonly Tag[]): readonly Tag[] {
  const parents = parentsOf(wish)
  const left = [...tags].sort((a, b) => Number(a.region !== undefined) - Number(b.region !== undefined))
  const ranked: Tag[] = []
  const take = (tag: Tag) => ranked.push(...left.splice(left.indexOf(tag), 1))
  for (const tag of tags) if (tag.locale === wish.locale) take(tag)
  for (const region of parents) for (const tag of tags) if (tag.language === wish.language && tag.region === region) take(tag)
  for (let next = left[0]; next !== undefined; next = left[0]) {
    const locales = left.map((tag) => tag.locale)
    ranked.push(...left.splice(locales.indexOf(match([wish.locale], locales, next.locale)), 1))
  }
  return ranked
}

function reasonOf(wish: Tag, found: Tag): LocaleReason {
  if (found.locale === wish.locale) return 'exact'
  if (found.full === wish.full) return 'likely'
  if (found.language !== wish.language) return 'sibling'
  return found.region === undefined || parentsOf(wish).includes(found.region) ? 'parent' : 'sibling'
}

/** What {@link negotiate} is given. */
export interface NegotiationOptions {
  /** Best first; any junk is allowed. */
  readonly wishes: readonly string[]
  readonly available: readonly Locale[]
  /** Available but for a voice: never chosen, only named in the trace. */
  readonly voiceless?: readonly Locale[]
  readonly defaultLocale: Locale
  /** What happens to a person none of whose wishes is available: the default, or nothing. */
  readonly policy: 'default' | 'refuse'
}

export interface Negotiation {
  /** Absent only where the policy refuses, or where even the default is not available. */
  readonly chosen: Locale | undefined
  /** `default` where nothing was chosen. */
  readonly why: LocaleReason
  /** The available locales to try, best first: the chosen one, its relatives, those of later wishes, the default's. */
  readonly candidates: readonly Locale[]
  readonly trace: readonly NegotiationStep[]
}

type Read = (given: unknown) => Tag | undefined

const readWishes = (wishes: readonly string[], read: Read) => wishes.slice(0, wishLimit).map(read)

function decide(options: NegotiationOptions, wishes: readonly (Tag | undefined)[], read: Read): Negotiation {
  const available = options.available.map(read).filter((tag) => tag !== undefined)
  const voiceless = options.voiceless?.map(read)
  const candidates = new Set<Locale>()
  const trace: NegotiationStep[] = []
  let why: LocaleReason | undefined

  const seek = (wish: Tag, label?: 'default') => {
    const kin = available.filter((tag) => family(tag) === family(wish))
    const found = rank(
      wish,
      kin.filter((tag) => tag.script === wish.script),
    )
    for (const tag of found) candidates.add(tag.given)
    const [best] = found
    if (best !== undefined) {
      const step = label ?? reasonOf(wish, best)
      why ??= step
      trace.push({ wished: wish.locale, found: best.given, why: step })
      return
    }
    const mute = voiceless?.some((tag) => tag !== undefined && family(tag) === family(wish) && tag.script === wish.script)
    trace.push({ wished: wish.locale, why: mute === true ? 'no-voice' : kin.length > 0 ? 'other-script' : 'no-match' })
  }

  const seen = new Set<Locale>()
  for (const tag of wishes) {
    if (tag === undefined) trace.push({ why: 'unreadable' })
    else if (!seen.has(tag.locale)) seek(tag)
    if (tag !== undefined) seen.add(tag.locale)
  }
  if (options.policy !== 'refuse') {
    const fallback = read(options.defaultLocale)
    const traced = trace.length
    const needed = why === undefined
    if (fallback !== undefined) seek(fallback, 'default')
    if (!needed) trace.length = traced
  }
  const [chosen] = candidates
  return { chosen, why: why ?? 'default', candidates: [...candidates], trace }
}

/** Remembers a value, and forgets the oldest beyond the limit. */
function remember<K, V>(memory: Map<K, V>, key: K, value: V): V {
  memory.set(key, value)
  if (memory.size > memoryLimit) memory.delete(memory.keys().next().value as K)
  return value
}

/** {@link negotiate} with a memory of its own, bounded: the same wishes against the same languages are decided once. Junk is not kept. */
export function createNegotiator(): (options: NegotiationOptions) => Negotiation {
  const tags = new Map<unknown, Tag>()
  const decisions = new Map<string, Negotiation>()
  const read: Read = (given) => {
    const known = tags.get(given)
    if (known !== undefined) return known
    const tag = readTag(given)
    return tag && remember(tags, given, tag)
  }
  return (options) => {
    const wishes = readWishes(options.wishes, read)
    const locales = wishes.map((tag) => tag?.locale)
    const key = [locales, options.available, options.voiceless, options.defaultLocale, options.policy].join(';')
    return decisions.get(key) ?? remember(decisions, key, decide(options, wishes, read))
  }
}

/**
 * Chooses a language: the first wish that is available, by CLDR's matching within one language and one script.
 * Never across scripts and never to a neighbouring language, but to the stated default. Reads any junk and never throws.
 */
export function negotiate(options: NegotiationOptions): Negotiation {
  return decide(options, readWishes(options.wishes, readTag), readTag)
}

/** The locales of the same language and script, best first: no language that is merely close. */
export function sameLanguage(locale: Locale, available: readonly Locale[]): readonly Locale[] {
  const wish = readTag(locale)
  if (wish === undefined) return []
  const kin = available
    .map(readTag)
    .filter((tag) => tag !== undefined)
    .filter((tag) => tag.language === wish.language && tag.script === wish.script)
  return rank(wish, kin).map((tag) => tag.given)
}
