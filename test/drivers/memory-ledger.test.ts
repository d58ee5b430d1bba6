import { describe, expect, it } from 'vitest'
import { memoryLedger } from '../../src/drivers/memory-ledger.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { ledgerContract } from '../../src/testing/ledger.js'

describe('memoryLedger', () => {
  for (const { says, proof } of ledgerContract(async (clock) => memoryLedger({ clock }))) it(says, proof)

  it('refuses wrong wiring', () => {
    // @ts-expect-error the clock is required
    expect(() => memoryLedger({})).toThrow("memoryLedger: option 'clock' must have now() and sleep()")
    // @ts-expect-error an unknown option
    expect(() => memoryLedger({ clock: createFakeClock(), leaseMs: 1 })).toThrow("memoryLedger: unknown option 'leaseMs'")
  })
})
