import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorMeanings, isOtpError, OtpError, type OtpErrorCode } from '../../src/core/errors.js'
import type { Call } from '../../src/core/model/call.js'
import type { Outcome } from '../../src/core/model/receipt.js'
import { oktaVerdicts } from '../../src/hooks/okta/verdicts.js'
import { oktaTelephonyHook } from '../../src/hooks/okta.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { identityHookContract } from '../../src/testing/identity-hook.js'
import { leaksOf, secretsIn } from '../canary.js'

type Fields = Record<string, unknown>
type Payload = Fields & { data: { context: { request: Fields }; userProfile: Fields; messageProfile: Fields } }

const receivedAt = Date.parse('2024-08-07T22:15:30.100Z')
const signal = new AbortController().signal
const read = (name: string): string => readFileSync(new URL(`../fixtures/okta/${name}.json`, import.meta.url), 'utf8')
const payload = (name = 'voice-call'): Payload => JSON.parse(read(name)) as Payload
const call = (body: unknown): Call => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
  receivedAt,
})
const parse = (body: unknown, options = {}) => oktaTelephonyHook(options).parse(call(body), signal)
const parseWith = (message: Fields, options = {}) => {
  const event = payload()
  Object.assign(event.data.messageProfile, message)
  return parse(event, options)
}
const answer = (outcome: Outcome, options = {}) => {
  const { status, headers, body } = oktaTelephonyHook(options).answer(outcome)
  expect(headers).toEqual({ 'content-type': 'application/json' })
  return { status, body: JSON.parse(body) as unknown }
}
const told = (outcome: Outcome, options = {}) => {
  const { status, body } = answer(outcome, options)
  const { commands } = body as { commands?: [{ value: [{ status: string }] }] }
  return status === 200 ? (commands?.[0].value[0].status ?? 'error') : status
}
const failed = (code: OtpErrorCode, sent: 'no' | 'maybe' = 'no'): Outcome => ({
  requestId: 'event-1',
  failure: new OtpError(code, undefined, { sent }),
})

describe('the contract of hooks', () => {
  const contract = identityHookContract({
    create: () => oktaTelephonyHook({ defaultCountry: 'US' }),
    good: [
      {
        says: 'a call for a spoken code',
        call: call(read('voice-call')),
        secrets: ['4915112345678', '007314', 'juergen@example.com', 'Größe'],
        check: (request) => {
          expect(request).toMatchObject({
            id: 'Vq0y1kzQTmWlYQ0pXx4b8A',
            channel: 'voice',
            purpose: 'authentication',
            locales: ['de_DE'],
          })
          expect(request).toMatchObject({ tenant: 'acme.okta.com', userId: '00u1voice5678901234' })
          expect(request.code.reveal()).toBe('007314')
          expect(request.destination.e164.reveal()).toBe('+4915112345678')
          expect(request.expiresAt).toBe(Date.parse('2024-08-07T22:20:25.057Z'))
        },
      },
      {
        says: 'the sample of the documentation',
        call: call(read('preview')),
        secrets: ['9876543210', '11111', 'test.user@okta.com'],
        check: (request) => {
          expect(request).toMatchObject({
            id: 'uS5871kJThSsU8qlA1LTcg',
            channel: 'sms',
            purpose: 'enrollment',
            locales: ['EN-US'],
          })
          expect(request.code.reveal()).toBe('11111')
          expect(request.destination.e164.reveal()).toBe('+19876543210')
        },
      },
      {
        says: 'numbers as JSON numbers, without a requestType',
        call: call(read('numbers-without-request-type')),
        secrets: ['12025550143', '483920'],
        check: (request) => {
          expect(request).toMatchObject({ channel: 'sms', purpose: 'authentication' })
          expect(request.code.reveal()).toBe('483920')
          expect(request.destination.e164.reveal()).toBe('+12025550143')
        },
      },
      {
        says: 'a call of the 2022 beta, with eventAction',
        call: call(read('beta-2022')),
        secrets: ['33612345678', '90210'],
        check: (request) => {
          expect(request).toMatchObject({ channel: 'voice', purpose: 'recovery', locales: ['FR-FR'] })
          expect(request.destination.country).toBe('FR')
        },
      },
    ],
    bad: [
      { says: 'no JSON', call: call('code=1'), code: 'call-malformed' },
      { says: 'JSON that is no object', call: call('[]'), code: 'call-malformed' },
      { says: 'malformed UTF-8', call: { ...call(''), body: Uint8Array.of(0x22, 0xc3, 0x28, 0x22) }, code: 'call-malformed' },
      { says: 'an event without messageProfile', call: call({ data: {} }), code: 'call-malformed' },
    ],
    succeeds: ({ status, body }) => status === 200 && /"status":"(SUCCESSFUL|PENDING)"/.test(body),
    maxAnswerBytes: 1_024,
  })
  for (const { says, proof } of contract) it(says, proof)
})

describe('reading a call', () => {
  it.each([
    ['SMS', 'sms'],
    ['sms', 'sms'],
    [' Sms ', 'sms'],
    ['text', 'sms'],
    ['Text Message', 'sms'],
    ['CALL', 'voice'],
    ['voice call', 'voice'],
    ['VOICE_CALL', 'voice'],
    ['Voice-Call', 'voice'],
    ['voice  \t call', 'voice'],
    ['voice', 'voice'],
    ['VoiceCall', 'voice'],
    ['phone call', 'voice'],
  ])('takes the channel %j for %s', async (deliveryChannel, channel) => {
    expect((await parseWith({ deliveryChannel })).channel).toBe(channel)
  })

  it.each(['', ' ', 'email', 'push', 'whatsapp', 'sms call', 'voice text', 'smsx', null, 7, ['SMS'], undefined])(
    'never takes the unknown channel %j for voice',
    async (deliveryChannel) => {
      await expect(parseWith({ deliveryChannel })).rejects.toMatchObject({ code: 'channel-unknown' })
    },
  )

  it.each([
    ['com.okta.user.telephony.pre-enrollment', 'enrollment'],
    ['com.okta.user.telephony.mfa-verification', 'authentication'],
    ['com.okta.user.telephony.account-unlock', 'unlock'],
    ['com.okta.user.telephony.password-reset', 'recovery'],
    ['com.okta.user.telephony.PASSWORD_RESET', 'recovery'],
    ['com.okta.user.telephony.something-new', 'authentication'],
    ['constructor', 'authentication'],
    [7, 'authentication'],
    [null, 'authentication'],
  ])('takes the requestType %j for %s', async (requestType, purpose) => {
    expect((await parse({ ...payload(), requestType })).purpose).toBe(purpose)
  })

  it('refuses a number without a country, and never gives it one silently (a fault of the sample of AWS)', async () => {
    for (const phoneNumber of ['9876543210', 9876543210, '4915112345678', '0151 1234567']) {
      await expect(parseWith({ phoneNumber })).rejects.toMatchObject({ code: 'destination-invalid' })
    }
    const { destination } = await parseWith({ phoneNumber: '9876543210' }, { defaultCountry: 'US' })
    expect(destination.e164.reveal()).toBe('+19876543210')
    expect(destination.country).toBe('US')
  })

  it('lets no defaultCountry change a number that has one', async () => {
    const { destination } = await parseWith({ phoneNumber: '+4915112345678' }, { defaultCountry: 'US' })
    expect(destination.country).toBe('DE')
  })

  it.each([undefined, null, '', '+', 'tel:+49', '+49 151 CALL', true, ['+4915112345678'], '+1', Number.NaN])(
    'refuses the number %j',
    async (phoneNumber) => {
      await expect(parseWith({ phoneNumber })).rejects.toMatchObject({ code: 'destination-invalid' })
    },
  )

  it('takes a code exactly as issued, with its leading zeros', async () => {
    expect((await parseWith({ otpCode: '000123' })).code.reveal()).toBe('000123')
    expect((await parseWith({ otpCode: 123456 })).code.reveal()).toBe('123456')
  })

  it.each([undefined, null, '', '12 34', '<b>1</b>', 1.5, -1, ['1'], { code: 1 }, '１２３４'])(
    'refuses the code %j',
    async (otpCode) => {
      await expect(parseWith({ otpCode })).rejects.toMatchObject({ code: 'code-invalid' })
    },
  )

  it('gives no locale where there is none, and never the one of the call before (a fault of the sample of AWS)', async () => {
    const hook = oktaTelephonyHook()
    const without = payload()
    delete without.data.messageProfile['locale']
    expect((await hook.parse(call(payload()), signal)).locales).toEqual(['de_DE'])
    expect((await hook.parse(call(without), signal)).locales).toEqual([])
    for (const locale of ['', '  ', null, 7, ['de']]) expect((await parseWith({ locale })).locales).toEqual([])
    expect((await parseWith({ locale: ' ok-PL ' })).locales).toEqual(['ok-PL'])
  })

  it('reads a body with a byte order mark', async () => {
    expect((await parse(`\ufeff${read('voice-call')}`)).channel).toBe('voice')
  })

  it('never reads msgTemplate', async () => {
    const one = await parseWith({ msgTemplate: 'Your code is 999999' })
    expect(JSON.stringify(one)).not.toContain('999999')
    expect(one.code.reveal()).toBe('007314')
  })

  it.each([
    ['2024-08-07T22:20:25.057Z', '2024-08-07T22:20:25.057Z'],
    ['2024-08-07T22:20:25Z', '2024-08-07T22:20:25.000Z'],
    ['2024-08-07T22:20Z', '2024-08-07T22:20:00.000Z'],
    ['2024-08-08T00:20:25+02:00', '2024-08-07T22:20:25.000Z'],
    ['2024-08-07T22:20:25.057', '2024-08-07T22:20:25.057Z'],
    ['2024-08-07T22:20:25.057123Z', '2024-08-07T22:20:25.057Z'],
    ['2022-01-28T21:48:34.321Z', '2022-01-28T21:48:34.321Z'],
  ])('reads the end %s', async (otpExpires, utc) => {
    const request = await parseWith({ otpExpires })
    expect(new Date(request.expiresAt).toISOString()).toBe(utc)
    expect(request.expiryAssumed).toBeUndefined()
  })

  it.each([
    undefined,
    null,
    '',
    'soon',
    '1',
    '2024',
    '2024-13-45T99:99:99Z',
    'Wed, 07 Aug 2024',
    1723069225,
    {},
    '9999-12-31T23:59:59Z',
  ])('assumes a life, and says so, where the end is %j', async (otpExpires) => {
    expect(await parseWith({ otpExpires })).toMatchObject({ expiresAt: receivedAt + 300_000, expiryAssumed: true })
    expect(await parseWith({ otpExpires }, { assumedLifeMs: 60_000 })).toMatchObject({ expiresAt: receivedAt + 60_000 })
  })

  it('counts an assumed life from now where the edge does not say when it was called', async () => {
    const clock = createFakeClock()
    const event = payload()
    delete event.data.messageProfile['otpExpires']
    const request = await oktaTelephonyHook({ clock }).parse({ method: 'POST', headers: {}, body: call(event).body }, signal)
    expect(request.expiresAt).toBe(clock.now() + 300_000)
  })

  describe('without an eventId', () => {
    const without = (change: (event: Payload) => void = () => undefined) => {
      const event = payload()
      delete event['eventId']
      change(event)
      return parse(event)
    }

    it('makes the same id of the same event, and another of another', async () => {
      const { id } = await without()
      expect(id).toMatch(/^derived-[0-9a-f]{32}$/)
      expect((await without()).id).toBe(id)
      expect((await without((event) => (event.data.context.request['id'] = 'another'))).id).not.toBe(id)
      expect((await without((event) => (event['eventTime'] = '2024-08-07T22:16:00.000Z'))).id).not.toBe(id)
    })

    it('makes it without the code and the number, which could be guessed from it', async () => {
      const { id } = await without()
      const other = await without((event) =>
        Object.assign(event.data.messageProfile, { otpCode: '111111', phoneNumber: '+12025550143' }),
      )
      expect(other.id).toBe(id)
    })

    it('refuses an event that nothing tells from others', async () => {
      await expect(without((event) => delete event.data.context.request['id'])).rejects.toMatchObject({ code: 'call-malformed' })
    })

    it('makes one also of an eventId that could not be a key', async () => {
      for (const eventId of ['with space', 'ü'.repeat(9), 'x'.repeat(129)]) {
        expect((await parse({ ...payload(), eventId })).id).toMatch(/^derived-/)
      }
      expect((await parse({ ...payload(), eventId: 'a b' })).id).not.toBe((await parse({ ...payload(), eventId: 'a c' })).id)
    })
  })

  it.each([
    ['https://acme.okta.com/api/v1/inlineHooks/x', 'acme.okta.com'],
    ['https://ACME.okta.com', 'acme.okta.com'],
    ['https://${yourOktaDomain}/api/v1/inlineHooks/x', undefined],
    ['javascript:alert(1)', undefined],
    [7, undefined],
  ])('takes from the source %s the tenant %s', async (source, tenant) => {
    expect((await parse({ ...payload(), source })).tenant).toBe(tenant)
  })

  const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300), seed: 20_240_807 }

  const onlyOtpErrors = async (body: Uint8Array): Promise<void> => {
    try {
      const request = await oktaTelephonyHook({ defaultCountry: 'US' }).parse({ ...call(''), body }, signal)
      expect(Number.isFinite(request.expiresAt)).toBe(true)
    } catch (thrown) {
      if (!isOtpError(thrown)) throw thrown
    }
  }

  it('rejects any bytes with nothing but OtpError', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), onlyOtpErrors), runs)
  })

  it('reads any JSON in any of the fields, or rejects it with nothing but OtpError', async () => {
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom('SMS', 'CALL', '+12025550143', '123456', 'EN-US', undefined))
    const names = ['phoneNumber', 'otpCode', 'otpExpires', 'deliveryChannel', 'locale', 'msgTemplate', 'eventAction', '__proto__']
    const message = fc.dictionary(fc.constantFrom(...names), odd)
    const outer = fc.dictionary(fc.constantFrom('eventId', 'eventTime', 'requestType', 'source', 'toString', 'extra'), odd)
    await fc.assert(
      fc.asyncProperty(outer, message, odd, async (event, messageProfile, userProfile) => {
        await onlyOtpErrors(
          new TextEncoder().encode(JSON.stringify({ eventId: 'e', ...event, data: { messageProfile, userProfile } })),
        )
      }),
      runs,
    )
  })
})

describe('answering', () => {
  const sent: Outcome = { requestId: 'event-1', receipt: { status: 'sent', sender: 'eum-sms', messageId: 'message-1' } }
  const queued: Outcome = { requestId: 'event-1', receipt: { status: 'queued', id: 'parcel-1' } }

  it('says SUCCESSFUL in the shape that Okta documents', () => {
    expect(answer(sent)).toEqual({
      status: 200,
      body: {
        commands: [
          {
            type: 'com.okta.telephony.action',
            value: [{ status: 'SUCCESSFUL', provider: 'eum-sms', transactionId: 'message-1' }],
          },
        ],
        debugContext: { requestId: 'event-1' },
      },
    })
  })

  it('names the provider that it is told to name', () => {
    expect(JSON.stringify(answer(sent, { provider: 'Acme' }).body)).toContain('"provider":"Acme"')
    expect(JSON.stringify(answer(queued, { provider: 'Acme' }).body)).toContain('"provider":"Acme","transactionId":"parcel-1"')
  })

  it('says SUCCESSFUL of what waits in a queue, or PENDING where it is told to', () => {
    expect(told(queued)).toBe('SUCCESSFUL')
    expect(told(queued, { whenQueued: 'PENDING' })).toBe('PENDING')
    expect(told(sent, { whenQueued: 'PENDING' })).toBe('SUCCESSFUL')
  })

  it('has a verdict and a reason for each failure code, and no other', () => {
    expect(Object.keys(oktaVerdicts)).toEqual(Object.keys(errorMeanings))
    for (const { because } of Object.values(oktaVerdicts)) expect(because).toMatch(/\.$/)
  })

  it.each(Object.entries(oktaVerdicts))('answers %s as its row says', (code, { verdict }) => {
    const outcome = failed(code as OtpErrorCode)
    const plain = { 'take-over': 'FAILED', unsure: 'PENDING', refused: 'PENDING' } as const
    const turned = { 'take-over': 'error', unsure: 'FAILED', refused: 'FAILED' } as const
    expect(told(outcome)).toBe(typeof verdict === 'number' ? verdict : plain[verdict])
    const other = { whenFailed: 'error', whenUnsure: 'FAILED', whenRefused: 'FAILED' }
    expect(told(outcome, other)).toBe(typeof verdict === 'number' ? verdict : turned[verdict])
  })

  it('never makes Okta send a second message while the first may be on its way', () => {
    for (const [code, { verdict }] of Object.entries(oktaVerdicts)) {
      if (typeof verdict === 'number') continue
      expect(told(failed(code as OtpErrorCode, 'maybe'))).toBe('PENDING')
      expect(told(failed(code as OtpErrorCode, 'maybe'), { whenUnsure: 'FAILED' })).toBe('FAILED')
    }
  })

  it('hands no refused attack to Okta unless it is told to', () => {
    for (const code of ['country-refused', 'number-refused', 'velocity-exceeded', 'budget-exhausted'] as const) {
      expect(told(failed(code))).toBe('PENDING')
      expect(told(failed(code), { whenRefused: 'FAILED' })).toBe('FAILED')
      expect(told(failed(code), { whenRefused: 'error' })).toBe('error')
    }
  })

  it('answers 200 to Okta, and an error status only to a caller who has not proved to be Okta', () => {
    const callers = Object.entries(oktaVerdicts).filter(([, { verdict }]) => typeof verdict === 'number')
    expect(callers.map(([code]) => code).filter((code) => !/^(token-|secret-)/.test(code))).toEqual([
      'call-too-large',
      'method-not-allowed',
      'issuer-unreachable',
    ])
  })

  it('gives one fixed text to the person, never the reason (a fault of the sample of AWS)', () => {
    const options = { whenFailed: 'error', whenRefused: 'error', errorSummary: 'Bitte versuchen Sie es später noch einmal.' }
    const failure = new OtpError('provider-rejected', 'ValidationException: +4915112345678 is not valid')
    expect(answer({ requestId: 'event-1', failure }, options)).toEqual({
      status: 200,
      body: { error: { errorSummary: options.errorSummary }, debugContext: { requestId: 'event-1' } },
    })
    expect(answer(failed('country-refused'), options)).toEqual(answer(failed('provider-rejected'), options))
  })

  it('tells a stranger nothing but the status', () => {
    expect(answer(failed('token-expired')).body).toEqual(answer(failed('token-signature')).body)
    expect(answer(failed('secret-wrong')).body).toEqual({ error: { errorSummary: 'The call was not accepted.' } })
  })

  it('lets Okta take over for a code of another release', () => {
    const failure = new OtpError('internal')
    Object.defineProperty(failure, 'code', { value: 'brand-new' })
    expect(told({ failure })).toBe('FAILED')
  })

  it('takes acceptance for what it is: a queue may be told as PENDING (a fault of the sample of AWS)', () => {
    expect(told(queued, { whenQueued: 'PENDING' })).toBe('PENDING')
    expect(told(failed('provider-unavailable', 'maybe'))).toBe('PENDING')
  })

  it('prints nothing, whatever it reads (a fault of the sample of AWS)', async () => {
    const canary = { code: '730951', number: '+4915112345678' }
    const leaks = await leaksOf(canary, async (keep) => {
      keep('request', await parseWith({ otpCode: canary.code, phoneNumber: canary.number }))
      keep(
        'refused',
        await parseWith({ otpCode: canary.code, phoneNumber: canary.number, deliveryChannel: 'x' }).catch((e: unknown) => e),
      )
    })
    expect(leaks).toEqual([])
  })

  it('shows neither the code nor the number in any answer or error (a fault of the sample of AWS)', async () => {
    const canary = { code: '730951', number: '+4915112345678' }
    const hook = oktaTelephonyHook()
    const request = await parseWith({ otpCode: canary.code, phoneNumber: canary.number })
    const answers = Object.keys(errorMeanings).map((code) =>
      hook.answer({ requestId: request.id, failure: new OtpError(code as OtpErrorCode) }),
    )
    expect(secretsIn([request, answers], canary)).toEqual([])
    const error: unknown = await parseWith({
      otpCode: canary.code,
      phoneNumber: canary.number,
      deliveryChannel: canary.number,
    }).catch((thrown: unknown) => thrown)
    expect(secretsIn(error, canary)).toEqual([])
  })
})

describe('wrong wiring', () => {
  it.each([
    [{ whenUnsure: 'SUCCESSFUL' }, "'whenUnsure' must be one of"],
    [{ whenQueued: 'FAILED' }, "'whenQueued' must be one of"],
    [{ whenRefused: 'SUCCESSFUL' }, "'whenRefused' must be one of"],
    [{ whenFailed: 'PENDING' }, "'whenFailed' must be one of"],
    [{ errorSummary: '' }, "'errorSummary' must be a non-empty string"],
    [{ defaultCountry: 'USA' }, "'defaultCountry' must be a country"],
    [{ assumedLifeMs: 10 }, "'assumedLifeMs' must be an integer"],
    [{ assumedLifeMs: Number.POSITIVE_INFINITY }, "'assumedLifeMs' must be an integer"],
    [{ provider: 7 }, "'provider' must be a non-empty string"],
    [{ clock: {} }, "'clock' must have now()"],
    [{ whenunsure: 'PENDING' }, "unknown option 'whenunsure'"],
  ])('refuses %j, naming the option', (options, message) => {
    expect(() => oktaTelephonyHook(options as never)).toThrow(TypeError)
    expect(() => oktaTelephonyHook(options as never)).toThrow(message)
  })
})
