import { buildClient, CommitmentPolicy, RawAesKeyringNode, RawAesWrappingSuiteIdentifier } from '@aws-crypto/client-node'
import { describe, expect, it } from 'vitest'
import { lambdaInvoke } from '../../src/adapters/lambda-invoke.js'
import { createHandler } from '../../src/core/delivery/handler.js'
import { OtpError } from '../../src/core/errors.js'
import type { OtpRequest } from '../../src/core/model/otp-request.js'
import type { Outcome } from '../../src/core/model/receipt.js'
import type { CodeOpener } from '../../src/core/ports/code-opener.js'
import { encryptionSdkCodeOpener } from '../../src/drivers/encryption-sdk-code-opener.js'
import { memoryRecorder } from '../../src/drivers/memory-recorder.js'
import { cognitoVerdicts } from '../../src/hooks/cognito/verdicts.js'
import { type CognitoSmsSenderHookOptions, cognitoSmsSenderHook, readTemporaryPassword } from '../../src/hooks/cognito.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { identityHookContract } from '../../src/testing/identity-hook.js'
import { secretsIn } from '../canary.js'
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

// Codes are really sealed and really opened, by the AWS Encryption SDK under a key of this process.
const keyring = new RawAesKeyringNode({
  keyName: 'pool',
  keyNamespace: 'test',
  unencryptedMasterKey: new Uint8Array(32).fill(7),
  wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
})
const { encrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT)
const pool = 'eu-central-1_ExaMPle'
const seal = async (plain: string | Uint8Array, context: Record<string, string> = { 'userpool-id': pool }) =>
  (await encrypt(keyring, Buffer.from(plain), { encryptionContext: context })).result.toString('base64')

type Payload = Fields & { request: Fields & { userAttributes: Fields } }
const documented = () => JSON.parse(fixture('cognito/authentication')) as Payload
const eventOf = async (source: string, code: string, attributes: Fields = {}): Promise<Payload> => {
  const event = documented()
  return {
    ...event,
    triggerSource: `CustomSMSSender_${source}`,
    request: { ...event.request, code: await seal(code), userAttributes: { ...event.request.userAttributes, ...attributes } },
  }
}
const opener = encryptionSdkCodeOpener({ keyring })
const hook = (options: Partial<CognitoSmsSenderHookOptions> = {}) => cognitoSmsSenderHook({ opener, ...options })
const parse = (event: unknown, options: Partial<CognitoSmsSenderHookOptions> = {}) => hook(options).parse(callOf(event), signal)
const told = (outcome: Outcome, options: Partial<CognitoSmsSenderHookOptions> = {}) => hook(options).answer(outcome)
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'read',
    (thrown: unknown) => (thrown as { code: string }).code,
  )

const signIn = await eventOf('Authentication', '061728')
const signUp = await eventOf('SignUp', '717171', { phone_number: '+12025550143', sub: 'another', locale: '' })

describe('the contract of hooks', () => {
  const contract = identityHookContract({
    create: () => hook(),
    good: [
      {
        says: 'a sign-in',
        call: callOf(signIn),
        secrets: ['4915112345678', '061728', 'joerg@example.com', signIn.request['code'] as string],
        check: (request) => {
          expect(request).toMatchObject({
            source: 'cognito',
            tenant: pool,
            purpose: 'authentication',
            channel: 'sms',
            locales: ['rm', 'de-CH'],
            userId: '7d9f1a52-3a0f-4c1a-9a53-0f8f4d6c1f10',
            expiresAt: receivedAt + 180_000,
            expiryAssumed: true,
          })
          expect(request.id).toMatch(/^derived-[0-9a-f]{32}$/)
          expect(request.code.reveal()).toBe('061728')
          expect(request.destination.e164.reveal()).toBe('+4915112345678')
        },
      },
      {
        says: 'a sign-up',
        call: callOf(signUp),
        secrets: ['12025550143', '717171'],
        check: (request) => expect(request).toMatchObject({ purpose: 'enrollment', locales: ['rm'], userId: 'another' }),
      },
    ],
    bad: [
      ...hostileBodies,
      {
        says: 'the event of another trigger',
        call: callOf({ ...signIn, triggerSource: 'CustomEmailSender_SignUp' }),
        code: 'call-malformed',
      },
      { says: 'a code that is not sealed', call: callOf(fixture('cognito/authentication')), code: 'call-malformed' },
      {
        says: 'a code that is plain Base64',
        call: callOf({ ...signIn, request: { ...signIn.request, code: 'MTIzNDU2' } }),
        code: 'call-malformed',
      },
      {
        says: 'an event without a code',
        call: callOf({ ...signIn, request: { ...signIn.request, code: null } }),
        code: 'code-invalid',
      },
      {
        says: 'a notice without a code',
        call: callOf({ triggerSource: 'CustomSMSSender_SomethingNew', request: {} }),
        code: 'not-a-code',
      },
      {
        says: 'a person without a number',
        call: callOf({ ...signIn, request: { ...signIn.request, userAttributes: {} } }),
        code: 'destination-invalid',
      },
    ],
    succeeds: ({ status }) => status >= 200 && status < 300,
    maxAnswerBytes: 1_024,
  })
  for (const { says, proof } of contract) it(says, proof)
})

describe('reading an event', () => {
  it.each([
    ['SignUp', 'enrollment'],
    ['ResendCode', 'enrollment'],
    ['ForgotPassword', 'recovery'],
    ['UpdateUserAttribute', 'enrollment'],
    ['VerifyUserAttribute', 'enrollment'],
    ['AdminCreateUser', 'enrollment'],
    ['Authentication', 'authentication'],
    ['SomethingNew', 'authentication'],
  ])('takes %s for %s', async (source, purpose) => {
    const request = await parse(await eventOf(source, '000777'))
    expect(request.purpose).toBe(purpose)
    expect(request.code.reveal()).toBe('000777')
  })

  it('gives a repetition the same id, and the same code, sealed anew, another', async () => {
    const [one, again, other] = await Promise.all([
      parse(signIn),
      parse(signIn),
      eventOf('Authentication', '061728').then((event) => parse(event)),
    ])
    expect(again.id).toBe(one.id)
    expect(other.id).not.toBe(one.id)
  })

  it('refuses a code that was sealed for another pool, and takes one that is bound to none', async () => {
    const foreign = {
      ...signIn,
      request: { ...signIn.request, code: await seal('061728', { 'userpool-id': 'eu-central-1_Other' }) },
    }
    expect(await code(parse(foreign))).toBe('call-malformed')
    const unbound = { ...signIn, request: { ...signIn.request, code: await seal('061728', {}) } }
    expect((await parse(unbound)).code.reveal()).toBe('061728')
  })

  it('refuses what is no code under a good seal, and tells nothing of it', async () => {
    const sealed = await Promise.all([seal('61 72 83'), seal(''), seal(Uint8Array.of(0xc3, 0x28)), seal('<b>617283</b>')])
    for (const one of sealed) {
      const thrown: unknown = await parse({ ...signIn, request: { ...signIn.request, code: one } }).catch(
        (reason: unknown) => reason,
      )
      expect(thrown).toMatchObject({ code: 'code-invalid' })
      expect(secretsIn(thrown, { code: '617283', number: one })).toEqual([])
    }
  })

  it('tells of a key service that is down, or refuses', async () => {
    for (const failure of ['cipher-unavailable', 'cipher-refused'] as const) {
      const broken: CodeOpener = { open: async () => Promise.reject(new OtpError(failure)) }
      expect(await code(parse(signIn, { opener: broken }))).toBe(failure)
    }
  })

  it('takes the language from where it is told to look', async () => {
    const event = await eventOf('SignUp', '1', { 'custom:language': 'cy' })
    expect((await parse(event, { localeKeys: ['custom:language', 'locale'] })).locales).toEqual(['rm', 'cy', 'de-CH'])
    expect((await parse(event, { localeKeys: ['toString'] })).locales).toEqual([])
  })

  it('names the person by the user name where there is no sub', async () => {
    expect((await parse(await eventOf('SignUp', '1', { sub: undefined }))).userId).toBe('jörg')
  })

  it('assumes the life it is told to, from now where nobody says when it was called', async () => {
    const clock = createFakeClock()
    const { method, headers, body } = callOf(signIn)
    const request = await hook({ clock, assumedLifeMs: 3_600_000 }).parse({ method, headers, body }, signal)
    expect(request.expiresAt).toBe(clock.now() + 3_600_000)
  })

  it('reads any JSON in any of the places, or refuses it with an OtpError', async () => {
    await readsOrRefusesAnything(hook(), JSON.stringify(signIn))
  })
})

describe('a temporary password', () => {
  const invite = (password: string) => eventOf('AdminCreateUser', password)

  it.each(['Xy7kQ2mB', '12345678', 'ab-CD-12'])(
    'of letters, digits and inner dashes goes out like a code: %s',
    async (password) => {
      expect((await parse(await invite(password))).code.reveal()).toBe(password)
    },
  )

  it('is freed of its escapes before', async () => {
    expect((await parse(await invite('Xy&#55;k&#x51;2'))).code.reveal()).toBe('Xy7kQ2')
    // Only there: a code of another source is taken exactly as issued.
    expect(await code(parse(await eventOf('SignUp', 'Xy&#55;')))).toBe('code-invalid')
  })

  it.each(['Xy7!kQ2m', 'Xy7&lt;kQ', '-Xy7', 'pass word', 'päss'])(
    'of other characters is never sent as a code: %s',
    async (password) => {
      expect(await code(parse(await invite(password)))).toBe('code-invalid')
    },
  )

  it.each([
    ['Xy7!kQ2m', 'Xy7!kQ2m'],
    ['a&lt;b&gt;c&amp;d&quot;e&#39;f&apos;g', `a<b>c&d"e'f'g`],
    ['&amp;lt;', '&lt;'],
    ['&#x1F511;&#128273;', '\u{1f511}\u{1f511}'],
    ['&#9999999;&nothing;&', '&#9999999;&nothing;&'],
  ])('is read for a route of one’s own: %s', async (sealed, password) => {
    const read = await readTemporaryPassword(await invite(sealed), { opener })
    expect(read?.password.reveal()).toBe(password)
    expect(read?.destination.e164.reveal()).toBe('+4915112345678')
    expect(read).toMatchObject({ userName: 'jörg', locales: ['rm', 'de-CH'] })
    expect(secretsIn(read, { code: password, number: '+4915112345678' })).toEqual([])
  })

  it('is read of no other event', async () => {
    for (const event of [signIn, signUp, {}, null, undefined, 'x']) {
      expect(await readTemporaryPassword(event, { opener })).toBeUndefined()
    }
  })

  it('without a code, a number or a seal is refused', async () => {
    const event = await invite('Xy7!kQ2m')
    expect(await code(readTemporaryPassword({ ...event, request: {} }, { opener }))).toBe('code-invalid')
    expect(await code(readTemporaryPassword({ ...event, request: { code: 'x' } }, { opener }))).toBe('destination-invalid')
    const unsealed = { ...event, request: { ...event.request, code: 'x' } }
    expect(await code(readTemporaryPassword(unsealed, { opener, signal }))).toBe('call-malformed')
  })
})

describe('answering', () => {
  it('says nothing of a success, for nothing is read', () => {
    for (const outcome of [sent, queued, failed('not-a-code'), failed('maybe-sent')]) {
      expect(told(outcome)).toEqual({ status: 204, headers: {}, body: '' })
    }
  })

  it.each(errorCodes)('answers %s as its row says', (one) => {
    const { verdict } = cognitoVerdicts[one]
    expect(told(failed(one)).status).toBe(verdict === 'unsure' ? 204 : verdict)
  })

  it('lets Lambda repeat only where nothing was sent, unless it is told to let the ledger decide', () => {
    for (const one of errorCodes) {
      expect(told(failed(one, 'maybe')).status).toBe(204)
      expect(told(failed(one, 'maybe'), { whenUnsure: 'retry' }).status).toBe(503)
    }
  })

  it('makes every code that reaches nobody an error of the function', async () => {
    const requests: OtpRequest[] = []
    const invoke = lambdaInvoke(
      createHandler({
        hook: hook(),
        verifier: null,
        delivery: async (request) => {
          requests.push(request)
          if (request.purpose === 'enrollment') throw new OtpError('sender-misconfigured')
          return { status: 'sent', sender: 'eum-sms', messageId: 'message-1' }
        },
        recorder: memoryRecorder(),
      }),
    )
    expect(await invoke(signIn)).toBeUndefined()
    await expect(invoke(signUp)).rejects.toThrow(new Error('localized-otp answered 500'))
    await expect(invoke(await eventOf('AdminCreateUser', 'Xy7!kQ2m'))).rejects.toThrow(new Error('localized-otp answered 400'))
    expect(requests.map(({ code: one }) => one.reveal())).toEqual(['061728', '717171'])
  })
})

describe('wrong wiring', () => {
  it.each([
    [{ opener: undefined }, "'opener' must have open()"],
    [{ opener: {} }, "'opener' must have open()"],
    [{ whenUnsure: 'error' }, "'whenUnsure' must be one of"],
    [{ localeKeys: [7] }, "'localeKeys' [0] must be a non-empty string"],
    [{ assumedLifeMs: 0 }, "'assumedLifeMs' must be an integer"],
    [{ clock: {} }, "'clock' must have now() and sleep()"],
    [{ keyring }, "unknown option 'keyring'"],
  ])('refuses wrong wiring %#, naming the option', (options, text) => {
    expect(() => hook(options as never)).toThrow(TypeError)
    expect(() => hook(options as never)).toThrow(text)
  })
})
