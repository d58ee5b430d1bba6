import type { ServerResponse } from 'node:http'
import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { afterEach, describe, expect, it } from 'vitest'
import { eumFailure } from '../../../src/drivers/aws/eum-failure.js'
import { readAwsFailure } from '../../../src/drivers/aws/failure.js'
import { queueFailure } from '../../../src/drivers/aws/queue-failure.js'
import { kmsCipher } from '../../../src/drivers/kms-cipher.js'
import { loopback, startWire } from './wire.js'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** What the real client throws when the server answers so. */
async function thrownBy(answer: (response: ServerResponse) => void, requestTimeout = 2000): Promise<unknown> {
  const wire = await startWire((_, response) => answer(response))
  open.push(wire)
  return thrownAt(wire.endpoint, requestTimeout)
}

async function thrownAt(endpoint: string, requestTimeout = 2000, connectionTimeout = 1000): Promise<unknown> {
  const client = new PinpointSMSVoiceV2Client({
    ...loopback(endpoint),
    maxAttempts: 1,
    requestHandler: { requestTimeout, connectionTimeout, throwOnRequestTimeout: true },
  })
  const command = new SendTextMessageCommand({ DestinationPhoneNumber: '+14254147755', MessageBody: 'hello' })
  return client.send(command).then(
    () => expect.unreachable('it was answered'),
    (thrown: unknown) => thrown,
  )
}

const json = (status: number, body: unknown) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body))
}
const text = (status: number, body: string) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'text/html' }).end(body)
}

describe('readAwsFailure reads what the real client throws', () => {
  const table: readonly [string, (response: ServerResponse) => void, string, string][] = [
    ['throttling', json(400, { __type: 'ThrottlingException' }), 'throttled', 'no'],
    ['429 without a name', text(429, ''), 'throttled', 'no'],
    ['a permission', json(400, { __type: 'AccessDeniedException' }), 'forbidden', 'no'],
    ['a wrong signature', json(400, { __type: 'com.amazon.coral.service#InvalidSignatureException' }), 'forbidden', 'no'],
    ['an expired token', json(403, { __type: 'ExpiredTokenException' }), 'forbidden', 'no'],
    ['a proxy that wants a login', text(407, '<html>'), 'forbidden', 'no'],
    ['its own failure', json(500, { __type: 'InternalServerException' }), 'unavailable', 'maybe'],
    ['an outage with a status of the 400s', json(400, { __type: 'ServiceUnavailable' }), 'unavailable', 'maybe'],
    ['an HTML page with 500', text(500, '<html><h1>Oops</h1></html>'), 'unavailable', 'maybe'],
    ['an HTML page with 400', text(400, '<html><h1>Bad</h1></html>'), 'refused', 'no'],
    ['an empty 502', text(502, ''), 'unavailable', 'maybe'],
    ['a 408', text(408, ''), 'unavailable', 'maybe'],
    ['a modelled refusal', json(400, { __type: 'ValidationException', Reason: 'CANNOT_PARSE' }), 'refused', 'no'],
    ['an unmodelled refusal', json(400, { __type: 'BrandNewException' }), 'refused', 'no'],
    ['a 200 of HTML', text(200, '<html>'), 'unavailable', 'maybe'],
    [
      'a 200 cut in half',
      (response) => {
        response.writeHead(200, { 'content-length': '40' }).write('{"MessageId": "abc')
        setImmediate(() => response.destroy())
      },
      'unavailable',
      'maybe',
    ],
    ['a cut line', (response) => response.destroy(), 'unavailable', 'maybe'],
  ]
  for (const [what, answer, kind, done] of table) {
    it(`${what}: ${kind}, done ${done}`, async () => {
      expect(readAwsFailure(await thrownBy(answer))).toMatchObject({ kind, done })
    })
  }

  it('keeps the name and the reason', async () => {
    const thrown = await thrownBy(json(400, { __type: 'ConflictException', Reason: 'RESOURCE_NOT_ACTIVE' }))
    expect(readAwsFailure(thrown)).toEqual({
      kind: 'refused',
      done: 'no',
      name: 'ConflictException',
      reason: 'RESOURCE_NOT_ACTIVE',
    })
  })

  it('a hanging server: unavailable, done maybe', async () => {
    expect(readAwsFailure(await thrownBy(() => undefined, 100))).toMatchObject({ kind: 'unavailable', done: 'maybe' })
  })

  it('nobody listens: unavailable, surely not done', async () => {
    const wire = await startWire(() => undefined)
    await wire.close()
    expect(readAwsFailure(await thrownAt(wire.endpoint))).toMatchObject({ kind: 'unavailable', done: 'no' })
  })

  it('no such name: unavailable, surely not done', async () => {
    expect(readAwsFailure(await thrownAt('http://nowhere.invalid'))).toMatchObject({ kind: 'unavailable', done: 'no' })
  })

  it('a server without a certificate: it does not speak TLS, and nobody knows more', async () => {
    const wire = await startWire(() => undefined)
    open.push(wire)
    expect(readAwsFailure(await thrownAt(wire.endpoint.replace('http:', 'https:')))).toMatchObject({ kind: 'unavailable' })
  })
})

describe('readAwsFailure reads what cannot be forced on loopback', () => {
  it.each([
    [Object.assign(new Error('x'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'forbidden', 'no'],
    [Object.assign(new Error('x'), { name: 'CredentialsProviderError' }), 'forbidden', 'no'],
    [new Error('Region is missing'), 'forbidden', 'no'],
    [Object.assign(new Error('x'), { name: 'AbortError' }), 'aborted', 'maybe'],
    // What node throws where a name has several addresses and none of them could be connected to.
    [
      Object.assign(new AggregateError([Object.assign(new Error('x'), { code: 'ETIMEDOUT', syscall: 'connect' })]), {
        code: 'ETIMEDOUT',
      }),
      'unavailable',
      'no',
    ],
    [Object.assign(new AggregateError([new Error('x')]), { code: 'ETIMEDOUT' }), 'unavailable', 'maybe'],
    [Object.assign(new AggregateError([]), { code: 'ETIMEDOUT' }), 'unavailable', 'maybe'],
    [
      Object.assign(new Error('the request socket did not establish a connection'), { name: 'TimeoutError' }),
      'unavailable',
      'no',
    ],
    [Object.assign(new Error('x'), { code: 'ETIMEDOUT', syscall: 'connect' }), 'unavailable', 'no'],
    [Object.assign(new Error('x'), { code: 'ESERVFAIL', syscall: 'getaddrinfo' }), 'unavailable', 'no'],
    [Object.assign(new Error('x'), { $metadata: { httpStatusCode: -1 } }), 'unavailable', 'maybe'],
    [new TypeError('who knows'), 'unavailable', 'maybe'],
    ['a string', 'unavailable', 'maybe'],
    [null, 'unavailable', 'maybe'],
  ])('%s: %s, done %s', (thrown, kind, done) => {
    expect(readAwsFailure(thrown)).toMatchObject({ kind, done })
  })
})

describe('what a provider says of a request, in letters that may be the code', () => {
  const quoting = json(400, { __type: 'ValidationException', Message: 'Message body Your Acme code is KqXvRt', Reason: 'OTHER' })
  const { signal } = new AbortController()

  it.each([
    ['eumFailure', (thrown: unknown) => eumFailure(thrown, 'no', signal)],
    ['queueFailure', (thrown: unknown) => queueFailure(thrown, signal)],
  ])('is not kept by %s, but names, codes and ids are', async (_, toFailure) => {
    const thrown = await thrownBy((response) => quoting(response.setHeader('x-amzn-requestid', 'request-1')))
    expect(toFailure(thrown).cause).toEqual({
      name: 'ValidationException',
      message: '',
      reason: 'OTHER',
      status: 400,
      requestId: 'request-1',
    })
    const unreached = Object.assign(new Error('connect to KqXvRt'), { code: 'ECONNREFUSED' })
    expect(toFailure(unreached).cause).toEqual({ name: 'Error', message: '', code: 'ECONNREFUSED' })
  })

  it('is not kept by kmsCipher', async () => {
    const wire = await startWire((_, response) => quoting(response))
    open.push(wire)
    const cipher = kmsCipher({ config: loopback(wire.endpoint), keyId: 'alias/otp', context: { purpose: 'otp' } })
    const failure: unknown = await cipher.warm(signal).catch((thrown: unknown) => thrown)
    expect(failure).toMatchObject({ code: 'cipher-refused', cause: { name: 'ValidationException', message: '' } })
  })

  it.each([['a string'], [null], [undefined]])('nor is %j, of which there is nothing to keep', (thrown) => {
    expect(eumFailure(thrown, 'maybe', signal).cause).toEqual({ name: 'unknown', message: '' })
  })

  it('but what the SDK says of itself: that nobody has named a Region', () => {
    expect(eumFailure(new Error('Region is missing'), 'no', signal).cause).toMatchObject({ message: 'Region is missing' })
  })
})
