import assert from 'node:assert/strict'
import type { Clock } from '../core/ports/clock.js'
import type { MessageMap, MessageOrigin } from '../core/ports/message-map.js'
import { createFakeClock, type FakeClock } from './fake-clock.js'
import type { Promised } from './promised.js'
import { refused } from './refused.js'

interface Stand {
  readonly map: MessageMap
  readonly clock: FakeClock
  /** A message that no other promise knows. */
  readonly messageId: string
}

const never = new AbortController().signal
const hourMs = 3_600_000
const whole = (): MessageOrigin => ({ requestId: 'request-1', channel: 'sms', locale: 'pt-BR', country: 'BR' })

/** What every message map promises. `create` makes one that tells the time by the clock it is given. */
export function messageMapContract(create: (clock: Clock) => Promise<MessageMap>): readonly Promised[] {
  let count = 0
  const promise = (says: string, proof: (stand: Stand) => Promise<void>): Promised => {
    count += 1
    const messageId = `message-contract-${count}`
    return {
      says,
      proof: async () => {
        const clock = createFakeClock()
        await proof({ map: await create(clock), clock, messageId })
      },
    }
  }

  return [
    promise('answers undefined for a message it does not know', async ({ map, messageId }) => {
      assert.equal(await map.find(messageId, never), undefined)
    }),
    promise('leads from a message back to its request, with and without a country', async ({ map, messageId }) => {
      const nowhere: MessageOrigin = { requestId: 'request-2', channel: 'voice', locale: 'ar' }
      await map.put(messageId, whole(), never)
      await map.put(`${messageId}-2`, nowhere, never)
      assert.deepEqual(await map.find(messageId, never), whole())
      assert.deepEqual(await map.find(`${messageId}-2`, never), nowhere)
    }),
    promise('believes the last one who puts', async ({ map, messageId }) => {
      await map.put(messageId, whole(), never)
      await map.put(messageId, { requestId: 'request-2', channel: 'voice', locale: 'de' }, never)
      assert.deepEqual(await map.find(messageId, never), { requestId: 'request-2', channel: 'voice', locale: 'de' })
    }),
    promise('keeps messages apart, whatever their ids look like', async ({ map, messageId }) => {
      const ids = [messageId, `${messageId}#2`, `${messageId} `, messageId.toUpperCase(), '__proto__', 'x'.repeat(500)]
      for (const id of ids) {
        assert.equal(await map.find(id, never), undefined)
        await map.put(id, whole(), never)
      }
    }),
    promise('takes in and hands out copies', async ({ map, messageId }) => {
      const mine = whole()
      await map.put(messageId, mine, never)
      Object.assign(mine, { requestId: 'spoiled' })
      Object.assign((await map.find(messageId, never)) ?? {}, { requestId: 'spoiled' })
      assert.deepEqual(await map.find(messageId, never), whole())
    }),
    promise('remembers a message for the 72 hours that its last receipt may take, and not for ever', async (stand) => {
      const { map, clock, messageId } = stand
      await map.put(messageId, whole(), never)
      await clock.advance(72 * hourMs)
      assert.deepEqual(await map.find(messageId, never), whole())
      await clock.advance(30 * 24 * hourMs)
      assert.equal(await map.find(messageId, never), undefined)
    }),
    promise('rejects with an OtpError when the signal has aborted, and puts nothing', async ({ map, messageId }) => {
      await refused(map.put(messageId, whole(), AbortSignal.abort()), 'cancelled')
      await refused(map.find(messageId, AbortSignal.abort()), 'cancelled')
      assert.equal(await map.find(messageId, never), undefined)
    }),
  ]
}
