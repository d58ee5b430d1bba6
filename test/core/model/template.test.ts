import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { immutableTemplate, type Template, templateComplaint } from '../../../src/core/model/template.js'

const template: Template = {
  locale: 'en-IN',
  purpose: 'recovery',
  channel: 'sms',
  country: 'IN',
  version: '3',
  wordings: ['{$code} {$brand}', '{$code}'],
  frozen: true,
  carrier: { IN_TEMPLATE_ID: '1' },
  provenance: 'agency',
  reviewed: 'A. Reader, 2026-01-31',
}

describe('templateComplaint', () => {
  it('has nothing to say of a template, with or without what is optional', () => {
    expect(templateComplaint(template)).toBeUndefined()
    const { country, frozen, carrier, provenance, reviewed, ...plain } = template
    expect([country, frozen, carrier, provenance, reviewed]).toHaveLength(5)
    expect(templateComplaint(plain)).toBeUndefined()
  })

  it.each<[string, unknown]>([
    ['must be an object', null],
    ['must be an object', []],
    ['must be an object', 'de'],
    ["unknown key 'texts'", { ...template, texts: [] }],
    ["'locale' must be a canonical BCP 47 language tag", { ...template, locale: undefined }],
    ["'locale' must be a canonical BCP 47 language tag", { ...template, locale: 'EN-in' }],
    ["'locale' must be a canonical BCP 47 language tag", { ...template, locale: 'e' }],
    ["'purpose' must be one of authentication, enrollment, recovery, unlock", { ...template, purpose: 'login' }],
    ["'channel' must be one of sms, voice", { ...template, channel: 'call' }],
    ["'country' must be two capital letters", { ...template, country: 'in' }],
    ["'country' must be two capital letters", { ...template, country: 91 }],
    ["'country' must be two capital letters", { ...template, country: ['IN'] }],
    ["'country' must be two capital letters", { ...template, country: 'IND' }],
    ["'country' must be two capital letters", { ...template, country: 'xIN' }],
    ["'version' must be a non-empty string", { ...template, version: 3 }],
    ["'wordings' must be a list of at least one non-empty string", { ...template, wordings: [] }],
    ["'wordings' must be a list of at least one non-empty string", { ...template, wordings: '{$code}' }],
    ["'wordings' must be a list of at least one non-empty string", { ...template, wordings: ['{$code}', ' '] }],
    ["'frozen' must be true, or left out", { ...template, frozen: false }],
    ["'carrier' must be an object of non-empty strings", { ...template, carrier: [] }],
    ["'carrier' must be an object of non-empty strings", { ...template, carrier: { IN_TEMPLATE_ID: 1 } }],
    ["'carrier' must be an object of non-empty strings under plain names", { ...template, carrier: { 'a b': '1' } }],
    ["'carrier' must be an object of non-empty strings under plain names", { ...template, carrier: { a: '1', 'a b': '1' } }],
    ["'carrier' must be an object of non-empty strings", { ...template, carrier: { a: '1', b: ' ' } }],
    ["'provenance' must be a non-empty string", { ...template, provenance: '' }],
    ["'reviewed' must be a non-empty string", { ...template, reviewed: true }],
  ])('says %s', (complaint, value) => {
    expect(templateComplaint(value)).toContain(complaint)
  })

  it('quotes of an unknown key no more than its beginning', () => {
    expect(templateComplaint({ ...template, ['k'.repeat(1000)]: 1 })).toBe(`unknown key '${'k'.repeat(40)}'`)
  })

  it('throws at nothing', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true }), (value) => {
        expect(templateComplaint(value)).toBeTypeOf('string')
      }),
      { seed: 7, numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) },
    )
  })
})

describe('immutableTemplate', () => {
  it('is equal, shares nothing, and cannot be changed', () => {
    const copy = immutableTemplate(template)
    expect(copy).toEqual(template)
    expect(copy.wordings).not.toBe(template.wordings)
    expect(copy.carrier).not.toBe(template.carrier)
    for (const part of [copy, copy.wordings, copy.carrier]) expect(Object.isFrozen(part)).toBe(true)
  })

  it('adds nothing that was not there', () => {
    const plain: Template = { locale: 'de', purpose: 'unlock', channel: 'sms', version: '1', wordings: ['{$code}'] }
    expect(Object.keys(immutableTemplate(plain))).toEqual(Object.keys(plain))
  })
})
