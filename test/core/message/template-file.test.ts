import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedTemplates } from '../../../src/core/catalog/shipped-templates.js'
import { isOtpError } from '../../../src/core/errors.js'
import { contentVersion } from '../../../src/core/message/content-version.js'
import { formatTemplateFile, parseTemplateFile, templateFileName } from '../../../src/core/message/template-file.js'
import { channels } from '../../../src/core/model/channel.js'
import { purposes } from '../../../src/core/model/purpose.js'
import type { Template } from '../../../src/core/model/template.js'

const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 300)
const signal = new AbortController().signal
const page = readFileSync('docs/templates.md', 'utf8')
const follows = new Ajv().compile(JSON.parse(readFileSync('docs/template-file.schema.json', 'utf8')) as object)

const code = { locale: 'de', purpose: 'authentication', channel: 'sms', wordings: ['{$code}'] } as const
const versioned = (template: Omit<Template, 'version'>): Template => ({ ...template, version: contentVersion(template) })
const file = (value: unknown) => JSON.stringify(value)

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).filter((one) => one.trim() !== '')
const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,9}$/)
const maybe = <T extends object>(value: fc.Arbitrary<T>) => fc.oneof(fc.constant({}), value)
const templateFields = fc
  .tuple(
    fc.record({ version: text, wordings: fc.array(text, { minLength: 1, maxLength: 4 }) }),
    maybe(fc.record({ frozen: fc.constant(true as const) })),
    maybe(fc.record({ carrier: fc.dictionary(name, text, { maxKeys: 3, noNullPrototype: true }) })),
    maybe(fc.record({ provenance: fc.constantFrom('agency', 'ourselves') })),
    maybe(fc.record({ reviewed: fc.constantFrom('yes', 'later') })),
  )
  .map((parts) => Object.assign({}, ...parts) as Pick<Template, 'version' | 'wordings'>)
const places = fc.constantFrom({ locale: 'de' }, { locale: 'zh-Hant-TW' }, { locale: 'en', country: 'IN' })
const fileOf = fc
  .tuple(places, fc.array(templateFields, { minLength: 8, maxLength: 8 }), fc.integer({ min: 0, max: 255 }), fc.boolean())
  .map(([place, texts, mask, sameVersion]) =>
    channels
      .flatMap((channel) => purposes.map((purpose) => ({ ...place, channel, purpose })))
      .map((at, index): Template => ({ ...at, ...(texts[index] as (typeof texts)[0]), ...(sameVersion ? { version: '7' } : {}) }))
      .filter((_, index) => (mask >> index) % 2 === 1),
  )

describe('parseTemplateFile', () => {
  it('reads the examples of the page, which follow the schema', () => {
    const [whole, country] = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, example = '']) => example)
    const german = parseTemplateFile(whole ?? '', 'de.json')
    expect(german.map(({ channel, purpose }) => `${channel} ${purpose}`)).toEqual([
      'sms authentication',
      'sms recovery',
      'voice authentication',
    ])
    expect(german[0]).toMatchObject({ locale: 'de', provenance: 'Acme translations', reviewed: 'J. Muster, 2026-01-31' })
    expect(formatTemplateFile(german)).toBe(whole)
    const india = parseTemplateFile(country ?? '', 'en@IN.json')
    expect(india).toHaveLength(1)
    expect(india[0]).toMatchObject({
      locale: 'en',
      country: 'IN',
      frozen: true,
      carrier: { IN_ENTITY_ID: '1101000000000000001' },
    })
    expect(formatTemplateFile(india)).toBe(country)
    for (const example of [whole, country]) expect(follows(JSON.parse(example ?? ''))).toBe(true)
  })

  it('gives a text a version of its words, unless it or the file names one', () => {
    expect(parseTemplateFile(file({ sms: { authentication: ['{$code}'] } }), 'de.json')).toStrictEqual([versioned(code)])
    const both = { version: '7', sms: { authentication: ['{$code}'], unlock: { wordings: ['{$code}'], version: '8' } } }
    expect(parseTemplateFile(file(both), 'de.json').map(({ version }) => version)).toEqual(['7', '8'])
  })

  it('takes the mark that some editors put before the text, and the name of the schema', () => {
    expect(parseTemplateFile('\uFEFF{"$schema": "./s.json"}', 'de.json')).toEqual([])
  })

  it('takes no such mark out of the words', () => {
    const [template] = parseTemplateFile('{"sms": {"unlock": ["{$code}\uFEFF"]}}', 'de.json')
    expect(template?.wordings).toEqual(['{$code}\uFEFF'])
  })

  it('hands out what nobody can change', () => {
    const [template] = parseTemplateFile(file({ sms: { unlock: ['{$code}'] } }), 'de.json')
    expect(Object.isFrozen(template) && Object.isFrozen(template?.wordings)).toBe(true)
  })

  it.each([
    ['de_CH.json', '{}', 'the name must be a canonical language tag'],
    ['DE.json', '{}', 'the name must be a canonical language tag'],
    ['de@ch.json', '{}', 'the name must be a canonical language tag'],
    ['de.yaml', '{}', 'the name must be a canonical language tag'],
    ['de.json.bak', '{}', 'the name must be a canonical language tag'],
    ['.json', '{}', 'the name must be a canonical language tag'],
    ['de.json', '', 'line 1, column 1: a value is missing'],
    ['de.json', '{"sms": {},}', "line 1, column 12: no ',' may stand before '}'"],
    ['de.json', '{"sms": {}, "sms": {}}', "line 1, column 13: 'sms' is there twice"],
    ['de.json', '[]', 'the file must be an object'],
    ['de.json', '{"SMS": {}}', "the file has an unknown key 'SMS'"],
    ['de.json', '{"__proto__": {}}', "the file has an unknown key '__proto__'"],
    ['de.json', '{"$schema": 1}', "'$schema' must be a string"],
    ['de.json', '{"sms": []}', 'sms must be an object'],
    ['de.json', '{"sms": null}', 'sms must be an object'],
    ['de.json', '{"voice": {"login": []}}', "voice has an unknown key 'login'"],
    ['de.json', '{"sms": {"unlock": "{$code}"}}', 'sms.unlock must be a list of wordings, or an object'],
    ['de.json', '{"sms": {"unlock": []}}', "sms.unlock: 'wordings' must be a list of at least one non-empty string"],
    ['de.json', '{"sms": {"unlock": {}}}', "sms.unlock: 'wordings' must be a list of at least one non-empty string"],
    ['de.json', '{"sms": {"unlock": ["a", " "]}}', 'sms.unlock: wording 2 must be a non-empty string'],
    ['de.json', '{"sms": {"unlock": {"wording": ["a"]}}}', "sms.unlock has an unknown key 'wording'"],
    ['de.json', '{"sms": {"unlock": {"wordings": ["a"], "frozen": false}}}', "sms.unlock: 'frozen' must be true, or left out"],
    ['de.json', '{"sms": {"unlock": {"wordings": ["a"], "carrier": {"A": 1}}}}', "sms.unlock: 'carrier' must be an object"],
    ['de.json', '{"version": 1, "sms": {"unlock": ["a"]}}', "'version' must be a non-empty string"],
    ['de.json', '{"reviewed": ""}', "'reviewed' must be a non-empty string"],
  ])('refuses %s: %s', (fileName, json, what) => {
    expect(() => parseTemplateFile(json, fileName)).toThrow(`store-malformed: ${fileName}: ${what}`)
  })

  it('puts no control character of a name into what it says', () => {
    expect(() => parseTemplateFile('{}', 'a\u001b[31m\nb.json')).toThrow('store-malformed: a [31m b.json: the name')
  })

  it('says of a long name no more than the beginning', () => {
    expect(() => parseTemplateFile('{}', 'x'.repeat(81))).toThrow(`store-malformed: ${'x'.repeat(80)}: the name`)
  })

  it('throws nothing but store-malformed, and takes what the schema takes', () => {
    const wording = fc.constantFrom<unknown>('{$code}', '', ' ', 1, null)
    const fields = fc.record(
      {
        wordings: fc.array(wording, { maxLength: 2 }),
        frozen: fc.constantFrom<unknown>(true, false, null),
        carrier: fc.constantFrom<unknown>({}, { A: 'b' }, { A: '' }, { '1': 'b' }, [], null),
        version: wording,
        reviewed: wording,
        texts: fc.constant(1),
      },
      { requiredKeys: ['wordings'] },
    )
    const channel = fc.dictionary(
      fc.constantFrom(...purposes, 'login'),
      fc.oneof({ weight: 3, arbitrary: fc.array(wording, { maxLength: 2 }) }, { weight: 2, arbitrary: fields }, wording),
      { maxKeys: 2, noNullPrototype: true },
    )
    const anyFile = fc.oneof(
      fc.jsonValue(),
      fc.record(
        { $schema: wording, version: wording, provenance: wording, sms: channel, voice: fc.oneof(channel, wording) },
        { requiredKeys: [] },
      ),
      fc.record({ sms: channel }),
    )
    let taken = 0
    fc.assert(
      fc.property(anyFile, (value) => {
        let good = true
        try {
          parseTemplateFile(JSON.stringify(value), 'de.json')
          taken += 1
        } catch (thrown) {
          good = false
          expect(isOtpError(thrown) && thrown.code).toBe('store-malformed')
        }
        expect(good).toBe(follows(JSON.parse(JSON.stringify(value))))
      }),
      { seed: 3, numRuns },
    )
    expect(taken).toBeGreaterThan(numRuns / 50)
  })

  it('throws nothing but store-malformed at any text under any name', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.json()),
        fc.oneof(fc.constant('de.json'), fc.string()),
        (junk, fileName) => {
          try {
            parseTemplateFile(junk, fileName)
          } catch (thrown) {
            expect(isOtpError(thrown) && thrown.code).toBe('store-malformed')
          }
        },
      ),
      { seed: 5, numRuns },
    )
  })
})

describe('formatTemplateFile', () => {
  it('writes what is read again as the same templates, always the same way', () => {
    fc.assert(
      fc.property(fileOf, (templates) => {
        const [first = { locale: 'de' }] = templates
        const written = formatTemplateFile(templates)
        const read = parseTemplateFile(written, templateFileName(first))
        expect(read).toEqual(templates)
        expect(formatTemplateFile([...read].reverse())).toBe(written)
        expect(follows(JSON.parse(written))).toBe(true)
      }),
      { seed: 9, numRuns },
    )
  })

  it('writes one wording a line, and no version that is made of the words', () => {
    expect(formatTemplateFile([versioned({ ...code, wordings: ['{$brand}: {$code}', '{$code}'] })])).toBe(
      '{\n  "sms": {\n    "authentication": [\n      "{$brand}: {$code}",\n      "{$code}"\n    ]\n  }\n}\n',
    )
  })

  it('writes every shipped text so that it can be read again', async () => {
    const all = (
      await Promise.all(
        purposes.flatMap((purpose) => channels.map((channel) => shippedTemplates().list({ purpose, channel }, signal))),
      )
    ).flat()
    for (const locale of new Set(all.map((one) => one.locale))) {
      const templates = all.filter((one) => one.locale === locale)
      const read = parseTemplateFile(formatTemplateFile(templates), `${locale}.json`)
      expect(read).toHaveLength(templates.length)
      expect(read).toEqual(expect.arrayContaining(templates))
    }
  })

  it('refuses templates that do not belong into one file', () => {
    expect(() => formatTemplateFile([versioned(code), versioned({ ...code, country: 'CH' })])).toThrow(
      new TypeError('formatTemplateFile: one file is for one locale and country'),
    )
    expect(() => formatTemplateFile([versioned(code), versioned(code)])).toThrow(
      new TypeError('formatTemplateFile: two templates have one purpose and channel'),
    )
  })
})
