import { describe, expect, it } from 'vitest'
import { jsonAnswer } from '../../../src/core/model/call.js'
import { channels, isChannel } from '../../../src/core/model/channel.js'
import { isPurpose, purposes } from '../../../src/core/model/purpose.js'

describe('channels and purposes', () => {
  it('recognise their own and nothing else', () => {
    expect(channels.every(isChannel)).toBe(true)
    expect(purposes.every(isPurpose)).toBe(true)
    for (const value of ['SMS', 'call', 'email', '', undefined, null, 0, ['sms'], { sms: 1 }]) {
      expect(isChannel(value)).toBe(false)
      expect(isPurpose(value)).toBe(false)
    }
  })
})

describe('an answer', () => {
  it('is JSON and says so', () => {
    expect(jsonAnswer(202, { a: [1] })).toEqual({
      status: 202,
      headers: { 'content-type': 'application/json' },
      body: '{"a":[1]}',
    })
  })
})
