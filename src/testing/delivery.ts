import assert from 'node:assert/strict'
import { isOtpError, OtpError } from '../core/errors.js'
import type { Fact } from '../core/model/decision.js'
import type { Clock } from '../core/ports/clock.js'
import type { Delivery, Journey } from '../core/ports/delivery.js'
import type { Promised } from './promised.js'
import { sampleRequest, sampleSecrets } from './sample-request.js'

export interface DeliveryStage {
  readonly delivery: Delivery
  readonly clock: Clock
  /** How many messages or parcels have gone out so far. */
  readonly sent: () => number
}

/** What every Delivery promises, whether it sends, queues or wraps another. */
export function deliveryContract(create: () => Promise<DeliveryStage>): readonly Promised[] {
  const travel = (clock: Clock, signal = new AbortController().signal): { journey: Journey; facts: Fact[] } => {
    const facts: Fact[] = []
    return { facts, journey: { signal, answerBy: clock.now() + 2500, note: (fact) => facts.push(fact) } }
  }
  return [
    {
      says: 'brings a request to its receipt, once',
      proof: async () => {
        const { delivery, clock, sent } = await create()
        const receipt = await delivery(sampleRequest(clock.now()), travel(clock).journey)
        assert.ok(['sent', 'queued'].includes(receipt.status))
        assert.equal(sent(), 1)
      },
    },
    {
      says: 'notes `sending` when it begins what cannot be taken back',
      proof: async () => {
        const { delivery, clock } = await create()
        const { journey, facts } = travel(clock)
        await delivery(sampleRequest(clock.now()), journey)
        assert.ok(facts.some(({ fact }) => fact === 'sending'))
      },
    },
    {
      says: 'begins nothing once the signal has aborted',
      proof: async () => {
        const { delivery, clock, sent } = await create()
        const { journey, facts } = travel(clock, AbortSignal.abort(new OtpError('cancelled')))
        const failure = await rejection(delivery(sampleRequest(clock.now()), journey))
        assert.equal(failure.sent, 'no')
        assert.equal(sent(), 0)
        assert.ok(!facts.some(({ fact }) => fact === 'sending'))
      },
    },
    {
      says: 'refuses a dead code as `expired`, and sends nothing',
      proof: async () => {
        const { delivery, clock, sent } = await create()
        const failure = await rejection(
          delivery(sampleRequest(clock.now(), { expiresAt: clock.now() - 1 }), travel(clock).journey),
        )
        assert.equal(failure.code, 'expired')
        assert.equal(failure.sent, 'no')
        assert.equal(sent(), 0)
      },
    },
    {
      says: 'puts neither code nor number into a fact or a receipt',
      proof: async () => {
        const { delivery, clock } = await create()
        const { journey, facts } = travel(clock)
        const text = JSON.stringify([await delivery(sampleRequest(clock.now()), journey), facts])
        for (const secret of Object.values(sampleSecrets)) assert.ok(!text.includes(secret.replace('+', '')))
      },
    },
  ]
}

async function rejection(promise: Promise<unknown>): Promise<OtpError> {
  try {
    await promise
  } catch (thrown) {
    assert.ok(isOtpError(thrown), 'rejects with an OtpError')
    return thrown
  }
  return assert.fail('expected a rejection')
}
