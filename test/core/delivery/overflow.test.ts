import { describe, expect, it } from 'vitest'
import { createDelivery } from '../../../src/core/delivery/direct.js'
import { overflow } from '../../../src/core/delivery/overflow.js'
import { OtpError } from '../../../src/core/errors.js'
import type { Fact } from '../../../src/core/model/decision.js'
import type { Receipt } from '../../../src/core/model/receipt.js'
import type { ChannelSender } from '../../../src/core/ports/channel-sender.js'
import type { Delivery } from '../../../src/core/ports/delivery.js'
import { memoryLedger } from '../../../src/drivers/memory-ledger.js'
import { memoryTemplateStore } from '../../../src/drivers/memory-template-store.js'
import { deliveryContract } from '../../../src/testing/delivery.js'
import { createFakeClock } from '../../../src/testing/fake-clock.js'
import { sampleRequest } from '../../../src/testing/sample-request.js'

const sent: Receipt = { status: 'sent', sender: 'phone', messageId: 'm-1' }
const waiting: Receipt = { status: 'queued', id: 'q-1' }

function stage(first: Delivery, signal = new AbortController().signal) {
  const clock = createFakeClock()
  const facts: Fact[] = []
  const answerBys: number[] = []
  const delivery = overflow({
    first: (request, journey) => {
      answerBys.push(journey.answerBy)
      return first(request, journey)
    },
    then: async (_request, { signal, answerBy }) => {
      signal.throwIfAborted()
      answerBys.push(answerBy)
      return waiting
    },
    clock,
  })
  const go = () =>
    delivery(sampleRequest(clock.now()), { signal, answerBy: clock.now() + 2500, note: (fact) => facts.push(fact) })
  return { clock, go, facts, answerBys }
}

const failing =
  (failure: Error): Delivery =>
  async () => {
    throw failure
  }

describe('overflow', () => {
  for (const { says, proof } of deliveryContract(async () => {
    const clock = createFakeClock()
    let count = 0
    const first: Delivery = async ({ expiresAt }, { signal, note }) => {
      signal.throwIfAborted()
      if (expiresAt <= clock.now()) throw new OtpError('expired')
      note({ fact: 'sending', attempt: 1 })
      count += 1
      return sent
    }
    return { delivery: overflow({ first, then: failing(new OtpError('queue-unavailable')), clock }), clock, sent: () => count }
  })) {
    it(says, proof)
  }

  it('is the first one when that succeeds', async () => {
    const { go } = stage(async () => sent)
    expect(await go()).toEqual(sent)
  })

  it('gives the first one a deadline 500 ms sooner, and the second one the rest', async () => {
    const { go, clock, answerBys } = stage(() => new Promise(() => {}))
    const start = clock.now()
    const going = go()
    await clock.advance(2000)
    expect(await going).toEqual(waiting)
    expect(answerBys).toEqual([start + 2000, start + 2500])
  })

  it('hands over what may be tried again, and notes why', async () => {
    for (const code of [
      'provider-throttled',
      'provider-unavailable',
      'out-of-time',
      'busy',
      'ledger-unavailable',
      'store-unavailable',
    ] as const) {
      const { go, facts } = stage(failing(new OtpError(code)))
      expect(await go()).toEqual(waiting)
      expect(facts).toContainEqual({ fact: 'overflow', code })
    }
    const { go, facts } = stage(failing(new TypeError('a bug')))
    expect(await go()).toEqual(waiting)
    expect(facts).toContainEqual({ fact: 'overflow', code: 'internal' })
  })

  it('hands over nothing that must not be tried again', async () => {
    for (const code of ['maybe-sent', 'recipient-opted-out', 'expired', 'template-missing'] as const) {
      const failure = new OtpError(code)
      await expect(stage(failing(failure)).go()).rejects.toBe(failure)
    }
  })

  it('hands over a send that was cut, for the ledger knows of it', async () => {
    const { go, clock } = stage((_request, { note }) => {
      note({ fact: 'sending', attempt: 1 })
      return new Promise(() => {})
    })
    const going = go()
    await clock.advance(2000)
    expect(await going).toEqual(waiting)
  })

  it('keeps saying maybe where a send was cut and the handing over fails too', async () => {
    const clock = createFakeClock()
    const delivery = overflow({
      first: (_request, { note }) => {
        note({ fact: 'sending', attempt: 1 })
        return new Promise(() => {})
      },
      then: failing(new OtpError('queue-unavailable')),
      clock,
    })
    const going = delivery(sampleRequest(clock.now()), {
      signal: new AbortController().signal,
      answerBy: clock.now() + 2500,
      note: () => {},
    })
    const failed = expect(going).rejects.toMatchObject({ code: 'queue-unavailable', sent: 'maybe', retryable: true })
    await clock.advance(2000)
    await failed
    const sure = new OtpError('queue-unavailable')
    const unsent = overflow({ first: failing(new OtpError('provider-throttled')), then: failing(sure), clock })
    const journey = { signal: new AbortController().signal, answerBy: clock.now() + 2500, note: () => {} }
    await expect(unsent(sampleRequest(clock.now()), journey)).rejects.toBe(sure)
  })

  it('says what the first one says where the second has no use for a code of so little life', async () => {
    const clock = createFakeClock()
    const journey = { signal: new AbortController().signal, answerBy: clock.now() + 2500, note: () => {} }
    const down = new OtpError('provider-unavailable')
    const dead = overflow({ first: failing(down), then: failing(new OtpError('expired')), clock })
    await expect(dead(sampleRequest(clock.now()), journey)).rejects.toBe(down)
  })

  it('says of both what is known of both', async () => {
    const clock = createFakeClock()
    const journey = { signal: new AbortController().signal, answerBy: clock.now() + 2500, note: () => {} }
    const run = (first: Delivery, then: Delivery) => overflow({ first, then, clock })(sampleRequest(clock.now()), journey)
    const crashed: Delivery = async (_request, { note }) => {
      note({ fact: 'sending', attempt: 1 })
      throw new TypeError('a bug in a sender')
    }
    const noting: Delivery = async (_request, { note }) => {
      note({ fact: 'failed', part: 'templates', code: 'store-unavailable' })
      throw new TypeError('a bug in a store')
    }
    const down = new OtpError('queue-unavailable')
    const unsure = new OtpError('queue-unavailable', undefined, { sent: 'maybe' })
    await expect(run(crashed, failing(down))).rejects.toMatchObject({ code: 'queue-unavailable', sent: 'maybe' })
    await expect(run(noting, failing(down))).rejects.toBe(down)
    await expect(run(crashed, failing(unsure))).rejects.toBe(unsure)
    await expect(run(crashed, failing(new TypeError('a bug')))).rejects.toMatchObject({ code: 'internal', sent: 'maybe' })
  })

  it('believes a Delivery that was cut and knows better: a send that the policy forbids to repeat is not handed over', async () => {
    const clock = createFakeClock()
    const hanging: ChannelSender = { channel: 'sms', send: () => new Promise(() => {}) }
    const templates = memoryTemplateStore({
      templates: [{ locale: 'en', purpose: 'authentication', channel: 'sms', version: '1', wordings: ['{$code} {$brand}'] }],
    })
    const first = createDelivery({
      templates,
      preferences: null,
      senders: [hanging],
      ledger: memoryLedger({ clock }),
      brand: 'Acme',
      clock,
    })
    const delivery = overflow({ first, then: async () => waiting, clock })
    const going = delivery(sampleRequest(clock.now()), {
      signal: new AbortController().signal,
      answerBy: clock.now() + 2500,
      note: () => {},
    })
    const refused = expect(going).rejects.toMatchObject({ code: 'maybe-sent', sent: 'maybe' })
    await clock.advance(2500)
    await refused
  })

  it('hands over nothing once the caller has gone', async () => {
    const caller = new AbortController()
    const { go } = stage(() => new Promise(() => {}), caller.signal)
    const going = go()
    caller.abort(new OtpError('cancelled'))
    await expect(going).rejects.toMatchObject({ code: 'cancelled', sent: 'no' })
    const gone = AbortSignal.abort(new OtpError('cancelled'))
    await expect(stage(failing(new TypeError('a bug')), gone).go()).rejects.toMatchObject({ sent: 'no' })
  })

  it('refuses wrong wiring by name', () => {
    expect(() => overflow({ first: failing(new Error()) } as never)).toThrow(/overflow: option 'then' must be a function/)
    expect(() => overflow({ first: failing(new Error()), then: failing(new Error()), reserveMs: 0.5 })).toThrow(
      /option 'reserveMs'/,
    )
  })
})
