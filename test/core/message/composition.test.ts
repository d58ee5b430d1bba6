import { describe, expect, it } from 'vitest'
import { OtpError, type OtpErrorCode } from '../../../src/core/errors.js'
import { type ComposerOptions, type Composition, createComposer } from '../../../src/core/message/composition.js'
import type { Fact } from '../../../src/core/model/decision.js'
import type { Message } from '../../../src/core/model/message.js'
import type { OtpRequest } from '../../../src/core/model/otp-request.js'
import { Secret } from '../../../src/core/model/secret.js'
import type { Template } from '../../../src/core/model/template.js'
import { now, requestOf, templateOf } from './composing.js'

const en = templateOf('en', ['{$brand}: {$code} is your code.'])
const de = templateOf('de', ['{$brand}: {$code} ist Ihr Code.'])

function compose(
  input: Partial<Composition> & { readonly templates: readonly Template[] },
  options: ComposerOptions = { brand: 'Acme' },
): { message: Message; body: string; facts: readonly Fact[] } {
  const facts: Fact[] = []
  try {
    const message = createComposer(options)({
      request: requestOf(),
      channel: 'sms',
      now,
      defaultLocale: 'en',
      localePolicy: 'default',
      note: (fact) => facts.push(fact),
      ...input,
    })
    return { message, body: message.body.reveal(), facts }
  } catch (error) {
    throw Object.assign(error as Error, { facts })
  }
}

function failure(...input: Parameters<typeof compose>): { code: OtpErrorCode; facts: readonly Fact[] } {
  try {
    compose(...input)
  } catch (error) {
    if (error instanceof OtpError) return { code: error.code, facts: (error as unknown as { facts: readonly Fact[] }).facts }
    throw error
  }
  throw new Error('it should have failed')
}

describe('a message', () => {
  it('carries the request on, with its words', () => {
    const request = requestOf({ tenant: 'acme' })
    const { message, body, facts } = compose({ request, templates: [en, { ...de, carrier: { IN_ENTITY_ID: '7' } }] })
    expect(body).toBe('Acme: 047115 ist Ihr Code.')
    expect(message).toEqual({
      id: 'event-1',
      tenant: 'acme',
      channel: 'sms',
      purpose: 'authentication',
      destination: request.destination,
      locale: 'de',
      body: message.body,
      format: 'text',
      code: request.code,
      expiresAt: request.expiresAt,
      carrier: { IN_ENTITY_ID: '7' },
    })
    expect(facts).toEqual([
      { fact: 'locale', chosen: 'de', why: 'likely', trace: [{ wished: 'de-DE', found: 'de', why: 'likely' }] },
      { fact: 'composed', channel: 'sms', locale: 'de', version: 'de-1', wording: 0, encoding: 'gsm-7', segments: 1 },
    ])
  })

  it('has no empty fields where there is nothing to carry', () => {
    const { message } = compose({ templates: [de] })
    expect(Object.keys(message)).not.toEqual(expect.arrayContaining(['tenant']))
    expect(message).not.toHaveProperty('carrier')
    expect(message).not.toHaveProperty('voice')
  })

  it('leaves no code in what is printed of it', () => {
    const { message, facts } = compose({ templates: [de] })
    expect(JSON.stringify([message, facts])).not.toMatch(/047115|15112345678/)
  })

  it('follows what the person has chosen before what the platform says', () => {
    expect(compose({ templates: [en, de], preference: { locales: ['en'] } }).message.locale).toBe('en')
    expect(compose({ templates: [en, de], preference: { locales: ['fr'] } }).message.locale).toBe('de')
  })

  it('takes no template of another purpose or channel', () => {
    const other = [
      { ...de, purpose: 'recovery' },
      { ...de, channel: 'voice' },
    ] as const
    expect(failure({ templates: other }).code).toBe('template-missing')
  })

  it('takes its brand from the request where it is told how', () => {
    const brand = ({ tenant }: OtpRequest) => `  ${tenant ?? ''}\u202e Bank`
    expect(compose({ templates: [de], request: requestOf({ tenant: 'Foo' }) }, { brand }).body).toBe(
      'Foo Bank: 047115 ist Ihr Code.',
    )
  })

  it.each([
    ['gives an empty name', () => '\u200b'],
    [
      'throws',
      () => {
        throw new Error('no such tenant 047115')
      },
    ],
    ['gives no text', () => undefined as unknown as string],
  ])('is `internal` where the brand function %s', (_name, brand) => {
    expect(failure({ templates: [de] }, { brand }).code).toBe('internal')
  })

  it('fails with a word on the name that is missing', () => {
    expect(() => compose({ templates: [de] }, { brand: () => '' })).toThrow('internal: the brand function gave no name')
  })
})

describe('the country overlay', () => {
  const german = templateOf('de', ['DE {$code}'], { country: 'DE', version: 'made' })
  const indian = templateOf('de', ['IN {$code}'], { country: 'IN' })

  it('prefers what was made for the country, in whatever order it is stored', () => {
    expect(compose({ templates: [de, german] }).body).toBe('DE 047115')
    expect(compose({ templates: [german, de] }).body).toBe('DE 047115')
  })

  it('does not see what was made for another', () => {
    expect(compose({ templates: [indian, de] }).body).toBe('Acme: 047115 ist Ihr Code.')
    expect(failure({ templates: [indian] }).code).toBe('template-missing')
    const nowhere = { e164: new Secret('+870123456789'), callingCode: '870' }
    expect(compose({ templates: [indian, german, de], request: requestOf({ destination: nowhere }) }).body).toContain('Acme')
  })

  it('negotiates over what is left: a language that exists only elsewhere is not available', () => {
    expect(compose({ templates: [indian, en] }).message.locale).toBe('en')
  })

  it('falls to the general words where those of the country are broken', () => {
    const { body, facts } = compose({ templates: [{ ...german, wordings: ['{code}'] }, de] })
    expect(body).toBe('Acme: 047115 ist Ihr Code.')
    expect(facts).toContainEqual({ fact: 'template-failed', locale: 'de', version: 'made', wording: 0, code: 'template-broken' })
  })
})

describe('the ladder of wordings', () => {
  const rich = `{$brand}: {$code}. ${'x'.repeat(160)}`
  const middle = `{$brand}: {$code}. ${'x'.repeat(120)}`
  const wordingOf = (facts: readonly Fact[]) => facts.find(({ fact }) => fact === 'composed')

  it('takes the richest that fits one segment', () => {
    expect(wordingOf(compose({ templates: [templateOf('de', [rich, middle, '{$code}'])] }).facts)).toMatchObject({
      wording: 1,
      segments: 1,
    })
  })

  it('takes the richest within the budget it is given', () => {
    const templates = [templateOf('de', [rich, middle, '{$code}'])]
    expect(wordingOf(compose({ templates }, { brand: 'Acme', maxSegments: 2 }).facts)).toMatchObject({ wording: 0, segments: 2 })
  })

  it('measures the real brand', () => {
    const templates = [templateOf('de', [middle, '{$code} {$brand}'])]
    expect(wordingOf(compose({ templates }, { brand: 'ж' }).facts)).toMatchObject({ wording: 1, encoding: 'ucs-2' })
  })

  it('takes the cheapest where none fits, whatever its place, and the richest among the equally cheap', () => {
    const long = (length: number) => `{$code} ${'ж'.repeat(length)}`
    expect(wordingOf(compose({ templates: [templateOf('de', [long(300), long(100), long(200)])] }).facts)).toMatchObject({
      wording: 1,
      segments: 2,
    })
    expect(wordingOf(compose({ templates: [templateOf('de', [long(100), long(90)])] }).facts)).toMatchObject({ wording: 0 })
  })

  it('stays in the language of the person rather than save a segment', () => {
    expect(compose({ templates: [en, templateOf('de', [rich])] }).message.locale).toBe('de')
  })

  it('leaves frozen words alone: the first wording or none', () => {
    const frozen = templateOf('de', [rich, '{$code}'], { frozen: true })
    expect(wordingOf(compose({ templates: [frozen] }).facts)).toMatchObject({ wording: 0, segments: 2 })
    expect(failure({ templates: [{ ...frozen, wordings: ['{', '{$code}'] }] }).code).toBe('template-broken')
  })
})

describe('the time left', () => {
  const timed = templateOf('de', ['{$code} {$minutes}', '{$code}'])

  it('is told in whole minutes, a quarter of one granted', () => {
    expect(compose({ templates: [timed] }).body).toBe('047115 5')
    expect(compose({ templates: [timed], now: now + 15_000 }).body).toBe('047115 5')
    expect(compose({ templates: [timed], now: now + 15_001 }).body).toBe('047115 4')
    expect(compose({ templates: [timed], now: now + 4 * 60_000 }).body).toBe('047115 1')
  })

  it('is not told when under a minute is left, or when the platform did not say; and that is no failure', () => {
    for (const input of [{ now: now + 4 * 60_000 + 15_001 }, { request: requestOf({ expiryAssumed: true }) }]) {
      const { body, facts } = compose({ templates: [timed], ...input })
      expect(body).toBe('047115')
      expect(facts.map(({ fact }) => fact)).toEqual(['locale', 'composed'])
    }
  })

  it('leads to the next language where every wording tells it', () => {
    const { message, facts } = compose({
      templates: [templateOf('de', ['{$code} {$minutes}']), en],
      request: requestOf({ expiryAssumed: true }),
    })
    expect(message.locale).toBe('en')
    expect(facts).toHaveLength(2)
  })

  it('is `template-broken` where there is no other', () => {
    expect(
      failure({ templates: [templateOf('de', ['{$code} {$minutes}'])], request: requestOf({ expiryAssumed: true }) }).code,
    ).toBe('template-broken')
    expect(() => compose({ templates: [templateOf('de', ['{$code} {$minutes}'])], now: now + 3_600_000 })).toThrow(
      'template-broken: every wording speaks of a time left that is not known',
    )
  })
})

describe('what fails', () => {
  it('is noted, and the next wording is tried, then the next language', () => {
    const { body, facts } = compose({ templates: [templateOf('de', ['{', 'A{$code}']), en] })
    expect(body).toBe('Acme: 047115 is your code.')
    expect(facts.slice(1, 3)).toEqual([
      { fact: 'template-failed', locale: 'de', version: 'de-1', wording: 0, code: 'template-broken' },
      { fact: 'template-failed', locale: 'de', version: 'de-1', wording: 1, code: 'code-lost' },
    ])
    expect(facts.at(-1)).toMatchObject({ fact: 'composed', locale: 'en' })
  })

  it.each<[OtpErrorCode, readonly string[]]>([
    ['template-broken', ['{']],
    ['code-lost', ['A{$code}', '{$code}0']],
    ['message-too-long', [`{$code} ${'x'.repeat(1600)}`, `{$code} ${'ж'.repeat(640)}`]],
    ['template-broken', ['{', 'A{$code}']],
  ])('is %s where nothing else is left', (code, wordings) => {
    expect(failure({ templates: [templateOf('de', wordings)] }).code).toBe(code)
  })

  it('is `template-missing` where there are no templates, or none of the wished language or the default', () => {
    expect(failure({ templates: [] })).toEqual({
      code: 'template-missing',
      facts: [
        {
          fact: 'no-locale',
          trace: [
            { wished: 'de-DE', why: 'no-match' },
            { wished: 'en', why: 'no-match' },
          ],
        },
      ],
    })
    expect(failure({ templates: [templateOf('fr', ['{$code}'])] }).code).toBe('template-missing')
  })

  it('is `locale-unsupported` under the policy that refuses the default', () => {
    expect(failure({ templates: [en], localePolicy: 'refuse' })).toEqual({
      code: 'locale-unsupported',
      facts: [{ fact: 'no-locale', trace: [{ wished: 'de-DE', why: 'no-match' }] }],
    })
    expect(compose({ templates: [en, de], localePolicy: 'refuse' }).message.locale).toBe('de')
  })

  it('never reaches the default under that policy, even when the wished words are broken', () => {
    expect(failure({ templates: [en, templateOf('de', ['{'])], localePolicy: 'refuse' }).code).toBe('template-broken')
  })
})

describe('wrong wiring', () => {
  it.each<[string, unknown]>([
    ['options', undefined],
    ["'brand'", {}],
    ["'brand'", { brand: '' }],
    ["'brand' must be a function, or a name of one line without control", { brand: 7 }],
    ["'brand'", { brand: 'Ac\u200bme' }],
    ["'brand'", { brand: 'Ac\nme' }],
    ["'maxSegments'", { brand: 'Acme', maxSegments: 0 }],
    ["'maxSegments'", { brand: 'Acme', maxSegments: 1.5 }],
    ["'speech'", { brand: 'Acme', speech: 'mp3' }],
    ["'segments'", { brand: 'Acme', segments: 1 }],
  ])('is a TypeError naming %s', (name, options) => {
    expect(() => createComposer(options as ComposerOptions)).toThrow(new RegExp(`^createComposer: .*${name}`))
    expect(() => createComposer(options as ComposerOptions)).toThrow(TypeError)
  })
})
