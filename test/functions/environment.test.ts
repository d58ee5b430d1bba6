import { describe, expect, it } from 'vitest'
import { functionNames, readEnvironment, type VariableName, variables } from '../../src/functions/environment.js'
import { createVerifier } from '../../src/functions/wiring/verifier.js'
import { warm } from '../../src/functions/wiring/warm.js'
import { given, wired } from '../../src/functions/wiring/wired.js'

const okta = {
  OTP_OKTA_ISSUER: 'https://acme.okta.com/oauth2/default',
  OTP_OKTA_AUDIENCE: 'api://default',
  OTP_OKTA_CLIENT_IDS: '0oa1, 0oa2',
  OTP_OKTA_SCOPES: 'off',
}
const worker = {
  OTP_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/123456789012/otp',
  OTP_DEAD_LETTER_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/123456789012/dead',
  OTP_KMS_KEY_ID: 'alias/otp',
  OTP_STATE_TABLE: 'state',
  OTP_BRAND: 'Acme',
}

describe('readEnvironment', () => {
  it('gives a function its own variables, read', () => {
    expect(readEnvironment('authorizer', { ...okta, ...worker, HOME: '/root' })).toEqual({
      OTP_OKTA_ISSUER: 'https://acme.okta.com/oauth2/default',
      OTP_OKTA_AUDIENCE: ['api://default'],
      OTP_OKTA_CLIENT_IDS: ['0oa1', '0oa2'],
      OTP_OKTA_SCOPES: null,
    })
  })

  it('fills in the defaults, and takes an empty variable for none', () => {
    expect(readEnvironment('worker', { ...worker, OTP_MAX_SEGMENTS: ' ', OTP_TEMPLATE_TABLE: '' })).toMatchObject({
      OTP_MAX_SEGMENTS: 1,
      OTP_KMS_CONTEXT: { purpose: 'otp' },
      OTP_AMBIGUOUS: 'stop',
    })
  })

  it('names all that is missing, wrong and unknown at once, and quotes no value', () => {
    const wrong = { OTP_PSEUDONYM_KEYS: 'hush', OTP_BRAND: '', OTP_ALLOWED_COUNTRYS: 'DE' }
    expect(() => readEnvironment('worker', { ...worker, ...wrong })).toThrow(
      /^localized-otp, worker: OTP_ALLOWED_COUNTRYS is not known; OTP_PSEUDONYM_KEYS must be keys of 32 bytes .*; OTP_BRAND is missing$/,
    )
    expect(() => readEnvironment('worker', { ...worker, ...wrong })).not.toThrow(/hush/)
  })

  const parsed: readonly [VariableName, string, unknown][] = [
    ['OTP_KMS_CONTEXT', 'purpose=otp,env=production', { purpose: 'otp', env: 'production' }],
    ['OTP_ALLOWED_COUNTRIES', 'DE, FR', ['DE', 'FR']],
    ['OTP_ALLOWED_COUNTRIES', 'off', null],
    ['OTP_SMS_ORIGINATION', 'pool-1', { default: 'pool-1', byCountry: {} }],
    [
      'OTP_SMS_ORIGINATION',
      'pool-1,DE=ACME,US=+12065550100',
      { default: 'pool-1', byCountry: { DE: 'ACME', US: '+12065550100' } },
    ],
    ['OTP_VOICE_ORIGINATION', 'US=+12065550100', { byCountry: { US: '+12065550100' } }],
    ['OTP_BUDGET_MS', '2800', 2800],
    ['OTP_DELIVERY', 'direct', 'direct'],
  ]
  it.each(parsed)('reads %s=%s', (name, text, value) => {
    expect(variables[name].parse(text)).toEqual(value)
  })

  const refused: readonly [VariableName, string, RegExp][] = [
    ['OTP_OKTA_JWKS_URI', 'acme.okta.com', /^must be an address$/],
    ['OTP_QUEUE_URL', 'https://', /^must be an address$/],
    ['OTP_OKTA_CLIENT_IDS', 'a,,b', /^must be a list with commas between$/],
    ['OTP_ALLOWED_COUNTRIES', 'de', /^must be a list of countries/],
    ['OTP_KMS_CONTEXT', 'purpose', /^must be a list of name=value$/],
    ['OTP_SMS_ORIGINATION', 'pool-1,pool-2', /^must be identities/],
    ['OTP_SMS_ORIGINATION', 'DE=ACME=X', /^must be a list of name=value$/],
    ['OTP_BUDGET_MS', '0', /^must be an integer from 100 to 30000$/],
    ['OTP_BUDGET_MS', '2.5', /^must be an integer/],
    ['OTP_DELIVERY', 'queued', /^must be one of overflow, direct$/],
    ['OTP_PSEUDONYM_KEYS', 'c2hvcnQ=', /^must be keys of 32 bytes or more/],
    ['OTP_PSEUDONYM_KEYS', 'not base64, but of a good length: 0123456789', /^must be keys/],
  ]
  it.each(refused)('refuses %s=%s', (name, text, complaint) => {
    expect(() => variables[name].parse(text)).toThrow(complaint)
  })

  it('says of every default what the parser makes of it', () => {
    for (const row of Object.values(variables))
      if (row.default !== undefined) expect(() => row.parse(row.default ?? '')).not.toThrow()
  })

  it('has no variable that no function reads', () => {
    for (const { of } of Object.values(variables)) expect(functionNames).toEqual(expect.arrayContaining([...of]))
  })
})

describe('wired', () => {
  it('says what is wrong with an option by the name of its variable', () => {
    const settings = readEnvironment('authorizer', { ...okta, OTP_OKTA_ISSUER: 'https://acme.okta.com' })
    expect(() => createVerifier(settings)).toThrow(/^localized-otp: OTP_OKTA_ISSUER names no authorization server/)
  })

  it('lets every other failure be', () => {
    const fault = new RangeError('of its own')
    const make = (): never => {
      throw fault
    }
    expect(() => wired({ issuer: 'OTP_OKTA_ISSUER' }, make)).toThrow(fault)
  })

  it('leaves out what was not said', () => {
    expect(given({ a: 1, b: undefined })).toEqual({ a: 1 })
  })
})

describe('warm', () => {
  it('waits for what can be had, never fails, and leaves what hangs behind', async () => {
    const had: string[] = []
    await warm({
      words: async () => void had.push('words'),
      keys: () => Promise.reject(new Error('down')),
      hanging: () => new Promise(() => undefined),
    })
    expect(had).toEqual(['words'])
  })
})
