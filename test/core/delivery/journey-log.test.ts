import { expect, it } from 'vitest'
import { createJourneyLog } from '../../../src/core/delivery/journey-log.js'
import type { Fact } from '../../../src/core/model/decision.js'
import { memoryRecorder } from '../../../src/drivers/memory-recorder.js'
import { sampleRequest } from '../../../src/testing/sample-request.js'

it('keeps the first 64 facts of a journey, and hears nothing once it is over', () => {
  const recorder = memoryRecorder()
  const log = createJourneyLog(recorder)
  for (let attempt = 1; attempt <= 100; attempt += 1) log.note({ fact: 'again', afterMs: attempt })
  log.note({ fact: 'sending', attempt: 1 })
  log.close({ hook: 'sample', at: 1000, now: 1500 })
  log.note({ fact: 'repeated' })
  const [decision] = recorder.decisions()
  expect(decision).toStrictEqual({
    at: 1000,
    ms: 500,
    hook: 'sample',
    status: 'failed',
    next: 'again',
    facts: Array.from({ length: 64 }, (_, index) => ({ fact: 'again', afterMs: index + 1 })),
  })
  expect(log.begun()).toBe(true)
})

it('tells of the request what is known, and of the country and the tenant only where there is one', () => {
  const recorder = memoryRecorder()
  const request = sampleRequest(0, { tenant: 'acme' })
  const { country: _, ...nowhere } = request.destination
  createJourneyLog(recorder).close({ hook: 'sample', at: 0, now: 0, request })
  const { tenant: _tenant, ...plain } = { ...request, destination: nowhere }
  createJourneyLog(recorder).close({ hook: 'sample', at: 0, now: 0, request: plain })
  const told = { at: 0, ms: 0, hook: 'sample', status: 'failed', requestId: 'event-1', purpose: 'authentication', channel: 'sms' }
  expect(recorder.decisions()).toStrictEqual([
    { ...told, tenant: 'acme', country: 'DE', facts: [] },
    { ...told, facts: [] },
  ])
})

it('tells what alarms count beside the facts, also where these are too many', () => {
  const recorder = memoryRecorder()
  const told = (...facts: readonly Fact[]) => {
    const log = createJourneyLog(recorder)
    for (let attempt = 1; attempt <= 64; attempt += 1) log.note({ fact: 'sending', attempt })
    for (const fact of facts) log.note(fact)
    log.close({ hook: 'sample', at: 0, now: 0 })
    const { repeated, overflowed, next } = recorder.decisions().at(-1) ?? {}
    return { repeated, overflowed, next }
  }
  expect(told()).toEqual({})
  expect(told({ fact: 'repeated' })).toEqual({ repeated: true })
  expect(told({ fact: 'overflow', code: 'provider-throttled' })).toEqual({ overflowed: 'provider-throttled' })
  expect(told({ fact: 'again', afterMs: 1 })).toEqual({ next: 'again' })
  expect(told({ fact: 'buried' })).toEqual({ next: 'buried' })
})

it('says that nothing has begun until something is being sent, and not by what is noted too late', () => {
  const log = createJourneyLog(memoryRecorder())
  log.note({ fact: 'repeated' })
  log.close({ hook: 'sample', at: 0, now: 0 })
  log.note({ fact: 'sending', attempt: 1 })
  expect(log.begun()).toBe(false)
})
