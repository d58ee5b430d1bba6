import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/core/model/receipt.js'
import { createPseudonym } from '../../src/drivers/hmac-pseudonym.js'
import { auth0Verdicts } from '../../src/hooks/auth0/verdicts.js'
import { type Auth0HookOptions, auth0PhoneMessageHook, auth0PhoneProviderHook } from '../../src/hooks/auth0.js'
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
const provider = (options: Partial<Auth0HookOptions> = {}) => auth0PhoneProviderHook({ pseudonym, ...options })
const message = (options: Partial<Auth0HookOptions> = {}) => auth0PhoneMessageHook({ pseudonym, ...options })
const event = (name: string) => JSON.parse(fixture(`auth0/${name}`)) as Fields & { notification: Fields; message_options: Fields }
const notify = (change: Fields, more: Fields = {}) => {
  const { notification, ...rest } = event('provider-text')
  return provider().parse(callOf({ ...rest, ...more, notification: { ...notification, ...change } }), signal)
}
const prompt = (change: Fields) => {
  const { message_options, ...rest } = event('message-voice')
  return message().parse(callOf({ ...rest, message_options: { ...message_options, ...change } }), signal)
}
const told = (outcome: Outcome, options: Partial<Auth0HookOptions> = {}) => provider(options).answer(outcome)

const succeeds = ({ status }: { status: number }) => status >= 200 && status < 300

describe('the contract of hooks, the phone provider', () => {
  const contract = identityHookContract({
    create: () => provider(),
    good: [
      {
        says: 'an enrolment, to a number with spaces',
        call: callOf(fixture('auth0/provider-text')),
        secrets: ['15112345678', '048213', 'joerg@example.com', 'wJalrXUtnFEMI'],
        check: (request) => {
          expect(request).toMatchObject({
            source: 'auth0',
            tenant: 'acme',
            purpose: 'enrollment',
            channel: 'sms',
            locales: ['de_DE', 'fr'],
            userId: 'auth0|65f1c0ffee',
            expiresAt: receivedAt + 300_000,
            expiryAssumed: true,
          })
          expect(request.code.reveal()).toBe('048213')
          expect(request.destination.e164.reveal()).toBe('+4915112345678')
        },
      },
      {
        says: 'a spoken code, without a user, a tenant or a language',
        call: callOf({
          notification: { code: '1234', delivery_method: 'voice', message_type: 'otp_verify', recipient: '+1 808-555-5555' },
        }),
        secrets: ['8085555555', '1234'],
        check: (request) => expect(request).toMatchObject({ purpose: 'authentication', channel: 'voice', locales: [] }),
      },
    ],
    bad: [
      ...hostileBodies,
      { says: 'a notice without a code', call: callOf(fixture('auth0/provider-blocked')), code: 'not-a-code' },
      { says: 'an event of the other kind', call: callOf(fixture('auth0/message-voice')), code: 'channel-unknown' },
    ],
    succeeds,
    maxAnswerBytes: 1_024,
  })
  for (const { says, proof } of contract) it(says, proof)
})

describe('the contract of hooks, the message of multi-factor authentication', () => {
  const contract = identityHookContract({
    create: () => message(),
    good: [
      {
        says: 'a spoken code',
        call: callOf(fixture('auth0/message-voice')),
        secrets: ['8085555555', '913572', 'wJalrXUtnFEMI'],
        check: (request) => {
          expect(request).toMatchObject({ purpose: 'authentication', channel: 'voice', locales: ['pt-BR'], userId: 'auth0|7a11' })
          expect(request.destination.e164.reveal()).toBe('+18085555555')
        },
      },
      {
        says: 'an enrolment by text',
        call: callOf({
          message_options: { action: 'enrollment', code: '5555', message_type: 'sms', recipient: '+4915112345678' },
        }),
        secrets: ['4915112345678', '5555'],
        check: (request) => expect(request).toMatchObject({ purpose: 'enrollment', channel: 'sms', locales: [] }),
      },
    ],
    bad: [
      ...hostileBodies,
      { says: 'an event of the other kind', call: callOf(fixture('auth0/provider-text')), code: 'channel-unknown' },
    ],
    succeeds,
    maxAnswerBytes: 1_024,
  })
  for (const { says, proof } of contract) it(says, proof)
})

describe('reading an event', () => {
  it.each([
    ['otp_verify', 'authentication'],
    ['otp_enroll', 'enrollment'],
    ['change_password', 'recovery'],
    ['password_breach', 'recovery'],
    ['blocked_account', 'unlock'],
    ['something_new', 'authentication'],
    ['constructor', 'authentication'],
  ])('takes a code of %s for %s', async (message_type, purpose) => {
    expect((await notify({ message_type })).purpose).toBe(purpose)
  })

  it.each(['blocked_account', 'change_password', 'password_breach', 'something_new'])(
    'finds nothing to send in %s without a code',
    async (message_type) => {
      for (const code of [undefined, null, '']) {
        await expect(notify({ message_type, code })).rejects.toMatchObject({ code: 'not-a-code' })
      }
    },
  )

  it.each(['otp_verify', 'otp_enroll', 'otp_new', '', undefined])(
    'never passes over the code that %j must have',
    async (message_type) => {
      await expect(notify({ message_type, code: undefined })).rejects.toMatchObject({ code: 'code-invalid' })
    },
  )

  it('never passes over a missing code of multi-factor authentication', async () => {
    await expect(prompt({ code: undefined })).rejects.toMatchObject({ code: 'code-invalid' })
  })

  it.each(['email', 'SMS', '', null, ['text'], undefined])(
    'never takes the unknown method %j for a call',
    async (delivery_method) => {
      await expect(notify({ delivery_method })).rejects.toMatchObject({ code: 'channel-unknown' })
    },
  )

  it('never reads the text that Auth0 has rendered', async () => {
    const request = await notify({ as_text: 'Your code is 999999' })
    expect(request.code.reveal()).toBe('048213')
  })

  it('gives a repetition the same id, and another code, number, person or way another', async () => {
    const { id } = await notify({})
    expect((await notify({ as_text: 'other', locale: 'en_US' })).id).toBe(id)
    const others = [
      notify({ code: '048214' }),
      notify({ recipient: '+4915112345679' }),
      notify({ delivery_method: 'voice' }),
      notify({ message_type: 'otp_verify' }),
      notify({}, { user: { user_id: 'auth0|other' } }),
      notify({}, { tenant: { id: 'other' } }),
    ]
    expect(new Set([id, ...(await Promise.all(others)).map((one) => one.id)]).size).toBe(7)
  })

  it('assumes the life it is told to, from now where nobody says when it was called', async () => {
    const clock = createFakeClock()
    const { method, headers, body } = callOf(fixture('auth0/provider-text'))
    const request = await provider({ clock, assumedLifeMs: 60_000 }).parse({ method, headers, body }, signal)
    expect(request.expiresAt).toBe(clock.now() + 60_000)
  })

  it('reads any JSON in any of the places, or refuses it with an OtpError', async () => {
    await readsOrRefusesAnything(provider(), fixture('auth0/provider-text'))
    await readsOrRefusesAnything(message(), fixture('auth0/message-voice'))
  })
})

describe('answering', () => {
  it.each(errorCodes)('answers %s as its row says', (code) => {
    const { verdict } = auth0Verdicts[code]
    expect(told(failed(code)).status).toBe(verdict === 'unsure' ? 200 : verdict)
  })

  it('lets Auth0 come again only where nothing was sent, unless it is told to let the ledger decide', () => {
    expect([told(sent).status, told(queued).status]).toEqual([200, 200])
    for (const code of errorCodes) {
      expect(told(failed(code, 'maybe')).status).toBe(200)
      expect(told(failed(code, 'maybe'), { whenUnsure: 'retry' }).status).toBe(503)
    }
  })
})

describe('wrong wiring', () => {
  it.each([
    [{ pseudonym: undefined }, "'pseudonym' must have of()"],
    [{ whenUnsure: 'drop' }, "'whenUnsure' must be one of"],
    [{ assumedLifeMs: 0 }, "'assumedLifeMs' must be an integer"],
    [{ clock: {} }, "'clock' must have now() and sleep()"],
    [{ api: {} }, "unknown option 'api'"],
  ])('refuses %j, naming the factory and the option', (options, text) => {
    expect(() => provider(options as never)).toThrow(TypeError)
    expect(() => provider(options as never)).toThrow(
      `auth0PhoneProviderHook: ${text.startsWith('unknown') ? '' : 'option '}${text}`,
    )
    expect(() => message(options as never)).toThrow(text)
  })
})
