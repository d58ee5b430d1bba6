import { Duration } from 'aws-cdk-lib'
import {
  AccessLogFormat,
  AuthorizationType,
  EndpointType,
  JsonSchemaType,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
  TokenAuthorizer,
} from 'aws-cdk-lib/aws-apigateway'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { kept, type Plan, uniqueName } from './settings.js'

/** Where Okta posts to, below the stage. */
const path = 'otp'

/** One line a call, for whoever looks for a lost code: who, when, how long each part took, and what went wrong. Never a body or a token. */
const accessLog = {
  event: 'access',
  requestId: '$context.requestId',
  extendedRequestId: '$context.extendedRequestId',
  traceId: '$context.xrayTraceId',
  at: '$context.requestTimeEpoch',
  method: '$context.httpMethod',
  path: '$context.resourcePath',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  integrationStatus: '$context.integration.status',
  integrationMs: '$context.integration.latency',
  authorizerStatus: '$context.authorizer.status',
  authorizerMs: '$context.authorizer.latency',
  clientId: '$context.authorizer.clientId',
  refused: '$context.authorizer.refused',
  firewall: '$context.waf.status',
  failure: '$context.error.responseType',
  responseBytes: '$context.responseLength',
  address: '$context.identity.sourceIp',
  userAgent: '$context.identity.userAgent',
} as const

/** A REST API with one method. HTTP APIs cannot stand behind a firewall. */
export function createApi(
  scope: Construct,
  { props, settings, dataKey }: Plan,
  { hook, authorizer }: { readonly hook: IFunction; readonly authorizer: IFunction },
): { readonly api: RestApi; readonly accessLog: LogGroup } {
  const logGroup = new LogGroup(scope, 'AccessLog', {
    retention: props.logRetention ?? RetentionDays.ONE_MONTH,
    encryptionKey: dataKey,
    removalPolicy: kept(props.removalPolicy),
  })
  const { deployOptions, ...overrides } = props.overrides?.restApi ?? {}
  const api = new RestApi(scope, 'Api', {
    // Its metrics are found by this name.
    restApiName: uniqueName(scope),
    description: 'localized-otp: the telephony hook of Okta',
    endpointTypes: [EndpointType.REGIONAL],
    // API Gateway writes access logs only where the account has a role for it, one for all its APIs.
    cloudWatchRole: true,
    deployOptions: {
      stageName: 'live',
      accessLogDestination: new LogGroupLogDestination(logGroup),
      accessLogFormat: AccessLogFormat.custom(JSON.stringify(accessLog)),
      // Execution logs quote what is called; nothing of a call may be written down.
      loggingLevel: MethodLoggingLevel.OFF,
      dataTraceEnabled: false,
      tracingEnabled: true,
      cachingEnabled: false,
      throttlingRateLimit: settings.callsPerSecond,
      throttlingBurstLimit: Math.ceil(2 * settings.callsPerSecond),
      ...deployOptions,
    },
    ...overrides,
  })
  const resource = api.root.addResource(path)
  resource.addMethod('POST', new LambdaIntegration(hook, { timeout: Duration.seconds(3), allowTestInvoke: false }), {
    authorizationType: AuthorizationType.CUSTOM,
    authorizer: createAuthorizer(scope, authorizer),
    requestModels: { 'application/json': createModel(api) },
    requestValidator: api.addRequestValidator('Validator', { validateRequestBody: true, validateRequestParameters: true }),
    requestParameters: { 'method.request.header.Authorization': true },
  })
  return { api, accessLog: logGroup }
}

/**
 * Kept for five minutes by the token. It may be kept so long because it is only the first door: the hook verifies the token of every call
 * itself, so an allowance that outlives its token opens nothing.
 */
function createAuthorizer(scope: Construct, handler: IFunction): TokenAuthorizer {
  return new TokenAuthorizer(scope, 'TokenAuthorizer', {
    handler,
    resultsCacheTtl: Duration.minutes(5),
    // What is no bearer token at all never wakes the function.
    validationRegex: '^[Bb]earer [-A-Za-z0-9._~+/]+=*$',
  })
}

/** What Okta's hooks have in common; the hook itself reads the rest, and says more kindly what is wrong. */
function createModel(api: RestApi) {
  return api.addModel('Hook', {
    contentType: 'application/json',
    schema: {
      type: JsonSchemaType.OBJECT,
      required: ['eventType', 'data'],
      properties: { eventType: { type: JsonSchemaType.STRING, maxLength: 256 }, data: { type: JsonSchemaType.OBJECT } },
    },
  })
}
