import { describe, expect, it } from 'vitest'
import { parseRequest, queued } from '../../../src/core/delivery/queued.js'
import { createWorker } from '../../../src/core/delivery/worker.js'
import { OtpError, type OtpErrorCode } from '../../../src/core/errors.js'
import type { OtpRequest } from '../../../src/core/model/otp-request.js'
import type { Receipt } from '../../../src/core/model/receipt.js'
import type { Cipher } from '../../../src/core/ports/cipher.js'
import type { Delivery } from '../../../src/core/ports/delivery.js'
import type { DeliveryQueue, Parcel } from '../../../src/core/ports/delivery-queue.js'
import { jweCipher } from '../../../src/drivers/jwe-cipher.js'
import { memoryRecorder } from '../../../src/drivers/memory-recorder.js'
import { deliveryContract } from '../../../src/testing/delivery.js'
import { createFakeClock } from '../../../src/testing/fake-clock.js'
import { sampleRequest, sampleSecrets } from '../../../src/testing/sample-request.js'

const never = new AbortController().signal
const receipt: Receipt = { status: 'sent', sender: 'phone', messageId: 'm-1' }

/** A queue that keeps what it is given. */
function shelf(): DeliveryQueue & { parcels: Parcel[] } {
  const parcels: Parcel[] = []
  return {
    parcels,
    async enqueue(parcel, signal) {
      signal.throwIfAborted()
      return String(parcels.push(parcel))
    },
  }
}

function stage({
  delivery = async () => receipt,
  dead,
  cipher,
}: {
  delivery?: Delivery
  dead?: DeliveryQueue
  cipher?: Cipher
} = {}) {
  const clock = createFakeClock()
  const seal = cipher ?? jweCipher({ keys: [{ id: 'k1', key: new Uint8Array(32).fill(7) }], clock })
  const queue = shelf()
  const buried = shelf()
  const recorder = memoryRecorder()
  const enqueue = queued({ queue, cipher: seal, clock })
  const delivered: OtpRequest[] = []
  const worker = createWorker({
    cipher: seal,
    delivery: (request, journey) => {
      delivered.push(request)
      return delivery(request, journey)
    },
    dead: dead ?? buried,
    recorder,
    clock,
    random: () => 0.5,
  })
  /** Queues a request and gives its parcel. */
  const parcelOf = async (changes: Partial<OtpRequest> = {}): Promise<Parcel> => {
    await enqueue(sampleRequest(clock.now(), changes), { signal: never, answerBy: clock.now() + 2500, note: () => {} })
    return queue.parcels.at(-1) as Parcel
  }
  return { clock, queue, buried, recorder, enqueue, worker, parcelOf, delivered, seal }
}

const failing =
  (code: OtpErrorCode, more: { sent?: 'no' | 'maybe'; retryAt?: number } = {}): Delivery =>
  async () => {
    throw new OtpError(code, undefined, more)
  }

describe('queued', () => {
  for (const { says, proof } of deliveryContract(async () => {
    const { enqueue, clock, queue } = stage()
    return { delivery: enqueue, clock, sent: () => queue.parcels.length }
  })) {
    it(says, proof)
  }

  it('seals the whole request: nothing of it can be read in the parcel', async () => {
    const { parcelOf } = stage()
    const parcel = await parcelOf()
    const text = JSON.stringify(parcel)
    for (const secret of [sampleSecrets.code, sampleSecrets.number.slice(1), 'user-1']) {
      expect(text).not.toContain(secret)
      expect(Buffer.from(parcel.sealed, 'base64').toString('latin1')).not.toContain(secret)
    }
    expect(parcel).toMatchObject({ id: 'event-1', channel: 'sms', group: 'DE' })
  })

  it('queues a code that lives just long enough', async () => {
    const { parcelOf, clock } = stage()
    expect(await parcelOf({ expiresAt: clock.now() + 30_000 })).toMatchObject({ id: 'event-1' })
    await expect(parcelOf({ expiresAt: clock.now() + 29_999 })).rejects.toMatchObject({ code: 'expired' })
  })

  it('groups by tenant, else by country, else not at all; or as told', async () => {
    const { parcelOf, queue, clock, seal } = stage()
    expect((await parcelOf({ tenant: 'acme' })).group).toBe('acme')
    const { destination } = sampleRequest(clock.now())
    const { country: _, ...nowhere } = destination
    expect(await parcelOf({ destination: nowhere })).not.toHaveProperty('group')
    const own = queued({ queue, cipher: seal, clock, group: ({ source }) => `platform-${source}` })
    await own(sampleRequest(clock.now()), { signal: never, answerBy: clock.now() + 2500, note: () => {} })
    expect(queue.parcels.at(-1)?.group).toBe('platform-sample')
  })

  it('tells the real time where no clock is handed in', async () => {
    const { queue, seal } = stage()
    const enqueue = queued({ queue, cipher: { ...seal, seal: async () => 'sealed' } })
    const journey = { signal: never, answerBy: Infinity, note: () => {} }
    expect(await enqueue(sampleRequest(Date.now()), journey)).toMatchObject({ status: 'queued' })
    await expect(enqueue(sampleRequest(Date.now() - 290_000), journey)).rejects.toMatchObject({ code: 'expired' })
  })

  it('refuses wrong wiring by name', () => {
    const { queue, seal } = stage()
    expect(() => queued({ queue, cipher: seal, minLifeMs: -1 })).toThrow(/queued: option 'minLifeMs'/)
    expect(() => queued({ queue } as never)).toThrow(/option 'cipher'/)
  })
})

describe('parseRequest', () => {
  const plain = {
    id: 'e',
    source: 's',
    purpose: 'authentication',
    channel: 'sms',
    expiresAt: 1,
    locales: ['de'],
    code: '1234',
    destination: '+4915123456789',
  }
  const read = (changes: object) => parseRequest(new TextEncoder().encode(JSON.stringify({ ...plain, ...changes })))

  it('drops what has another form, where the request can do without', () => {
    const { code: _code, destination: _destination, ...rest } = plain
    const { code, destination, ...got } = read({ locales: [1, 'de', null], tenant: 7, userId: [], expiryAssumed: 'yes' })
    expect(got).toStrictEqual(rest)
    expect([code.reveal(), destination.e164.reveal()]).toEqual(['1234', '+4915123456789'])
  })

  it.each([{ id: 7 }, { source: null }, { purpose: 'x' }, { channel: 'x' }, { expiresAt: '1' }, { locales: 'de' }])(
    'refuses %j, and its cause quotes nothing',
    (changes) => {
      expect(() => read(changes)).toThrow(expect.objectContaining({ code: 'parcel-malformed' }) as Error)
      expect(() => read(changes)).toThrow(
        expect.objectContaining({ cause: expect.objectContaining({ code: 'parcel-malformed' }) as object }) as Error,
      )
    },
  )
})

describe('createWorker', () => {
  it('opens the parcel and delivers exactly the request that was queued', async () => {
    const { worker, parcelOf, delivered, clock, recorder } = stage()
    const request = sampleRequest(clock.now(), {
      tenant: 'acme',
      expiryAssumed: true,
      locales: ['de_DE', '💥'],
      code: sampleRequest(0).code,
    })
    const parcel = await parcelOf({ tenant: 'acme', expiryAssumed: true, locales: ['de_DE', '💥'] })
    expect(await worker(parcel, never)).toEqual({ do: 'forget' })
    const [got] = delivered as [OtpRequest]
    expect(got).toEqual(request)
    expect(got.code.reveal()).toBe(sampleSecrets.code)
    expect(got.destination.e164.reveal()).toBe(sampleSecrets.number)
    expect(recorder.decisions()).toMatchObject([
      { hook: 'sample', requestId: 'event-1', status: 'sent', sender: 'phone', messageId: 'm-1', facts: [] },
    ])
  })

  it('drops a dead code unopened, and says so in the record only', async () => {
    const { worker, parcelOf, delivered, clock, recorder, buried } = stage()
    const parcel = { ...(await parcelOf()), sealed: 'never looked at' }
    await clock.advance(300_000)
    expect(await worker(parcel, never)).toEqual({ do: 'forget' })
    expect(delivered).toEqual([])
    expect(buried.parcels).toEqual([])
    expect(recorder.decisions()).toMatchObject([
      { requestId: 'event-1', status: 'failed', code: 'expired', sent: 'no', facts: [] },
    ])
  })

  it('drops a code that is too near its death for the delivery', async () => {
    const { worker, parcelOf, buried } = stage({ delivery: failing('expired') })
    expect(await worker(await parcelOf(), never)).toEqual({ do: 'forget' })
    expect(buried.parcels).toEqual([])
  })

  it('lets come again, with a spread, what may be tried again', async () => {
    const { worker, parcelOf, recorder } = stage({ delivery: failing('provider-throttled') })
    expect(await worker(await parcelOf(), never)).toEqual({ do: 'again', afterMs: 2500 })
    expect(recorder.decisions()[0]).toMatchObject({ next: 'again', facts: [{ fact: 'again', afterMs: 2500 }] })
  })

  it('comes again no sooner than it is told', async () => {
    const { clock } = stage()
    const { worker, parcelOf } = stage({ delivery: failing('provider-throttled', { retryAt: clock.now() + 11_000 }) })
    expect(await worker(await parcelOf(), never)).toEqual({ do: 'again', afterMs: 11_000 })
  })

  it('buries what cannot be sent: still sealed, with the reason', async () => {
    for (const code of ['recipient-opted-out', 'maybe-sent', 'template-missing'] as const) {
      const { worker, parcelOf, buried, recorder } = stage({ delivery: failing(code) })
      const parcel = await parcelOf()
      expect(await worker({ ...parcel, delaySeconds: 3 }, never)).toEqual({ do: 'forget' })
      expect(buried.parcels).toEqual([{ ...parcel, reason: code }])
      expect(recorder.decisions()[0]).toMatchObject({ code, next: 'buried', facts: [{ fact: 'buried' }] })
    }
  })

  it('buries what could be tried again only with too little life left to be sent, and no sooner', async () => {
    for (const [leftMs, verdict, reasons] of [
      [22_499, { do: 'forget' }, ['provider-unavailable']],
      [22_500, { do: 'again', afterMs: 2500 }, []],
    ] as const) {
      const { worker, parcelOf, clock, buried } = stage({ delivery: failing('provider-unavailable') })
      const parcel = await parcelOf()
      await clock.advance(300_000 - leftMs)
      expect(await worker(parcel, never)).toEqual(verdict)
      expect(buried.parcels.map(({ reason }) => reason)).toEqual(reasons)
    }
  })

  it('never buries what somebody else is busy with, for he may have sent it', async () => {
    const { worker, parcelOf, clock, buried } = stage({ delivery: failing('busy') })
    const parcel = await parcelOf()
    await clock.advance(300_000 - 3_000)
    expect(await worker(parcel, never)).toEqual({ do: 'again', afterMs: 2500 })
    expect(buried.parcels).toEqual([])
  })

  it('buries in an outage that outlives the code, with the outage for a reason', async () => {
    const { worker, parcelOf, clock, buried } = stage({ delivery: failing('provider-throttled') })
    const parcel = await parcelOf({ expiresAt: clock.now() + 60_000 })
    for (let next = await worker(parcel, never); next.do === 'again'; next = await worker(parcel, never)) {
      await clock.advance(next.afterMs)
    }
    expect(buried.parcels).toEqual([{ ...parcel, reason: 'provider-throttled' }])
  })

  it('takes whatever a delivery throws at a stopping host for the stop', async () => {
    const { worker, parcelOf, recorder } = stage({
      delivery: async (_request, { signal }) => {
        throw signal.reason
      },
    })
    expect(await worker(await parcelOf(), AbortSignal.abort(new Error('the host stops')))).toMatchObject({ do: 'again' })
    expect(recorder.decisions()).toMatchObject([{ code: 'cancelled', sent: 'no' }])
    const deaf: Cipher = {
      seal: async (plain) => Buffer.from(plain).toString('base64'),
      open: async (sealed) => Buffer.from(sealed, 'base64'),
    }
    const stopped = stage({ cipher: deaf })
    await stopped.worker(await stopped.parcelOf(), AbortSignal.abort(new Error('the host stops')))
    expect(stopped.recorder.decisions()).toMatchObject([{ code: 'cancelled', sent: 'no' }])
  })

  it('buries what could be tried again but would be dead by then', async () => {
    const { worker, parcelOf, buried, clock } = stage({ delivery: failing('provider-unavailable') })
    const parcel = await parcelOf()
    await clock.advance(298_000)
    expect(await worker(parcel, never)).toEqual({ do: 'forget' })
    expect(buried.parcels).toMatchObject([{ reason: 'provider-unavailable' }])
  })

  it('never acknowledges what it could not bury', async () => {
    for (const enqueue of [
      async () => {
        throw new OtpError('queue-unavailable')
      },
      () => new Promise<string>(() => {}),
    ]) {
      const { worker, parcelOf, clock } = stage({ delivery: failing('provider-rejected'), dead: { enqueue } })
      const working = worker(await parcelOf(), never)
      await clock.advance(5000)
      expect(await working).toMatchObject({ do: 'again' })
    }
  })

  it('buries a broken seal with its own reason, and never delivers it', async () => {
    const { worker, parcelOf, buried, delivered, recorder } = stage()
    const parcel = await parcelOf()
    const tampered = { ...parcel, sealed: `${parcel.sealed.slice(0, -4)}AAAA` }
    expect(await worker(tampered, never)).toEqual({ do: 'forget' })
    expect(await worker({ ...parcel, sealed: 'junk' }, never)).toEqual({ do: 'forget' })
    expect(await worker({ ...parcel, id: 'event-2' }, never)).toEqual({ do: 'forget' })
    expect(buried.parcels.map(({ reason }) => reason)).toEqual(['parcel-tampered', 'parcel-malformed', 'parcel-mismatch'])
    expect(delivered).toEqual([])
    expect(recorder.decisions()[0]).toMatchObject({ hook: 'queue', requestId: 'event-1' })
  })

  it('buries a well-sealed parcel whose inside is not a request', async () => {
    const { worker, clock, buried, seal } = stage()
    const bound = { id: 'e', channel: 'sms' as const, expiresAt: clock.now() + 60_000 }
    const good = {
      id: 'e',
      source: 's',
      purpose: 'authentication',
      channel: 'sms',
      expiresAt: 1,
      locales: [],
      code: '1234',
      destination: '+4915123456789',
    }
    const insides = [
      '',
      'null',
      '[]',
      '{"id":1}',
      ...Object.keys(good).map((key) => JSON.stringify({ ...good, [key]: null })),
      '\ufffd\xff',
    ]
    for (const inside of insides) {
      const sealed = await seal.seal(new TextEncoder().encode(inside), bound, never)
      expect(await worker({ ...bound, sealed }, never)).toEqual({ do: 'forget' })
    }
    expect(new Set(buried.parcels.map(({ reason }) => reason))).toEqual(new Set(['parcel-malformed']))
    expect(buried.parcels).toHaveLength(insides.length)
  })

  it('lets come again what a bug, a cut or a stopping host interrupts', async () => {
    const broken = stage({
      delivery: async () => {
        throw new TypeError('a bug')
      },
    })
    expect(await broken.worker(await broken.parcelOf(), never)).toMatchObject({ do: 'again' })
    expect(broken.recorder.decisions()).toMatchObject([{ code: 'internal', sent: 'no' }])

    const stopping = stage({
      delivery: (_request, { note }) => {
        note({ fact: 'sending', attempt: 1 })
        return new Promise(() => {})
      },
    })
    const host = new AbortController()
    const working = stopping.worker(await stopping.parcelOf(), host.signal)
    await stopping.clock.advance(0)
    host.abort()
    expect(await working).toMatchObject({ do: 'again' })
    expect(stopping.recorder.decisions()).toMatchObject([{ code: 'cancelled', sent: 'maybe' }])
  })

  it('survives a recorder that throws', async () => {
    const { clock, seal, parcelOf } = stage()
    const recorder = {
      record: () => {
        throw new Error('disk full')
      },
    }
    const worker = createWorker({ cipher: seal, delivery: async () => receipt, dead: shelf(), recorder, clock })
    expect(await worker(await parcelOf(), never)).toEqual({ do: 'forget' })
  })

  it('spreads retries over the system’s randomness by default', async () => {
    const { clock, seal, parcelOf } = stage()
    const worker = createWorker({
      cipher: seal,
      delivery: failing('provider-throttled'),
      dead: shelf(),
      recorder: memoryRecorder(),
      clock,
    })
    const parcel = await parcelOf()
    for (let index = 0; index < 20; index += 1) {
      const handled = await worker(parcel, never)
      expect(handled.do === 'again' && handled.afterMs >= 1000 && handled.afterMs <= 4000).toBe(true)
    }
  })

  it('refuses wrong wiring by name', () => {
    const { seal, queue } = stage()
    const options = { cipher: seal, delivery: failing('busy'), dead: queue, recorder: memoryRecorder() }
    expect(() => createWorker({ ...options, dead: {} as never })).toThrow(/createWorker: option 'dead' must have enqueue\(\)/)
    expect(() => createWorker({ ...options, retries: 3 } as never)).toThrow(/unknown option 'retries'/)
  })
})
