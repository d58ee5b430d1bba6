import { describe, expect, it } from 'vitest'
import { memoryCounter } from '../../src/drivers/memory-counter.js'
import { counterContract } from '../../src/testing/counter.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'

describe('memoryCounter', () => {
  for (const { says, proof } of counterContract(async (clock) => memoryCounter({ clock }))) it(says, proof)

  it('refuses wrong wiring', () => {
    // @ts-expect-error this is no clock
    expect(() => memoryCounter({ clock: Date })).toThrow("memoryCounter: option 'clock' must have now() and sleep()")
    // @ts-expect-error an unknown option
    expect(() => memoryCounter({ clock: createFakeClock(), max: 1 })).toThrow("memoryCounter: unknown option 'max'")
  })
})
