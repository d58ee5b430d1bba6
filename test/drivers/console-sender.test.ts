import { describe, expect, it } from 'vitest'
import { consoleSender } from '../../src/drivers/console-sender.js'
import { channelSenderContract } from '../../src/testing/channel-sender.js'

const now = Date.UTC(2026, 0, 1)
const voices = [{ id: 'JOANNA', locale: 'en-US', gender: 'female' }] as const

describe.each(['sms', 'voice'] as const)('consoleSender for %s', (channel) => {
  const contract = channelSenderContract(() => {
    let count = 0
    const write = () => {
      count += 1
    }
    return { sender: consoleSender({ channel, write, ...(channel === 'voice' ? { voices } : {}) }), sent: () => count }
  }, now)
  for (const { says, proof } of contract) it(says, proof)
})

it('refuses wrong wiring by name', () => {
  expect(() => consoleSender({ channel: 'fax' as never, write: () => {} })).toThrow(
    /consoleSender: option 'channel' must be one of "sms", "voice"/,
  )
  expect(() => consoleSender({ channel: 'sms' } as never)).toThrow(/option 'write'/)
  expect(() => consoleSender({ channel: 'voice', write: () => {} })).toThrow(/option 'voices' goes with the channel 'voice'/)
})
