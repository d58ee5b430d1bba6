import { describe, expect, it } from 'vitest'
import { allowedCountries } from '../../../src/core/delivery/allowed-countries.js'
import { guarded } from '../../../src/core/delivery/guarded.js'
import { OtpError } from '../../../src/core/errors.js'
import type { Fact } from '../../../src/core/model/decision.js'
import { parsePhoneNumber } from '../../../src/core/model/phone-number.js'
import type { Receipt } from '../../../src/core/model/receipt.js'
import type { Delivery } from '../../../src/core/ports/delivery.js'
import type { Guard } from '../../../src/core/ports/guard.js'
import { deliveryContract } from '../../../src/testing/delivery.js'
import { createFakeClock } from '../../../src/testing/fake-clock.js'
import { sampleRequest } from '../../../src/testing/sample-request.js'

const receipt: Receipt = { status: 'sent', sender: 'phone', messageId: 'm-1' }
const down: Guard = {
  name: 'down',
  check: async () => {
    throw new OtpError('store-unavailable')
  },
}

function stage(guards: readonly Guard[], whenDown?: 'allow' | 'refuse') {
  const clock = createFakeClock()
  const facts: Fact[] = []
  let count = 0
  const inside: Delivery = async ({ expiresAt }, { signal, note }) => {
    signal.throwIfAborted()
    if (expiresAt <= clock.now()) throw new OtpError('expired')
    note({ fact: 'sending', attempt: 1 })
    count += 1
    return receipt
  }
  const delivery = guarded({ guards, delivery: inside, clock, ...(whenDown === undefined ? {} : { whenDown }) })
  const go = (number = '+4915123456789', signal = new AbortController().signal) =>
    delivery(sampleRequest(clock.now(), { destination: parsePhoneNumber(number) }), {
      signal,
      answerBy: clock.now() + 2500,
      note: (fact) => facts.push(fact),
    })
  return { delivery, clock, facts, go, sent: () => count }
}

describe('guarded', () => {
  for (const { says, proof } of deliveryContract(async () => stage([allowedCountries({ countries: ['DE'] })]))) it(says, proof)

  it('lets pass what every guard allows, and refuses the rest with the guard’s code, on the record', async () => {
    const { go, facts, sent } = stage([allowedCountries({ countries: ['DE', 'AT'] })])
    expect(await go()).toEqual(receipt)
    expect(facts).toEqual([{ fact: 'sending', attempt: 1 }])
    await expect(go('+12015550123')).rejects.toMatchObject({ code: 'country-refused', sent: 'no', retryable: false })
    expect(facts).toContainEqual({ fact: 'guard', guard: 'allowed-countries', verdict: 'refuse', code: 'country-refused' })
    expect(sent()).toBe(1)
  })

  it('takes a guard that hangs for one that is down, after its time', async () => {
    const seen: AbortSignal[] = []
    const hanging: Guard = {
      name: 'hanging',
      check: (_request, { signal }) => {
        seen.push(signal)
        return new Promise(() => {})
      },
    }
    const open = stage([hanging])
    const going = open.go()
    await open.clock.advance(499)
    expect(seen[0]?.aborted).toBe(false)
    await open.clock.advance(1)
    expect(await going).toEqual(receipt)
    expect(seen[0]?.aborted).toBe(true)
    expect(open.facts[0]).toEqual({ fact: 'failed', part: 'hanging', code: 'out-of-time' })
    const closed = stage([hanging], 'refuse')
    const refused = expect(closed.go()).rejects.toMatchObject({ code: 'guard-unavailable', sent: 'no' })
    await closed.clock.advance(500)
    await refused
    expect(closed.sent()).toBe(0)
  })

  it('lets pass what is only watched, and puts it on the record', async () => {
    const watching: Guard = { name: 'velocity', check: async () => ({ verdict: 'watch', code: 'velocity-exceeded' }) }
    const { go, facts } = stage([watching])
    expect(await go()).toEqual(receipt)
    expect(facts[0]).toEqual({ fact: 'guard', guard: 'velocity', verdict: 'watch', code: 'velocity-exceeded' })
  })

  it('takes the policy also where it is said in full', async () => {
    expect(await stage([down], 'allow').go()).toEqual(receipt)
  })

  it('asks no guard after a refusal', async () => {
    let asked = 0
    const counting: Guard = {
      name: 'counting',
      check: async () => {
        asked += 1
        return { verdict: 'allow' }
      },
    }
    await expect(stage([allowedCountries({ countries: ['AT'] }), counting]).go()).rejects.toMatchObject({
      code: 'country-refused',
    })
    expect(asked).toBe(0)
  })

  it('follows the policy when a guard itself fails: the code passes, or nobody gets one', async () => {
    const open = stage([down])
    expect(await open.go()).toEqual(receipt)
    expect(open.facts[0]).toEqual({ fact: 'failed', part: 'down', code: 'store-unavailable' })
    const closed = stage([down], 'refuse')
    await expect(closed.go()).rejects.toMatchObject({
      code: 'guard-unavailable',
      sent: 'no',
      cause: { code: 'store-unavailable' },
    })
    expect(closed.sent()).toBe(0)
  })

  it('sends nothing when the caller goes away while a guard is asked', async () => {
    const { go, sent } = stage([down])
    await expect(go('+4915123456789', AbortSignal.abort(new OtpError('cancelled')))).rejects.toMatchObject({ code: 'cancelled' })
    expect(sent()).toBe(0)
  })

  it('refuses wrong wiring by name', () => {
    const delivery: Delivery = async () => receipt
    expect(() => guarded({ guards: [], delivery })).toThrow(/guarded: option 'guards' must be a list of at least 1/)
    expect(() => guarded({ guards: [{ name: 'x' } as never], delivery })).toThrow(/option 'guards' \[0\] must have check\(\)/)
  })
})

describe('allowedCountries', () => {
  it('refuses a number whose country nobody can tell', async () => {
    const { go } = stage([allowedCountries({ countries: ['US', 'CA', 'DE'] })])
    await expect(go('+881612345678')).rejects.toMatchObject({ code: 'country-refused' })
  })

  it('refuses what is not a country', () => {
    expect(() => allowedCountries({ countries: ['Germany'] })).toThrow(
      /allowedCountries: option 'countries' \[0\] must be an ISO 3166-1/,
    )
    expect(() => allowedCountries({ countries: [] })).toThrow(/at least 1/)
  })
})
