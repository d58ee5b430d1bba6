import { createServer } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readBody } from '../../src/adapters/http/serve.js'
import { node } from '../../src/adapters/node.js'
import { type Call, jsonAnswer } from '../../src/core/model/call.js'
import { adapterContract } from '../../src/testing/adapter.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import type { Through } from '../../src/testing/through.js'
import { type Listener, listen, overHttp } from './over-http.js'
import { runtimeOf } from './runtimes.js'

const post = { method: 'POST', headers: [] } as const

describe('node', () => {
  const { skip } = runtimeOf('`node:http`, `node:https`')
  const through: Through = (handler, request) => overHttp(node(handler), request)
  for (const { says, proof } of adapterContract(through, { skip })) it(says, proof)

  it('receives a call when its headers are there, so that a slow body takes the time of its sender and not that of the platform', async () => {
    const clock = createFakeClock(1_000)
    const calls: Call[] = []
    const adapted = node(
      async (call) => {
        calls.push(call)
        return jsonAnswer(200, {})
      },
      { clock },
    )
    const server = createServer((request, response) => {
      const served = adapted(request, response)
      void clock.advance(2_000).then(() => socket.write('{}'))
      void served.then(() => socket.destroy())
    })
    const socket = connect(await listen(server), '127.0.0.1')
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n')
    await new Promise((resolve) => socket.once('close', resolve))
    expect(calls).toMatchObject([{ body: Buffer.from('{}'), receivedAt: 1_000 }])
    await new Promise((resolve) => server.close(resolve))
  })

  it('reads the real time where no clock is given', async () => {
    const calls: Call[] = []
    const before = Date.now()
    await overHttp(
      node(async (call) => {
        calls.push(call)
        return jsonAnswer(200, {})
      }),
      post,
    )
    expect(Object.keys(calls[0] ?? {}).sort()).toEqual(['body', 'headers', 'method', 'receivedAt'])
    expect(calls[0]?.receivedAt).toBeGreaterThanOrEqual(before)
    expect(calls[0]?.receivedAt).toBeLessThanOrEqual(Date.now())
  })

  it('leaves nothing behind on a request that was read: an error for each close would cost more than the reading', async () => {
    const [before, after]: [number[], number[]] = [[], []]
    const listener: Listener = async (request, response) => {
      before.push(request.listenerCount('close'))
      await readBody(request)
      after.push(request.listenerCount('close'))
      response.end()
    }
    await overHttp(listener, { ...post, body: Buffer.from('x') })
    expect(before).toHaveLength(1)
    expect(after).toEqual(before)
  })

  it('does not call the handler when the body breaks off', async () => {
    let called = 0
    let served: Promise<void> | undefined
    const adapted = node(async () => {
      called += 1
      return jsonAnswer(200, {})
    })
    const server = createServer((request, response) => {
      served = adapted(request, response)
      socket.destroy()
    })
    const socket = connect(await listen(server), '127.0.0.1')
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"half":')
    await new Promise((resolve) => server.once('connection', (one) => one.once('close', resolve)))
    await served
    expect(served).toBeDefined()
    expect(called).toBe(0)
    await new Promise((resolve) => server.close(resolve))
  })

  it('keeps the connection whole while a body over the limit is still coming, and goes on with the next request on it', async () => {
    const seen: number[] = []
    const server = createServer((request, response) => {
      void node(async ({ body }) => {
        seen.push(body.length)
        return jsonAnswer(body.length > 65_536 ? 413 : 200, {})
      })(request, response)
    })
    const socket = connect(await listen(server), '127.0.0.1').setEncoding('latin1')
    const heard = (status: number) =>
      new Promise<void>((resolve) => {
        let text = ''
        socket.on('data', (part) => {
          text += String(part)
          if (text.includes(`HTTP/1.1 ${status}`)) resolve()
        })
      })
    const refused = heard(413)
    const accepted = heard(200)
    // Only a half of it is sent before the answer is there.
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n${'a'.repeat(100_000)}`)
    await refused
    socket.write(`${'a'.repeat(100_000)}POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}`)
    await accepted
    expect(seen).toEqual([65_537, 2])
    socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })

  it('answers 500 where the answer is none, and lives on', async () => {
    const broken = node(async () => ({ status: 9_999, headers: {}, body: '' }))
    expect(await overHttp(broken, post)).toMatchObject({ status: 500, body: Buffer.from('{}') })
  })

  it('tells the handler when somebody else has answered, and leaves that answer alone', async () => {
    const heard: (boolean | undefined)[] = []
    const adapted = node(async (_, signal) => {
      await new Promise((resolve) => signal?.addEventListener('abort', resolve))
      heard.push(signal?.aborted)
      return jsonAnswer(200, {})
    })
    const limited: Listener = (request, response) => {
      const served = adapted(request, response)
      setImmediate(() => response.writeHead(503).end('too late'))
      return served
    }
    expect(await overHttp(limited, post)).toMatchObject({ status: 503, body: Buffer.from('too late') })
    await expect.poll(() => heard).toEqual([true])
    const before: Listener = (request, response) => {
      response.writeHead(503).end('before')
      return node(async (_, signal) => {
        heard.push(signal?.aborted)
        return jsonAnswer(200, {})
      })(request, response)
    }
    expect(await overHttp(before, post)).toMatchObject({ status: 503, body: Buffer.from('before') })
    expect(heard).toEqual([true, true])
  })

  it('takes a body as text, where somebody in front has set an encoding', async () => {
    const bodies: string[] = []
    const adapted = node(async ({ body }) => {
      bodies.push(new TextDecoder().decode(body))
      return jsonAnswer(200, {})
    })
    const reading: Listener = (request, response) => {
      request.setEncoding('utf8')
      return adapted(request, response)
    }
    const text = '{"é":"驗"}'.repeat(20_000)
    expect((await overHttp(reading, { ...post, body: Buffer.from('{"é":1}') })).status).toBe(200)
    expect((await overHttp(reading, { ...post, body: Buffer.from(text) })).status).toBe(200)
    expect(bodies[0]).toBe('{"é":1}')
    expect(bodies[1]?.startsWith('{"é":"驗"}{')).toBe(true)
  })

  it('tells every call on a line that the caller has gone, those that wait for their turn too', async () => {
    const [asked, aborted]: [string[], string[]] = [[], []]
    const server = createServer((request, response) => {
      void node(async ({ headers }, signal) => {
        const name = headers['x-name'] ?? ''
        asked.push(name)
        await new Promise((resolve) => signal?.addEventListener('abort', resolve))
        aborted.push(name)
        return jsonAnswer(200, {})
      })(request, response)
    })
    const socket = connect(await listen(server), '127.0.0.1')
    for (const name of ['a', 'b', 'c'])
      socket.write(`POST / HTTP/1.1\r\nHost: x\r\nX-Name: ${name}\r\nContent-Length: 2\r\n\r\n{}`)
    await expect.poll(() => asked).toEqual(['a', 'b', 'c'])
    socket.destroy()
    await expect.poll(() => aborted.toSorted()).toEqual(['a', 'b', 'c'])
    await new Promise((resolve) => server.close(resolve))
  })

  it('leaves nothing behind on a line that is kept', async () => {
    const counts: number[] = []
    const server = createServer((request, response) => {
      counts.push(request.socket.listenerCount('close'))
      void node(async () => jsonAnswer(200, {}))(request, response)
    })
    const port = await listen(server)
    for (let call = 0; call < 3; call += 1) await (await fetch(`http://127.0.0.1:${port}`, { method: 'POST' })).text()
    expect(new Set(counts).size).toBe(1)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  it('refuses a handler that is none', () => {
    expect(() => node({} as never)).toThrow(new TypeError("node: option 'handler' must be a function"))
    const handler = async () => jsonAnswer(200, {})
    expect(() => node(handler, { clock: null as never })).toThrow(
      new TypeError("node: option 'clock' must have now() and sleep()"),
    )
  })
})
