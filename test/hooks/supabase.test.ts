import { describe, expect, it } from 'vitest'
import { OtpError } from '../../src/core/errors.js'
import type { Outcome } from '../../src/core/model/receipt.js'
import { supabaseVerdicts } from '../../src/hooks/supabase/verdicts.js'
import { type SupabaseSmsHookOptions, supabaseSmsHook } from '../../src/hooks/supabase.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { identityHookContract } from '../../src/testing/identity-hook.js'
import {
  callOf,
  errorCodes,
  type Fields,
  failed,
  fixture,
  hostileBodies,
  queued,
  readsOrRefusesAnything,
  receivedAt,
  sent,
  signal,
} from './stand.js'

type Payload = { metadata: Fields; user: Fields & { user_metadata: Fields }; sms: Fields }

const payload = (): Payload => JSON.parse(fixture('supabase/mfa')) as Payload
const parse = (body: unknown, options: SupabaseSmsHookOptions = {}) => supabaseSmsHook(options).parse(callOf(body), signal)
const parseWith = (change: (event: Payload) => void, options: SupabaseSmsHookOptions = {}) => {
  const event = payload()
  change(event)
  return parse(event, options)
}
/** What Supabase makes of an answer: what the person gets to see, or that it calls again. */
const told = (outcome: Outcome, options: SupabaseSmsHookOptions = {}) => {
  const { status, headers, body } = supabaseSmsHook(options).answer(outcome)
  expect(headers['content-type']).toBe('application/json')
  if (status === 503 && headers['retry-after'] !== undefined) return 'again'
  const { error } = JSON.parse(body) as { error?: { http_code: number; message: string } }
  // A failure without a text would count as a success.
  if (error !== undefined) expect(error.message).not.toBe('')
  return status === 200 ? (error?.http_code ?? 'success') : status
}

describe('the contract of hooks', () => {
  const contract = identityHookContract({
    create: () => supabaseSmsHook(),
    good: [
      {
        says: 'a second factor, sent to another number than that of the user',
        call: callOf(fixture('supabase/mfa')),
        secrets: ['33612345678', '4915112345678', '061166', 'Überall'],
        check: (request) => {
          expect(request).toMatchObject({
            id: '8b6f5c8e-7f0e-4b0c-9a3e-2d1f0a6b7c8d',
            channel: 'sms',
            purpose: 'authentication',
            locales: ['de-AT'],
            userId: '6481a5c1-3d37-4a56-9f6a-bee08c554965',
            expiresAt: receivedAt + 60_000,
            expiryAssumed: true,
          })
          expect(request.code.reveal()).toBe('061166')
          expect(request.destination.e164.reveal()).toBe('+33612345678')
        },
      },
      {
        says: 'the sample of the documentation',
        call: callOf(fixture('supabase/documentation')),
        secrets: ['12025550143', '561166'],
        check: (request) => {
          expect(request).toMatchObject({ purpose: 'authentication', locales: [] })
          expect(request.destination.e164.reveal()).toBe('+12025550143')
        },
      },
    ],
    bad: [
      ...hostileBodies,
      { says: 'an event without a uuid', call: callOf({ ...payload(), metadata: {} }), code: 'call-malformed' },
      { says: 'an event without a text message', call: callOf({ ...payload(), sms: null }), code: 'code-invalid' },
      {
        says: 'a user without a number',
        call: callOf({ ...payload(), sms: { otp: '1' }, user: null }),
        code: 'destination-invalid',
      },
    ],
    succeeds: ({ status, body }) => status === 200 && body === '{}',
    maxAnswerBytes: 1_024,
  })
  for (const { says, proof } of contract) it(says, proof)
})

describe('reading a call', () => {
  it('adds the plus that Supabase drops, and takes it where it stands', async () => {
    for (const phone of ['12025550143', '+12025550143', 12025550143]) {
      const { destination } = await parseWith(({ sms }) => Object.assign(sms, { phone }))
      expect(destination.e164.reveal()).toBe('+12025550143')
    }
  })

  it.each(['', ' ', '0', '000000000', 'abc', '+', true, [], {}, '٤٩١٥١١٢٣٤٥٦٧٨'])('refuses the number %j', async (phone) => {
    await expect(parseWith(({ sms }) => Object.assign(sms, { phone }))).rejects.toMatchObject({ code: 'destination-invalid' })
  })

  it.each([undefined, null, '', '12 34', '<b>1</b>', 1.5, ['1']])('refuses the code %j', async (otp) => {
    await expect(parseWith(({ sms }) => Object.assign(sms, { otp }))).rejects.toMatchObject({ code: 'code-invalid' })
  })

  it.each([
    ['mfa', 'authentication'],
    ['confirmation', 'enrollment'],
    ['phone_change', 'enrollment'],
    ['constructor', 'authentication'],
    [undefined, 'authentication'],
    [7, 'authentication'],
  ])('takes the type %j for %s', async (sms_type, purpose) => {
    expect((await parseWith(({ sms }) => Object.assign(sms, { sms_type }))).purpose).toBe(purpose)
  })

  it('takes the language from where it is told to look, in that order', async () => {
    const wish = (user_metadata: Fields, options = {}) =>
      parseWith(({ user }) => Object.assign(user, { user_metadata }), options).then(({ locales }) => locales)
    expect(await wish({ language: 'fr', locale: 'pt_BR' })).toEqual(['pt_BR', 'fr'])
    expect(await wish({ locale: ' ', language: 7 })).toEqual([])
    expect(await wish({ mother_tongue: 'cy', locale: 'en' }, { localeKeys: ['mother_tongue'] })).toEqual(['cy'])
    expect(await wish({}, { localeKeys: ['toString', '__proto__'] })).toEqual([])
  })

  it('assumes the life it is told to, from now where the edge does not say when it was called', async () => {
    expect((await parse(payload(), { assumedLifeMs: 600_000 })).expiresAt).toBe(receivedAt + 600_000)
    const clock = createFakeClock()
    const { method, headers, body } = callOf(payload())
    expect((await supabaseSmsHook({ clock }).parse({ method, headers, body }, signal)).expiresAt).toBe(clock.now() + 60_000)
  })

  it('reads any JSON in any of the places, or refuses it with an OtpError', async () => {
    await readsOrRefusesAnything(supabaseSmsHook(), fixture('supabase/mfa'))
  })
})

describe('answering', () => {
  it('says nothing of a success', () => {
    expect(told(sent)).toBe('success')
    expect(told(queued)).toBe('success')
  })

  it.each(errorCodes)('answers %s as its row says', (code) => {
    const { verdict } = supabaseVerdicts[code]
    const plain = { again: 'again', unsure: 'success', nothing: 'success', dead: 410, refused: 429, failed: 500 }
    expect(told(failed(code))).toBe(typeof verdict === 'number' ? verdict : plain[verdict])
  })

  it('is called again only where nothing was sent', () => {
    for (const code of errorCodes) {
      expect(told(failed(code, 'maybe'))).not.toBe('again')
      expect(told(failed(code, 'maybe'), { whenUnsure: 'error' })).not.toBe('again')
    }
    expect(told(failed('provider-unavailable'))).toBe('again')
    expect(told(failed('maybe-sent'))).toBe('success')
    expect(told(failed('maybe-sent'), { whenUnsure: 'error' })).toBe(500)
  })

  it('gives one fixed text to the person, never the reason', () => {
    const failure = new OtpError('provider-rejected', 'ValidationException: +4915112345678 is not valid')
    const options = { errorMessage: 'Bitte versuchen Sie es später noch einmal.' }
    expect(JSON.parse(supabaseSmsHook(options).answer({ failure }).body)).toEqual({
      error: { http_code: 500, message: options.errorMessage },
    })
  })
})

describe('wrong wiring', () => {
  it.each([
    [{ whenUnsure: 'retry' }, "'whenUnsure' must be one of"],
    [{ errorMessage: '' }, "'errorMessage' must be a non-empty string"],
    [{ localeKeys: 'locale' }, "'localeKeys' must be a list"],
    [{ assumedLifeMs: 10 }, "'assumedLifeMs' must be an integer"],
    [{ clock: {} }, "'clock' must have now() and sleep()"],
    [{ defaultCountry: 'US' }, "unknown option 'defaultCountry'"],
  ])('refuses %j, naming the option', (options, message) => {
    expect(() => supabaseSmsHook(options as never)).toThrow(TypeError)
    expect(() => supabaseSmsHook(options as never)).toThrow(message)
  })
})
