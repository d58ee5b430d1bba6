import { describe, expect, it } from 'vitest'
import { shippedLocales, shippedTemplates } from '../../../src/core/catalog/shipped-templates.js'
import type { Autofill } from '../../../src/core/message/autofill.js'
import { measureText } from '../../../src/core/message/encoding.js'
import { purposes } from '../../../src/core/model/purpose.js'
import { bidi } from '../../fixtures/bidi.js'
import { compose, requestOf, templateOf } from './composing.js'

const autofill = { domain: 'login.example.com' } as const
const line = '\n@login.example.com #047115'
const x = (count: number) => 'x'.repeat(count)

describe('the richest wording that fits with its autofill line', () => {
  it('is sent with the line at its end', () => {
    const { body, composed } = compose({ templates: [templateOf('de', ['{$brand}: {$code}.'])] }, { autofill })
    expect(body).toBe(`Acme: 047115.${line}`)
    expect(composed).not.toHaveProperty('dropped')
  })

  it('is found with the line counted in, and the record says what it cost the others', () => {
    const templates = [templateOf('de', [`{$code} ${x(400)}`, `{$code} ${x(140)}`, '{$code}'])]
    const { body, composed } = compose({ templates }, { autofill })
    expect(body).toBe(`047115${line}`)
    expect(composed).toMatchObject({ wording: 2, segments: 1, dropped: ['wording 0: 3 segments', 'wording 1: 2 segments'] })
    expect(compose({ templates }).composed).toMatchObject({ wording: 1, dropped: ['wording 0: 3 segments'] })
  })

  it('takes more segments where there is no room, rather than lose autofill', () => {
    const templates = [templateOf('de', [`{$code} ${x(400)}`, `{$code} ${x(150)}`])]
    const { body, composed } = compose({ templates }, { autofill })
    expect(body.endsWith(line)).toBe(true)
    expect(composed).toMatchObject({ wording: 1, segments: 2, dropped: ['wording 0: 3 segments'] })
  })

  it('is no matter for a call: nothing is given up there, and nobody is asked', () => {
    const call = {
      templates: [templateOf('de', ['{$code}. {$code}.'], { channel: 'voice', frozen: true })],
      channel: 'voice',
      voices: [{ id: 'VICKI', locale: 'de-DE', gender: 'female' }],
    } as const
    expect(compose(call, { autofill }).composed).not.toHaveProperty('dropped')
    const own = () => {
      throw new Error('nobody asks')
    }
    expect(compose(call, { autofill: own }).facts.map(({ fact }) => fact)).toEqual(['locale', 'composed'])
  })

  describe('where it may be dropped', () => {
    const dropping: Autofill = { ...autofill, whenTight: 'drop' }

    it('is kept where there is room', () => {
      expect(compose({ templates: [templateOf('de', ['{$code}'])] }, { autofill: dropping }).body).toBe(`047115${line}`)
    })

    it('is kept within the budget, though the text would be cheaper without', () => {
      const templates = [templateOf('de', [`{$code} ${x(150)}`])]
      const { body, composed } = compose({ templates }, { autofill: dropping, maxSegments: 2 })
      expect(body).toBe(`047115 ${x(150)}${line}`)
      expect(composed).not.toHaveProperty('dropped')
    })

    it('goes where that makes the text fit, and the record says so', () => {
      const templates = [templateOf('de', [`{$code} ${x(400)}`, `{$code} ${x(150)}`])]
      const { body, composed } = compose({ templates }, { autofill: dropping })
      expect(body).toBe(`047115 ${x(150)}`)
      expect(composed).toMatchObject({ segments: 1, dropped: ['autofill: 2 segments', 'wording 0: 3 segments'] })
    })

    it('stays where its loss would save nothing', () => {
      const { body, composed } = compose({ templates: [templateOf('de', [`{$code} ${x(170)}`])] }, { autofill: dropping })
      expect(body.endsWith(line)).toBe(true)
      expect(composed).not.toHaveProperty('dropped')
    })

    it('goes where the provider would take no such text, and each failure is told once', () => {
      const templates = [templateOf('de', [`{$code} ${x(1515)}`, '{'])]
      const { facts, composed } = compose({ templates }, { autofill: dropping })
      expect(composed).toMatchObject({ segments: 10, dropped: ['autofill: no room'] })
      expect(facts.filter(({ fact }) => fact === 'template-failed')).toMatchObject([
        { wording: 0, code: 'message-too-long' },
        { wording: 1, code: 'template-broken' },
      ])
    })

    it('fails as ever where nothing can be said at all', () => {
      expect(() => compose({ templates: [templateOf('de', ['{'])] }, { autofill: dropping })).toThrow('template-broken')
    })
  })

  it('leaves frozen words alone, and says that they go without', () => {
    const frozen = templateOf('de', ['{$code} “Acme”'], { frozen: true })
    const { body, composed } = compose({ templates: [frozen] }, { autofill, fold: 'typography' })
    expect(body).toBe('047115 “Acme”')
    expect(composed).toMatchObject({ dropped: ['autofill: frozen'] })
    expect(compose({ templates: [frozen] }).composed).not.toHaveProperty('dropped')
    expect(() => compose({ templates: [{ ...frozen, wordings: ['{'] }] }, { autofill })).toThrow('template-broken')
  })

  it('is told from the request where one endpoint serves many', () => {
    const own = ({ tenant }: { tenant?: string }) => (tenant === undefined ? undefined : { domain: `${tenant}.example.com` })
    const templates = [templateOf('de', ['{$code}'])]
    expect(compose({ templates, request: requestOf({ tenant: 'acme' }) }, { autofill: own }).body).toBe(
      '047115\n@acme.example.com #047115',
    )
    const { body, facts } = compose({ templates }, { autofill: own })
    expect(body).toBe('047115')
    expect(facts.map(({ fact }) => fact)).toEqual(['locale', 'composed'])
  })

  it.each<[string, () => Autofill]>([
    [
      'throws',
      () => {
        throw new Error('no such tenant')
      },
    ],
    ['gives what is no host', () => ({ domain: 'https://example.com' })],
  ])('goes without, noted, where that function %s: the code comes first', (_name, own) => {
    const { body, facts } = compose({ templates: [templateOf('de', ['{$code}'])] }, { autofill: own })
    expect(body).toBe('047115')
    expect(facts).toContainEqual({ fact: 'failed', part: 'autofill', code: 'internal' })
  })
})

describe('folding', () => {
  const quoted = templateOf('es', ['“{$brand}” – código {$code}'])
  const request = requestOf({ locales: ['es'] })

  it('is done only where it brings the text into GSM 03.38', () => {
    expect(compose({ templates: [quoted], request }, { fold: 'typography' }).body).toBe('“Acme” – código 047115')
    const plain = templateOf('es', ['“{$brand}” – clave {$code}'])
    expect(compose({ templates: [plain], request }, { fold: 'typography' }).body).toBe('"Acme" - clave 047115')
  })

  it('touches letters only in the languages that are named', () => {
    expect(compose({ templates: [quoted], request }, { fold: { letters: ['es-MX'] } }).body).toBe('"Acme" - codigo 047115')
    expect(compose({ templates: [quoted], request }, { fold: { letters: ['pt'] } }).body).toBe('“Acme” – código 047115')
  })
})

describe('the survival checker in production', () => {
  it('lets a sound text pass', () => {
    expect(
      compose({ templates: [templateOf('de', ['{$brand}: {$code}.'])] }, { survival: bidi, autofill }).composed,
    ).not.toHaveProperty('doubts')
  })

  it('refuses a wording that loses the code, and takes the next', () => {
    const { body, facts } = compose({ templates: [templateOf('de', ['G-{$code}', '{$code}'])] }, { survival: bidi })
    expect(body).toBe('047115')
    expect(facts[1]).toMatchObject({ fact: 'template-failed', wording: 0, code: 'code-lost' })
  })

  it('notes what is only doubtful', () => {
    expect(compose({ templates: [templateOf('de', ['{$code} für Haus 123456'])] }, { survival: bidi }).composed).toMatchObject({
      doubts: ['rival-digits'],
    })
  })

  it('hears calls as well, with and without SSML', () => {
    const call = {
      templates: [templateOf('de', ['{$code}. {$code}.'], { channel: 'voice' })],
      channel: 'voice',
      voices: [{ id: 'VICKI', locale: 'de-DE', gender: 'female' }],
    } as const
    for (const speech of ['ssml', 'text'] as const) {
      expect(compose(call, { survival: bidi, speech }).composed).not.toHaveProperty('doubts')
    }
  })
})

describe('wrong wiring', () => {
  it.each<[string, object]>([
    ["'autofill' must be an object or a function", { autofill: 'example.com' }],
    ["createComposer: autofill: option 'domain' must be a host", { autofill: { domain: 'https://example.com' } }],
    ["'fold' must be 'typography'", { fold: 'letters' }],
    ["'fold' must be 'typography'", { fold: null }],
    ["'survival' must have getEmbeddingLevels()", { survival: {} }],
    ["'gender' must be one of", { gender: 'none' }],
    ["'speech' must be one of", { speech: 'wav' }],
  ])('is refused: %s', (complaint, options) => {
    expect(() => compose({ templates: [] }, options)).toThrow(complaint)
    expect(() => compose({ templates: [] }, options)).toThrow(TypeError)
  })
})

// The aim of the whole ladder.
it.each(shippedLocales)('one segment in %s, with a name of ten, a host of eighteen and the autofill line', async (locale) => {
  const { signal } = new AbortController()
  for (const purpose of purposes) {
    const templates = await shippedTemplates({ locales: [locale] }).list({ purpose, channel: 'sms' }, signal)
    const request = requestOf({ purpose, locales: [locale] })
    const [brand, domain] = ['Acme-Brand', 'login.example.org1']
    expect([brand.length, domain.length]).toEqual([10, 18])
    const { body, composed } = compose(
      { templates, request, defaultLocale: locale },
      { brand, autofill: { domain }, survival: bidi },
    )
    expect(composed).toMatchObject({ locale, segments: 1 })
    expect(body.endsWith(`\n@${domain} #047115`)).toBe(true)
    expect(measureText(body).segments).toBe(1)
  }
})
