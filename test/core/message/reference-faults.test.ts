import { expect, it } from 'vitest'
import { createComposer } from '../../../src/core/message/composition.js'
import type { OtpRequest } from '../../../src/core/model/otp-request.js'
import { Secret } from '../../../src/core/model/secret.js'
import type { Template } from '../../../src/core/model/template.js'

// Faults of the sample that AWS publishes for Okta's telephony hook, as far as they touch the words: each is a promise here.

const template = (locale: string, ...wordings: readonly string[]): Template => ({
  locale,
  purpose: 'authentication',
  channel: 'sms',
  version: '1',
  wordings,
})

const templates = [
  template('en', '{$brand} code: {$code}'),
  template('es', '{$brand} clave: {$code}'),
  template('ja', '{$brand}の認証コード {$code}'),
]

function requestOf(locales: readonly string[], code = '123456', channel: 'sms' | 'voice' = 'sms'): OtpRequest {
  return {
    id: 'event',
    source: 'okta',
    purpose: 'authentication',
    channel,
    destination: { e164: new Secret('+12025550123'), country: 'US', callingCode: '1' },
    code: new Secret(code),
    expiresAt: 300_000,
    locales,
  }
}

const composer = createComposer({ brand: 'Acme' })

const compose = (request: OtpRequest, of: readonly Template[] = templates, noted: unknown[] = []) =>
  composer({
    request,
    channel: request.channel,
    templates: of,
    voices: [{ id: 'MATTHEW', locale: 'en-US', gender: 'male' }],
    now: 0,
    defaultLocale: 'en',
    localePolicy: 'default',
    note: (fact) => noted.push(fact),
  })

it("a user without a locale never gets the previous user's language", () => {
  expect(compose(requestOf(['ja'])).locale).toBe('ja')
  expect(compose(requestOf([])).locale).toBe('en')
  expect(compose(requestOf(['es'])).locale).toBe('es')
  expect(compose(requestOf([])).locale).toBe('en')
})

it('two users at once never get each other’s number, code or language', async () => {
  const ask = async (locale: string, code: string) => {
    const message = compose(requestOf([locale], code))
    await Promise.resolve()
    return [message.locale, message.body.reveal().includes(code), message.code.reveal()]
  }
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => ask(index % 2 === 0 ? 'ja' : 'es', String(100_000 + index))),
  )
  for (const [index, answer] of answers.entries()) {
    expect(answer).toEqual([index % 2 === 0 ? 'ja' : 'es', true, String(100_000 + index)])
  }
})

it('a language is found however the platform spells it', () => {
  for (const spelling of ['ES', 'es-ES', 'es_MX', 'ES-419', 'es_ES.UTF-8']) {
    expect(compose(requestOf([spelling])).locale).toBe('es')
  }
})

it('an unknown language is no error: the default is sent, and the record says why', () => {
  const noted: unknown[] = []
  expect(compose(requestOf(['xx-YY']), templates, noted).locale).toBe('en')
  expect(noted[0]).toMatchObject({
    fact: 'locale',
    chosen: 'en',
    why: 'default',
    trace: [{ wished: 'xx-YY', why: 'no-match' }, {}],
  })
})

it('every {$code} becomes the code, wherever and however often a translator puts it', () => {
  const of = [template('en', '{$code} is your code. Again: {$code}.')]
  expect(compose(requestOf(['en']), of).body.reveal()).toBe('123456 is your code. Again: 123456.')
})

it('no placeholder is a piece of another: "1, 2, 3, 4, 5, 62" cannot be said', () => {
  const of = [template('en', 'Code {$code2} {$code}', 'Code @otp2, @otp', 'Code {$code}')]
  const noted: unknown[] = []
  expect(compose(requestOf(['en']), of, noted).body.reveal()).toBe('Code 123456')
  expect(noted).toHaveLength(4)
})

it('a brand or a code that looks like a replacement pattern is only itself', () => {
  const dollar = createComposer({ brand: "$& $1 $' {$code}" })
  const message = dollar({
    request: requestOf(['en']),
    channel: 'sms',
    templates,
    now: 0,
    defaultLocale: 'en',
    localePolicy: 'default',
    note: () => undefined,
  })
  expect(message.body.reveal()).toBe("$& $1 $' {$code} code: 123456")
})

it('speech is escaped, so that no text can break or change the markup', () => {
  const of: readonly Template[] = [{ ...template('en', 'R&D <emphasis>{$code}</emphasis>'), channel: 'voice' }]
  expect(compose(requestOf(['en'], '123456', 'voice'), of).body.reveal()).toContain('<p>R&amp;D &lt;emphasis&gt;</p>')
})

it('a Spanish message of one letter too many is not sent as two: the wording that fits is', () => {
  const of = [
    template(
      'es',
      `Su código de verificación de {$brand} es {$code}. No lo comparta con nadie más.`,
      'Su clave de {$brand} es {$code}. No la comparta con nadie.',
    ),
  ]
  const noted: unknown[] = []
  compose(requestOf(['es']), of, noted)
  expect(noted.at(-1)).toMatchObject({ wording: 1, encoding: 'gsm-7', segments: 1 })
})
