import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOtpError } from '../../src/core/errors.js'
import { channels } from '../../src/core/model/channel.js'
import { purposes } from '../../src/core/model/purpose.js'
import type { Outcome } from '../../src/core/model/receipt.js'
import { webhookVerdicts } from '../../src/hooks/webhook/verdicts.js'
import { type WebhookHookOptions, webhookHook } from '../../src/hooks/webhook.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { identityHookContract } from '../../src/testing/identity-hook.js'
import {
  callOf,
  errorCodes,
  type Fields,
  failed,
  fixture,
  hostileBodies,
  propertyRuns,
  queued,
  readsOrRefusesAnything,
  receivedAt,
  sent,
  signal,
} from './stand.js'

const schema = JSON.parse(readFileSync(new URL('../../docs/webhook.schema.json', import.meta.url), 'utf8')) as {
  properties: Record<string, { enum?: string[] }>
}
const fits = new Ajv({ strict: true }).compile(schema)

const full = JSON.parse(fixture('webhook/full')) as Fields
const parse = (body: unknown, options: WebhookHookOptions = {}) => webhookHook(options).parse(callOf(body), signal)
const without = (name: string): Fields => Object.fromEntries(Object.entries(full).filter(([key]) => key !== name))
const told = (outcome: Outcome, options: WebhookHookOptions = {}) => {
  const { status, body } = webhookHook(options).answer(outcome)
  return body === '' ? { status } : { status, body: JSON.parse(body) as unknown }
}

describe('the contract of hooks', () => {
  const contract = identityHookContract({
    create: () => webhookHook(),
    good: [
      {
        says: 'everything that can be said',
        call: callOf(fixture('webhook/full')),
        secrets: ['4915112345678', '00A-7Z'],
        check: (request) => {
          expect(request).toMatchObject({
            id: 'login-7f3c9a',
            source: 'webhook',
            purpose: 'recovery',
            channel: 'voice',
            expiresAt: Date.parse('2026-02-03T04:09:06.789Z'),
            locales: ['de_CH', 'fr'],
            tenant: 'acme',
            userId: 'user-42',
          })
          expect(request.expiryAssumed).toBeUndefined()
          expect(request.code.reveal()).toBe('00A-7Z')
          expect(request.destination.e164.reveal()).toBe('+4915112345678')
        },
      },
      {
        says: 'the least that must be said',
        call: callOf(fixture('webhook/least')),
        secrets: ['12025550143', '483920'],
        check: (request) => {
          expect(request).toMatchObject({ purpose: 'authentication', channel: 'sms', locales: [] })
          expect(request).toMatchObject({ expiresAt: receivedAt + 300_000, expiryAssumed: true })
          expect(Object.keys(request)).not.toContain('tenant')
          expect(Object.keys(request)).not.toContain('userId')
        },
      },
    ],
    bad: [
      ...hostileBodies,
      ...['id', 'destination', 'code'].map((name) => ({
        says: `a body without ${name}`,
        call: callOf(without(name)),
        code: ({ destination: 'destination-invalid', code: 'code-invalid' } as const)[name] ?? ('call-malformed' as const),
      })),
    ],
    succeeds: ({ status }) => status >= 200 && status < 300,
    maxAnswerBytes: 1_024,
  })
  for (const { says, proof } of contract) it(says, proof)
})

describe('the schema', () => {
  it('fits what is documented', () => {
    for (const name of ['webhook/full', 'webhook/least']) expect(fits(JSON.parse(fixture(name)))).toBe(true)
  })

  it('names the purposes and channels that there are', () => {
    expect(schema.properties['purpose']?.enum).toEqual(purposes)
    expect(schema.properties['channel']?.enum).toEqual(channels)
  })

  it.each<[string, unknown]>([
    ['id', ''],
    ['id', 'with space'],
    ['id', 'ü'],
    ['id', 7],
    ['destination', '4915112345678'],
    ['destination', '+49 151 12345678'],
    ['destination', 4915112345678],
    ['code', 123456],
    ['code', ' 123456'],
    ['code', '12 34'],
    ['code', '-1'],
    ['purpose', 'login'],
    ['purpose', null],
    ['channel', 'SMS'],
    ['channel', null],
    ['expiresAt', 1_770_000_000],
    ['expiresAt', '2026-02-03'],
    ['expiresAt', '2026-02-03T04:09:06'],
    ['expiresAt', null],
    ['locales', 'de'],
    ['locales', [7]],
    ['locales', Array.from({ length: 21 }, () => 'de')],
    ['locales', ['x'.repeat(101)]],
    ['tenant', ''],
    ['userId', 'x'.repeat(257)],
    ['userId', null],
    ['locale', 'de'],
    ['Code', '123456'],
  ])('and the hook both refuse %s: %j', async (name, value) => {
    expect(fits({ ...full, [name]: value })).toBe(false)
    await expect(parse({ ...full, [name]: value })).rejects.toSatisfy(isOtpError)
  })

  it('fits whatever the hook reads', async () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('+12025550143', '123456', 'sms', 'voice', 'unlock', '2026-02-03T04:09:06Z'),
    )
    const names = fc.constantFrom(...Object.keys(full), 'extra', 'constructor')
    const changes = fc.array(fc.tuple(names, odd), { maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(changes, fc.subarray(Object.keys(full)), async (changed, dropped) => {
        const body = Object.fromEntries(
          Object.entries({ ...full, ...Object.fromEntries(changed) }).filter(([key]) => !dropped.includes(key)),
        )
        const read = await parse(body).then(
          () => true,
          () => false,
        )
        if (read) expect(fits(body)).toBe(true)
      }),
      propertyRuns,
    )
  })
})

describe('reading a call', () => {
  it.each(['2026-02-31T25:00:00Z', '2026-02-05T04:09:06Z', '9999-12-31T23:59:59Z'])(
    'refuses the end %s, which no code has',
    async (expiresAt) => {
      await expect(parse({ ...full, expiresAt })).rejects.toMatchObject({ code: 'call-malformed' })
    },
  )

  it('reads the end of a dead code, which is for the delivery to judge', async () => {
    const { expiresAt } = await parse({ ...full, expiresAt: '2026-02-03T04:00:00Z' })
    expect(expiresAt).toBe(Date.parse('2026-02-03T04:00:00Z'))
  })

  it('refuses a number that no country has', async () => {
    await expect(parse({ ...full, destination: '+99912345678' })).rejects.toMatchObject({ code: 'destination-invalid' })
  })

  it('assumes a life from now where the edge does not say when it was called', async () => {
    const clock = createFakeClock()
    const { method, headers, body } = callOf(fixture('webhook/least'))
    const request = await webhookHook({ clock, assumedLifeMs: 60_000 }).parse({ method, headers, body }, signal)
    expect(request.expiresAt).toBe(clock.now() + 60_000)
  })

  it('reads any JSON in any of the places, or refuses it with an OtpError', async () => {
    await readsOrRefusesAnything(webhookHook(), fixture('webhook/full'))
  })
})

describe('answering', () => {
  it('says what became of it', () => {
    expect(told(sent)).toEqual({ status: 200, body: { status: 'sent', id: 'message-1' } })
    expect(told(queued)).toEqual({ status: 200, body: { status: 'queued', id: 'parcel-1' } })
    expect(told(failed('not-a-code'))).toEqual({ status: 204 })
  })

  it.each(errorCodes)('answers %s as its row says', (code) => {
    const { verdict } = webhookVerdicts[code]
    const { status, body } = told(failed(code))
    expect(status).toBe(verdict === 'unsure' ? 200 : verdict)
    if (status >= 300) expect(body).toEqual({ status: 'failed', reason: code })
  })

  it('asks for another call only where nothing was sent, unless it is told to let the ledger decide', () => {
    for (const code of errorCodes) {
      expect(told(failed(code, 'maybe'))).toEqual({ status: 200, body: { status: 'unsure' } })
      expect(told(failed(code, 'maybe'), { whenUnsure: 'retry' }).status).toBe(503)
    }
  })
})

describe('wrong wiring', () => {
  it.each([
    [{ whenUnsure: 'error' }, "'whenUnsure' must be one of"],
    [{ assumedLifeMs: 0 }, "'assumedLifeMs' must be an integer"],
    [{ clock: {} }, "'clock' must have now() and sleep()"],
    [{ secrets: [] }, "unknown option 'secrets'"],
  ])('refuses %j, naming the option', (options, message) => {
    expect(() => webhookHook(options as never)).toThrow(TypeError)
    expect(() => webhookHook(options as never)).toThrow(message)
  })
})
