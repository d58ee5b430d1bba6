import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shippedTemplates } from '../../../src/core/catalog/shipped-templates.js'
import { type Finding, type LintOptions, lintRules, lintTemplates } from '../../../src/core/message/lint.js'
import { parseTemplateFile } from '../../../src/core/message/template-file.js'
import { channels } from '../../../src/core/model/channel.js'
import { purposes } from '../../../src/core/model/purpose.js'
import { templateOf } from './composing.js'
import { findings, said } from './linting.js'

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

function lintFixture(rule: string, name: string): readonly Finding[] {
  const text = readFileSync(new URL(`${name}.json`, fixtures), 'utf8')
  const templates = parseTemplateFile(text, `${locales[rule] ?? ''}.json`)
  return lintTemplates(rule === 'untranslated' ? [english, ...templates] : templates, options[name] ?? options[rule] ?? {})
}

it('has a fixture in a language for every rule', () => {
  expect(lintRules.map(({ id }) => id).sort()).toEqual(Object.keys(locales).sort())
})

describe.each(Object.keys(locales))('%s', (id) => {
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
    const { severity, says } = lintRules.find((rule) => rule.id === id) ?? {}
    const page = readFileSync(new URL(`${id}.md`, pages), 'utf8')
    expect(page.startsWith(`# \`${id}\`\n\n${says}\n\nSeverity: ${severity}`)).toBe(true)
    expect(severity).toMatch(/^(?:error|warning|info)$/)
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
    expect(found).toStrictEqual({
      rule: 'code-count',
      severity: 'error',
      place: { locale: 'en', channel: 'sms', purpose: 'authentication', country: 'IN', wording: 1 },
      message: 'there is no {$code}',
      suggestion: 'write {$code} where the code belongs',
    })
  })

  it('names no country where there is none', () => {
    expect(Object.keys(findings(['none'])[0]?.place ?? {})).toEqual(['locale', 'channel', 'purpose', 'wording'])
  })

  it('hides no other of the same rule', () => {
    expect(said(['{$code}\u200b\u202e'])).toEqual([
      'invisible-character: U+200B is in the words',
      'invisible-character: U+202E is in the words',
    ])
  })

  it('is told once where several variants share it', () => {
    const twice = '.input {$minutes :integer} .match $minutes one {{{$code}. 1234}} * {{{$code}. 1234}}'
    expect(said([twice])).toEqual(['rival-digits: 1234 could be taken for the code'])
  })
})

describe('wrong options', () => {
  it.each<[string, unknown]>([
    ["'off'", { off: ['no-such-rule'] }],
    ["'brand'", { brand: '' }],
    ["'maxSegments'", { maxSegments: 0 }],
    ["lintTemplates: option 'autofill' must be an object", { autofill: 'example.com' }],
    ["lintTemplates: option 'autofill' must be an object", { autofill: null }],
    ["lintTemplates: autofill: option 'domain' must be a host", { autofill: { domain: 'https://example.com' } }],
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
