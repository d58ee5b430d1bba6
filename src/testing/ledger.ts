import assert from 'node:assert/strict'
import type { Receipt } from '../core/model/receipt.js'
import type { Clock } from '../core/ports/clock.js'
import type { Claim, Ledger } from '../core/ports/ledger.js'
import { createFakeClock, type FakeClock } from './fake-clock.js'
import type { Promised } from './promised.js'
import { refused } from './refused.js'

interface Stand {
  readonly ledger: Ledger
  readonly clock: FakeClock
  /** An id that no other promise uses. */
  readonly id: string
  /** Claims for a lease of 10 s, kept for 10 minutes. */
  readonly claim: (id?: string) => Promise<Claim>
  readonly settle: (fence: string, end: Receipt | 'free' | 'maybe') => Promise<void>
  /** Claims, and fails unless the claim is now ours. */
  readonly hold: (state?: 'held' | 'maybe') => Promise<string>
}

const leaseMs = 10_000
const keepMs = 600_000
const never = new AbortController().signal
const receipt = (): Receipt => ({ status: 'sent', sender: 'console-phone', messageId: 'message-1' })

/** What every ledger promises. `create` makes one that tells the time by the clock it is given. */
export function ledgerContract(create: (clock: Clock) => Promise<Ledger>): readonly Promised[] {
  let count = 0
  const promise = (says: string, proof: (stand: Stand) => Promise<void>): Promised => {
    count += 1
    const id = `ledger-contract-${count}`
    return {
      says,
      proof: async () => {
        const clock = createFakeClock()
        const ledger = await create(clock)
        const claim = (of = id) =>
          ledger.claim(of, { lease: clock.now() + leaseMs, keep: clock.now() + keepMs }, new AbortController().signal)
        const hold = async (state = 'held') => {
          const claimed = await claim()
          assert.equal(claimed.state, state)
          assert.ok('fence' in claimed && claimed.fence !== '')
          return claimed.fence
        }
        await proof({ ledger, clock, id, claim, hold, settle: (fence, end) => ledger.settle(id, fence, end, never) })
      },
    }
  }

  return [
    promise('lets the first one hold an id, and tells the next one how long it is busy', async ({ clock, claim, hold }) => {
      const until = clock.now() + leaseMs
      await hold()
      await clock.advance(leaseMs - 1)
      assert.deepEqual(await claim(), { state: 'busy', until })
    }),
    promise('lets exactly one of fifty who ask at once hold it', async ({ claim }) => {
      const claims = await Promise.all(Array.from({ length: 50 }, () => claim()))
      assert.equal(claims.filter(({ state }) => state === 'held').length, 1)
      assert.equal(claims.filter(({ state }) => state === 'busy').length, 49)
    }),
    promise('lets exactly one of fifty take over from a crashed holder', async ({ clock, claim, hold }) => {
      await hold()
      await clock.advance(leaseMs)
      const claims = await Promise.all(Array.from({ length: 50 }, () => claim()))
      assert.equal(claims.filter(({ state }) => state === 'maybe').length, 1)
      assert.equal(claims.filter(({ state }) => state === 'busy').length, 49)
    }),
    promise('keeps ids apart, whatever they look like', async ({ id, claim }) => {
      for (const other of [id, `${id}#2`, `${id} `, id.toUpperCase(), 'ünï#código', '__proto__', 'x'.repeat(500)]) {
        assert.equal((await claim(other)).state, 'held')
        assert.equal((await claim(other)).state, 'busy')
      }
    }),
    promise('gives the stored receipt to whoever asks after the send', async ({ claim, hold, settle }) => {
      await settle(await hold(), receipt())
      assert.deepEqual(await claim(), { state: 'done', receipt: receipt() })
      assert.deepEqual(await claim(), { state: 'done', receipt: receipt() })
    }),
    promise('stores a receipt of any kind', async ({ ledger, clock, id, claim }) => {
      const receipts: readonly Receipt[] = [
        { status: 'queued', id: 'parcel-1' },
        { status: 'sent', sender: 'sms', messageId: '🔑 "quoted"', repeated: true },
      ]
      for (const [index, one] of receipts.entries()) {
        const of = `${id}-${index}`
        const claimed = await ledger.claim(of, { lease: clock.now() + 1, keep: clock.now() + keepMs }, never)
        assert.ok(claimed.state === 'held')
        await ledger.settle(of, claimed.fence, one, never)
        assert.deepEqual(await claim(of), { state: 'done', receipt: one })
      }
    }),
    promise('stores and gives out copies of a receipt', async ({ claim, hold, settle }) => {
      const mine = receipt()
      await settle(await hold(), mine)
      Object.assign(mine, { messageId: 'spoiled' })
      const first = await claim()
      assert.ok(first.state === 'done')
      Object.assign(first.receipt, { messageId: 'spoiled' })
      assert.deepEqual(await claim(), { state: 'done', receipt: receipt() })
    }),
    promise('a freed claim was never made: the next one holds', async ({ hold, settle }) => {
      await settle(await hold(), 'free')
      await settle(await hold(), 'free')
      await settle(await hold(), 'maybe')
    }),
    promise('freeing a retry leaves the doubt about the send before it', async ({ claim, hold, settle }) => {
      await settle(await hold(), 'maybe')
      await settle(await hold('maybe'), 'free')
      const claimed = await claim()
      assert.ok(claimed.state === 'maybe' && claimed.attempts === 1)
    }),
    promise(
      'a send without a known end is maybe, at once, and whoever asks holds it now',
      async ({ clock, claim, hold, settle }) => {
        await settle(await hold(), 'maybe')
        const until = clock.now() + leaseMs
        const claimed = await claim()
        assert.ok(claimed.state === 'maybe' && claimed.attempts === 1)
        assert.deepEqual(await claim(), { state: 'busy', until })
        await settle(claimed.fence, receipt())
        assert.deepEqual(await claim(), { state: 'done', receipt: receipt() })
      },
    ),
    promise('a holder that has not settled by its lease is maybe from that ms on', async ({ clock, claim, hold }) => {
      await hold()
      await clock.advance(leaseMs)
      assert.ok((await claim()).state === 'maybe')
    }),
    promise('counts the sends so far', async ({ clock, claim, hold }) => {
      await hold()
      for (const attempts of [1, 2, 3]) {
        await clock.advance(leaseMs)
        const claimed = await claim()
        assert.ok(claimed.state === 'maybe')
        assert.equal(claimed.attempts, attempts)
      }
    }),
    promise(
      'a holder that comes late still settles, as long as nobody has taken over',
      async ({ clock, claim, hold, settle }) => {
        const fence = await hold()
        await clock.advance(leaseMs * 2)
        await settle(fence, receipt())
        assert.deepEqual(await claim(), { state: 'done', receipt: receipt() })
      },
    ),
    promise('only the holder settles: a stale fence changes nothing and resolves', async ({ clock, claim, hold, settle }) => {
      const stale = await hold()
      await clock.advance(leaseMs)
      const fence = await hold('maybe')
      assert.notEqual(fence, stale)
      for (const end of ['free', 'maybe', receipt()] as const) {
        await settle(stale, end)
        await settle('nobody', end)
        assert.equal((await claim()).state, 'busy')
      }
      await settle(fence, receipt())
      for (const end of ['free', 'maybe', { status: 'queued', id: 'other' }] as const) await settle(stale, end)
      assert.deepEqual(await claim(), { state: 'done', receipt: receipt() })
    }),
    promise('a claim is settled once: its fence is spent', async ({ claim, hold, settle }) => {
      const fence = await hold()
      await settle(fence, receipt())
      for (const end of ['free', 'maybe', { status: 'queued', id: 'other' }] as const) await settle(fence, end)
      assert.deepEqual(await claim(), { state: 'done', receipt: receipt() })
    }),
    promise('settling an id that nobody claimed makes nothing of it', async ({ hold, settle }) => {
      await settle('nobody', receipt())
      await hold()
    }),
    promise('forgets an id after its time, whatever had become of it', async ({ ledger, clock, id, claim }) => {
      for (const end of ['crashed', 'maybe', receipt()] as const) {
        const claimed = await claim()
        assert.equal(claimed.state, 'held', `after the one before ${JSON.stringify(end)}`)
        assert.ok('fence' in claimed)
        if (end !== 'crashed') await ledger.settle(id, claimed.fence, end, never)
        await clock.advance(keepMs - 1)
        if (typeof end === 'object') assert.equal((await claim()).state, 'done')
        await clock.advance(1)
      }
      const last = await claim()
      assert.equal(last.state, 'held')
      assert.equal((await claim()).state, 'busy')
    }),
    promise(
      'rejects with an OtpError when the signal has aborted, and does nothing',
      async ({ ledger, clock, id, hold, claim }) => {
        const until = { lease: clock.now() + leaseMs, keep: clock.now() + keepMs }
        await refused(ledger.claim(id, until, AbortSignal.abort()), 'cancelled')
        const fence = await hold()
        await refused(ledger.settle(id, fence, 'free', AbortSignal.abort()), 'cancelled')
        assert.equal((await claim()).state, 'busy')
      },
    ),
  ]
}
