import { EventEmitter, once } from 'node:events'
import { IncomingMessage, ServerResponse } from 'node:http'
import createApp, { json, type RequestHandler, raw, text, urlencoded } from 'express'
import { describe, expect, it } from 'vitest'
import { express } from '../../src/adapters/express.js'
import { bodyLimitBytes, type Call, jsonAnswer } from '../../src/core/model/call.js'
import type { Handler } from '../../src/core/ports/handler.js'
import { adapterContract } from '../../src/testing/adapter.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import type { Through } from '../../src/testing/through.js'
import { overHttp } from './over-http.js'
import { type RuntimeName, runtimeOf } from './runtimes.js'

/** A live app, with these in front of the handler. */
function behind(...middleware: readonly RequestHandler[]): Through {
  return (handler, request) => {
    const app = createApp().disable('x-powered-by')
    for (const one of middleware) app.use(one)
    app.use(express(handler))
    return overHttp(app, request)
  }
}

const keepRaw = json({ limit: '2mb', strict: false, verify: (request, _, body) => Object.assign(request, { rawBody: body }) })
const stands: readonly (readonly [name: RuntimeName, through: Through])[] = [
  ['Express', behind()],
  ['Express, before `express.json()`', (handler, request) => overHttp(createApp().use(express(handler)).use(json()), request)],
  ['Express, after `express.json()`', behind(json())],
  ['Express, after `express.json({ verify })` that keeps `rawBody`', behind(keepRaw)],
  ['Express, after `express.raw()`', behind(raw({ type: '*/*', limit: '2mb' }))],
]

describe.each(stands)('%s', (name, through) => {
  const { skip } = runtimeOf(name)
  for (const { says, proof } of adapterContract(through, { skip })) it(says, proof)

  const lost = skip.map(({ says }) => says)
  for (const { says, proof } of adapterContract(through).filter((promise) => lost.includes(promise.says))) {
    it(`rightly does not promise that it ${says}`, async () => {
      await expect(proof()).rejects.toThrow()
    })
  }
})

describe('express, whatever a parser has left', () => {
  const carried = async (middleware: readonly RequestHandler[], contentType: string, body: string): Promise<string> => {
    const calls: Call[] = []
    const keep: Handler = async (call) => {
      calls.push(call)
      return jsonAnswer(200, {})
    }
    const request = { method: 'POST', headers: [['Content-Type', contentType]], body: new TextEncoder().encode(body) } as const
    expect((await behind(...middleware)(keep, request)).status).toBe(200)
    return new TextDecoder().decode(calls[0]?.body)
  }
  const leave =
    (body: unknown): RequestHandler =>
    (request, _, next) => {
      request.body = body
      next()
    }
  const swallow: RequestHandler = (request, _, next) => {
    request.resume().once('end', () => next())
  }

  it.each<[string, readonly RequestHandler[], string, string, string]>([
    ['the value of express.json(), written again', [json()], 'application/json', '{ "a": "é" }', '{"a":"é"}'],
    ['the text of express.text()', [text()], 'text/plain', '{ "a": "é" }', '{ "a": "é" }'],
    ['the bytes of express.raw()', [raw()], 'application/octet-stream', '{ "a": 1 }', '{ "a": 1 }'],
    ['the fields of express.urlencoded(), as JSON', [urlencoded()], 'application/x-www-form-urlencoded', 'a=1', '{"a":"1"}'],
    ['the wire, where a parser passed the request by', [json()], 'text/plain', '{ "a": 1 }', '{ "a": 1 }'],
    ['the wire, where Express 4 left an empty object unread', [leave({})], 'text/plain', '{ "a": 1 }', '{ "a": 1 }'],
    ['nothing, where a parser met an empty body', [json()], 'application/json', '', ''],
    ['the bytes of a buffer', [swallow, leave(Uint8Array.from([123, 125]).buffer)], 'application/json', '{ }', '{}'],
  ])('takes %s', async (_, middleware, contentType, body, expected) => {
    expect(await carried(middleware, contentType, body)).toBe(expected)
  })

  it.each<[string, RequestHandler[]]>([
    ['was read by somebody who left nothing', [swallow]],
    ['cannot be written', [swallow, leave({ amount: 1n })]],
    ['is no value', [swallow, leave(() => 1)]],
  ])('answers 500, and asks nobody, where the body %s', async (_, middleware) => {
    let asked = 0
    const handler: Handler = async () => {
      asked += 1
      return jsonAnswer(200, {})
    }
    const request = { method: 'POST', headers: [['Content-Type', 'application/json']], body: Buffer.from('{}') } as const
    const { status, body } = await behind(...middleware)(handler, request)
    expect([status, Buffer.from(body).toString(), asked]).toEqual([500, '{}', 0])
  })

  it.each<[string, unknown]>([
    ['bytes', Buffer.alloc(100_000, 'a')],
    ['text', 'a'.repeat(100_000)],
    ['value', { a: 'a'.repeat(100_000) }],
  ])('cuts a %s that is over the limit', async (_, body) => {
    expect(await carried([swallow, leave(body)], 'application/json', '{}')).toHaveLength(bodyLimitBytes + 1)
  })

  it('tells the handler at once when the client left before it was reached', async () => {
    const scene = new EventEmitter()
    const linger: RequestHandler = (_, response, next) => {
      response.once('close', () => next())
      scene.emit('arrived')
    }
    const ask: Handler = async (_, signal) => {
      scene.emit('asked', signal?.aborted)
      return jsonAnswer(200, {})
    }
    const asked = once(scene, 'asked')
    const headers = [['Content-Type', 'application/json']] as const
    const request = { method: 'POST', headers, body: Buffer.from('{}'), hangUp: once(scene, 'arrived') }
    await expect(behind(json(), linger)(ask, request)).rejects.toThrow()
    expect(await asked).toEqual([true])
  })

  it('serves a request that a host has made itself, on no line at all', async () => {
    const request = Object.assign(new IncomingMessage({ destroy: () => undefined } as never), { method: 'POST', headers: {} })
    request.push('{}')
    request.push(null)
    const response = new ServerResponse(request)
    const calls: Call[] = []
    const keep: Handler = async (call) => {
      calls.push(call)
      return jsonAnswer(200, {})
    }
    await express(keep)(request, response)
    expect([response.statusCode, calls.length]).toEqual([200, 1])
  })

  it('receives a call when it is reached, before it reads the body', async () => {
    const clock = createFakeClock(1_000)
    const calls: Call[] = []
    const keep: Handler = async (call) => {
      calls.push(call)
      return jsonAnswer(200, {})
    }
    // Between the headers and the last byte 2 s pass.
    const app = createApp().use((request, _, next) => {
      request.once('end', () => void clock.advance(2_000))
      next()
    })
    app.use(express(keep, { clock }))
    await overHttp(app, { method: 'POST', headers: [], body: Buffer.from('{}') })
    expect(calls).toMatchObject([{ receivedAt: 1_000 }])
  })

  it('refuses a handler that is none', () => {
    expect(() => express(null as never)).toThrow(new TypeError("express: option 'handler' must be a function"))
  })
})
