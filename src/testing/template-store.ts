import assert from 'node:assert/strict'
import { isOtpError } from '../core/errors.js'
import type { Template } from '../core/model/template.js'
import type { TemplateStore } from '../core/ports/template-store.js'
import type { Promised } from './promised.js'

/** Something of everything that a store must carry; a new copy each time. */
function sample(): Template[] {
  const sms = { purpose: 'authentication', channel: 'sms', version: '1' } as const
  return [
    {
      ...sms,
      locale: 'en',
      wordings: [
        '.input {$minutes :integer}\n.match $minutes\none {{{$code} is your {$brand} code, for {$minutes} minute.}}\n* {{{$code} is your {$brand} code, for {$minutes} minutes.}}',
        '{$code} is your {$brand} code.',
      ],
    },
    { ...sms, locale: 'ar', wordings: ['رمز {$brand} الخاص بك هو {$code}.'] },
    { ...sms, locale: 'zh-Hant-TW', wordings: ['“{$brand}” 驗證碼：{$code} 🔐'] },
    {
      ...sms,
      locale: 'de',
      version: '7',
      wordings: ['Ihr {$brand}-Code: {$code}'],
      provenance: 'translated',
      reviewed: '2026-01-31',
    },
    { ...sms, locale: 'de', country: 'CH', wordings: ['Ihr {$brand}-Code lautet {$code}. Grüezi!'] },
    {
      ...sms,
      locale: 'en',
      country: 'IN',
      wordings: ['{$code} is your OTP for {$brand}. Do not share it.'],
      frozen: true,
      carrier: { IN_ENTITY_ID: '1101000000000000001', IN_TEMPLATE_ID: '1107000000000000001' },
    },
    { ...sms, channel: 'voice', locale: 'en', wordings: ['Your code is {$code}. I repeat: {$code}.'] },
    { ...sms, purpose: 'recovery', locale: 'en', wordings: ['{$code} resets your {$brand} password.'] },
  ]
}

const signal = (): AbortSignal => new AbortController().signal
const letter = (index: number): string => String.fromCharCode(97 + Math.trunc(index))
const text = { purpose: 'authentication', channel: 'sms' } as const

function sorted(templates: readonly Template[]): readonly Template[] {
  const key = ({ locale, country = '' }: Template) => `${locale} ${country}`
  return [...templates].sort((one, other) => (key(one) < key(other) ? -1 : 1))
}

function under(templates: readonly Template[], purpose: string, channel: string): readonly Template[] {
  return sorted(templates.filter((one) => one.purpose === purpose && one.channel === channel))
}

/**
 * What every template store promises. `create` makes a store that holds exactly these templates;
 * it is called once for each promise, and the stores are used at the same time only with different templates.
 */
export function templateStoreContract(create: (templates: readonly Template[]) => Promise<TemplateStore>): readonly Promised[] {
  return [
    {
      says: 'finds what is stored under a purpose and a channel, whole and unchanged, for every locale and country, and nothing else',
      proof: async () => {
        const store = await create(sample())
        for (const purpose of ['authentication', 'recovery'] as const) {
          for (const channel of ['sms', 'voice'] as const) {
            assert.deepEqual(sorted(await store.list({ purpose, channel }, signal())), under(sample(), purpose, channel))
          }
        }
      },
    },
    {
      says: 'answers with an empty list where nothing is stored',
      proof: async () => {
        const store = await create(sample())
        assert.deepEqual(await store.list({ purpose: 'unlock', channel: 'voice' }, signal()), [])
        const empty = await create([])
        assert.deepEqual(await empty.list(text, signal()), [])
      },
    },
    {
      says: 'keeps the wordings in their order, from rich to short',
      proof: async () => {
        const wordings = ['c', 'a', 'b', 'e', 'd'].map((letter) => `${letter} {$code}`)
        const store = await create([{ locale: 'en', ...text, version: '1', wordings }])
        assert.deepEqual((await store.list(text, signal()))[0]?.wordings, wordings)
      },
    },
    {
      says: 'gives many languages in one answer',
      proof: async () => {
        const many = Array.from({ length: 120 }, (_, index): Template => {
          // qaa to qtz are languages of nobody.
          const locale = `q${letter(index / 26)}${letter(index % 26)}`
          return { locale, ...text, version: String(index), wordings: [`${'x'.repeat(200)} {$code}`, '{$code}'] }
        })
        const store = await create(many)
        assert.deepEqual(sorted(await store.list(text, signal())), sorted(many))
      },
    },
    {
      says: 'hands out what nobody can change for the next one who asks',
      proof: async () => {
        const store = await create(sample())
        const first = await store.list(text, signal())
        // Frozen is as good as copied; both leave the next answer as it was.
        const spoils: (() => unknown)[] = [
          () => (first as Template[]).pop(),
          ...first.flatMap((one) => [
            () => Object.assign(one, { version: 'spoiled', country: 'ZZ' }),
            () => (one.wordings as string[]).reverse().push('spoiled'),
            () => Object.assign(one.carrier ?? {}, { IN_ENTITY_ID: 'spoiled' }),
          ]),
        ]
        for (const spoil of spoils) {
          try {
            spoil()
          } catch (thrown) {
            assert.ok(thrown instanceof TypeError)
          }
        }
        assert.deepEqual(sorted(await store.list(text, signal())), under(sample(), text.purpose, text.channel))
      },
    },
    {
      says: 'answers many who ask at once, each with everything',
      proof: async () => {
        const store = await create(sample())
        const answers = await Promise.all(Array.from({ length: 20 }, () => store.list(text, signal())))
        for (const answer of answers) assert.deepEqual(sorted(answer), under(sample(), text.purpose, text.channel))
      },
    },
    {
      says: 'rejects with `cancelled` when the signal has already aborted, and answers the next one all the same',
      proof: async () => {
        const store = await create(sample())
        await assert.rejects(
          async () => store.list(text, AbortSignal.abort()),
          (thrown: unknown) => isOtpError(thrown) && thrown.code === 'cancelled',
        )
        assert.equal((await store.list(text, signal())).length, 6)
      },
    },
    {
      says: 'answers, or rejects with `cancelled`, when the signal aborts on the way',
      proof: async () => {
        const store = await create(sample())
        const controller = new AbortController()
        const asked = store.list(text, controller.signal).then(
          (found) => found.length === 6,
          (thrown: unknown) => isOtpError(thrown) && thrown.code === 'cancelled',
        )
        controller.abort()
        assert.equal(await asked, true)
      },
    },
  ]
}
