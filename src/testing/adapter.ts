import assert from 'node:assert/strict'
import { bodyLimitBytes, type Call, jsonAnswer } from '../core/model/call.js'
import type { Handler } from '../core/ports/handler.js'
import type { Promised } from './promised.js'
import type { PlainRequest, Through } from './through.js'

/** A promise that a runtime cannot keep, and why. */
export interface Skip {
  readonly says: string
  readonly because: string
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
// Not by `deepEqual`: the difference of two long lists takes some versions of Node all memory to tell.
const assertSame = (came: Uint8Array, sent: Uint8Array): void => assert.ok(String(came) === String(sent), 'other bytes came')
const text = (body: Uint8Array): string => new TextDecoder().decode(body)
const fine = jsonAnswer(200, { fine: true })
const bare: PlainRequest = { method: 'POST', headers: [['Content-Type', 'application/json']] }
const post: PlainRequest = { ...bare, body: bytes('{}') }

/**
 * What every adapter promises: it cannot be seen. What the client sent is what the handler gets, and what the handler answers is what
 * the client gets. `skip` names the promises that the runtime itself cannot keep; they are left out, and a name that is no promise is a mistake.
 * @throws TypeError where `skip` names no promise, or gives no reason
 */
export function adapterContract(through: Through, options: { readonly skip?: readonly Skip[] } = {}): readonly Promised[] {
  const promises = [...carriesIn(through), ...carriesOut(through), ...staysCalm(through)]
  const skip = options.skip ?? []
  for (const { says, because } of skip) {
    if (!promises.some((promise) => promise.says === says)) throw new TypeError(`adapterContract: nothing promises '${says}'`)
    if (because === '') throw new TypeError(`adapterContract: '${says}' is skipped for no reason`)
  }
  return promises.filter((promise) => !skip.some(({ says }) => says === promise.says))
}

/** The call that a request becomes. */
async function received(through: Through, request: PlainRequest): Promise<Call> {
  const calls: Call[] = []
  await through(async (call) => {
    calls.push(call)
    return fine
  }, request)
  const [call, ...more] = calls
  assert.ok(call, 'the handler was not called')
  assert.equal(more.length, 0, 'the handler was called more than once')
  return call
}

async function bodyOf(through: Through, body?: Uint8Array): Promise<Uint8Array> {
  const call = await received(through, body ? { ...bare, body } : bare)
  assert.ok(call.body instanceof Uint8Array)
  return Uint8Array.from(call.body)
}

/** The headers that arrive, where these are sent as `name: value`. */
async function headersOf(through: Through, ...lines: readonly string[]): Promise<Call['headers']> {
  const headers = lines.map((line) => line.split(': ') as [string, string])
  return (await received(through, { ...post, headers })).headers
}

function carriesIn(through: Through): Promised[] {
  const carries = (says: string, body: Uint8Array): Promised => ({
    says,
    proof: async () => assertSame(await bodyOf(through, body), body),
  })
  return [
    carries('carries a body of JSON as it came, spaces and all', bytes('{ "a" : 1.0,\r\n "b": "é" }\n')),
    carries('carries a text of any script', bytes('{"text":"رمز 驗證碼 🔐 \u2068"}')),
    carries('carries a byte order mark', bytes('\ufeff{}')),
    carries(
      'carries every byte',
      Uint8Array.from({ length: 256 }, (_, index) => index),
    ),
    carries('carries malformed UTF-8 untouched', Uint8Array.of(0x7b, 0xc3, 0x28, 0xff, 0xed, 0xa0, 0x80, 0x7d)),
    carries('carries a body of exactly the limit', bytes('a'.repeat(bodyLimitBytes))),
    {
      says: 'carries of a body of 1 MB one byte more than the limit, by which it is refused, and still gives back the answer',
      proof: async () => {
        const body = Uint8Array.from({ length: 1_048_576 }, (_, index) => 97 + (index % 26))
        const calls: Call[] = []
        const refuse: Handler = async (call) => (calls.push(call), jsonAnswer(413, {}))
        assert.equal((await through(refuse, { ...bare, body })).status, 413)
        assertSame(Uint8Array.from(calls[0]?.body ?? []), body.slice(0, bodyLimitBytes + 1))
      },
    },
    {
      says: 'gives an absent body and an empty one as no bytes',
      proof: async () => {
        assert.equal((await bodyOf(through)).length, 0)
        assert.equal((await bodyOf(through, new Uint8Array())).length, 0)
      },
    },
    {
      says: 'gives header names in lower case, and their values as they came',
      proof: async () => {
        const headers = await headersOf(through, 'X-ODD-Case: Some Value', 'Authorization: Bearer a.B.c')
        assert.equal(headers['x-odd-case'], 'Some Value')
        assert.equal(headers['authorization'], 'Bearer a.B.c')
        for (const name of Object.keys(headers)) assert.equal(name, name.toLowerCase())
      },
    },
    {
      says: 'joins a repeated header in its order',
      proof: async () => {
        const headers = await headersOf(through, 'X-Part: one', 'X-Other: z', 'X-Part: two', 'X-Part: three')
        // The gateway itself may have joined them, without the space.
        assert.equal(headers['x-part']?.replace(/, ?/g, ', '), 'one, two, three')
      },
    },
    {
      says: 'never lets a repeated authorization pass for a single one',
      proof: async () => {
        for (const second of ['Authorization', 'authorization', 'AUTHORIZATION']) {
          const headers = await headersOf(through, 'Authorization: Bearer one', `${second}: Bearer two`)
          assert.equal(headers['authorization']?.replace(/, ?/, ', '), 'Bearer one, Bearer two')
        }
      },
    },
    {
      says: 'gives every method as it is',
      proof: async () => {
        for (const method of ['POST', 'GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
          assert.equal((await received(through, { ...bare, method })).method, method)
        }
      },
    },
    {
      says: 'says of the time only what it knows',
      proof: async () => {
        const { receivedAt = 0, remainingMs = 0 } = await received(through, post)
        for (const time of [receivedAt, remainingMs]) assert.ok(Number.isSafeInteger(time) && time >= 0)
      },
    },
  ]
}

function carriesOut(through: Through): Promised[] {
  return [
    {
      says: 'gives back the status, the headers and the bytes of the answer',
      proof: async () => {
        const body = '{"text":"رمز 驗證碼 🔐"}'
        const headers = { 'content-type': 'application/json', 'retry-after': '3' }
        for (const status of [200, 201, 400, 401, 405, 413, 500, 503]) {
          const response = await through(async () => ({ status, headers, body }), post)
          assert.equal(response.status, status)
          assert.equal(response.headers['content-type'], headers['content-type'])
          assert.equal(response.headers['retry-after'], headers['retry-after'])
          assert.equal(text(response.body), body)
        }
      },
    },
    {
      says: 'gives back an answer without a body',
      proof: async () => {
        const response = await through(async () => ({ status: 204, headers: {}, body: '' }), post)
        assert.deepEqual([response.status, response.body.length], [204, 0])
      },
    },
    {
      says: 'answers 500 with an empty JSON object when a handler fails, and tells nothing of why',
      proof: async () => {
        const fail = (): never => {
          throw new Error('code 123456 for +15550100')
        }
        for (const handler of [fail, async () => fail()]) {
          const { status, headers, body } = await through(handler, post)
          assert.equal(status, 500)
          assert.equal(headers['content-type'], 'application/json')
          assert.equal(text(body), '{}')
          assert.doesNotMatch(JSON.stringify(headers), /123456|5550100/)
        }
      },
    },
  ]
}

function staysCalm(through: Through): Promised[] {
  return [
    {
      says: 'keeps nothing of a call for the next',
      proof: async () => {
        assert.equal((await headersOf(through, 'Authorization: Bearer one', 'X-Only: first'))['x-only'], 'first')
        const { headers, body } = await received(through, { method: 'POST', headers: [] })
        assert.deepEqual([headers['authorization'], headers['x-only'], body.length], [undefined, undefined, 0])
      },
    },
    {
      says: 'keeps calls apart that come side by side',
      proof: async () => {
        const names = ['one', 'two', 'three', 'four', 'five']
        const all = signal(names.length)
        const echo: Handler = async ({ headers, body }) => {
          all.give()
          await all.given
          return { status: 200, headers: { 'x-echo': headers['x-echo'] ?? '' }, body: text(body) }
        }
        const send = (name: string) => through(echo, { ...post, headers: [['X-Echo', name]], body: bytes(name) })
        const responses = await Promise.all(names.map(send))
        assert.deepEqual(
          responses.map(({ headers, body }) => [headers['x-echo'], text(body)]),
          names.map((name) => [name, name]),
        )
      },
    },
    {
      says: 'aborts the signal when the client hangs up',
      proof: async () => {
        const called = signal()
        const aborted = signal()
        const wait: Handler = async (_, caller) => {
          caller?.addEventListener('abort', aborted.give)
          called.give()
          await aborted.given
          return fine
        }
        const response = through(wait, { ...post, hangUp: called.given })
        await Promise.all([aborted.given, response.catch(() => undefined)])
      },
    },
    {
      says: 'leaves the signal alone while the client waits, and after the answer',
      proof: async () => {
        const signals: AbortSignal[] = []
        const look: Handler = async (_, caller) => {
          if (caller) signals.push(caller)
          assert.notEqual(caller?.aborted, true)
          return fine
        }
        assert.equal((await through(look, post)).status, 200)
        for (const { aborted } of signals) assert.equal(aborted, false)
      },
    },
  ]
}

/** Given once `give` was called as often. */
function signal(times = 1): { readonly given: Promise<void>; readonly give: () => void } {
  let left = times
  let settle: () => void = () => undefined
  const given = new Promise<void>((resolve) => {
    settle = resolve
  })
  const give = (): void => {
    left -= 1
    if (left === 0) settle()
  }
  return { given, give }
}
