import { Match } from 'aws-cdk-lib/assertions'
import { expect, it } from 'vitest'
import { all, deliveries, templateOf } from '../stack.js'

interface Stage {
  readonly AccessLogSetting: { readonly Format: string; readonly DestinationArn: unknown }
  readonly TracingEnabled: boolean
  readonly MethodSettings: readonly Readonly<Record<string, unknown>>[]
  readonly CacheClusterEnabled?: boolean
}

it.each(deliveries)('logs every call, and never a body or a token: %s', (delivery) => {
  const [stage] = all<Stage>(templateOf({ delivery }), 'AWS::ApiGateway::Stage')
  const format = stage?.AccessLogSetting.Format ?? ''
  expect(Object.keys(JSON.parse(format) as object)).toEqual(
    expect.arrayContaining(['status', 'latencyMs', 'integrationMs', 'authorizerMs', 'refused', 'traceId', 'failure', 'firewall']),
  )
  expect(format).not.toMatch(/\$input|body|request\.header|authorizationToken|context\.authorizer\.(principalId|property)/i)
  expect(JSON.stringify(stage?.AccessLogSetting.DestinationArn)).toContain('AccessLog')
  expect(stage).toMatchObject({ TracingEnabled: true })
  expect(stage?.CacheClusterEnabled).toBeUndefined()
  // Metrics of each method cost extra, and no alarm reads them.
  expect(stage?.MethodSettings[0]?.['MetricsEnabled']).toBeUndefined()
  expect(stage?.MethodSettings).toEqual([
    expect.objectContaining({
      DataTraceEnabled: false,
      LoggingLevel: 'OFF',
      HttpMethod: '*',
      ResourcePath: '/*',
    }),
  ])
})

it('throttles at what the props say', () => {
  const settingsOf = (props: object) => all<Stage>(templateOf(props), 'AWS::ApiGateway::Stage')[0]?.MethodSettings[0]
  expect(settingsOf({})).toMatchObject({ ThrottlingRateLimit: 40, ThrottlingBurstLimit: 80 })
  expect(settingsOf({ callsPerSecond: 7 })).toMatchObject({ ThrottlingRateLimit: 7, ThrottlingBurstLimit: 14 })
})

it.each(deliveries)(
  'has one method, behind the authorizer, that refuses what is no hook and gives up when Okta does: %s',
  (delivery) => {
    const template = templateOf({ delivery })
    template.resourceCountIs('AWS::ApiGateway::Method', 1)
    template.hasResourceProperties('AWS::ApiGateway::Method', {
      HttpMethod: 'POST',
      AuthorizationType: 'CUSTOM',
      AuthorizerId: { Ref: Match.stringLikeRegexp('TokenAuthorizer') },
      RequestParameters: { 'method.request.header.Authorization': true },
      RequestModels: { 'application/json': { Ref: Match.stringLikeRegexp('Hook') } },
      RequestValidatorId: { Ref: Match.stringLikeRegexp('Validator') },
      Integration: Match.objectLike({ Type: 'AWS_PROXY', TimeoutInMillis: 3000 }),
    })
    template.hasResourceProperties('AWS::ApiGateway::RequestValidator', {
      ValidateRequestBody: true,
      ValidateRequestParameters: true,
    })
  },
)

it('accepts a call of Okta by its model', () => {
  const [model] = all<{ Schema: { required: string[] } }>(templateOf(), 'AWS::ApiGateway::Model')
  expect(model?.Schema.required).toEqual(['eventType', 'data'])
})

it('keeps an allowance for five minutes, and asks nobody about what is no bearer token', () => {
  const [authorizer] = all<{
    IdentityValidationExpression: string
    AuthorizerResultTtlInSeconds: number
    Type: string
    IdentitySource: string
  }>(templateOf(), 'AWS::ApiGateway::Authorizer')
  expect(authorizer).toMatchObject({
    Type: 'TOKEN',
    AuthorizerResultTtlInSeconds: 300,
    IdentitySource: 'method.request.header.Authorization',
  })
  const pattern = new RegExp(authorizer?.IdentityValidationExpression ?? '')
  expect('Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJh-_.c2ln').toMatch(pattern)
  for (const other of ['', 'Bearer ', 'Basic YTpi', 'Bearer a b', 'Bearer a\n']) expect(other).not.toMatch(pattern)
})

it('takes what is said otherwise', () => {
  const deployed = templateOf({ overrides: { restApi: { deployOptions: { stageName: 'mine' } } } })
  deployed.hasResourceProperties('AWS::ApiGateway::Stage', { StageName: 'mine', TracingEnabled: true })
  templateOf({ overrides: { restApi: { cloudWatchRole: false, disableExecuteApiEndpoint: true } } }).hasResourceProperties(
    'AWS::ApiGateway::RestApi',
    { DisableExecuteApiEndpoint: true },
  )
  templateOf({ overrides: { restApi: { cloudWatchRole: false } } }).resourceCountIs('AWS::ApiGateway::Account', 0)
})
