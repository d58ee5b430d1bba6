import {
  APIGatewayRequestAuthorizerEventSchema,
  APIGatewayTokenAuthorizerEventSchema,
} from '@aws-lambda-powertools/parser/schemas/api-gateway'
import { APIGatewayRequestAuthorizerEventV2Schema } from '@aws-lambda-powertools/parser/schemas/api-gatewayv2'
import type {
  APIGatewayRequestAuthorizerHandler,
  APIGatewayRequestSimpleAuthorizerHandlerV2,
  APIGatewayTokenAuthorizerHandler,
} from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type AuthorizerEvent,
  type AuthorizerPolicy,
  type LambdaAuthorizerOptions,
  lambdaAuthorizer,
} from '../../src/adapters/lambda-authorizer.js'
import { OtpError } from '../../src/core/errors.js'
import type { TokenVerifier } from '../../src/core/ports/token-verifier.js'
import { oktaTokenVerifier } from '../../src/drivers/okta-token-verifier.js'
import { startTokenIssuer, type TokenIssuer } from '../../src/lab/token-issuer.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { authorizerEvents } from '../fixtures/authorizer-events.js'

const { token: tokenEvent, rest, httpOne, httpTwo } = authorizerEvents
const stage = 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/prod'

let issuer: TokenIssuer
beforeAll(async () => {
  issuer = await startTokenIssuer()
})
afterAll(() => issuer.close())

const verifier = (): TokenVerifier =>
  oktaTokenVerifier({ issuer: issuer.issuer, audience: 'api://default', clientIds: ['0oaLab'], scopes: ['otp.send'] })

const authorizer = (options?: LambdaAuthorizerOptions) => lambdaAuthorizer(verifier(), options)
const bearer = async (claims?: Record<string, unknown>): Promise<string> => `Bearer ${await issuer.token(claims)}`

const policyOf = (effect: 'Allow' | 'Deny', principalId: string, context: object): AuthorizerPolicy =>
  ({
    principalId,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: `${stage}/*` }],
    },
    context,
  }) as AuthorizerPolicy

const forms: readonly [string, (authorization: string | undefined) => AuthorizerEvent, 'policy' | 'simple'][] = [
  ['a REST API, TOKEN', tokenEvent, 'policy'],
  ['a REST API, REQUEST', rest, 'policy'],
  ['an HTTP API, payload 1.0', httpOne, 'policy'],
  ['an HTTP API, payload 2.0', httpTwo, 'simple'],
]

describe.each(forms)('lambdaAuthorizer behind %s', (_, eventOf, form) => {
  const answer = (effect: 'Allow' | 'Deny', context: { clientId?: string; refused?: string }): unknown =>
    form === 'simple' ? { isAuthorized: effect === 'Allow', context } : policyOf(effect, context.clientId ?? 'refused', context)

  it('lets a good token in, to the whole stage, and names the client for the logs', async () => {
    expect(await authorizer()(eventOf(await bearer()))).toEqual(answer('Allow', { clientId: '0oaLab' }))
  })

  it.each([
    ['no token', () => undefined],
    ['an empty token', () => ''],
    ['another scheme', () => 'Basic dTpw'],
    ['junk', () => 'Bearer junk'],
    ['a token that has expired', () => bearer({ exp: 1_700_000_000 })],
    ['a token of another issuer', () => bearer({ iss: 'https://evil.example/oauth2/default' })],
    ['a token for another audience', () => bearer({ aud: 'api://other' })],
    ['a token whose signature is broken', async () => `${await bearer()}A`],
    ['two tokens', async () => `${await bearer()}, ${await bearer()}`],
  ])('throws exactly Unauthorized for %s', async (_name, authorization) => {
    const refused = authorizer()(eventOf(await authorization()))
    await expect(refused).rejects.toThrow(/^Unauthorized$/)
    await expect(refused).rejects.not.toHaveProperty('cause')
  })

  it.each([
    ['client', 'token-client', { cid: '0oaOther' }],
    ['scope', 'token-scope', { scp: ['other'] }],
  ])('denies a good token of the wrong %s', async (_name, refused, claims) => {
    expect(await authorizer()(eventOf(await bearer(claims)))).toEqual(answer('Deny', { refused }))
  })

  it('throws where the issuer cannot be reached, for a Deny would be cached', async () => {
    issuer.fail('cut')
    await expect(authorizer()(eventOf(await bearer()))).rejects.toMatchObject({ code: 'issuer-unreachable' })
    issuer.fail()
  })
})

describe('lambdaAuthorizer', () => {
  it.each([
    ['a REST API, TOKEN', () => APIGatewayTokenAuthorizerEventSchema.parse(tokenEvent('Bearer x'))],
    ['a REST API, REQUEST', () => APIGatewayRequestAuthorizerEventSchema.parse(rest('Bearer x'))],
    ['an HTTP API, payload 2.0', () => APIGatewayRequestAuthorizerEventV2Schema.parse(httpTwo('Bearer x'))],
  ])('is tried with the event of %s as AWS specifies it', (_, parse) => {
    expect(parse).not.toThrow()
  })

  it('is what the types of AWS call an authorizer', async () => {
    const handler = authorizer()
    const typed: {
      token: (event: Parameters<APIGatewayTokenAuthorizerHandler>[0]) => unknown
      request: (event: Parameters<APIGatewayRequestAuthorizerHandler>[0]) => unknown
      simple: (event: Parameters<APIGatewayRequestSimpleAuthorizerHandlerV2>[0]) => unknown
    } = { token: handler, request: handler, simple: handler }
    expect(typed.token).toBe(handler)
  })

  it('sees a repeated header, of which `headers` shows only the last', async () => {
    const event = { ...rest(await bearer()), multiValueHeaders: { Authorization: ['Bearer other', await bearer()] } }
    await expect(authorizer()(event)).rejects.toThrow(/^Unauthorized$/)
  })

  it.each([
    ['the default stage', `arn:aws:execute-api:eu-west-1:123456789012:api/$default/POST/okta`, '$default'],
    ['China', `arn:aws-cn:execute-api:cn-north-1:123456789012:api/live/POST/`, 'live'],
  ])('allows %s', async (_, methodArn, name) => {
    const answer = (await authorizer()({ ...tokenEvent(await bearer()), methodArn })) as AuthorizerPolicy
    expect(answer.policyDocument.Statement[0].Resource).toMatch(new RegExp(`:api/\\${name}/\\*$|:api/${name}/\\*$`))
  })

  it.each([
    ['an event of SQS', { Records: [] }],
    ['another type', { type: 'JWT', methodArn: `${stage}/POST/okta` }],
    ['no ARN', { type: 'REQUEST' }],
    ['an ARN that would open other stages', { type: 'REQUEST', methodArn: 'arn:aws:execute-api:us-east-1:1:api/*/POST/x' }],
  ])('refuses %s as wrong wiring', async (_, event) => {
    await expect(authorizer()(event as AuthorizerEvent)).rejects.toThrow(TypeError)
  })

  it('tells of every refusal, and nothing of the token', async () => {
    const told: string[] = []
    const handler = authorizer({ onRefused: (failure) => told.push(failure.message) })
    await handler(tokenEvent('Bearer 4711')).catch(() => undefined)
    await handler(tokenEvent(await bearer({ cid: '0oaOther' })))
    expect(told).toEqual([expect.stringMatching(/^token-malformed/), expect.stringMatching(/^token-client/)])
    expect(told.join()).not.toContain('4711')
  })

  it('gives up shortly before Lambda would, so that the failure is told', async () => {
    const clock = createFakeClock(1_000)
    const hanging: TokenVerifier = {
      verify: (_, signal) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new OtpError('issuer-unreachable')), { once: true }),
        ),
    }
    const running = lambdaAuthorizer(hanging, { clock })(tokenEvent('Bearer x'), { getRemainingTimeInMillis: () => 3_000 })
    const ended = running.catch((thrown: unknown) => thrown)
    await clock.advance(2_799)
    expect(await Promise.race([ended, Promise.resolve('waits')])).toBe('waits')
    await clock.advance(1)
    expect(await ended).toMatchObject({ code: 'issuer-unreachable' })
  })

  it.each([
    ['by the real clock where none is given', {}, true],
    ['never where it is switched off', { clock: null }, false],
  ])('gives up %s', async (_, options, aborted) => {
    const signals: AbortSignal[] = []
    const slow: TokenVerifier = {
      verify: async (_call, signal) => {
        signals.push(signal)
        await new Promise((resolve) => setTimeout(resolve, 100))
        return { issuer: 'x', clientId: 'x', scopes: [] }
      },
    }
    await lambdaAuthorizer(slow, options)(tokenEvent('Bearer x'), { getRemainingTimeInMillis: () => 210 })
    expect(signals.map((signal) => signal.aborted)).toEqual([aborted])
  })

  it('takes a failure that is none of ours for no verdict on the token', async () => {
    const broken: TokenVerifier = { verify: () => Promise.reject(new RangeError('Bearer 4711')) }
    const failure: unknown = await lambdaAuthorizer(broken)(tokenEvent('Bearer 4711')).catch((thrown: unknown) => thrown)
    expect(failure).toMatchObject({ code: 'internal' })
    expect(String(failure)).not.toContain('4711')
  })

  it.each([
    [/option 'verifier'/, () => lambdaAuthorizer(undefined as unknown as TokenVerifier)],
    [/option 'onRefused'/, () => authorizer({ onRefused: true as never })],
    [/option 'clock'/, () => authorizer({ clock: {} as never })],
    [/unknown option 'simple'/, () => authorizer({ simple: true } as never)],
  ])('refuses wrong wiring: %s', (message, wire) => {
    expect(wire).toThrow(message)
  })
})
