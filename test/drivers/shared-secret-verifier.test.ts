import { describe, expect, it } from 'vitest'
import type { Call } from '../../src/core/model/call.js'
import { sharedSecretVerifier } from '../../src/drivers/shared-secret-verifier.js'
import { tokenVerifierContract } from '../../src/testing/token-verifier.js'
import { secretsIn } from '../canary.js'

const signal = new AbortController().signal
const now = 'correct-horse-battery'
const next = 'staple-zebra-umbrella'
const call = (headers: Record<string, string>): Call => ({ method: 'POST', headers, body: new Uint8Array() })
const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (thrown: unknown) => (thrown as { code: string }).code,
  )

describe('a secret in a header of any name', () => {
  const create = () => sharedSecretVerifier({ header: 'X-Telephony-Key', secrets: [now, next] })
  const bad = [`${now}x`, now.slice(1), now.toUpperCase(), '\u00e4', 'x'.repeat(1_000_000), `${now} ${next}`]
  const contract = tokenVerifierContract({
    create,
    good: () => call({ 'x-telephony-key': now }),
    header: 'x-telephony-key',
    bad: bad.map((value) => ({
      says: `the secret ${JSON.stringify(value.slice(0, 30))}`,
      call: () => call({ 'x-telephony-key': value }),
      code: 'secret-wrong' as const,
    })),
  })
  for (const { says, proof } of contract) it(says, proof)

  it('is accepted old and new, for a rotation', async () => {
    expect(await code(create().verify(call({ 'x-telephony-key': next }), signal))).toBe('accepted')
    expect(await code(create().verify(call({ 'x-telephony-key': `  ${now} ` }), signal))).toBe('accepted')
  })

  it('is not looked for in another header', async () => {
    expect(await code(create().verify(call({ authorization: now }), signal))).toBe('token-missing')
  })

  it('is missing in a header that is no text', async () => {
    for (const header of [7, true, null, [now]]) {
      expect(await code(create().verify(call({ 'x-telephony-key': header as never }), signal))).toBe('token-missing')
    }
  })

  it('says who calls', async () => {
    const options = { header: 'auth_secret', secrets: [now] }
    const caller = { issuer: 'shared-secret', clientId: 'shared-secret', scopes: [] }
    expect(await sharedSecretVerifier(options).verify(call({ auth_secret: now }), signal)).toEqual(caller)
    const named = sharedSecretVerifier({ ...options, clientId: 'okta' })
    expect(await named.verify(call({ auth_secret: now }), signal)).toEqual({ ...caller, clientId: 'okta' })
  })

  it('is shown neither in an error nor by the verifier', async () => {
    const wrong: unknown = await create()
      .verify(call({ 'x-telephony-key': 'quite-another-secret' }), signal)
      .catch((thrown: unknown) => thrown)
    expect(secretsIn([create(), wrong], { code: now, number: 'quite-another-secret' })).toEqual([])
  })
})

describe('a Basic credential', () => {
  const create = () => sharedSecretVerifier({ header: 'authorization', secrets: ['okta:correct:horse battery'], basic: true })
  const good = basic('okta:correct:horse battery')
  const contract = tokenVerifierContract({
    create,
    good: () => call({ authorization: good }),
    header: 'authorization',
    bad: [
      { says: 'another user', call: () => call({ authorization: basic('okto:correct:horse battery') }), code: 'secret-wrong' },
      {
        says: 'the credential without Base64',
        call: () => call({ authorization: 'Basic okta:correct:horse' }),
        code: 'secret-wrong',
      },
      { says: 'another scheme', call: () => call({ authorization: good.replace('Basic', 'Bearer') }), code: 'token-missing' },
      { says: 'no scheme', call: () => call({ authorization: good.slice(6) }), code: 'token-missing' },
    ],
  })
  for (const { says, proof } of contract) it(says, proof)

  it('is accepted whatever the case of its scheme', async () => {
    expect(await code(create().verify(call({ authorization: good.replace('Basic', 'basic') }), signal))).toBe('accepted')
  })
})

describe('wrong wiring', () => {
  it.each([
    [{ header: undefined }, "'header' must be the name of a header"],
    [{ header: '' }, "'header' must be the name of a header"],
    [{ header: 'x key' }, "'header' must be the name of a header"],
    [{ secrets: undefined }, "'secrets' must be a list of at least 1"],
    [{ secrets: [] }, "'secrets' must be a list of at least 1"],
    [{ secrets: ['short'] }, "'secrets' [0] must be 16 printable ASCII characters or more"],
    [{ secrets: [now, undefined] }, "'secrets' [1] must be 16 printable"],
    [{ secrets: [` ${now}`] }, "'secrets' [0] must be 16 printable"],
    [{ secrets: ['päßwort-päßwort-päßwort'] }, "'secrets' [0] must be 16 printable"],
    [{ secrets: [now], basic: true }, "'secrets' [0] must be user:password"],
    [{ basic: 'yes' }, "'basic' must be true or false"],
    [{ clientId: '' }, "'clientId' must be a non-empty string"],
    [{ secret: now }, "unknown option 'secret'"],
  ])('refuses %j, naming the option and not the secret', (options, message) => {
    const make = () => sharedSecretVerifier({ header: 'x-key', secrets: [now], ...options } as never)
    expect(make).toThrow(TypeError)
    expect(make).toThrow(message)
    expect(make).not.toThrow(now)
  })
})
