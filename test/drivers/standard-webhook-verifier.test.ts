import { createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import type { Call } from '../../src/core/model/call.js'
import { standardWebhookVerifier } from '../../src/drivers/standard-webhook-verifier.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { tokenVerifierContract } from '../../src/testing/token-verifier.js'
import { secretsIn } from '../canary.js'

const secretOf = (fill: number): string =>
  `whsec_${Buffer.from(Uint8Array.from({ length: 32 }, (_, at) => fill + at)).toString('base64')}`
const now = secretOf(1)
const next = secretOf(101)
const stranger = secretOf(177)
const start = Date.UTC(2026, 1, 3)
const text = '{"code":"007314", "name":"Größe \u2028"}'
const signal = new AbortController().signal

/** Signed by the package of the specification's authors, which shares no line with ours. */
function signed({ id = 'msg_p5jXN8AQM9LWM0D4loKWxJek', at = start, by = [now], body = text, join = ' ' } = {}): Call {
  const signatures = by.map((secret) => new Webhook(secret).sign(id, new Date(at), body))
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1_000)),
    'webhook-signature': signatures.join(join),
  }
  return { method: 'POST', headers, body: new TextEncoder().encode(body) }
}
const having = (headers: Record<string, string>, call = signed()): Call => ({ ...call, headers: { ...call.headers, ...headers } })
const create = (options = {}) =>
  standardWebhookVerifier({ secrets: [now, `v1,${next}`], clock: createFakeClock(start), ...options })
const code = (call: Call, options = {}) =>
  create(options)
    .verify(call, signal)
    .then(
      () => 'accepted',
      (thrown: unknown) => (thrown as { code: string }).code,
    )

const good = signed()
const contract = tokenVerifierContract({
  create: () => create(),
  good: () => good,
  header: 'webhook-signature',
  list: true,
  bad: [
    { says: 'a signature by a stranger', call: () => signed({ by: [stranger] }), code: 'token-signature' },
    { says: 'another body', call: () => ({ ...good, body: new TextEncoder().encode(`${text} `) }), code: 'token-signature' },
    { says: 'no body', call: () => ({ ...good, body: new Uint8Array() }), code: 'token-signature' },
    { says: 'another id', call: () => having({ 'webhook-id': 'msg_2' }), code: 'token-signature' },
    { says: 'a younger time', call: () => having({ 'webhook-timestamp': String(start / 1_000 + 1) }), code: 'token-signature' },
    { says: 'a call of six minutes ago', call: () => signed({ at: start - 360_000 }), code: 'token-expired' },
    { says: 'a call in six minutes', call: () => signed({ at: start + 360_000 }), code: 'token-not-yet-valid' },
    { says: 'an old call that nobody signed', call: () => signed({ at: 1_000, by: [stranger] }), code: 'token-signature' },
    { says: 'no id', call: () => having({ 'webhook-id': '' }), code: 'token-claim' },
    { says: 'an id with a full stop', call: () => signed({ id: 'msg.1' }), code: 'token-claim' },
    { says: 'a repeated id', call: () => having({ 'webhook-id': 'msg_1, msg_1' }), code: 'token-claim' },
    { says: 'no time', call: () => having({ 'webhook-timestamp': '' }), code: 'token-claim' },
    { says: 'a time that is none', call: () => having({ 'webhook-timestamp': '2026-02-03' }), code: 'token-claim' },
    { says: 'a time with zeros before', call: () => having({ 'webhook-timestamp': `0${start / 1_000}` }), code: 'token-claim' },
    { says: 'a time with white space', call: () => having({ 'webhook-timestamp': ` ${start / 1_000}` }), code: 'token-claim' },
    {
      says: 'only asymmetric signatures',
      call: () => having({ 'webhook-signature': `v1a,${'A'.repeat(86)}==` }),
      code: 'token-algorithm',
    },
    {
      says: 'a signature without a version',
      call: () => having({ 'webhook-signature': 'A'.repeat(44) }),
      code: 'token-malformed',
    },
    { says: 'a signature of another length', call: () => having({ 'webhook-signature': 'v1,AAAA' }), code: 'token-malformed' },
    {
      says: 'more signatures than anybody needs',
      call: () => having({ 'webhook-signature': 'v1,AA= '.repeat(21) }),
      code: 'token-malformed',
    },
  ],
})
for (const { says, proof } of contract) it(says, proof)

describe('several secrets', () => {
  it('are accepted old and new, for a rotation', async () => {
    expect(await code(signed({ by: [next] }))).toBe('accepted')
    expect(await code(signed({ by: [stranger] }))).toBe('token-signature')
  })

  it.each([' ', ', ', ',', '  '])('of the caller may be joined by %j', async (join) => {
    expect(await code(signed({ by: [stranger, now], join }))).toBe('accepted')
    expect(await code(signed({ by: [now, stranger], join }))).toBe('accepted')
    expect(await code(signed({ by: [stranger, stranger], join }))).toBe('token-signature')
  })

  it('may stand beside signatures of another version, and broken ones', async () => {
    const { 'webhook-signature': mine = '' } = good.headers
    expect(await code(having({ 'webhook-signature': `v1a,AAAA v1,AAAA ${mine}` }))).toBe('accepted')
    // A signature of ours under another name proves nothing.
    expect(await code(having({ 'webhook-signature': mine.replace('v1', 'v2') }))).toBe('token-algorithm')
    expect(await code(having({ 'webhook-signature': `v1,v1 ${mine.replace('v1,', '')},v1` }))).toBe('token-malformed')
  })
})

it('covers the bytes as they came, whatever they are', async () => {
  const body = Uint8Array.from({ length: 256 }, (_, at) => at)
  // The package of the authors signs texts only.
  const key = Buffer.from(now.slice(6), 'base64')
  const signature = `v1,${createHmac('sha256', key)
    .update(`msg_1.${start / 1_000}.`)
    .update(body)
    .digest('base64')}`
  const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': String(start / 1_000), 'webhook-signature': signature }
  expect(await code({ method: 'POST', headers, body })).toBe('accepted')
  expect(await code({ method: 'POST', headers, body: body.with(7, 8) })).toBe('token-signature')
})

it('keeps to the tolerance to the second', async () => {
  expect(await code(signed({ at: start - 300_000 }))).toBe('accepted')
  expect(await code(signed({ at: start - 301_000 }))).toBe('token-expired')
  expect(await code(signed({ at: start + 300_000 }))).toBe('accepted')
  expect(await code(signed({ at: start + 301_000 }))).toBe('token-not-yet-valid')
  expect(await code(signed({ at: start - 11_000 }), { toleranceMs: 10_000 })).toBe('token-expired')
})

it('says who calls', async () => {
  expect(await create().verify(good, signal)).toEqual({ issuer: 'standard-webhooks', clientId: 'standard-webhooks', scopes: [] })
  expect((await create({ clientId: 'supabase' }).verify(good, signal)).clientId).toBe('supabase')
})

it('shows its secrets neither in an error nor by itself', async () => {
  const wrong: unknown = await create()
    .verify(signed({ by: [stranger] }), signal)
    .catch((thrown: unknown) => thrown)
  expect(secretsIn([create(), wrong], { code: now.slice(6), number: '007314' })).toEqual([])
})

it.each([
  [{ secrets: undefined }, "'secrets' must be a list of at least 1"],
  [{ secrets: [] }, "'secrets' must be a list of at least 1"],
  [{ secrets: [now, 'whsec_c2hvcnQ='] }, "'secrets' [1] must be whsec_ and at least 24 bytes in Base64"],
  [{ secrets: [now.slice(6)] }, "'secrets' [0] must be whsec_"],
  [{ secrets: [`${now}|${next}`] }, "'secrets' [0] must be whsec_"],
  [{ secrets: ['whpk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='] }, "'secrets' [0] must be whsec_"],
  [{ toleranceMs: 0 }, "'toleranceMs' must be an integer from 1000"],
  [{ clientId: '' }, "'clientId' must be a non-empty string"],
  [{ secret: now }, "unknown option 'secret'"],
])('refuses %j, naming the option and not the secret', (options, message) => {
  expect(() => create(options)).toThrow(TypeError)
  expect(() => create(options)).toThrow(message)
  expect(() => create(options)).not.toThrow(now)
})

it('is missing in a header that is no text', async () => {
  for (const header of [7, true, null, [good.headers['webhook-signature']]]) {
    expect(await code(having({ 'webhook-signature': header as never }))).toBe('token-missing')
  }
})
