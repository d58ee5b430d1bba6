import { expect, it } from 'vitest'
import { settingsOf, workersFor } from '../../../src/cdk/localized-otp/settings.js'
import { build, needed } from '../stack.js'

it.each([
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
    callsPerAddress: 6000,
    concurrency: { authorizer: 40, hook: 120, worker: 2, receipts: 20 },
  })
  expect(settingsOf({ ...needed, concurrency: { hook: null, worker: 7 } }).concurrency).toMatchObject({
    hook: undefined,
    worker: 7,
  })
})
