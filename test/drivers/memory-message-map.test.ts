import { describe, expect, it } from 'vitest'
import { memoryMessageMap } from '../../src/drivers/memory-message-map.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { messageMapContract } from '../../src/testing/message-map.js'

const never = new AbortController().signal

describe('memoryMessageMap', () => {
  for (const { says, proof } of messageMapContract(async (clock) => memoryMessageMap({ clock }))) it(says, proof)

  it('remembers for as long as it is told', async () => {
    const clock = createFakeClock()
    const map = memoryMessageMap({ clock, keepMs: 100 })
    await map.put('message', { requestId: 'request', channel: 'sms', locale: 'en' }, never)
    await clock.advance(99)
    expect(await map.find('message', never)).toBeDefined()
    await clock.advance(1)
    expect(await map.find('message', never)).toBeUndefined()
  })

  it('refuses wrong wiring', () => {
    // @ts-expect-error this is no clock
    expect(() => memoryMessageMap({ clock: Date })).toThrow("memoryMessageMap: option 'clock' must have now() and sleep()")
    const clock = createFakeClock()
    expect(() => memoryMessageMap({ clock, keepMs: 0 })).toThrow("memoryMessageMap: option 'keepMs' must be an integer from 1")
    // @ts-expect-error an unknown option
    expect(() => memoryMessageMap({ clock, keepHours: 1 })).toThrow("memoryMessageMap: unknown option 'keepHours'")
  })
})
