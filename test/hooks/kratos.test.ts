import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/core/model/receipt.js'
import { createPseudonym } from '../../src/drivers/hmac-pseudonym.js'
import { kratosVerdicts } from '../../src/hooks/kratos/verdicts.js'
import { type KratosCourierHookOptions, kratosCourierHook } from '../../src/hooks/kratos.js'
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

const pseudonym = createPseudonym({ keys: [Uint8Array.from({ length: 32 }, (_, at) => at)] })
const hook = (options: Partial<KratosCourierHookOptions> = {}) => kratosCourierHook({ pseudonym, ...options })
const payload = () => JSON.parse(fixture('kratos/login')) as Fields & { template_data: Fields }
const parse = (body: unknown, options: Partial<KratosCourierHookOptions> = {}) => hook(options).parse(callOf(body), signal)
const parseWith = (data: Fields, more: Fields = {}) =>
  parse({ ...payload(), ...more, template_data: { ...payload().template_data, ...data } })
const told = (outcome: Outcome, options: Partial<KratosCourierHookOptions> = {}) => hook(options).answer(outcome).status

describe('the contract of hooks', () => {
  const contract = identityHookContract({
    create: () => hook(),
    good: [
      {
        says: 'a sign-in',
        call: callOf(fixture('kratos/login')),
        secrets: ['4915112345678', '072031', '9f425a8d-7efc'],
        check: (request) => {
          expect(request).toMatchObject({
            purpose: 'authentication',
            channel: 'sms',
            locales: ['rm', 'de-CH', 'de-CH', 'de', 'en'],
            userId: 'b1b1f9a0-8d3a-4c7e-9b6c-0d9d2c7f7c11',
            expiresAt: receivedAt + 900_000,
          })
          expect(request.expiryAssumed).toBeUndefined()
          expect(request.code.reveal()).toBe('072031')
          expect(request.destination.e164.reveal()).toBe('+4915112345678')
        },
      },
      {
        says: 'a recovery, whose code stands under verification_code, of nobody whom Kratos knows',
        call: callOf(fixture('kratos/recovery')),
        secrets: ['12025550143', '707707', '11f0d1c9-6ab9'],
        check: (request) => {
          expect(request).toMatchObject({
            purpose: 'recovery',
            locales: [],
            expiresAt: receivedAt + 900_000,
            expiryAssumed: true,
          })
          expect(request.code.reveal()).toBe('707707')
        },
      },
    ],
    bad: [
      ...hostileBodies,
      { says: 'a body without a type', call: callOf({ recipient: '+12025550143', template_data: {} }), code: 'call-malformed' },
      { says: 'an e-mail', call: callOf({ ...payload(), message_type: 'email' }), code: 'channel-unknown' },
      {
        says: 'a number without a country',
        call: callOf({ ...payload(), recipient: '0151 12345678' }),
        code: 'destination-invalid',
      },
    ],
    succeeds: ({ status }) => status >= 200 && status < 300,
    maxAnswerBytes: 1_024,
  })
  for (const { says, proof } of contract) it(says, proof)
})

describe('reading a call', () => {
  it.each([
    ['login_code_valid', 'login_code', 'authentication'],
    ['registration_code_valid', 'registration_code', 'enrollment'],
    ['verification_code_valid', 'verification_code', 'enrollment'],
    ['verification_code', 'verification_code', 'enrollment'],
    ['VerificationCode', 'verification_code', 'enrollment'],
    ['recovery_code_valid', 'verification_code', 'recovery'],
    ['recovery_code_valid', 'recovery_code', 'recovery'],
    ['something_new', 'login_code', 'authentication'],
  ])('reads %s with its code under %s, for %s', async (template_type, name, purpose) => {
    const request = await parse({ ...payload(), template_type, template_data: { [name]: '000777' } })
    expect(request.purpose).toBe(purpose)
    expect(request.code.reveal()).toBe('000777')
  })

  it.each(['verifiable_address_changed', 'authenticator_key_added', 'recovery_code_invalid', 'verification_invalid', 'stub'])(
    'finds no code in %s, and nothing to send',
    async (template_type) => {
      await expect(parse({ ...payload(), template_type, template_data: {} })).rejects.toMatchObject({ code: 'not-a-code' })
      expect(told(failed('not-a-code'))).toBe(204)
    },
  )

  it.each(['login_code_valid', 'recovery_code_valid', 'verification_code', 'VerificationCode'])(
    'never passes over the code that %s must have',
    async (template_type) => {
      for (const login_code of [undefined, null, '']) {
        await expect(parse({ ...payload(), template_type, template_data: { login_code } })).rejects.toMatchObject({
          code: 'code-invalid',
        })
      }
    },
  )

  it.each([
    [60, receivedAt + 3_600_000, undefined],
    [0.5, receivedAt + 30_000, undefined],
    [1.000_01, receivedAt + 60_000, undefined],
    [1_440, receivedAt + 86_400_000, undefined],
    [1_441, receivedAt + 60_000, true],
    [0, receivedAt + 60_000, true],
    [-5, receivedAt + 60_000, true],
    ['15', receivedAt + 60_000, true],
    [null, receivedAt + 60_000, true],
  ])('takes a life of %j minutes', async (expires_in_minutes, expiresAt, expiryAssumed) => {
    const body = { ...payload(), template_data: { ...payload().template_data, expires_in_minutes } }
    const request = await parse(body, { assumedLifeMs: 60_000 })
    expect([request.expiresAt, request.expiryAssumed]).toEqual([expiresAt, expiryAssumed])
  })

  it.each<[unknown, string[]]>([
    [{ 'Accept-Language': 'fr-CH, fr;q=0.9' }, ['fr-CH', 'fr']],
    [{ 'accept-language': ['cy'] }, ['cy']],
    [{ 'Accept-Language': '*' }, []],
    [{ 'Accept-Language': 7 }, []],
    ['fr', []],
    [null, []],
    [undefined, []],
  ])('reads the languages of the headers %j', async (request_headers, locales) => {
    expect((await parseWith({ identity: null, transient_payload: null }, { request_headers })).locales).toEqual(locales)
  })

  it('gives a repetition the same id, and another code, number, type or flow another', async () => {
    const { id } = await parse(payload())
    expect((await parseWith({ expires_in_minutes: 3 })).id).toBe(id)
    const others = [
      parseWith({ login_code: '072032' }),
      parseWith({ request_url: 'https://auth.example.com/self-service/login?flow=2' }),
      parseWith({}, { recipient: '+4915112345679' }),
      parseWith({}, { template_type: 'registration_code_valid' }),
    ]
    expect(new Set([id, ...(await Promise.all(others)).map((one) => one.id)]).size).toBe(5)
  })

  it('makes no id that could be made without the key', async () => {
    const other = createPseudonym({ keys: [Uint8Array.from({ length: 32 }, (_, at) => at + 1)] })
    expect((await parse(payload(), { pseudonym: other })).id).not.toBe((await parse(payload())).id)
  })

  it('counts a life from now where the edge does not say when it was called', async () => {
    const clock = createFakeClock()
    const { method, headers, body } = callOf(payload())
    expect((await hook({ clock }).parse({ method, headers, body }, signal)).expiresAt).toBe(clock.now() + 900_000)
  })

  it('reads any JSON in any of the places, or refuses it with an OtpError', async () => {
    await readsOrRefusesAnything(hook(), fixture('kratos/login'))
  })
})

describe('answering', () => {
  it.each(errorCodes)('answers %s as its row says', (code) => {
    const { verdict } = kratosVerdicts[code]
    expect(told(failed(code))).toBe(verdict === 'unsure' ? 200 : verdict)
  })

  it('lets Kratos come again only where nothing was sent, unless it is told to let the ledger decide', () => {
    expect([told(sent), told(queued)]).toEqual([200, 200])
    for (const code of errorCodes) {
      expect(told(failed(code, 'maybe'))).toBe(200)
      expect(told(failed(code, 'maybe'), { whenUnsure: 'retry' })).toBe(503)
    }
  })
})

describe('wrong wiring', () => {
  it.each([
    [{ pseudonym: undefined }, "'pseudonym' must have of()"],
    [{ whenUnsure: 'error' }, "'whenUnsure' must be one of"],
    [{ assumedLifeMs: 0 }, "'assumedLifeMs' must be an integer"],
    [{ clock: {} }, "'clock' must have now() and sleep()"],
    [{ secret: 'x' }, "unknown option 'secret'"],
  ])('refuses %j, naming the option', (options, message) => {
    expect(() => hook(options as never)).toThrow(TypeError)
    expect(() => hook(options as never)).toThrow(message)
  })
})
