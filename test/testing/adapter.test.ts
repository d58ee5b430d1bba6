import { describe, expect, it } from 'vitest'
import { type Call, jsonAnswer } from '../../src/core/model/call.js'
import type { Handler } from '../../src/core/ports/handler.js'
import { adapterContract } from '../../src/testing/adapter.js'
import type { PlainRequest, PlainResponse, Through } from '../../src/testing/through.js'

const limit = 65_537

/** The smallest adapter that keeps every promise. */
const sound: Through = async (handler, request) => responseOf(handler, callOf(request), signalOf(request))

function callOf({ method, headers, body = new Uint8Array() }: PlainRequest): Call {
  const joined: Record<string, string> = {}
  for (const [written, value] of headers) {
    const name = written.toLowerCase()
    joined[name] = joined[name] === undefined ? value : `${joined[name]}, ${value}`
  }
  return { method, headers: joined, body: body.slice(0, limit) }
}

function signalOf({ hangUp }: PlainRequest): AbortSignal {
  const gone = new AbortController()
  void hangUp?.then(() => gone.abort())
  return gone.signal
}

async function responseOf(handler: Handler, call: Call, signal: AbortSignal): Promise<PlainResponse> {
  const answer = await Promise.resolve()
    .then(() => handler(call, signal))
    .catch(() => jsonAnswer(500, {}))
  return { ...answer, body: new TextEncoder().encode(answer.body) }
}

describe('adapterContract', () => {
  for (const { says, proof } of adapterContract(sound)) it(says, proof)

  const through = (change: (call: Call) => Call): Through => {
    return async (handler, request) => responseOf(handler, change(callOf(request)), signalOf(request))
  }
  const asText = ({ body, ...call }: Call): Call => ({ ...call, body: new TextEncoder().encode(new TextDecoder().decode(body)) })
  const alone = ({ headers, ...call }: Call): Call => ({
    ...call,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.split(', ')[0] ?? ''])),
  })
  const anyCase: Through = async (handler, request) => {
    const headers = Object.fromEntries(request.headers)
    return responseOf(handler, { ...callOf(request), headers }, signalOf(request))
  }
  let before: Call['headers'] = {}
  const remembering = (call: Call): Call => {
    before = { ...before, ...call.headers }
    return { ...call, headers: before }
  }
  const twice: Through = async (handler, request) => {
    await sound(handler, request)
    return sound(handler, request)
  }
  const telling: Through = async (handler, request) => {
    try {
      const answer = await handler(callOf(request), signalOf(request))
      return { ...answer, body: new TextEncoder().encode(answer.body) }
    } catch (thrown) {
      return { status: 500, headers: { 'content-type': 'application/json' }, body: new TextEncoder().encode(String(thrown)) }
    }
  }
  const aborting: Through = async (handler, request) => responseOf(handler, callOf(request), AbortSignal.abort())

  it.each<[string, Through, string]>([
    ['decodes the body', through(asText), 'carries malformed UTF-8 untouched'],
    ['drops the byte order mark', through(asText), 'carries a byte order mark'],
    ['keeps one of several headers', through(alone), 'never lets a repeated authorization pass for a single one'],
    ['keeps the case of names', anyCase, 'gives header names in lower case, and their values as they came'],
    ['remembers', through(remembering), 'keeps nothing of a call for the next'],
    ['calls twice', twice, 'gives every method as it is'],
    ['says always POST', through((call) => ({ ...call, method: 'POST' })), 'gives every method as it is'],
    ['invents a time', through((call) => ({ ...call, receivedAt: Number.NaN })), 'says of the time only what it knows'],
    [
      'invents a body',
      through((call) => ({ ...call, body: Uint8Array.of(1) })),
      'gives an absent body and an empty one as no bytes',
    ],
    ['tells the reason', telling, 'answers 500 with an empty JSON object when a handler fails, and tells nothing of why'],
    ['aborts early', aborting, 'leaves the signal alone while the client waits, and after the answer'],
  ])('finds the adapter that %s', async (_, adapter, says) => {
    // The promise of the hang-up waits for ever where no hang-up is heard, so only the others are run.
    const listed = adapterContract(adapter, {
      skip: [{ says: 'aborts the signal when the client hangs up', because: 'not now' }],
    })
    const failing = await Promise.all(
      listed.map(async (one) =>
        one.proof().then(
          () => [],
          () => [one.says],
        ),
      ),
    )
    expect(failing.flat()).toContain(says)
  })

  it('leaves out what is skipped, and nothing else', () => {
    const [first, ...rest] = adapterContract(sound).map(({ says }) => says)
    const skip = [{ says: first ?? '', because: 'the runtime cannot' }]
    expect(adapterContract(sound, { skip }).map(({ says }) => says)).toEqual(rest)
  })

  it.each([
    ["nothing promises 'flies'", { says: 'flies', because: 'it has wings' }],
    ["'carries every byte' is skipped for no reason", { says: 'carries every byte', because: '' }],
  ])('refuses a wrong exception: %s', (complaint, skip) => {
    expect(() => adapterContract(sound, { skip: [skip] })).toThrow(new TypeError(`adapterContract: ${complaint}`))
  })
})
