import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { OtpError } from '../../../src/core/errors.js'
import { unlessAborted } from '../../../src/drivers/signals/unless-aborted.js'

const never = new Promise<never>(() => undefined)

it('gives what the work gives, a failure too, and leaves nothing behind in the signal', async () => {
  const { signal } = new AbortController()
  expect(await unlessAborted(Promise.resolve(1), signal)).toBe(1)
  const failure = new OtpError('store-unavailable')
  await expect(unlessAborted(Promise.reject(failure), signal)).rejects.toBe(failure)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

it('leaves when the signal aborts, and at once where it has', async () => {
  const caller = new AbortController()
  const leaving = unlessAborted(never, caller.signal)
  caller.abort(new OtpError('out-of-time'))
  await expect(leaving).rejects.toMatchObject({ code: 'out-of-time', sent: 'no' })
  await expect(unlessAborted(never, caller.signal)).rejects.toMatchObject({ code: 'out-of-time' })
  expect(getEventListeners(caller.signal, 'abort')).toEqual([])
})

it('stays where the work knows better', async () => {
  const caller = new AbortController()
  let finish: (value: number) => void = () => undefined
  const staying = unlessAborted(new Promise<number>((resolve) => (finish = resolve)), caller.signal, () => false)
  caller.abort()
  finish(1)
  expect(await staying).toBe(1)
})

it('lets no failure loose of work that fails when nobody waits any more', async () => {
  const work = Promise.resolve().then(() => Promise.reject(new Error('late')))
  await expect(unlessAborted(work, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
  // An unhandled rejection would fail the run.
  await new Promise(setImmediate)
})
