import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { auth0Action } from '../../src/adapters/auth0-action.js'
import { type Answer, bodyLimitBytes, type Call, jsonAnswer } from '../../src/core/model/call.js'
import type { Handler } from '../../src/core/ports/handler.js'

const event = JSON.parse(readFileSync(new URL('../fixtures/auth0/provider-text.json', import.meta.url), 'utf8')) as {
  notification: object
}

/** What Auth0 hears of an answer: the calls of its `api` in their order, or what was thrown. */
async function heard(answer: Answer | Handler, withNotification = true): Promise<string[]> {
  const calls: string[] = []
  const tell = (name: string) => (reason: string) => {
    calls.push(`${name} ${reason}`)
  }
  const api = withNotification ? { notification: { retry: tell('retry'), drop: tell('drop') } } : {}
  const handler: Handler = typeof answer === 'function' ? answer : async () => answer
  await auth0Action(handler)(event, api).catch((thrown: unknown) => calls.push(`thrown ${(thrown as Error).message}`))
  return calls
}

async function callOf(given: unknown): Promise<Call> {
  const calls: Call[] = []
  const keep: Handler = async (call) => {
    calls.push(call)
    return jsonAnswer(200, {})
  }
  await auth0Action(keep)(given)
  return calls[0] ?? expect.fail('the handler was not called')
}

describe('auth0Action', () => {
  it('gives what the hooks read as the body of a POST, and leaves secrets and people behind', async () => {
    const { body, ...call } = await callOf(event)
    expect(call).toEqual({ method: 'POST', headers: {} })
    expect(JSON.parse(new TextDecoder().decode(body))).toEqual({
      notification: event.notification,
      user: { user_id: 'auth0|65f1c0ffee' },
      request: { language: 'fr' },
      tenant: { id: 'acme' },
    })
  })

  it.each([undefined, null, 7, 'x', [], {}, { user: null, request: 7, tenant: 'x' }])(
    'gives of the event %j what is there',
    async (odd) => {
      expect(JSON.parse(new TextDecoder().decode((await callOf(odd)).body))).toEqual({ user: {}, request: {}, tenant: {} })
    },
  )

  it('cuts an event that is over the limit', async () => {
    expect((await callOf({ notification: { as_text: 'a'.repeat(1_048_576) } })).body).toHaveLength(bodyLimitBytes + 1)
  })

  it('says nothing of a success', async () => {
    for (const status of [200, 202, 204]) expect(await heard({ status, headers: {}, body: '' })).toEqual([])
    expect(await heard(jsonAnswer(200, {}), false)).toEqual([])
  })

  it('asks Auth0 to come again after a 503, once', async () => {
    expect(await heard(jsonAnswer(503, { status: 'failed', reason: 'provider-throttled' }))).toEqual([
      'retry localized-otp: provider-throttled',
    ])
  })

  it.each([400, 401, 403, 410, 422, 429, 500])('drops the message after a %i, once', async (status) => {
    expect(await heard(jsonAnswer(status, { reason: 'country-refused' }))).toEqual(['drop localized-otp: country-refused'])
  })

  it('throws where Auth0 knows no other failure', async () => {
    expect(await heard(jsonAnswer(503, { reason: 'out-of-time' }), false)).toEqual(['thrown localized-otp: out-of-time'])
    await expect(auth0Action(async () => jsonAnswer(422, {}))(event)).rejects.toThrow(new Error('localized-otp: answered 422'))
  })

  it.each(['{"reason":"+4915112345678 refused"}', '{"reason":7}', '{"reason":"toString"}', 'null', 'code 048213', ''])(
    'tells Auth0 nothing of an answer %j but its status',
    async (body) => {
      expect(await heard({ status: 422, headers: {}, body })).toEqual(['drop localized-otp: answered 422'])
    },
  )

  it('drops without the reason when a handler fails', async () => {
    expect(await heard(async () => Promise.reject(new Error('code 048213')))).toEqual(['drop localized-otp: answered 500'])
  })

  it('keeps nothing of an event for the next', async () => {
    await callOf(event)
    expect(new TextDecoder().decode((await callOf({})).body)).not.toContain('048213')
  })

  it('refuses a handler that is none', () => {
    expect(() => auth0Action(7 as never)).toThrow(new TypeError("auth0Action: option 'handler' must be a function"))
  })
})
