import { describe, expect, it } from 'vitest'
import { OtpError } from '../../src/core/errors.js'
import { type Call, jsonAnswer } from '../../src/core/model/call.js'
import { parseCode } from '../../src/core/model/otp-request.js'
import { parsePhoneNumber } from '../../src/core/model/phone-number.js'
import type { IdentityHook } from '../../src/core/ports/identity-hook.js'
import { type IdentityHookStand, identityHookContract } from '../../src/testing/identity-hook.js'

const call = (number: string, code: string): Call => ({
  method: 'POST',
  headers: {},
  body: new TextEncoder().encode(JSON.stringify({ id: `event-${code.slice(0, 2)}`, number, code })),
})
const one = {
  says: 'one person',
  call: call('+12025550143', '483920'),
  secrets: ['12025550143', '483920'],
  check: () => undefined,
}
const two = { says: 'another', call: call('+33612345678', '902107'), secrets: ['33612345678', '902107'], check: () => undefined }

/** The smallest hook that keeps every promise: it answers nothing at all, as a platform that never looks is answered. */
const honest = (): IdentityHook => ({
  name: 'small',
  async parse({ body }) {
    let event: { id?: unknown; number?: unknown; code?: unknown } | null
    try {
      event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as typeof event
    } catch {
      throw new OtpError('call-malformed')
    }
    if (typeof event?.id !== 'string' || !/^[\w-]{1,99}$/.test(event.id)) throw new OtpError('call-malformed')
    const destination = parsePhoneNumber(event.number)
    const known = { id: event.id, source: 'small', purpose: 'authentication', channel: 'sms', locales: [] } as const
    return { ...known, destination, code: parseCode(event.code), expiresAt: 1_800_000_000_000 }
  },
  answer: (outcome) => ('receipt' in outcome ? jsonAnswer(200, {}) : jsonAnswer(500, {})),
})
const stand: IdentityHookStand = {
  create: honest,
  good: [one, two],
  bad: [{ says: 'no JSON', call: { ...one.call, body: Uint8Array.of(1) }, code: 'call-malformed' }],
  succeeds: ({ status }) => status === 200,
}
const broken = async (change: (hook: IdentityHook) => Partial<IdentityHook>, more: Partial<IdentityHookStand> = {}) => {
  const create = (): IdentityHook => ({ ...honest(), ...change(honest()) })
  const failing: string[] = []
  for (const { says, proof } of identityHookContract({ ...stand, create, ...more })) await proof().catch(() => failing.push(says))
  return failing
}

describe('the contract of hooks', () => {
  it('passes an honest hook, also of a platform that never looks at the answer', async () => {
    expect(await broken(() => ({}))).toEqual([])
    const { succeeds: _never, ...blind } = stand
    for (const { proof } of identityHookContract(blind)) await proof()
  })

  it.each<[string, (hook: IdentityHook) => Partial<IdentityHook>, string]>([
    [
      'that throws something else',
      (hook) => ({
        parse: (given, signal) => (given.body.length < 9 ? Promise.reject(new TypeError()) : hook.parse(given, signal)),
      }),
      'rejects only with OtpError',
    ],
    [
      'that quotes the body',
      () => ({ parse: ({ body }) => Promise.reject(new OtpError('internal', new TextDecoder().decode(body))) }),
      'repeats none',
    ],
    [
      'that reads nothing at all',
      (hook) => ({ parse: () => hook.parse(one.call, new AbortController().signal) }),
      'refuses an empty body',
    ],
    [
      'that gives every call one id',
      (hook) => ({ parse: async (...given) => ({ ...(await hook.parse(...given)), id: 'x' }) }),
      'unlike ids',
    ],
    ['that calls itself otherwise', () => ({ name: 'other' }), 'reads one person'],
    [
      'that shows the number',
      (hook) => ({
        parse: async (given, signal) => ({ ...(await hook.parse(given, signal)), tenant: '12025550143 33612345678' }),
      }),
      'no secret of the call',
    ],
    [
      'that changes the call',
      (hook) => ({ parse: (given, signal) => hook.parse(given, signal).finally(() => given.body.fill(0)) }),
      'leaves the call as it was',
    ],
    [
      'that throws in its answer',
      () => ({
        answer: () => {
          throw new Error()
        },
      }),
      'answers every receipt',
    ],
    ['that quotes the failure', () => ({ answer: (outcome) => jsonAnswer(200, outcome) }), 'never repeats in an answer'],
    ['that answers no JSON', () => ({ answer: () => ({ status: 200, headers: {}, body: 'ok' }) }), 'answers every receipt'],
    [
      'that counts its answers',
      () => {
        let at = 0
        return { answer: () => jsonAnswer(200, { at: at++ }) }
      },
      'the same way each time',
    ],
    ['that calls a failure a success', () => ({ answer: () => jsonAnswer(200, {}) }), 'see a success where'],
  ])('catches one %s', async (_, change, sentence) => {
    const fresh = [one, two].map((sample) => ({ ...sample, call: structuredClone(sample.call) }))
    expect((await broken(change, { good: fresh })).filter((says) => says.includes(sentence))).not.toEqual([])
  })
})
