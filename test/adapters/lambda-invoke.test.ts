import type { CustomSMSSenderTriggerHandler } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { lambdaInvoke } from '../../src/adapters/lambda-invoke.js'
import { bodyLimitBytes, type Call, jsonAnswer } from '../../src/core/model/call.js'
import type { Handler } from '../../src/core/ports/handler.js'

const event = {
  version: '1',
  triggerSource: 'CustomSMSSender_Authentication',
  request: { type: 'customSMSSenderRequestV1', code: 'AYADe…', userAttributes: { phone_number: '+15550100', locale: 'ar' } },
}

async function callOf(given: unknown, remaining?: number): Promise<Call> {
  const calls: Call[] = []
  const keep: Handler = async (call) => {
    calls.push(call)
    return jsonAnswer(200, {})
  }
  await lambdaInvoke(keep)(given, remaining === undefined ? undefined : { getRemainingTimeInMillis: () => remaining })
  return calls[0] ?? expect.fail('the handler was not called')
}

describe('lambdaInvoke', () => {
  it('gives the event as the body of a POST without headers', async () => {
    const { body, ...call } = await callOf(event)
    expect(call).toEqual({ method: 'POST', headers: {} })
    expect(JSON.parse(new TextDecoder().decode(body))).toEqual(event)
  })

  it('says how long the function may work, where a context says so', async () => {
    expect((await callOf(event, 5_000)).remainingMs).toBe(4_900)
    expect((await callOf(event, 50)).remainingMs).toBe(0)
  })

  it('gives an absent event as no bytes, and null as JSON', async () => {
    expect((await callOf(undefined)).body).toHaveLength(0)
    expect(new TextDecoder().decode((await callOf(null)).body)).toBe('null')
  })

  it('cuts an event that is over the limit', async () => {
    expect((await callOf({ a: 'a'.repeat(1_048_576) })).body).toHaveLength(bodyLimitBytes + 1)
  })

  it('keeps nothing of a call for the next', async () => {
    await callOf(event)
    expect(new TextDecoder().decode((await callOf({})).body)).toBe('{}')
  })

  it.each([200, 202])('returns what the JSON of a %i holds', async (status) => {
    expect(await lambdaInvoke(async () => jsonAnswer(status, { done: ['é'] }))(event)).toEqual({ done: ['é'] })
  })

  it('returns nothing for an answer without a body', async () => {
    expect(await lambdaInvoke(async () => ({ status: 204, headers: {}, body: '' }))(event)).toBeUndefined()
  })

  it.each([199, 300, 400, 401, 500])('throws a %i, without what the answer says', async (status) => {
    const answered = lambdaInvoke(async () => jsonAnswer(status, { error: 'code 123456' }))(event)
    await expect(answered).rejects.toThrow(new Error(`localized-otp answered ${status}`))
  })

  it.each<[string, Handler]>([
    ['rejects', async () => Promise.reject(new Error('code 123456'))],
    [
      'throws',
      () => {
        throw new Error('code 123456')
      },
    ],
  ])('throws without the reason when a handler %s', async (_, handler) => {
    await expect(lambdaInvoke(handler)(event)).rejects.toThrow(new Error('localized-otp answered 500'))
  })

  it('throws an answer that is not JSON, without quoting it', async () => {
    const answered = lambdaInvoke(async () => ({ status: 200, headers: {}, body: 'code 123456' }))(event)
    await expect(answered).rejects.toThrow(new Error('localized-otp answered something else than JSON'))
  })

  it('fits the types of AWS', () => {
    const typed: CustomSMSSenderTriggerHandler = lambdaInvoke(async () => jsonAnswer(200, {}))
    expect(typed).toBeTypeOf('function')
  })

  it('refuses a handler that is none', () => {
    expect(() => lambdaInvoke(7 as never)).toThrow(new TypeError("lambdaInvoke: option 'handler' must be a function"))
  })
})
