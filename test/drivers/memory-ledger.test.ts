import { describe, expect, it } from 'vitest'
import { memoryLedger } from '../../src/drivers/memory-ledger.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { ledgerContract } from '../../src/testing/ledger.js'

const never = new AbortController().signal

describe('memoryLedger', () => {
  for (const { says, proof } of ledgerContract(async (clock) => memoryLedger({ clock }))) it(says, proof)

  it('does not grow with what it has forgotten', async () => {
    const clock = createFakeClock()
    const ledger = memoryLedger({ clock })
    for (let round = 0; round < 5000; round += 1) {
      const keep = clock.now() + (round % 10 === 0 ? 10_000 : 100)
      await ledger.claim(`id-${round}`, { lease: keep, keep }, never)
      if (round % 50 === 0) await clock.advance(50)
    }
    // Alive at any time: all of the last 100 ms, and a tenth of the last 10 s.
    expect(ledger.size).toBeLessThan(2000)
  })

  it('refuses wrong wiring', () => {
    // @ts-expect-error the clock is required
    expect(() => memoryLedger({})).toThrow("memoryLedger: option 'clock' must have now() and sleep()")
    // @ts-expect-error an unknown option
    expect(() => memoryLedger({ clock: createFakeClock(), leaseMs: 1 })).toThrow("memoryLedger: unknown option 'leaseMs'")
  })
})
