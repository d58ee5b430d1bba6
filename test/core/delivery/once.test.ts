import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createOnce, type Once } from '../../../src/core/delivery/once.js'
import { OtpError } from '../../../src/core/errors.js'
import type { Fact } from '../../../src/core/model/decision.js'
import type { Receipt } from '../../../src/core/model/receipt.js'
import type { Ledger } from '../../../src/core/ports/ledger.js'
import { memoryLedger } from '../../../src/drivers/memory-ledger.js'
import { createFakeClock } from '../../../src/testing/fake-clock.js'
import { sampleRequest } from '../../../src/testing/sample-request.js'

const receipt: Receipt = { status: 'sent', sender: 'phone', messageId: 'm-1' }
const unsure = new OtpError('provider-unavailable', undefined, { sent: 'maybe' })
const throttled = new OtpError('provider-throttled')

function stage({
  ambiguous = 'stop',
  wrap = (ledger: Ledger) => ledger,
}: {
  ambiguous?: 'stop' | 'retry-once'
  wrap?: (ledger: Ledger) => Ledger
} = {}) {
  const clock = createFakeClock()
  const once = createOnce({ ledger: wrap(memoryLedger({ clock })), ambiguous, clock, sendLimitMs: 10_000 })
  const facts: Fact[] = []
  const sends: number[] = []
  /** One journey whose send ends as told; each further send of it takes the next end. */
  const go = (
    ends: readonly (Receipt | OtpError)[],
    {
      signal = new AbortController().signal,
      ready = () => {},
      by = once,
    }: { signal?: AbortSignal; ready?: () => void; by?: Once } = {},
  ) => {
    let index = 0
    return by(
      sampleRequest(clock.now()),
      { signal, answerBy: clock.now() + 2500, note: (fact) => facts.push(fact) },
      {
        ready,
        send: async (attempt) => {
          sends.push(attempt)
          const end = ends[index++] ?? receipt
          if (end instanceof OtpError) throw end
          return end
        },
      },
    )
  }
  return { clock, go, facts, sends }
}

/** Says that there is time for as many sends as told, and no more. */
function onceOnly(times = 1): () => void {
  let asked = 0
  return () => {
    asked += 1
    if (asked > times) throw new OtpError('out-of-time')
  }
}

describe('createOnce', () => {
  it('sends, and gives a repetition the stored receipt without sending', async () => {
    const { go, sends, facts } = stage()
    expect(await go([receipt])).toEqual(receipt)
    expect(await go([receipt])).toEqual({ ...receipt, repeated: true })
    expect(sends).toEqual([1])
    expect(facts).toContainEqual({ fact: 'repeated' })
  })

  it('lets one of twenty who come at the same moment send; the others are told that it is busy', async () => {
    const { go, sends } = stage()
    const ends = await Promise.allSettled(
      Array.from({ length: 20 }, () => go([receipt], { signal: new AbortController().signal })),
    )
    expect(sends).toHaveLength(1)
    const busy = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as OtpError] : []))
    expect(busy.map(({ code, sent, retryAt }) => [code, sent, retryAt])).toEqual(Array(19).fill(['busy', 'no', undefined]))
  })

  it('frees the claim after a send that surely failed, so that the next one sends', async () => {
    const { go, sends } = stage()
    await expect(go([throttled])).rejects.toBe(throttled)
    expect(await go([receipt])).toEqual(receipt)
    expect(sends).toEqual([1, 1])
  })

  it("stops after a send whose end nobody knows, when the policy is 'stop'", async () => {
    const { go, sends } = stage()
    await expect(go([unsure])).rejects.toMatchObject({ code: 'maybe-sent', sent: 'maybe', retryable: false })
    await expect(go([receipt])).rejects.toMatchObject({ code: 'maybe-sent', sent: 'maybe' })
    await expect(go([receipt])).rejects.toMatchObject({ code: 'maybe-sent', sent: 'maybe' })
    expect(sends).toEqual([1])
  })

  it("sends once more within the journey, when the policy is 'retry-once'", async () => {
    const { go, sends } = stage({ ambiguous: 'retry-once' })
    expect(await go([unsure, receipt])).toEqual(receipt)
    expect(await go([receipt])).toMatchObject({ repeated: true })
    expect(sends).toEqual([1, 2])
  })

  it('never sends a third time', async () => {
    const { go, sends } = stage({ ambiguous: 'retry-once' })
    await expect(go([unsure, unsure])).rejects.toMatchObject({ code: 'maybe-sent', sent: 'maybe' })
    await expect(go([receipt])).rejects.toMatchObject({ code: 'maybe-sent' })
    expect(sends).toEqual([1, 2])
  })

  it('leaves the one retry to whoever comes next when there is no time for it now', async () => {
    const { go, sends } = stage({ ambiguous: 'retry-once' })
    await expect(go([unsure], { ready: onceOnly() })).rejects.toMatchObject({
      code: 'provider-unavailable',
      retryable: true,
      sent: 'maybe',
    })
    await expect(stage({ ambiguous: 'retry-once' }).go([unsure], { ready: onceOnly() })).rejects.toThrow(
      'provider-unavailable: the send has no known end',
    )
    expect(await go([receipt])).toEqual(receipt)
    expect(sends).toEqual([1, 2])
  })

  it('stops after the retry, also where there is no time for more', async () => {
    const { go } = stage({ ambiguous: 'retry-once' })
    // Asked before the first send, before the second attempt, and at its beginning.
    await expect(go([unsure, unsure], { ready: onceOnly(3) })).rejects.toMatchObject({ code: 'maybe-sent', retryable: false })
  })

  it('holds a claim longer than any send can take, and remembers it longer than the code lives', async () => {
    const seen: { lease: number; keep: number }[] = []
    const { go, clock } = stage({
      wrap: (ledger) => ({
        ...ledger,
        claim: (id, until, signal) => {
          seen.push(until)
          return ledger.claim(id, until, signal)
        },
      }),
    })
    const start = clock.now()
    await go([receipt])
    expect(seen).toEqual([{ lease: start + 14_000, keep: start + 300_000 + 3_600_000 }])
  })

  it('claims nothing for a caller who has already gone', async () => {
    const { go } = stage({ wrap: (ledger) => ({ ...ledger, claim: () => new Promise(() => {}) }) })
    const signal = AbortSignal.abort(new OtpError('cancelled'))
    await expect(go([receipt], { signal })).rejects.toMatchObject({ code: 'cancelled', sent: 'no' })
  })

  it('keeps the retry when the retry itself was surely not sent, and keeps saying maybe', async () => {
    const { go, sends } = stage({ ambiguous: 'retry-once' })
    await expect(go([unsure, throttled])).rejects.toMatchObject({ code: 'provider-throttled', sent: 'maybe', retryable: true })
    expect(await go([receipt])).toEqual(receipt)
    expect(sends).toEqual([1, 2, 2])
  })

  it('takes a holder that has not settled by its lease for crashed, and its send for maybe', async () => {
    const clock = createFakeClock()
    const ledger = memoryLedger({ clock })
    const once = createOnce({ ledger, ambiguous: 'stop', clock, sendLimitMs: 10_000 })
    await ledger.claim('sample::event-1', { lease: clock.now() + 1000, keep: clock.now() + 60_000 }, new AbortController().signal)
    const { go, sends } = stage()
    await clock.advance(1000)
    await expect(go([receipt], { by: once })).rejects.toMatchObject({ code: 'maybe-sent' })
    expect(sends).toEqual([])
  })

  it('takes an error that is not ours for a send without a known end', async () => {
    const clock = createFakeClock()
    const once = createOnce({ ledger: memoryLedger({ clock }), ambiguous: 'stop', clock, sendLimitMs: 10_000 })
    const journey = { signal: new AbortController().signal, answerBy: clock.now() + 2500, note: () => {} }
    let sends = 0
    const send = async () => {
      sends += 1
      throw new TypeError('a bug in a sender')
    }
    for (const _ of ['the first', 'a repetition']) {
      await expect(once(sampleRequest(clock.now()), journey, { ready: () => {}, send })).rejects.toMatchObject({
        code: 'maybe-sent',
      })
    }
    expect(sends).toBe(1)
    expect(getEventListeners(journey.signal, 'abort')).toEqual([])
  })

  it('sends nothing when the ledger is down, hangs, or answers with an error that is not ours', async () => {
    for (const claim of [
      async () => {
        throw new OtpError('ledger-unavailable', 'boom')
      },
      async () => {
        throw new Error('boom')
      },
      () => {
        throw new Error('boom')
      },
    ]) {
      const { go, sends } = stage({ wrap: (ledger) => ({ ...ledger, claim }) })
      const cause = { message: expect.stringMatching(/boom|ledger/) as string }
      await expect(go([receipt])).rejects.toMatchObject({ code: 'ledger-unavailable', sent: 'no', retryable: true, cause })
      expect(sends).toEqual([])
    }
    const { go, sends, clock } = stage({ wrap: (ledger) => ({ ...ledger, claim: () => new Promise(() => {}) }) })
    const going = go([receipt])
    going.catch(() => {})
    await clock.advance(2000)
    await expect(going).rejects.toMatchObject({ code: 'ledger-unavailable', sent: 'no' })
    expect(sends).toEqual([])
  })

  it('says why the ledger is down, where the ledger says so', async () => {
    const messageAfter = async (thrown: Error) => {
      const { go } = stage({ wrap: (ledger) => ({ ...ledger, claim: () => Promise.reject(thrown) }) })
      return ((await go([receipt]).catch((failure: unknown) => failure)) as Error).message
    }
    expect(await messageAfter(new OtpError('ledger-unavailable', 'DynamoDB forbidden'))).toBe(
      'ledger-unavailable: DynamoDB forbidden',
    )
    const unknown = new OtpError('ledger-unavailable').message
    expect(await messageAfter(new OtpError('store-unavailable', 'elsewhere'))).toBe(unknown)
    expect(await messageAfter(new Error('a stranger wrote this'))).toBe(unknown)
  })

  it('stays sent when the settlement fails or hangs, notes it, and the lease then says maybe', async () => {
    for (const settle of [
      async () => {
        throw new OtpError('ledger-unavailable')
      },
      async () => {
        throw new Error('boom')
      },
      () => new Promise<void>(() => {}),
    ]) {
      const { go, facts, clock } = stage({ wrap: (ledger) => ({ ...ledger, settle }) })
      const going = go([receipt])
      await clock.advance(500)
      expect(await going).toEqual(receipt)
      const code = expect.stringMatching(/^(ledger-unavailable|out-of-time)$/) as 'out-of-time'
      expect(facts).toContainEqual({ fact: 'failed', part: 'ledger', code })
      await clock.advance(14_000)
      const later = expect(go([receipt])).rejects.toMatchObject({ code: 'maybe-sent' })
      await clock.advance(500)
      await later
    }
  })

  it('does not wait for the settlement when the deadline has come', async () => {
    const { go, clock } = stage({ wrap: (ledger) => ({ ...ledger, settle: () => new Promise<void>(() => {}) }) })
    const caller = new AbortController()
    const going = go([receipt], { signal: caller.signal })
    await clock.advance(1)
    caller.abort(new OtpError('out-of-time'))
    expect(await going).toEqual(receipt)
  })

  it('gives a claim back that arrives after the journey is over, so that the next one need not wait for the lease', async () => {
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const { go, sends, clock } = stage({
      wrap: (ledger) => ({
        settle: ledger.settle,
        claim: async (...args) => {
          const claim = await ledger.claim(...args)
          await gate
          return claim
        },
      }),
    })
    const caller = new AbortController()
    const going = go([receipt], { signal: caller.signal })
    caller.abort(new OtpError('out-of-time'))
    await expect(going).rejects.toMatchObject({ code: 'out-of-time', sent: 'no' })
    open()
    await clock.advance(0)
    expect(await go([receipt])).toEqual(receipt)
    expect(sends).toEqual([1])
  })

  it('leaves a claim alone that comes too late and holds nothing, and gives a maybe back as it was found', async () => {
    const never = new AbortController().signal
    const key = 'sample::event-1'
    for (const [before, settled] of [
      ['busy', []],
      ['maybe', ['free']],
      ['done', []],
      ['down', []],
    ] as const) {
      const clock = createFakeClock()
      const ledger = memoryLedger({ clock })
      const until = { lease: clock.now() + 1000, keep: clock.now() + 3_600_000 }
      const first = await ledger.claim(key, until, never)
      if (first.state !== 'held') throw new Error('a new ledger holds nothing')
      if (before === 'maybe') await ledger.settle(key, first.fence, 'maybe', never)
      if (before === 'done') await ledger.settle(key, first.fence, receipt, never)
      let open = () => {}
      const gate = new Promise<void>((resolve) => {
        open = resolve
      })
      const ends: unknown[] = []
      const slow: Ledger = {
        claim: async (...args) => {
          await gate
          if (before === 'down') throw new OtpError('ledger-unavailable')
          return ledger.claim(...args)
        },
        settle: async (...args) => {
          ends.push(args[2])
          return ledger.settle(...args)
        },
      }
      const caller = new AbortController()
      const once = createOnce({ ledger: slow, ambiguous: 'retry-once', clock, sendLimitMs: 10_000 })
      const journey = { signal: caller.signal, answerBy: clock.now() + 2500, note: () => {} }
      const going = once(sampleRequest(clock.now()), journey, { ready: () => {}, send: async () => receipt })
      caller.abort(new OtpError('out-of-time'))
      await expect(going).rejects.toMatchObject({ code: 'out-of-time', sent: 'no' })
      open()
      await clock.advance(0)
      expect(ends).toEqual(settled)
    }
  })

  it('gives a claim back that takes longer than anybody waits for one', async () => {
    let slow = true
    const clock = createFakeClock()
    const ledger = memoryLedger({ clock })
    const late: Ledger = {
      settle: ledger.settle,
      claim: async (...args) => {
        const claim = await ledger.claim(...args)
        if (slow) await clock.sleep(2100)
        return claim
      },
    }
    const once = createOnce({ ledger: late, ambiguous: 'stop', clock, sendLimitMs: 10_000 })
    const journey = { signal: new AbortController().signal, answerBy: clock.now() + 60_000, note: () => {} }
    const go = () => once(sampleRequest(clock.now()), journey, { ready: () => {}, send: async () => receipt })
    const refused = expect(go()).rejects.toMatchObject({ code: 'ledger-unavailable', sent: 'no' })
    await clock.advance(2000)
    await refused
    await clock.advance(100)
    slow = false
    expect(await go()).toEqual(receipt)
  })

  it('keeps the retry for whoever comes next when a claim of a maybe comes too late', async () => {
    let slow = false
    const { go, sends, clock } = stage({
      ambiguous: 'retry-once',
      wrap: (ledger) => ({
        settle: ledger.settle,
        claim: async (...args) => {
          const claim = await ledger.claim(...args)
          if (slow) await clock.sleep(300)
          return claim
        },
      }),
    })
    await expect(go([unsure], { ready: onceOnly() })).rejects.toMatchObject({ sent: 'maybe' })
    slow = true
    const caller = new AbortController()
    const gone = expect(go([], { signal: caller.signal })).rejects.toMatchObject({ code: 'cancelled' })
    caller.abort(new OtpError('cancelled'))
    await gone
    await clock.advance(300)
    slow = false
    expect(await go([receipt])).toEqual(receipt)
    expect(sends).toEqual([1, 2])
  })

  it('gives a receipt of a queue back as it is, for a queue cannot tell of a repetition', async () => {
    const { go, sends } = stage()
    const queued: Receipt = { status: 'queued', id: 'parcel-1' }
    expect(await go([queued])).toEqual(queued)
    expect(await go([receipt])).toEqual(queued)
    expect(sends).toEqual([1])
  })

  it('sends every repetition when there is no ledger, and still asks whether it is worth it', async () => {
    const { go, sends, clock } = stage()
    const by = createOnce({ ledger: null, ambiguous: 'stop', clock, sendLimitMs: 10_000 })
    await go([receipt], { by })
    await go([receipt], { by })
    expect(sends).toEqual([1, 1])
    const ready = () => {
      throw new OtpError('expired')
    }
    await expect(go([receipt], { by, ready })).rejects.toMatchObject({ code: 'expired' })
    expect(sends).toEqual([1, 1])
  })

  it('never repeats a send without a known end when there is no ledger, for nobody would count', async () => {
    const { go, sends, clock } = stage()
    const by = createOnce({ ledger: null, ambiguous: 'stop', clock, sendLimitMs: 10_000 })
    await expect(go([unsure], { by })).rejects.toMatchObject({ code: 'maybe-sent', sent: 'maybe', retryable: false })
    await expect(go([throttled], { by })).rejects.toBe(throttled)
    expect(sends).toEqual([1, 1])
    const crashing = { ready: () => {}, send: () => Promise.reject(new TypeError('a bug in a sender')) }
    const journey = { signal: new AbortController().signal, answerBy: clock.now() + 2500, note: () => {} }
    await expect(by(sampleRequest(clock.now()), journey, crashing)).rejects.toMatchObject({ code: 'maybe-sent', sent: 'maybe' })
  })

  it('repeats it once and at once when there is no ledger, if told to', async () => {
    const { go, sends, clock } = stage({ ambiguous: 'retry-once' })
    const by = createOnce({ ledger: null, ambiguous: 'retry-once', clock, sendLimitMs: 10_000 })
    expect(await go([unsure, receipt], { by })).toEqual(receipt)
    const maybe = { code: 'maybe-sent', sent: 'maybe', retryable: false }
    await expect(go([unsure, unsure], { by })).rejects.toMatchObject(maybe)
    await expect(go([unsure, throttled], { by })).rejects.toMatchObject({ ...maybe, cause: { code: 'provider-throttled' } })
    expect(sends).toEqual([1, 2, 1, 2, 1, 2])
    let readies = 0
    const ready = () => {
      readies += 1
      if (readies > 1) throw new OtpError('out-of-time')
    }
    await expect(go([unsure], { by, ready })).rejects.toMatchObject(maybe)
    expect(sends).toHaveLength(7)
  })

  it('still says maybe when the ledger fails between the send and its retry', async () => {
    let claims = 0
    const { go } = stage({
      ambiguous: 'retry-once',
      wrap: (ledger) => ({
        ...ledger,
        claim: (...of) => {
          claims += 1
          return claims > 1 ? Promise.reject(new Error('down')) : ledger.claim(...of)
        },
      }),
    })
    await expect(go([unsure])).rejects.toMatchObject({ code: 'ledger-unavailable', sent: 'maybe', retryable: true })
    const { go: gone } = stage({
      ambiguous: 'retry-once',
      wrap: (ledger) => ({ ...ledger, settle: () => Promise.reject(new Error('down')) }),
    })
    const busy = { code: 'busy', sent: 'maybe' }
    await expect(gone([unsure])).rejects.toMatchObject(busy)
  })

  it('claims under a key that every store can hold, and that no other request has', async () => {
    const clock = createFakeClock()
    const keys: string[] = []
    const ledger = memoryLedger({ clock })
    const watched: Ledger = { ...ledger, claim: (key, ...more) => (keys.push(key), ledger.claim(key, ...more)) }
    const once = createOnce({ ledger: watched, ambiguous: 'stop', clock, sendLimitMs: 10_000 })
    const journey = { signal: new AbortController().signal, answerBy: clock.now() + 2500, note: () => {} }
    const request = sampleRequest(clock.now(), { source: 'a:b', tenant: '%', id: 'x\ud800' })
    await once(request, journey, { ready: () => {}, send: async () => receipt })
    expect(keys).toEqual(['a%3Ab:%25:x\ufffd'])
  })

  it('keeps requests apart by platform and tenant', async () => {
    const clock = createFakeClock()
    const once = createOnce({ ledger: memoryLedger({ clock }), ambiguous: 'stop', clock, sendLimitMs: 10_000 })
    const journey = { signal: new AbortController().signal, answerBy: clock.now() + 2500, note: () => {} }
    const sent: string[] = []
    for (const changes of [
      {},
      { source: 'other' },
      { tenant: 'a' },
      { tenant: 'b' },
      { id: 'event-2' },
      { tenant: 'a:b' },
      { tenant: 'a', id: 'b:event-1' },
      { tenant: '\ud800%3A' },
      { tenant: '%', id: ':' },
      { tenant: ':', id: '%' },
      { tenant: '', id: '%3A' },
      { tenant: '', id: ':' },
      { tenant: '\ufffd:' },
      { tenant: '%25' },
      { tenant: '%' },
    ]) {
      await once(sampleRequest(clock.now(), changes), journey, {
        ready: () => {},
        send: async () => {
          sent.push(JSON.stringify(changes))
          return receipt
        },
      })
    }
    expect(sent).toHaveLength(15)
  })
})
