import { describe, expect, it } from 'vitest'
import { web } from '../../src/adapters/fetch.js'
import { bodyLimitBytes, type Call, jsonAnswer } from '../../src/core/model/call.js'
import { adapterContract } from '../../src/testing/adapter.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import type { Through } from '../../src/testing/through.js'
import { runtimeOf } from './runtimes.js'

const through: Through = async (handler, { method, headers, body, hangUp }) => {
  const gone = new AbortController()
  void hangUp?.then(() => gone.abort())
  const init = { method, headers: headers.map(([name, value]): [string, string] => [name, value]), signal: gone.signal }
  const response = await web(handler)(
    new Request('https://otp.test/hook', body ? { ...init, body: Uint8Array.from(body) } : init),
  )
  const { status } = response
  return { status, headers: Object.fromEntries(response.headers), body: new Uint8Array(await response.arrayBuffer()) }
}

/** A body that comes in these parts, and remembers whether the rest was thrown away. */
function inParts(parts: Iterator<Uint8Array, undefined>): { readonly request: Request; readonly cancelled: () => boolean } {
  let cancelled = false
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = parts.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value)
    },
    cancel() {
      cancelled = true
    },
  })
  const init = { method: 'POST', body, duplex: 'half' }
  return { request: new Request('https://otp.test/hook', init), cancelled: () => cancelled }
}

async function bodyOf(request: Request): Promise<Uint8Array> {
  const calls: Call[] = []
  await web(async (call) => {
    calls.push(call)
    return jsonAnswer(200, {})
  })(request)
  return calls[0]?.body ?? expect.fail('the handler was not called')
}

/** What is answered, and how often the handler was asked. */
async function answered(request: Request): Promise<readonly [status: number, body: string, asked: number]> {
  let asked = 0
  const response = await web(async () => {
    asked += 1
    return jsonAnswer(200, {})
  })(request)
  return [response.status, await response.text(), asked]
}

describe('web', () => {
  const { skip } = runtimeOf('Fetch: any web-standard runtime')
  for (const { says, proof } of adapterContract(through, { skip })) it(says, proof)

  it('receives a call before it reads the body', async () => {
    const clock = createFakeClock(1_000)
    const calls: Call[] = []
    const slow = function* (): Generator<Uint8Array, undefined> {
      void clock.advance(2_000)
      yield new TextEncoder().encode('{}')
      return undefined
    }
    const keep = async (call: Call) => {
      calls.push(call)
      return jsonAnswer(200, {})
    }
    await web(keep, { clock })(inParts(slow()).request)
    expect(calls).toMatchObject([{ receivedAt: 1_000 }])
  })

  it('puts a body together that comes in parts', async () => {
    const parts = ['{"a"', ':', '', '"é"}'].map((part) => new TextEncoder().encode(part))
    const { request, cancelled } = inParts(parts[Symbol.iterator]())
    expect(new TextDecoder().decode(await bodyOf(request))).toBe('{"a":"é"}')
    expect(cancelled()).toBe(false)
  })

  it('stops reading one byte over the limit, of a body that never ends too', async () => {
    const endless = function* (): Generator<Uint8Array, undefined> {
      for (;;) yield new Uint8Array(1_000)
    }
    const { request, cancelled } = inParts(endless())
    expect(await bodyOf(request)).toHaveLength(bodyLimitBytes + 1)
    expect(cancelled()).toBe(true)
  })

  it('takes a body that was read before for none, instead of for an empty one', async () => {
    const request = new Request('https://otp.test/hook', { method: 'POST', body: '{}' })
    await request.text()
    expect(await answered(request)).toEqual([500, '{}', 0])
  })

  it('answers 500, and not what the runtime says, where the body breaks off or is not made of bytes', async () => {
    const broken = function* (): Generator<Uint8Array, undefined> {
      yield new Uint8Array(1)
      throw new Error('secret 123456')
    }
    expect(await answered(inParts(broken()).request)).toEqual([500, '{}', 0])
    const text = ['{}'][Symbol.iterator]() as unknown as Iterator<Uint8Array, undefined>
    expect(await answered(inParts(text).request)).toEqual([500, '{}', 0])
  })

  it('waits no longer for a body whose sender has gone', async () => {
    const gone = new AbortController()
    const body = new ReadableStream<Uint8Array>()
    const request = new Request('https://otp.test/hook', {
      method: 'POST',
      body,
      duplex: 'half',
      signal: gone.signal,
    } as RequestInit)
    const answer = answered(request)
    gone.abort()
    expect(await answer).toEqual([500, '{}', 0])
    const init = { method: 'POST', body: new ReadableStream<Uint8Array>(), duplex: 'half', signal: AbortSignal.abort() }
    expect(await answered(new Request('https://otp.test/hook', init as RequestInit))).toEqual([500, '{}', 0])
  })

  it.each([
    { status: 9_999, headers: {}, body: '' },
    { status: 204, headers: {}, body: 'text' },
    { status: 200, headers: { 'bad name': 'x' }, body: '' },
  ])('answers 500 where the answer is none: %o', async (answer) => {
    const response = await web(async () => answer)(new Request('https://otp.test/hook'))
    expect([response.status, await response.text()]).toEqual([500, '{}'])
  })

  it('refuses a handler that is none', () => {
    expect(() => web(undefined as never)).toThrow(new TypeError("web: option 'handler' must be a function"))
  })
})
