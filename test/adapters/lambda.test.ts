import type { ALBHandler, APIGatewayProxyHandler, APIGatewayProxyHandlerV2, LambdaFunctionURLHandler } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { lambda } from '../../src/adapters/lambda.js'
import { type Call, jsonAnswer } from '../../src/core/model/call.js'
import type { Handler } from '../../src/core/ports/handler.js'
import { adapterContract } from '../../src/testing/adapter.js'
import type { Through } from '../../src/testing/through.js'
import { epoch, type Way, ways } from './lambda-events.js'
import { runtimeOf } from './runtimes.js'

const context = { getRemainingTimeInMillis: () => 2_900 }
const fine = jsonAnswer(200, { fine: true })

const through = (way: Way): Through => {
  return async (handler, request) => {
    const event = way.eventOf(request)
    way.check(event)
    // As over the wire: nothing but JSON goes in, and nothing but JSON comes out.
    const result = await lambda(handler)(JSON.parse(JSON.stringify(event)) as typeof event, context)
    const { statusCode, headers, multiValueHeaders, body } = JSON.parse(JSON.stringify(result)) as typeof result
    expect(headers === undefined, 'one kind of headers').toBe(multiValueHeaders !== undefined)
    const many = Object.entries(multiValueHeaders ?? {}).map(([name, values]) => [name, values.join(', ')] as const)
    const names = [...Object.entries(headers ?? {}), ...many].map(([name, value]) => [name.toLowerCase(), value])
    return { status: statusCode, headers: Object.fromEntries(names) as Record<string, string>, body: Buffer.from(body) }
  }
}

async function callOf(event: unknown, running: typeof context | undefined = context): Promise<Call> {
  const calls: Call[] = []
  await lambda(async (call) => {
    calls.push(call)
    return fine
  })(event as never, running)
  return calls[0] ?? expect.fail('the handler was not called')
}

describe.each(ways)('lambda behind $name', (way) => {
  const { skip, counts, knowsTimeLeft } = runtimeOf(way.name)
  for (const { says, proof } of adapterContract(through(way), { skip })) it(says, proof)

  it('says when the edge received the call, and how long the function may work', async () => {
    const call = await callOf(way.eventOf({ method: 'POST', headers: [] }))
    expect(call.receivedAt).toBe(counts === 'from the edge' ? epoch : undefined)
    expect(call.remainingMs).toBe(knowsTimeLeft ? 2_800 : undefined)
  })

  it('gives an answer with the headers that this way reads', async () => {
    const event = way.eventOf({ method: 'POST', headers: [['X-A', 'b']] })
    const result = await lambda(async () => fine)(event, context)
    const many = way.name === 'Application Load Balancer, multi-value headers'
    expect(result).toEqual({
      statusCode: 200,
      body: '{"fine":true}',
      isBase64Encoded: false,
      ...(many
        ? { multiValueHeaders: { 'content-type': ['application/json'] } }
        : { headers: { 'content-type': 'application/json' } }),
    })
  })
})

describe('the events of the test', () => {
  it('are told apart by the schemas of AWS', () => {
    const request = { method: 'POST', headers: [], body: Buffer.from('{}') } as const
    const [functionUrl, , rest] = ways
    expect(() => functionUrl?.check(rest?.eventOf(request))).toThrow()
    expect(() => rest?.check(functionUrl?.eventOf(request))).toThrow()
  })
})

describe('lambda', () => {
  const health = (agent: string, method = 'GET') => ({ method, headers: [['User-Agent', agent]] }) as const
  const balancers = ways.filter(({ name }) => name.startsWith('Application Load Balancer'))
  const never: Handler = async () => expect.fail('the handler was called')

  it.each(balancers)('answers the health check of $name without the handler', async ({ eventOf }) => {
    expect(await lambda(never)(eventOf(health('ELB-HealthChecker/2.0')))).toMatchObject({ statusCode: 200, body: '{}' })
  })

  it.each([
    ['a POST that calls itself one', ways[5], health('ELB-HealthChecker/2.0', 'POST')],
    ['another GET', ways[5], health('curl/8.0')],
    ['one that comes through no load balancer', ways[0], health('ELB-HealthChecker/2.0')],
  ])('takes for no health check: %s', async (_, way, request) => {
    expect((await callOf(way?.eventOf(request))).method).toBe(request.method)
  })

  it('takes the nulls of the test console', async () => {
    const event = { httpMethod: 'POST', headers: null, multiValueHeaders: null, body: null, isBase64Encoded: false }
    const requestContext = { requestTimeEpoch: 7, authorizer: null }
    expect(await callOf({ ...event, requestContext })).toEqual({
      method: 'POST',
      headers: {},
      body: new Uint8Array(),
      receivedAt: 7,
      remainingMs: 2_800,
    })
  })

  it('needs no context, and then says nothing of the time left', async () => {
    const adapted = async (call: Call) => {
      expect(Object.keys(call)).not.toContain('remainingMs')
      return fine
    }
    const event = ways[0]?.eventOf({ method: 'POST', headers: [] }) ?? expect.fail()
    expect((await lambda(adapted)(event)).statusCode).toBe(200)
  })

  it('says that no time is left, and never less', async () => {
    const call = await callOf(ways[0]?.eventOf({ method: 'POST', headers: [] }), { getRemainingTimeInMillis: () => 30 })
    expect(call.remainingMs).toBe(0)
  })

  it('gives a method in upper case', async () => {
    expect((await callOf({ httpMethod: 'post', requestContext: {} })).method).toBe('POST')
  })

  it('reads a header that stands in only one of the two maps, and believes the fuller one', async () => {
    const headers = { Authorization: 'Bearer two', 'X-Single': 'one', 'X-None': undefined }
    const multiValueHeaders = { authorization: ['Bearer one', 'Bearer two'], 'x-many': ['a'], 'x-nothing': undefined }
    const call = await callOf({ httpMethod: 'POST', headers, multiValueHeaders, requestContext: {} })
    expect(call.headers).toEqual({ authorization: 'Bearer one, Bearer two', 'x-many': 'a', 'x-single': 'one' })
  })

  it('reads only what is text, and decodes only where that is said', async () => {
    const headers = { a: null, b: 1, c: 'c' }
    const multiValueHeaders = { d: null, e: 'e', f: [1, 'f', null] }
    const odd = { httpMethod: 'POST', requestContext: {}, headers, multiValueHeaders, body: 'aaaa', isBase64Encoded: 'false' }
    const call = await callOf(odd)
    expect(call.headers).toEqual({ c: 'c', f: 'f' })
    expect(call.body).toEqual(Buffer.from('aaaa'))
  })

  it('cuts a text of letters that have many bytes at the same byte', async () => {
    const body = '驗'.repeat(100_000)
    const call = await callOf({ httpMethod: 'POST', body, requestContext: {} })
    expect(call.body).toEqual(Buffer.from(body).subarray(0, 65_537))
  })

  it.each([
    ['of a queue', { Records: [{ messageId: '1', body: '{}' }] }],
    ['of a platform that invokes directly', { triggerSource: 'CustomSMSSender_Authentication', request: {} }],
    ['that is empty', {}],
    ['that is null', null],
    ['that is absent', undefined],
    ['without a context', { httpMethod: 'POST' }],
    ['with a context that is null', { httpMethod: 'POST', requestContext: null }],
    ['whose body is no text', { httpMethod: 'POST', requestContext: {}, body: { a: 1 } }],
    ['with a context of something else', { requestContext: { eventType: 'CONNECT' } }],
  ])('does not answer an event %s, and does not quote it', async (_, event) => {
    await expect(lambda(never)(event as never)).rejects.toThrow(new TypeError('lambda: the event is none of HTTP'))
  })

  it('fits the types of AWS', () => {
    const adapted = lambda(async () => fine)
    const typed: readonly [APIGatewayProxyHandlerV2, APIGatewayProxyHandler, ALBHandler, LambdaFunctionURLHandler] = [
      adapted,
      adapted,
      adapted,
      adapted,
    ]
    expect(typed).toHaveLength(4)
  })

  it('refuses a handler that is none', () => {
    expect(() => lambda('handler' as never)).toThrow(new TypeError("lambda: option 'handler' must be a function"))
  })
})
