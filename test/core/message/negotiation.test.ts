import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type NegotiationOptions, negotiate, parseLocale, sameLanguage } from '../../../src/core/message/negotiation.js'
import { rows } from './negotiation.table.js'

const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 500)
const seed = 20261122

const ask = (wishes: readonly string[], available: readonly string[], more: Partial<NegotiationOptions> = {}) =>
  negotiate({ wishes, available, defaultLocale: 'en', policy: 'default', ...more })

describe('reading a locale', () => {
  it.each([
    ['en_US', 'en-US'],
    ['EN-US', 'en-US'],
    ['zh_TW', 'zh-TW'],
    ['iw', 'he'],
    ['in', 'id'],
    ['tl', 'fil'],
    ['no', 'no'],
    ['sh', 'sr-Latn'],
    ['zh-Hant-MO', 'zh-Hant-MO'],
    ['ok-PL', 'ok-PL'],
    ['en-US.UTF-8', 'en-US'],
    ['sr_RS@latin', 'sr-Latn-RS'],
    ['ks_IN@devanagari', 'ks-Deva-IN'],
    ['pa_PK@arabic', 'pa-Arab-PK'],
    ['de_DE@euro', 'de-DE'],
    ['en-US-u-nu-arab', 'en-US'],
    [' de ', 'de'],
  ])('reads %j as %s', (raw, locale) => {
    expect(parseLocale(raw)).toBe(locale)
  })

  it.each([
    '',
    ' ',
    'C',
    'C.UTF-8',
    'POSIX',
    'root',
    'und',
    'und-US',
    'english',
    '😀',
    'x'.repeat(10_240),
    'en US',
    'e\nn',
    'a-b',
  ])('reads no locale in junk %#', (raw) => {
    expect(parseLocale(raw)).toBeUndefined()
  })

  it.each([undefined, null, 7, {}, [], ['en'], true, Symbol('en')])('reads no locale in what is no text %#', (raw) => {
    expect(parseLocale(raw)).toBeUndefined()
  })

  it('reads a hundred characters and no more', () => {
    const long = `de-DE-x${'-abcdefgh'.repeat(9)}-abcdefghi`.slice(0, 97)
    expect(parseLocale(`${long}-ab`)).toBe('de-DE')
    expect(parseLocale(`${long}-abc`)).toBeUndefined()
  })

  it('keeps nothing in which a stranger could hide a code', () => {
    expect(parseLocale('en-123456')).toBe('en')
    expect(parseLocale('en-US-x-123456')).toBe('en-US')
  })

  it('never throws, and reads its own spelling as the same', () => {
    const junk = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.anything(),
      fc.stringMatching(/^[a-zA-Z]{0,4}([-_@.][a-zA-Z0-9]{0,5}){0,4}$/),
    )
    fc.assert(
      fc.property(junk, (raw) => {
        const locale = parseLocale(raw)
        if (locale !== undefined) expect(parseLocale(locale)).toBe(locale)
      }),
      { seed, numRuns },
    )
  })
})

describe('choosing a language', () => {
  it('proves itself on a table of at least 150 pairs, none of them twice', () => {
    expect(new Set(rows.map(([wish, available]) => `${wish} ${available}`)).size).toBe(rows.length)
    expect(rows.length).toBeGreaterThanOrEqual(150)
  })

  it.each(rows)('%j of [%s] gets %s (%s)', (wish, available, chosen, why) => {
    const { candidates, ...answer } = ask([wish], available.split(' '))
    expect(answer).toMatchObject({ chosen, why })
    expect(candidates[0]).toBe(chosen)
  })

  it('follows the first wish that is available, and traces each', () => {
    expect(ask(['ok-PL', '??', 'zh-TW', 'de-AT', 'fr'], ['en', 'fr', 'de', 'zh-Hans'])).toEqual({
      chosen: 'de',
      why: 'parent',
      candidates: ['de', 'fr', 'en'],
      trace: [
        { wished: 'ok-PL', why: 'no-match' },
        { why: 'unreadable' },
        { wished: 'zh-TW', why: 'other-script' },
        { wished: 'de-AT', found: 'de', why: 'parent' },
        { wished: 'fr', found: 'fr', why: 'exact' },
      ],
    })
  })

  it('looks at a wish once, however often and in whatever spelling it comes', () => {
    expect(ask(['de_DE', 'de-de', 'DE-DE'], ['de']).trace).toHaveLength(1)
  })

  it('reads twenty wishes and no more', () => {
    const wishes = Array.from({ length: 5000 }, () => '?')
    expect(ask([...wishes, 'de'], ['de', 'en'])).toMatchObject({ chosen: 'en', trace: { length: 21 } })
  })

  it('lists every relative before the default, best first', () => {
    expect(ask(['es-MX'], ['en', 'es-ES', 'es', 'fr', 'es-419', 'es-MX']).candidates).toEqual([
      'es-MX',
      'es-419',
      'es',
      'es-ES',
      'en',
    ])
  })

  it('keeps the order of the list among equals', () => {
    expect(ask(['fr-LU'], ['fr-BE', 'fr-CH']).candidates).toEqual(['fr-BE', 'fr-CH'])
    expect(ask(['fr-LU'], ['fr-CH', 'fr-BE']).candidates).toEqual(['fr-CH', 'fr-BE'])
    expect(ask(['zh-SG'], ['zh-Hans', 'zh']).candidates).toEqual(['zh-Hans', 'zh'])
    expect(ask(['zh-SG'], ['zh', 'zh-Hans']).candidates).toEqual(['zh', 'zh-Hans'])
  })

  it('takes the default from its relatives where it is not there itself', () => {
    expect(ask(['ja'], ['de', 'en-GB', 'en-US'])).toMatchObject({
      chosen: 'en-US',
      why: 'default',
      candidates: ['en-US', 'en-GB'],
      trace: [
        { wished: 'ja', why: 'no-match' },
        { wished: 'en', found: 'en-US', why: 'default' },
      ],
    })
  })

  it('chooses nothing where even the default is not there, and says so', () => {
    expect(ask(['ja'], ['de'])).toEqual({
      chosen: undefined,
      why: 'default',
      candidates: [],
      trace: [
        { wished: 'ja', why: 'no-match' },
        { wished: 'en', why: 'no-match' },
      ],
    })
    expect(ask([], [])).toMatchObject({ chosen: undefined })
    expect(ask([], ['en'], { defaultLocale: '?' })).toMatchObject({ chosen: undefined, trace: [] })
  })

  it('never falls to the default under the policy that refuses it', () => {
    expect(ask(['ja'], ['en'], { policy: 'refuse' })).toMatchObject({ chosen: undefined, candidates: [] })
    expect(ask([], ['en'], { policy: 'refuse' })).toMatchObject({ chosen: undefined, trace: [] })
    expect(ask(['de'], ['en', 'de'], { policy: 'refuse' })).toMatchObject({ chosen: 'de', candidates: ['de'] })
  })

  it('names a language that lacks only a voice', () => {
    expect(ask(['hi'], ['en'], { voiceless: ['hi', 'fi'] }).trace[0]).toEqual({ wished: 'hi', why: 'no-voice' })
    expect(ask(['hi-Latn'], ['en'], { voiceless: ['hi', 'fi'] }).trace[0]).toEqual({ wished: 'hi-Latn', why: 'no-match' })
    expect(ask(['hi'], ['en'], { voiceless: ['?', 'hi'] }).trace[0]).toEqual({ wished: 'hi', why: 'no-voice' })
  })

  it('answers with the spelling that was given, and passes over what is none', () => {
    expect(ask(['de-DE'], ['de_DE', 'not a locale', 'en'])).toMatchObject({ chosen: 'de_DE', why: 'exact' })
  })

  it('chooses only what is available, and within the script of a wish or the default', () => {
    const tag = fc.constantFrom(
      'en',
      'en-GB',
      'de',
      'zh-TW',
      'zh-CN',
      'zh',
      'sr',
      'sr-Latn',
      'hi-Latn',
      'hi',
      'pt-AO',
      'pt',
      'nb',
      'no',
      'yue',
    )
    const script = (locale: string) => new Intl.Locale(locale).maximize().script
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, fc.string())), fc.array(tag), (wishes, available) => {
        const { candidates } = ask(wishes, available)
        const allowed = [...wishes.flatMap((wish) => parseLocale(wish) ?? []), 'en'].map(script)
        for (const one of candidates) {
          expect(available).toContain(one)
          expect(allowed).toContain(script(one))
        }
      }),
      { seed, numRuns: Math.min(numRuns, 10_000) },
    )
  })
})

describe('the same language', () => {
  it('goes from region to region, but to no neighbour, however near in writing', () => {
    expect(sameLanguage('de-AT', ['en', 'de-CH', 'de-DE'])).toEqual(['de-DE', 'de-CH'])
    expect(sameLanguage('yue', ['zh-Hant'])).toEqual([])
    expect(sameLanguage('nn', ['nb'])).toEqual([])
    expect(sameLanguage('no', ['nb-NO'])).toEqual(['nb-NO'])
    expect(sameLanguage('?', ['en'])).toEqual([])
    expect(sameLanguage('en', ['?', 'en-GB'])).toEqual(['en-GB'])
  })
})
