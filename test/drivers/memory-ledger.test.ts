import { describe, expect, it } from 'vitest'
import { memoryLedger } from '../../src/drivers/memory-ledger.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { ledgerContract } from '../../src/testing/ledger.js'

describe('memoryLedger', () => {
  for (const { says, proof } of ledgerContract(async (clock) => memoryLedger({ clock }))) it(says, proof)

  it('tells the time by the system where no clock is given', async () => {
    const ledger = memoryLedger()
    const until = { lease: Date.now() + 60_000, keep: Date.now() + 60_000 }
    expect(await ledger.claim('id', until, new AbortController().signal)).toMatchObject({ state: 'held' })
    expect(await ledger.claim('id', until, new AbortController().signal)).toMatchObject({ state: 'busy' })
    expect(await ledger.claim('old', { lease: 1, keep: 1 }, new AbortController().signal)).toMatchObject({ state: 'held' })
    expect(await ledger.claim('old', { lease: 1, keep: 1 }, new AbortController().signal)).toMatchObject({ state: 'held' })
  })

  it('refuses wrong wiring', () => {
    // @ts-expect-error this is no clock
    expect(() => memoryLedger({ clock: Date })).toThrow("memoryLedger: option 'clock' must have now() and sleep()")
    // @ts-expect-error an unknown option
    expect(() => memoryLedger({ clock: createFakeClock(), leaseMs: 1 })).toThrow("memoryLedger: unknown option 'leaseMs'")
  })
})
