import { SqsSchema } from '@aws-lambda-powertools/parser/schemas/sqs'
import type { SQSHandler } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { type LambdaSqsOptions, lambdaSqs, type SqsEvent } from '../../src/adapters/lambda-sqs.js'
import { formatParcel, type Parcel } from '../../src/core/model/parcel.js'
import type { Worker } from '../../src/core/ports/worker.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'

const parcel = (id: string): Parcel => ({ id, channel: 'sms', expiresAt: 1_763_850_000_000, sealed: 'a.b.c', group: 'tenant-a' })

/** A batch in AWS's exact shape; a message is called after its parcel. */
function eventOf(bodies: Readonly<Record<string, string>>): SqsEvent {
  const event = {
    Records: Object.entries(bodies).map(([id, body]) => ({
      messageId: `message-${id}`,
      receiptHandle: `receipt-${id}`,
      body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '1763849990000',
        SenderId: 'AROAEXAMPLE:hook',
        ApproximateFirstReceiveTimestamp: '1763849990010',
        MessageGroupId: 'tenant-a',
      },
      messageAttributes: {},
      md5OfBody: 'd41d8cd98f00b204e9800998ecf8427e',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:otp',
      awsRegion: 'us-east-1',
    })),
  }
  SqsSchema.parse(event)
  return event
}

const batch = (...ids: readonly string[]): SqsEvent =>
  eventOf(Object.fromEntries(ids.map((id) => [id, formatParcel(parcel(id))])))

const failed = (...ids: readonly string[]) => ({ batchItemFailures: ids.map((id) => ({ itemIdentifier: `message-${id}` })) })
const forget: Worker = async () => ({ do: 'forget' })
const again =
  (afterMs: number): Worker =>
  async () => ({ do: 'again', afterMs })

describe('lambdaSqs', () => {
  it('gives each parcel to the worker as it was sent, and reports nothing when all are done', async () => {
    const seen: Parcel[] = []
    const worker: Worker = async (one) => {
      seen.push(one)
      return { do: 'forget' }
    }
    expect(await lambdaSqs(worker)(batch('a', 'b'))).toEqual(failed())
    expect(seen).toEqual([parcel('a'), parcel('b')])
  })

  it('reports what must come again, and only that, in the order of the batch', async () => {
    const worker: Worker = async ({ id }) => (id === 'b' || id === 'd' ? { do: 'again', afterMs: 5_000 } : { do: 'forget' })
    expect(await lambdaSqs(worker)(batch('a', 'b', 'c', 'd'))).toEqual(failed('b', 'd'))
  })

  it.each<[string, Worker]>([
    ['rejects', async ({ id }) => (id === 'b' ? Promise.reject(new Error('crash')) : { do: 'forget' })],
    [
      'throws',
      ({ id }) => {
        if (id === 'b') throw new Error('crash')
        return Promise.resolve({ do: 'forget' })
      },
    ],
  ])('reports a parcel on which the worker %s; the others do not suffer', async (_, worker) => {
    expect(await lambdaSqs(worker)(batch('a', 'b', 'c'))).toEqual(failed('b'))
  })

  it.each([
    ['no JSON', 'hello'],
    ['no parcel', '{"id":"b"}'],
    ['an empty text', ''],
  ])('reports what is %s and does not show it to the worker, so that the queue buries it', async (_, body) => {
    const seen: string[] = []
    const worker: Worker = async ({ id }) => {
      seen.push(id)
      return { do: 'forget' }
    }
    expect(await lambdaSqs(worker)(eventOf({ a: formatParcel(parcel('a')), b: body }))).toEqual(failed('b'))
    expect(seen).toEqual(['a'])
  })

  it('tells of a message that is no parcel, without what is in it', async () => {
    const told: unknown[] = []
    const onMalformed: LambdaSqsOptions['onMalformed'] = (messageId, { code, message }) => told.push([messageId, code, message])
    const event = eventOf({ a: formatParcel(parcel('a')), b: 'code 123456' })
    expect(await lambdaSqs(forget, { onMalformed })(event)).toEqual(failed('b'))
    expect(told).toEqual([['message-b', 'parcel-malformed', 'parcel-malformed: it is not a JSON object']])
  })

  it('works on the parcels of a batch side by side', async () => {
    let waiting = 0
    let open: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const worker: Worker = async () => {
      waiting += 1
      if (waiting === 3) open()
      await gate
      return { do: 'forget' }
    }
    expect(await lambdaSqs(worker)(batch('a', 'b', 'c'))).toEqual(failed())
  })

  it.each([
    [0, 0],
    [-5, 0],
    [1, 1],
    [1_500, 2],
    [30_000, 30],
    [90_000_000, 43_200],
  ])('lets a parcel come again after %i ms by a visibility of %i s', async (afterMs, seconds) => {
    const changed: unknown[] = []
    const changeVisibility: LambdaSqsOptions['changeVisibility'] = async (receiptHandle, given, signal) => {
      changed.push([receiptHandle, given, signal.aborted])
    }
    expect(await lambdaSqs(again(afterMs), { changeVisibility })(batch('a'))).toEqual(failed('a'))
    expect(changed).toEqual([['receipt-a', seconds, false]])
  })

  it('changes no visibility of a parcel that is done, broken or crashed on', async () => {
    const changeVisibility = async () => expect.fail('a visibility was changed')
    const worker: Worker = async ({ id }) => (id === 'b' ? Promise.reject(new Error('crash')) : { do: 'forget' })
    const event = eventOf({ a: formatParcel(parcel('a')), b: formatParcel(parcel('b')), c: 'broken' })
    expect(await lambdaSqs(worker, { changeVisibility })(event)).toEqual(failed('b', 'c'))
  })

  it('still reports the parcel when its visibility cannot be changed', async () => {
    const changeVisibility = async () => Promise.reject(new Error('denied'))
    expect(await lambdaSqs(again(1_000), { changeVisibility })(batch('a'))).toEqual(failed('a'))
  })

  const whenAborted: Worker = (_, signal) =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve({ do: 'again', afterMs: 0 })))

  it('changes the visibility after its signal too, in a time of its own, for else the parcel came too late', async () => {
    const clock = createFakeClock()
    const changed: boolean[] = []
    const changeVisibility: LambdaSqsOptions['changeVisibility'] = async (_, _seconds, signal) => {
      changed.push(signal.aborted)
    }
    const left = 5_000
    const result = lambdaSqs(whenAborted, { clock, changeVisibility })(batch('a'), { getRemainingTimeInMillis: () => left })
    await clock.advance(4_000)
    expect(await result).toEqual(failed('a'))
    expect(changed).toEqual([false])
  })

  it.each([
    ['after 500 ms', 5_000, 500],
    ['100 ms before the end where that comes first', 400, 300],
  ])('waits no longer for a visibility that hangs than %s', async (_, remainingMs, waited) => {
    const clock = createFakeClock()
    const signals: AbortSignal[] = []
    const changeVisibility: LambdaSqsOptions['changeVisibility'] = (_receipt, _seconds, signal) => {
      signals.push(signal)
      return new Promise(() => undefined)
    }
    let ended = false
    const context = { getRemainingTimeInMillis: () => remainingMs }
    const result = lambdaSqs(again(0), { clock, changeVisibility })(batch('a'), context).finally(() => {
      ended = true
    })
    await clock.advance(waited - 1)
    expect([ended, signals[0]?.aborted]).toEqual([false, false])
    await clock.advance(1)
    await clock.advance(1)
    expect(await result).toEqual(failed('a'))
    expect(signals[0]?.aborted).toBe(true)
  })

  it('waits for a visibility as long as it takes where the deadline is switched off', async () => {
    let done = false
    const changeVisibility = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      done = true
    }
    await lambdaSqs(again(0), { clock: null, changeVisibility })(batch('a'), { getRemainingTimeInMillis: () => 0 })
    expect(done).toBe(true)
  })

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('the log is full')
      },
    ],
    ['rejects', async () => Promise.reject(new Error('the log is full'))],
  ])('suffers from no listener that %s', async (_, onMalformed) => {
    const unheard: unknown[] = []
    const listen = (reason: unknown) => void unheard.push(reason)
    process.on('unhandledRejection', listen)
    expect(await lambdaSqs(forget, { onMalformed })(eventOf({ b: 'junk' }))).toEqual(failed('b'))
    await new Promise((resolve) => setTimeout(resolve, 10))
    process.off('unhandledRejection', listen)
    expect(unheard).toEqual([])
  })

  it('gives each parcel a signal of its own, so that a large batch gathers no listeners in one', async () => {
    const signals = new Set<AbortSignal>()
    const worker: Worker = async (_, signal) => {
      signals.add(signal)
      return { do: 'forget' }
    }
    await lambdaSqs(worker)(batch('a', 'b', 'c'))
    expect(signals.size).toBe(3)
  })

  it('aborts the workers one second before Lambda would end the function', async () => {
    const clock = createFakeClock()
    const until: Worker = (_, signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve({ do: 'again', afterMs: 0 })))
    const result = lambdaSqs(until, { clock })(batch('a'), { getRemainingTimeInMillis: () => 5_000 })
    let settled = false
    void result.then(() => {
      settled = true
    })
    await clock.advance(3_999)
    expect(settled).toBe(false)
    await clock.advance(1)
    expect(await result).toEqual(failed('a'))
  })

  it('does not abort when the batch is done in time, and leaves no sleeper behind', async () => {
    const clock = createFakeClock()
    const signals: AbortSignal[] = []
    const sleeps: (AbortSignal | undefined)[] = []
    const watched = {
      now: () => clock.now(),
      sleep: (ms: number, signal?: AbortSignal) => {
        sleeps.push(signal)
        return clock.sleep(ms, signal)
      },
    }
    const worker: Worker = async (_, signal) => {
      signals.push(signal)
      return { do: 'forget' }
    }
    const event = batch('a')
    expect(await lambdaSqs(worker, { clock: watched })(event, { getRemainingTimeInMillis: () => 5_000 })).toEqual(failed())
    await clock.advance(10_000)
    expect(signals.map(({ aborted }) => aborted)).toEqual([false])
    expect(sleeps.map((signal) => signal?.aborted)).toEqual([true])
  })

  it.each([
    ['by the real clock where none is given', {}, true],
    ['never where it is switched off', { clock: null }, false],
  ])('aborts %s', async (_, options, aborted) => {
    const signals: AbortSignal[] = []
    const worker: Worker = async (_parcel, signal) => {
      signals.push(signal)
      await new Promise((resolve) => setTimeout(resolve, 100))
      return { do: 'forget' }
    }
    await lambdaSqs(worker, options)(batch('a'), { getRemainingTimeInMillis: () => 1_010 })
    expect(signals.map((signal) => signal.aborted)).toEqual([aborted])
  })

  it('aborts at once where no time is left', async () => {
    const until: Worker = (_, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
    const result = lambdaSqs(until, { clock: createFakeClock() })(batch('a'), { getRemainingTimeInMillis: () => 10 })
    expect(await result).toEqual(failed('a'))
  })

  it.each([null, undefined])('does not take %s for an empty batch', async (event) => {
    await expect(lambdaSqs(forget)(event as never)).rejects.toThrow(new TypeError('lambdaSqs: the event is none of SQS'))
  })

  it('does not take an event that is none of SQS for an empty batch', async () => {
    await expect(lambdaSqs(forget)({ version: '2.0' } as never)).rejects.toThrow(
      new TypeError('lambdaSqs: the event is none of SQS'),
    )
  })

  it('fits the types of AWS', () => {
    const typed: SQSHandler = lambdaSqs(forget)
    expect(typed).toBeTypeOf('function')
  })

  it.each<[string, unknown, unknown]>([
    ["option 'worker' must be a function", undefined, {}],
    ["option 'changeVisibility' must be a function", forget, { changeVisibility: 'https://sqs' }],
    ["option 'onMalformed' must be a function", forget, { onMalformed: null }],
    ["option 'clock' must have now() and sleep(), or be null", forget, { clock: {} }],
    ["unknown option 'concurrency'", forget, { concurrency: 3 }],
  ])('refuses wrong wiring: %s', (complaint, worker, options) => {
    expect(() => lambdaSqs(worker as never, options as never)).toThrow(new TypeError(`lambdaSqs: ${complaint}`))
  })
})
