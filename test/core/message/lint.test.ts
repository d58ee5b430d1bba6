import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shippedTemplates } from '../../../src/core/catalog/shipped-templates.js'
import { type Finding, type LintOptions, lintRules, lintTemplates } from '../../../src/core/message/lint.js'
import { parseTemplateFile } from '../../../src/core/message/template-file.js'
import { channels } from '../../../src/core/model/channel.js'
import { purposes } from '../../../src/core/model/purpose.js'
import type { Template } from '../../../src/core/model/template.js'

const fixtures = new URL('../../fixtures/lint/', import.meta.url)
const pages = new URL('../../../docs/rules/', import.meta.url)

/** The language of each fixture. */
const locales: Readonly<Record<string, string>> = {
  'old-placeholder': 'en',
  'placeholder-order': 'en',
  'code-count': 'en',
  'invisible-character': 'ar',
  'trailing-newline': 'en',
  link: 'en',
  'rival-digits': 'en',
  'dotted-digits': 'de',
  'ssml-in-words': 'en',
  'wrong-script': 'sr-Latn',
  untranslated: 'de',
  'plural-categories': 'pl',
  'segment-overflow': 'ru',
  'ucs2-by-one-letter': 'es',
  'broken-wording': 'en',
  'language-missing': 'en',
}

const english = templateOf('en', ['{$code} is your sign-in code for {$brand}.'])

/** What a fixture needs beside it. */
const options: Readonly<Record<string, LintOptions>> = {
  'segment-overflow': { brand: 'Acme Bank+', autofill: { domain: 'login.example.org1' } },
  'language-missing': { languages: ['fi', 'en-GB'] },
  'language-missing.clean': { languages: ['en-GB', 'not a language'] },
}

function templateOf(locale: string, wordings: readonly string[], more: Partial<Template> = {}): Template {
  return { locale, channel: 'sms', purpose: 'authentication', version: '1', wordings, ...more }
}

function lintFixture(rule: string, name: string): readonly Finding[] {
  const text = readFileSync(new URL(`${name}.json`, fixtures), 'utf8')
  const templates = parseTemplateFile(text, `${locales[rule] ?? ''}.json`)
  return lintTemplates(rule === 'untranslated' ? [english, ...templates] : templates, options[name] ?? options[rule] ?? {})
}

const said = (wordings: readonly string[], more: Partial<Template> = {}, how: LintOptions = {}) =>
  lintTemplates([templateOf(more.locale ?? 'en', wordings, more)], how).map(({ rule, message }) => `${rule}: ${message}`)

describe.each(lintRules)('$id', ({ id, severity, says }) => {
  it('catches its fixture, and says where and what to do', () => {
    const found = lintFixture(id, id).filter(({ rule }) => rule === id)
    expect(found.length).toBeGreaterThan(0)
    for (const { place, message, suggestion } of found) {
      expect(place.locale).toBe(id === 'language-missing' ? 'fi' : locales[id])
      expect(message).not.toBe('')
      expect(suggestion).toBeTruthy()
    }
  })

  it('lets the clean fixture be, as every other rule does but those that only inform', () => {
    const found = lintFixture(id, `${id}.clean`).filter((one) => one.severity !== 'info' || one.rule === id)
    expect(found).toEqual([])
  })

  it('has a page that says why', () => {
    const page = readFileSync(new URL(`${id}.md`, pages), 'utf8')
    expect(page.startsWith(`# \`${id}\`\n\n${says}\n\nSeverity: ${severity}`)).toBe(true)
    expect(page).toContain('## Why')
  })

  it('can be switched off', () => {
    const text = readFileSync(new URL(`${id}.json`, fixtures), 'utf8')
    const templates = [english, ...parseTemplateFile(text, `${locales[id] ?? ''}.json`)]
    const off = { ...options[id], off: [id] }
    expect(lintTemplates(templates, off).map(({ rule }) => rule)).not.toContain(id)
  })
})

it('has no page and no fixture of a rule that there is not', () => {
  const ids = lintRules.map(({ id }) => id)
  const files = [...readdirSync(pages), ...readdirSync(fixtures)].map((name) => name.replace(/(\.clean)?\.\w+$/, ''))
  expect(files.filter((name) => !ids.includes(name))).toEqual([])
  expect(existsSync(new URL('README.md', pages))).toBe(false)
})

describe('a finding', () => {
  it('names the wording, and the country of a template that has one', () => {
    const [found] = lintTemplates([templateOf('en', ['{$code}', 'none'], { country: 'IN' })])
    expect(found).toEqual({
      rule: 'code-count',
      severity: 'error',
      place: { locale: 'en', channel: 'sms', purpose: 'authentication', country: 'IN', wording: 1 },
      message: 'there is no {$code}',
      suggestion: 'write {$code} where the code belongs',
    })
  })

  it('is told once where several variants share it', () => {
    const twice = '.input {$minutes :integer} .match $minutes one {{{$code}. 1234}} * {{{$code}. 1234}}'
    expect(said([twice])).toEqual(['rival-digits: 1234 could be taken for the code'])
  })
})

it('tells of one dear letter only where it costs a segment, the autofill line included', () => {
  const wording = '{$code} es tu código de {$brand} para entrar.'
  const how = { autofill: { domain: 'login.acme.example.org' } }
  expect(said([wording], { locale: 'es' })).toEqual([])
  expect(said([wording], { locale: 'es' }, how)).toEqual([
    'ucs2-by-one-letter: ó (U+00F3) alone: 2 segments, 1 without',
    'segment-overflow: the cheapest wording takes 2 segments (78 units of ucs-2) with the autofill line',
  ])
  expect(said([wording], { locale: 'es', frozen: true }, how)).toEqual([])
})

describe('old placeholders', () => {
  it.each([
    '@otp',
    '${code}',
    '{{code}}',
    '{code}',
    '{0}',
    '%s',
    '%1$s',
    '%{code}',
    '%code%',
    '[code]',
    '<code>',
    '__code__',
    '{#var#}',
  ])('are known: %s', (old) => {
    expect(said([`Your code is ${old}`])[0]).toBe(`old-placeholder: ${old} is not filled in here`)
  })

  it('are no address, no percentage and no quoted pattern', () => {
    expect(said(['{{99 % sure: {$code}}}', '{$code} @home'])).toEqual([])
  })
})

describe('the rules on code and words', () => {
  it('find a doubled code, in a text only', () => {
    expect(said(['{$code} {$code}'])).toEqual(['code-count: {$code} stands 2 times'])
    expect(said(['{$code}. I repeat: {$code}.'], { channel: 'voice' })).toEqual([])
  })

  it('find what cannot be read, and say it once', () => {
    expect(said(['{$code'])).toEqual(['broken-wording: the wording is not MessageFormat 2'])
    expect(said(['.input {$minutes :number style=percent} {{{$code} {$minutes}}}'], { locale: 'zh' })[0]).toMatch(
      /^broken-wording: /,
    )
  })

  it('allow the code once more in an autofill line by hand', () => {
    expect(said(['{$code}\n@a.b #{$code}'])).toEqual([])
    expect(said(['{$code} {$code}\n@a.b #{$code}'])).toEqual(['code-count: {$code} stands 3 times'])
  })

  it('do not stumble over a locale that is none', () => {
    expect(said(['{$code} {$minutes}'], { locale: 'x' })).toEqual(['broken-wording: the wording cannot be read'])
  })

  it('find white space at the end of a text', () => {
    expect(said(['{$code} '])).toEqual(['trailing-newline: the text ends with white space'])
    expect(said(['{$code}. '], { channel: 'voice' })).toEqual([])
  })

  it('find the dot after the minutes, and markup in braces', () => {
    const voice = { channel: 'voice', locale: 'ja' } as const
    expect(said(['{$code} {$code} {$minutes}.'], voice)).toEqual(['dotted-digits: {$minutes}. may be said as an ordinal'])
    expect(said(['{$code} {$code} {$minutes}'], voice)).toEqual([])
    expect(said(['{'], voice)).toEqual(['broken-wording: the wording is not MessageFormat 2'])
    expect(said(['{#b}{$code}{/b}'])).toEqual(['ssml-in-words: markup in braces is not known'])
    expect(said(['Acme &amp; Co {$code}'])).toEqual(['ssml-in-words: &amp; would be read aloud as it stands'])
  })
})

describe('the rules on scripts', () => {
  it.each<[string, string, string | undefined]>([
    ['zh-Hans', '{$brand} 登錄碼 {$code}', '錄'],
    ['zh-Hant', '{$brand} 登录码 {$code}', '录'],
    ['ja', '{$brand} ログインコード {$code}', undefined],
    ['ja', '{$brand} 코드 {$code}', '코'],
    ['ru', 'Код для VPN {$brand}: {$code}', undefined],
    ['ru', 'Your code for {$brand} today: {$code}', 'Your code for today'],
    ['ru', '{$brand}: {$code}', undefined],
    ['en', 'Your c\u043ede is {$code}', '\u043e'],
    ['chr', 'Your {$code}', undefined],
  ])('read %s: %s', (locale, wording, foreign) => {
    const found = said([wording], { locale }).filter((one) => one.startsWith('wrong-script'))
    expect(found).toEqual(foreign === undefined ? [] : [`wrong-script: ${foreign} is not how ${locale} is written`])
  })
})

describe('the rules on languages', () => {
  it('count plurals where minutes are told without variants', () => {
    expect(said(['{$code}: {$minutes} minut'], { locale: 'pl' })[0]).toBe(
      'plural-categories: no variant for one, few, many, one of which is the catch-all',
    )
    expect(said(['{$code}: {$minutes} dakika'], { locale: 'tr' })).toEqual([])
    expect(said(['{$code}: {$minutes} minuta'], { locale: 'lv' })).not.toEqual([])
    expect(said(['{$code}: {$minutes}'], { locale: 'tlh' })).toEqual([])
  })

  it('take a language of two forms that are alike for one of one', () => {
    const latvian = '.input {$minutes :integer} .match $minutes one {{{$code} {$minutes} a}} * {{{$code} {$minutes} b}}'
    expect(said([latvian], { locale: 'lv' })).toEqual([])
  })

  it('compare with another source where they are told to', () => {
    const german = templateOf('de', ['{$code} ist Ihr Anmeldecode bei {$brand}.', '{$code'])
    const dutch = templateOf('nl', ['{$code} ist Ihr Anmeldecode bei {$brand}!', '{$code', '{$brand}-code: {$code}'])
    expect(lintTemplates([german, dutch], { source: 'de' }).map(({ rule }) => rule)).toContain('untranslated')
    expect(lintTemplates([german, dutch]).map(({ rule }) => rule)).not.toContain('untranslated')
  })

  it('miss calls only in languages that a voice speaks', () => {
    const how = { languages: ['en', 'fi'], voices: [{ id: 'A', locale: 'en-US', gender: 'female' }] } as const
    const all = purposes.map((purpose) => templateOf('en', ['{$code}'], { purpose }))
    const missing = lintTemplates(all, how).map(({ place }) => `${place.locale} ${place.channel} ${place.purpose}`)
    expect(missing).toEqual([...purposes.map((one) => `en voice ${one}`), ...purposes.map((one) => `fi sms ${one}`)])
  })
})

describe('the rules on cost', () => {
  it('measure frozen words as they will be sent: the first alone, without autofill', () => {
    const long = `{$code} ${'x'.repeat(200)}`
    const how = { autofill: { domain: 'login.example.com' } }
    expect(said([long, '{$code}'], { frozen: true }, how)).toEqual([
      'segment-overflow: the cheapest wording takes 2 segments (207 units of gsm-7)',
    ])
    expect(said([`${'x'.repeat(140)} {$code}`], {}, how)).toEqual([
      'segment-overflow: the cheapest wording takes 2 segments (174 units of gsm-7) with the autofill line',
    ])
    expect(said([`${'x'.repeat(140)} {$code}`], { frozen: true }, how)).toEqual([])
    expect(said([long], {}, { maxSegments: 2 })).toEqual([])
  })

  it('name the cheapest of several that do not fit', () => {
    const [found] = lintTemplates([templateOf('en', [`{$code} ${'x'.repeat(400)}`, `{$code} ${'x'.repeat(200)}`, '{'])], {
      off: ['broken-wording'],
    })
    expect(found).toMatchObject({ rule: 'segment-overflow', place: { wording: 1 } })
  })

  it('say nothing of calls', () => {
    expect(said([`Código {$code}. {$code}. ${'x'.repeat(300)}`], { channel: 'voice', locale: 'es' })).toEqual([])
  })
})

describe('wrong options', () => {
  it.each<[string, unknown]>([
    ["'off'", { off: ['no-such-rule'] }],
    ["'brand'", { brand: '' }],
    ["'maxSegments'", { maxSegments: 0 }],
    ["'autofill' must be an object", { autofill: 'example.com' }],
    ["'domain' must be a host", { autofill: { domain: 'https://example.com' } }],
    ["unknown option 'rules'", { rules: [] }],
  ])('are refused: %s', (complaint, how) => {
    expect(() => lintTemplates([], how as LintOptions)).toThrow(complaint)
  })
})

it('finds nothing to warn of in the words that the library brings', { timeout: 60_000 }, async () => {
  const store = shippedTemplates()
  const signal = new AbortController().signal
  const asked = purposes.flatMap((purpose) => channels.map((channel) => store.list({ purpose, channel }, signal)))
  const templates = (await Promise.all(asked)).flat()
  const found = lintTemplates(templates, { autofill: { domain: 'login.example.org1' } })
  expect(found.filter(({ severity }) => severity !== 'info')).toEqual([])
})
