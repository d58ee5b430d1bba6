import { AlbSchema } from '@aws-lambda-powertools/parser/schemas/alb'
import { APIGatewayProxyEventSchema } from '@aws-lambda-powertools/parser/schemas/api-gateway'
import { APIGatewayProxyEventV2Schema } from '@aws-lambda-powertools/parser/schemas/api-gatewayv2'
import { LambdaFunctionUrlSchema } from '@aws-lambda-powertools/parser/schemas/lambda'
import type { LambdaHttpEvent } from '../../src/adapters/lambda.js'
import type { PlainRequest } from '../../src/testing/through.js'
import type { RuntimeName } from './runtimes.js'

/** One way into Lambda: the event that it makes of a request, in AWS's exact shape, and AWS's own schema of it. */
export interface Way {
  readonly name: RuntimeName
  readonly eventOf: (request: PlainRequest) => LambdaHttpEvent
  /** @throws where the event is not one of this way */
  readonly check: (event: unknown) => unknown
}

/** When the edge received every one of these calls. */
export const epoch = 1_763_850_000_123
const time = '22/Nov/2025:22:20:00 +0000'

type Body = { readonly body: string | undefined; readonly isBase64Encoded: boolean }

/** Bytes that are no text travel as Base64; so do all, where the way takes every body for binary. */
function bodyOf({ body }: PlainRequest, binary: boolean): Body {
  if (body === undefined) return { body: undefined, isBase64Encoded: false }
  const buffer = Buffer.from(body)
  const text = buffer.toString('utf8')
  return binary || !Buffer.from(text).equals(buffer)
    ? { body: buffer.toString('base64'), isBase64Encoded: true }
    : { body: text, isBase64Encoded: false }
}

/** What `put` makes of each name's values. */
function gather<T>(headers: PlainRequest['headers'], lower: boolean, put: (values: string[]) => T): Record<string, T> {
  const all = new Map<string, string[]>()
  for (const [written, value] of headers) {
    const name = lower ? written.toLowerCase() : written
    all.set(name, [...(all.get(name) ?? []), value])
  }
  return Object.fromEntries([...all].map(([name, values]) => [name, put(values)]))
}

const last = (values: string[]): string => values.at(-1) ?? ''
const every = (values: string[]): string[] => values

function restApi(request: PlainRequest, binary: boolean): LambdaHttpEvent {
  const { body, isBase64Encoded } = bodyOf(request, binary)
  return {
    resource: '/okta',
    path: '/okta',
    httpMethod: request.method,
    headers: gather(request.headers, false, last),
    multiValueHeaders: gather(request.headers, false, every),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
    requestContext: {
      accountId: '123456789012',
      apiId: 'a1b2c3d4e5',
      authorizer: { principalId: '0oa1', integrationLatency: 12 },
      deploymentId: 'dep123',
      domainName: 'a1b2c3d4e5.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'a1b2c3d4e5',
      extendedRequestId: 'JKJaXmPLvHcESHA=',
      httpMethod: request.method,
      identity: { sourceIp: '192.0.2.10', userAgent: 'Okta/1.0', user: null, userArn: null, clientCert: null },
      path: '/prod/okta',
      protocol: 'HTTP/1.1',
      requestId: 'e6b2c3d4-0000-4000-8000-000000000001',
      requestTime: time,
      requestTimeEpoch: epoch,
      resourceId: 'abc123',
      resourcePath: '/okta',
      stage: 'prod',
    },
    body: body ?? null,
    isBase64Encoded,
  } as LambdaHttpEvent
}

function httpApi(request: PlainRequest, binary: boolean): LambdaHttpEvent {
  const { body, isBase64Encoded } = bodyOf(request, binary)
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/okta',
    rawQueryString: '',
    // The gateway joins without a space.
    headers: gather(request.headers, true, (values) => values.join(',')),
    requestContext: {
      accountId: '123456789012',
      apiId: 'a1b2c3d4e5',
      domainName: 'a1b2c3d4e5.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'a1b2c3d4e5',
      http: { method: request.method, path: '/okta', protocol: 'HTTP/1.1', sourceIp: '192.0.2.10', userAgent: 'Okta/1.0' },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey: '$default',
      stage: '$default',
      time,
      timeEpoch: epoch,
    },
    ...(body === undefined ? {} : { body }),
    isBase64Encoded,
  } as LambdaHttpEvent
}

function loadBalancer(request: PlainRequest, many: boolean): LambdaHttpEvent {
  const { body = '', isBase64Encoded } = bodyOf(request, false)
  const targetGroupArn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/otp/49e9d65c45c6791a'
  const headers = many
    ? { multiValueHeaders: gather(request.headers, true, every), multiValueQueryStringParameters: {} }
    : { headers: gather(request.headers, true, last), queryStringParameters: {} }
  const event = { requestContext: { elb: { targetGroupArn } }, httpMethod: request.method, path: '/okta', body, isBase64Encoded }
  return { ...event, ...headers }
}

export const ways: readonly Way[] = [
  {
    name: 'Lambda function URL',
    eventOf: (request) => httpApi(request, true),
    check: (event) => LambdaFunctionUrlSchema.parse(event),
  },
  {
    name: 'HTTP API, payload 2.0',
    eventOf: (request) => httpApi(request, false),
    check: (event) => APIGatewayProxyEventV2Schema.parse(event),
  },
  {
    name: 'REST API',
    eventOf: (request) => restApi(request, false),
    check: (event) => APIGatewayProxyEventSchema.parse(event),
  },
  {
    name: 'REST API with binary media types',
    eventOf: (request) => restApi(request, true),
    check: (event) => APIGatewayProxyEventSchema.parse(event),
  },
  {
    name: 'HTTP API, payload 1.0',
    eventOf: (request) => ({ version: '1.0', ...restApi(request, false) }) as LambdaHttpEvent,
    check: (event) => APIGatewayProxyEventSchema.parse(event),
  },
  {
    name: 'Application Load Balancer',
    eventOf: (request) => loadBalancer(request, false),
    check: (event) => AlbSchema.parse(event),
  },
  {
    name: 'Application Load Balancer, multi-value headers',
    eventOf: (request) => loadBalancer(request, true),
    check: (event) => AlbSchema.parse(event),
  },
]
