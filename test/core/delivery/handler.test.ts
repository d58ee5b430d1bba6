import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createHandler } from '../../../src/core/delivery/handler.js'
import { OtpError } from '../../../src/core/errors.js'
import { bodyLimitBytes, type Call, jsonAnswer } from '../../../src/core/model/call.js'
import type { Outcome, Receipt } from '../../../src/core/model/receipt.js'
import type { Delivery } from '../../../src/core/ports/delivery.js'
import type { IdentityHook } from '../../../src/core/ports/identity-hook.js'
import type { TokenVerifier } from '../../../src/core/ports/token-verifier.js'
import { memoryRecorder } from '../../../src/drivers/memory-recorder.js'
import { createFakeClock } from '../../../src/testing/fake-clock.js'
import { sampleRequest } from '../../../src/testing/sample-request.js'

const receipt: Receipt = { status: 'sent', sender: 'phone', messageId: 'm-1' }
const call: Call = { method: 'POST', headers: { authorization: 'Bearer x' }, body: new TextEncoder().encode('{}') }
const caller = { issuer: 'https://issuer.example', clientId: 'client-1', scopes: ['otp.send'] }

interface Parts {
  readonly verify?: TokenVerifier['verify']
  readonly parse?: IdentityHook['parse']
  readonly answer?: IdentityHook['answer']
  readonly delivery?: Delivery
}

/** A platform that answers with what it is told, so that a test can read it. */
function stage({ verify = async () => caller, parse, answer, delivery = async () => receipt }: Parts = {}) {
  const clock = createFakeClock()
  const recorder = memoryRecorder()
  const visited: string[] = []
  const outcomes: Outcome[] = []
  const handler = createHandler({
    hook: {
      name: 'sample',
      parse: async (...args) => {
        visited.push('parse')
        return parse === undefined ? sampleRequest(clock.now()) : parse(...args)
      },
      answer:
        answer ??
        ((outcome) => {
          outcomes.push(outcome)
          return jsonAnswer(
            'failure' in outcome ? 500 : 200,
            'failure' in outcome ? { code: outcome.failure.code, sent: outcome.failure.sent } : outcome.receipt,
          )
        }),
    },
    verifier: {
      verify: async (...args) => {
        visited.push('verify')
        return verify(...args)
      },
    },
    delivery: async (...args) => {
      visited.push('deliver')
      return delivery(...args)
    },
    recorder,
    clock,
  })
  const go = async (changes: Partial<Call> = {}, signal?: AbortSignal) => {
    const { status, body } = await handler({ ...call, ...changes }, signal)
    return { status, body: JSON.parse(body) as unknown }
  }
  return { clock, recorder, visited, outcomes, handler, go }
}

const hang = () => new Promise<never>(() => {})

describe('createHandler', () => {
  it('proves the caller, reads the request, delivers, answers and records, in this order', async () => {
    const { go, visited, recorder, outcomes } = stage()
    expect(await go()).toEqual({ status: 200, body: receipt })
    expect(visited).toEqual(['verify', 'parse', 'deliver'])
    expect(outcomes).toEqual([{ requestId: 'event-1', receipt }])
    expect(recorder.decisions()).toMatchObject([
      {
        hook: 'sample',
        status: 'sent',
        requestId: 'event-1',
        purpose: 'authentication',
        channel: 'sms',
        country: 'DE',
        sender: 'phone',
        messageId: 'm-1',
        ms: 0,
        facts: [{ fact: 'caller', issuer: 'https://issuer.example', clientId: 'client-1' }],
      },
    ])
  })

  it('leaves nothing behind on the caller’s signal', async () => {
    const { signal } = new AbortController()
    await stage().go({}, signal)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('refuses a wrong method and an over-long body before anybody looks at the token', async () => {
    for (const [changes, code] of [
      [{ method: 'GET' }, 'method-not-allowed'],
      [{ body: new Uint8Array(bodyLimitBytes + 1) }, 'call-too-large'],
    ] as const) {
      const { go, visited } = stage()
      expect(await go(changes)).toEqual({ status: 500, body: { code, sent: 'no' } })
      expect(visited).toEqual([])
    }
    expect((await stage().go({ body: new Uint8Array(bodyLimitBytes) })).status).toBe(200)
  })

  it('reads nothing of a caller that is not proved', async () => {
    const { go, visited, recorder } = stage({
      verify: async () => {
        throw new OtpError('token-expired')
      },
    })
    expect(await go()).toMatchObject({ body: { code: 'token-expired' } })
    expect(visited).toEqual(['verify'])
    expect(recorder.decisions()).toMatchObject([{ status: 'failed', code: 'token-expired', sent: 'no' }])
  })

  it('asks no verifier when that is switched off by null', async () => {
    const clock = createFakeClock()
    const recorder = memoryRecorder()
    const hook: IdentityHook = {
      name: 'sample',
      parse: async () => sampleRequest(clock.now()),
      answer: () => jsonAnswer(200, {}),
    }
    const handler = createHandler({ hook, verifier: null, delivery: async () => receipt, recorder, clock })
    expect((await handler(call)).status).toBe(200)
    expect(recorder.decisions()).toMatchObject([{ status: 'sent', facts: [] }])
  })

  it('answers with the failure, under the request’s id once that is known', async () => {
    const { go, outcomes } = stage({
      delivery: async () => {
        throw new OtpError('provider-throttled')
      },
    })
    expect(await go()).toMatchObject({ body: { code: 'provider-throttled', sent: 'no' } })
    expect(outcomes).toMatchObject([{ requestId: 'event-1' }])
  })

  it('makes `internal` of an error that is not ours: surely not sent before a send has begun, unsure after', async () => {
    const bug = stage({
      delivery: async () => {
        throw new TypeError('undefined is not a function')
      },
    })
    expect(await bug.go()).toMatchObject({ body: { code: 'internal', sent: 'no' } })
    const late = stage({
      delivery: async (_request, { note }) => {
        note({ fact: 'sending', attempt: 1 })
        throw new TypeError('undefined is not a function')
      },
    })
    expect(await late.go()).toMatchObject({ body: { code: 'internal', sent: 'maybe' } })
  })

  it('answers when the budget is spent, whoever hangs', async () => {
    for (const parts of [{ verify: hang }, { parse: hang }, { delivery: hang }]) {
      const { go, clock, recorder } = stage(parts)
      const going = go()
      await clock.advance(2499)
      expect(recorder.decisions()).toEqual([])
      await clock.advance(1)
      expect(await going).toEqual({ status: 500, body: { code: 'out-of-time', sent: 'no' } })
      expect(recorder.decisions()).toMatchObject([{ code: 'out-of-time', ms: 2500 }])
    }
  })

  it('says maybe when the budget ends during a send', async () => {
    const { go, clock } = stage({
      delivery: (_request, { note }) => {
        note({ fact: 'sending', attempt: 1 })
        return hang()
      },
    })
    const going = go()
    await clock.advance(2500)
    expect(await going).toMatchObject({ body: { code: 'out-of-time', sent: 'maybe' } })
  })

  it('counts the budget from when the edge received the call', async () => {
    const { clock, handler, recorder } = stage({ delivery: hang })
    const going = handler({ ...call, receivedAt: clock.now() - 1000 })
    await clock.advance(1500)
    await going
    expect(recorder.decisions()).toMatchObject([{ code: 'out-of-time', ms: 2500 }])
  })

  it('delivers nothing for a call that is already too old', async () => {
    const { clock, go, visited } = stage()
    const going = go({ receivedAt: clock.now() - 60_000 })
    await clock.advance(0)
    expect(await going).toMatchObject({ body: { code: 'out-of-time', sent: 'no' } })
    expect(visited).not.toContain('deliver')
  })

  it('believes no edge that lives in the future', async () => {
    const { clock, handler, recorder } = stage({ delivery: hang })
    const going = handler({ ...call, receivedAt: clock.now() + 3_600_000 })
    await clock.advance(2500)
    await going
    expect(recorder.decisions()).toMatchObject([{ code: 'out-of-time', ms: 2500 }])
  })

  it('never outlives what the runtime allows', async () => {
    const { clock, go } = stage({ delivery: hang })
    const going = go({ remainingMs: 300 })
    await clock.advance(300)
    expect(await going).toMatchObject({ body: { code: 'out-of-time' } })
  })

  it('stops when the caller goes away, before or during the journey', async () => {
    const gone = stage()
    expect(await gone.go({}, AbortSignal.abort())).toMatchObject({ body: { code: 'cancelled', sent: 'no' } })
    expect(gone.visited).toEqual([])

    const going = new AbortController()
    const { go, recorder } = stage({ delivery: hang })
    const answer = go({}, going.signal)
    going.abort()
    expect(await answer).toMatchObject({ body: { code: 'cancelled' } })
    expect(recorder.decisions()).toMatchObject([{ code: 'cancelled' }])
  })

  it('begins no delivery when the deadline came while the request was read', async () => {
    const { go, clock, visited } = stage({
      parse: async () => {
        await clock.sleep(2500)
        return sampleRequest(clock.now())
      },
    })
    const going = go()
    await clock.advance(3000)
    expect(await going).toMatchObject({ body: { code: 'out-of-time', sent: 'no' } })
    expect(visited).not.toContain('deliver')
  })

  it('answers 500 with nothing in it when the hook cannot answer', async () => {
    const { go } = stage({
      answer: () => {
        throw new Error('a bug in a hook')
      },
    })
    expect(await go()).toEqual({ status: 500, body: {} })
  })

  it('keeps at most 64 facts, and hears none after the end', async () => {
    let late = () => {}
    const { go, recorder } = stage({
      delivery: async (_request, { note }) => {
        for (let index = 0; index < 100; index += 1) note({ fact: 'repeated' })
        late = () => note({ fact: 'buried' })
        return { status: 'queued', id: 'q-1' }
      },
    })
    expect(await go()).toMatchObject({ body: { status: 'queued' } })
    late()
    expect(recorder.decisions()[0]?.facts).toHaveLength(64)
    expect(recorder.decisions()[0]).not.toHaveProperty('messageId')
  })

  it('survives a recorder that throws', async () => {
    const clock = createFakeClock()
    const hook: IdentityHook = {
      name: 'sample',
      parse: async () => sampleRequest(clock.now(), { tenant: 'acme' }),
      answer: () => jsonAnswer(200, {}),
    }
    const record = () => {
      throw new Error('disk full')
    }
    const handler = createHandler({ hook, verifier: null, delivery: async () => receipt, recorder: { record }, clock })
    expect((await handler(call)).status).toBe(200)
  })

  it('refuses wrong wiring by name', () => {
    const options = {
      hook: { name: 'x', parse: hang, answer: () => jsonAnswer(200, {}) },
      verifier: null,
      delivery: hang,
      recorder: memoryRecorder(),
    }
    expect(() => createHandler(options)).not.toThrow()
    expect(() => createHandler({ ...options, verifier: undefined } as never)).toThrow(
      /createHandler: option 'verifier' must have verify\(\)/,
    )
    expect(() => createHandler({ ...options, budgetMs: '3s' } as never)).toThrow(/option 'budgetMs' must be an integer from 1/)
    expect(() => createHandler({ ...options, budget: 3 } as never)).toThrow(/unknown option 'budget'/)
    expect(() => createHandler(null as never)).toThrow(/options must be an object/)
  })
})
