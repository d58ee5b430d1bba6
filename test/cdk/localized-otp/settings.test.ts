import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Lazy } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { expect, it } from 'vitest'
import { settingsOf, workersFor } from '../../../src/cdk/localized-otp/settings.js'
import { build, deliveries, needed } from '../stack.js'

it.each<[string, object]>([
  ['issuer', { issuer: 'http://acme.okta.com' }],
  ['issuer', { issuer: '' }],
  ['audience', { audience: '' }],
  ['clientIds', { clientIds: [] }],
  ['clientIds', { clientIds: [''] }],
  ['brand', { brand: ' ' }],
  ['sendsPerSecond', { sendsPerSecond: 0 }],
  ['sendsPerSecond', { sendsPerSecond: Number.NaN }],
  ['callsPerSecond', { callsPerSecond: -1 }],
  ['environmentName', { environmentName: 'a b' }],
  ['countries', { countries: ['Germany'] }],
  ['countries', { countries: undefined as unknown as null }],
  ['scopes', { scopes: [] }],
  ['scopes', { scopes: undefined as unknown as null }],
  ['domain', { domain: 'https://acme.example' }],
  ['domain', { domain: 'acme..example' }],
  ['issuer', { issuer: 'https://acme.okta.com/.well-known/openid-configuration' }],
  ['defaultLocale', { defaultLocale: 'German language' }],
  ['configurationSet', { configurationSet: 'a b' }],
  ['protectConfiguration', { protectConfiguration: '' }],
  ['callsPerAddress', { callsPerAddress: 5 }],
  ['alarmEmails', { alarmEmails: ['nobody'] }],
  ['sms', { sms: { maxPrice: '1' } }],
  ['sms', { sms: { origination: { byCountry: { Germany: 'ACME' } } } }],
  ['voice', { voice: { origination: { default: 'a b' } } }],
  ['concurrency', { concurrency: { worker: 1 } }],
  ['concurrency', { concurrency: { hook: 0 } }],
  ['alarms', { alarms: { refusal: 3 } }],
  ['alarms', { alarms: { refusals: -1 } }],
  ['alarms', { alarms: { refusals: Number.NaN } }],
  ['alarms', { alarms: { refusals: '20' as unknown as number } }],
  ['alarms', { alarms: { refusals: undefined as unknown as number } }],
  ['overrides', { overrides: { restAPI: {} } }],
  ['overrides', { overrides: { functions: { hooks: {} } } }],
  ['concurrency', { concurrency: { hooks: 3 } }],
  ['sms', { sms: { maxprice: '0.10' } }],
  ['contries', { contries: ['DE'], brand: 'Acme' }],
  ['countries', { countries: [] }],
  ['delivery', { delivery: 'pigeon' as 'direct' }],
])('names the prop that is wrong: %s', (name, props) => {
  expect(() => build(props)).toThrow(new RegExp(`^LocalizedOtp: prop '${name}' `))
})

// The quota is what all sends together may take in a second; two workers are the fewest that SQS invokes.
it.each([1, 5, 10, 20, 100, 333, 1000, 3000])('lets no more workers run than may send %i messages a second', (sendsPerSecond) => {
  const { batchSize, workers } = workersFor(sendsPerSecond)
  expect(workers).toBeGreaterThanOrEqual(2)
  expect(workers).toBeLessThanOrEqual(1000)
  expect(batchSize).toBeGreaterThanOrEqual(1)
  expect(batchSize).toBeLessThanOrEqual(10)
  expect((workers * batchSize) / 0.3).toBeLessThanOrEqual(Math.max(sendsPerSecond, 2 / 0.3) + 1e-9)
})

it('uses most of a quota that is worth it', () => {
  for (const sendsPerSecond of [20, 100, 1000]) {
    const { batchSize, workers } = workersFor(sendsPerSecond)
    expect((workers * batchSize) / 0.3).toBeGreaterThan(0.8 * sendsPerSecond)
  }
})

it('derives from the quota what is let in, and how many may run', () => {
  expect(settingsOf({ ...needed, delivery: 'direct' })).toMatchObject({ callsPerSecond: 20, hasQueue: false, hookSends: true })
  expect(settingsOf({ ...needed, delivery: 'queued' })).toMatchObject({ callsPerSecond: 40, hasQueue: true, hookSends: false })
  expect(settingsOf(needed)).toMatchObject({
    delivery: 'overflow',
    callsPerSecond: 40,
    callsPerAddress: 24_000,
    concurrency: { authorizer: 20, hook: 40, worker: 2, receipts: 4 },
  })
  expect(settingsOf({ ...needed, concurrency: { hook: null, worker: 7 } })).toMatchObject({
    workers: 7,
    concurrency: { hook: undefined, worker: 7 },
  })
})

// Where the provider hangs, a call takes the 2 s that an overflow gives it, or that Okta leaves.
it.each(['direct', 'overflow'] as const)(
  'has room for all that may be sent while every send takes two seconds: %s',
  (delivery) => {
    for (const sendsPerSecond of [1, 20, 100]) {
      const { concurrency } = settingsOf({ ...needed, delivery, sendsPerSecond })
      expect(concurrency.hook).toBeGreaterThanOrEqual(2 * sendsPerSecond)
    }
  },
)

// Okta calls from few addresses: shutting one out before the API throttles would cost codes.
it('never lets the firewall shut an address out for what the API lets in', () => {
  for (const delivery of deliveries) {
    for (const props of [{}, { callsPerSecond: 3 }, { callsPerSecond: 500 }]) {
      for (const sendsPerSecond of [0.5, 1, 20, 150]) {
        const { callsPerAddress, callsPerSecond } = settingsOf({
          ...needed,
          delivery,
          sendsPerSecond,
          accountConcurrency: 5000,
          ...props,
        })
        expect(callsPerAddress / 300).toBeGreaterThanOrEqual(callsPerSecond)
      }
    }
  }
})

it('reserves what an account has, up to a quota of hundreds a second, and refuses what it has not', () => {
  for (const delivery of deliveries)
    for (const sendsPerSecond of [1, 100, 200]) settingsOf({ ...needed, delivery, sendsPerSecond })
  expect(() => settingsOf({ ...needed, sendsPerSecond: 400 })).toThrow(
    /prop 'accountConcurrency' leaves 900 to reserve, and 1292 are asked for \(authorizer 400, hook 800, worker 12, receipts 80\)/,
  )
  expect(settingsOf({ ...needed, sendsPerSecond: 400, accountConcurrency: 2000 }).concurrency.hook).toBe(800)
  expect(() => settingsOf({ ...needed, accountConcurrency: 10 })).toThrow(/leaves 0 to reserve/)
  const none = { authorizer: null, hook: null, worker: null, receipts: null }
  expect(settingsOf({ ...needed, accountConcurrency: 10, concurrency: none }).workers).toBe(2)
})

it.each([
  ['environment', { environment: { OTP_WHEN_UNSURE: 'MAYBE' } }, /prop 'environment' is wrong: .*OTP_WHEN_UNSURE must be one of/],
  [
    'environment',
    { environment: { OTP_ALLOWED_COUNTRYS: 'DE' } },
    /prop 'environment' is wrong: .*OTP_ALLOWED_COUNTRYS is not known/,
  ],
  ['environment', { environment: { OTP_BRAND: '' } }, /prop 'environment' is wrong: .*OTP_BRAND is missing/],
  ['environment', { environment: { OTP_CONFIGURATION_SET: 'codes' } }, /prop 'environment' has .*: say 'configurationSet'/],
  ['environment', { environment: { OTP_PROTECT_CONFIGURATION: 'codes' } }, /say 'protectConfiguration'/],
  ['environment', { environment: { OTP_VOICE_ORIGINATION: 'pool-calls' } }, /say 'voice\.origination'/],
  ['environment', { environment: { OTP_SAMPLE_TABLE: 'OktaTemplates' } }, /say 'existingTemplateTable'/],
  ['environment', { environment: { OTP_DELIVERY: 'direct' } }, /say 'delivery'/],
  ['environment', { environment: { OTP_KMS_CONTEXT: 'purpose=otp,env=x' } }, /say 'environmentName'/],
  [
    'environment',
    { environment: { OTP_SMS_ORIGINATION: 'pool-2' }, sms: { origination: { default: 'pool-1' } } },
    /say 'sms\.origination'/,
  ],
  ['audience', { audience: 'api://a,,b' }, /OTP_OKTA_AUDIENCE must be a list/],
  ['templatesFolder', { templatesFolder: '/nowhere' }, /prop 'templatesFolder' cannot be read/],
  ['templatesFolder', { templatesFolder: 'docs' }, /prop 'templatesFolder'/],
])('refuses what would not start when it is deployed: %s %#', (_, props, message) => {
  expect(() => build(props)).toThrow(message)
  expect(() => build(props)).toThrow(TypeError)
})

it('names every template file that cannot be used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'localized-otp-templates-'))
  writeFileSync(join(folder, 'de.json'), '{ "sms": { "authentification": ["x"] } }')
  writeFileSync(join(folder, 'german.txt'), '')
  writeFileSync(join(folder, 'fr.json'), '{')
  expect(() => build({ templatesFolder: folder })).toThrow(
    /prop 'templatesFolder' .*de\.json: .*authentification.*; .*fr\.json: /,
  )
})

it('asks nothing of what is known only when it is deployed', () => {
  const later = Lazy.string({ produce: () => 'later' })
  const { stack } = build({
    ...{ issuer: later, audience: later, clientIds: [later], scopes: [later], brand: later, domain: later },
    ...{ countries: [later], environmentName: later, sms: { maxPrice: later, origination: { default: later } } },
    environment: { OTP_MAX_SEGMENTS: later, OTP_WHEN_FAILED: later, OTP_FOLD: later },
  })
  expect(JSON.stringify(Template.fromStack(stack).toJSON())).toContain('later')
})
