import assert from 'node:assert/strict'
import type { Clock } from '../core/ports/clock.js'
import type { Counter } from '../core/ports/counter.js'
import { createFakeClock, type FakeClock } from './fake-clock.js'
import type { Promised } from './promised.js'
import { refused } from './refused.js'

interface Stand {
  readonly counter: Counter
  /** Begins at a full hour. */
  readonly clock: FakeClock
  /** A key that no other promise uses. */
  readonly key: string
  /** Adds to the key in windows of a minute. */
  readonly add: (by: number, key?: string, windowSeconds?: number) => Promise<number | undefined>
}

const never = new AbortController().signal

/** What every counter promises. `create` makes one that tells the time by the clock it is given. */
export function counterContract(create: (clock: Clock) => Promise<Counter>): readonly Promised[] {
  let count = 0
  const promise = (says: string, proof: (stand: Stand) => Promise<void>): Promised => {
    count += 1
    const key = `counter-contract-${count}`
    return {
      says,
      proof: async () => {
        const clock = createFakeClock()
        const counter = await create(clock)
        const add = async (by: number, of = key, windowSeconds = 60) =>
          (await counter.add([{ key: of, by, windowSeconds }], new AbortController().signal))[0]
        await proof({ counter, clock, key, add })
      },
    }
  }

  return [
    promise('adds up', async ({ add }) => {
      assert.equal(await add(1), 1)
      assert.equal(await add(1), 2)
      assert.equal(await add(5), 7)
    }),
    promise('adds fractions, for budgets', async ({ add }) => {
      assert.equal(await add(0.25), 0.25)
      assert.equal(await add(0.5), 0.75)
    }),
    promise('takes back what was added, by a negative number', async ({ add }) => {
      assert.equal(await add(2), 2)
      assert.equal(await add(-1), 1)
    }),
    promise('only reads where nothing is added', async ({ add }) => {
      assert.equal(await add(0), 0)
      assert.equal(await add(3), 3)
      assert.equal(await add(0), 3)
      assert.equal(await add(0), 3)
    }),
    promise('begins anew with each window; a window begins at every multiple of its length', async ({ clock, add }) => {
      await add(1)
      await clock.advance(59_999)
      assert.equal(await add(1), 2)
      await clock.advance(1)
      assert.equal(await add(0), 0)
      assert.equal(await add(1), 1)
      await clock.advance(60_000)
      assert.equal(await add(1), 1)
    }),
    promise('keeps keys apart, whatever they look like', async ({ key, add }) => {
      for (const other of [key, `${key}#2`, `${key} `, key.toUpperCase(), 'ünï#código', '__proto__', 'x'.repeat(500)]) {
        assert.equal(await add(1, other), 1)
      }
    }),
    promise('keeps windows of different lengths apart', async ({ clock, key, add }) => {
      await add(1)
      assert.equal(await add(1, key, 3600), 1)
      await clock.advance(60_000)
      assert.equal(await add(1), 1)
      assert.equal(await add(1, key, 3600), 2)
      assert.equal(await add(1, key, 86_400), 1)
    }),
    promise('adds several at once and answers in their order', async ({ counter, key }) => {
      const hits = [3, 0, 1, 2].map((by, index) => ({ key: `${key}-${index}`, by, windowSeconds: 60 }))
      assert.deepEqual(await counter.add(hits, never), [3, 0, 1, 2])
      assert.deepEqual(await counter.add(hits, never), [6, 0, 2, 4])
    }),
    promise('answers with the sums after all hits, also where a key comes twice', async ({ counter, key }) => {
      const hits = [1, 0, 2].map((by) => ({ key, by, windowSeconds: 60 }))
      assert.deepEqual(await counter.add(hits, never), [3, 3, 3])
    }),
    promise('answers nothing with nothing', async ({ counter }) => {
      assert.deepEqual(await counter.add([], never), [])
    }),
    promise('loses none of fifty that come at once, and gives each another sum', async ({ add }) => {
      const sums = await Promise.all(Array.from({ length: 50 }, () => add(1)))
      assert.deepEqual(new Set(sums), new Set(Array.from({ length: 50 }, (_, index) => index + 1)))
    }),
    promise('rejects with an OtpError when the signal has aborted, and adds nothing', async ({ counter, key, add }) => {
      await refused(counter.add([{ key, by: 1, windowSeconds: 60 }], AbortSignal.abort()), 'cancelled')
      assert.equal(await add(0), 0)
    }),
  ]
}
