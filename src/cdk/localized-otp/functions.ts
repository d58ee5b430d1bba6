import { fileURLToPath } from 'node:url'
import { Duration, IgnoreMode } from 'aws-cdk-lib'
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  Architecture,
  Code,
  type FunctionProps,
  Function as LambdaFunction,
  LayerVersion,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { workerTimeoutSeconds } from '../../drivers/aws/queues.js'
import type { FunctionName as Bundle } from '../../functions/environment.js'
import { environmentOf, type Surroundings } from './environment.js'
import { permissionsOf } from './permissions.js'
import type { FunctionName, LocalizedOtpProps } from './props.js'
import { kept } from './settings.js'
import { checkEnvironment } from './validation.js'

/** A function with what is its own. */
export interface Part {
  readonly name: FunctionName
  readonly function: LambdaFunction
  readonly role: Role
  readonly policy: Policy
  readonly logGroup: LogGroup
}

/** Its time and its memory. Memory is processor too, and a cold start within Okta's 3 s needs some. */
const sizes: Readonly<Record<FunctionName, { readonly seconds: number; readonly megabytes: number }>> = {
  authorizer: { seconds: 2, megabytes: 1024 },
  // It answers after 2.5 s at the latest, counted from the edge; what runs longer has nobody to answer to.
  hook: { seconds: 3, megabytes: 1024 },
  worker: { seconds: workerTimeoutSeconds, megabytes: 512 },
  receipts: { seconds: 10, megabytes: 256 },
}

const purposes: Readonly<Record<FunctionName, string>> = {
  authorizer: 'lets Okta in, and nobody else',
  hook: 'answers Okta',
  worker: 'sends what waits in the queue',
  receipts: 'tells what became of the messages',
}

/** Built beside this file's folder, from the sources as from the package. */
const bundles = fileURLToPath(new URL('../../../dist/functions', import.meta.url))

/** The role of a function, before it is known what it may do: the key of the codes names it. */
export function createRole(scope: Construct, name: FunctionName): Pick<Part, 'name' | 'role'> {
  const role = new Role(scope, `${titleOf(name)}Role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `localized-otp: ${name} ${purposes[name]}`,
  })
  return { name, role }
}

/** What all functions share. */
export interface Workshop extends Surroundings {
  readonly layers: readonly LayerVersion[]
}

/** Only its own file and what that loads: the smaller, the sooner it starts. */
const codeOf = (bundle: string): Code =>
  Code.fromAsset(bundles, {
    exclude: ['*', `!${bundle}.mjs`, `!${bundle}-modules`, `!${bundle}-modules/**`],
    ignoreMode: IgnoreMode.GIT,
  })

/** The folder of templates, as the functions find it. */
export function createLayers(scope: Construct, { templatesFolder }: LocalizedOtpProps): LayerVersion[] {
  if (templatesFolder === undefined) return []
  return [
    new LayerVersion(scope, 'TemplateFiles', {
      code: Code.fromAsset(templatesFolder),
      description: 'localized-otp: template files',
      compatibleArchitectures: [Architecture.ARM_64],
    }),
  ]
}

/** A function on arm64 with its own role, its own encrypted log and exactly its own permissions. */
export function createFunction(
  scope: Construct,
  workshop: Workshop,
  { name, role }: Pick<Part, 'name' | 'role'>,
  more: Partial<FunctionProps> = {},
): Part {
  const { props, settings, dataKey, layers } = workshop
  const bundle = bundleOf(name, workshop)
  const id = titleOf(name)
  const environment = environmentOf(name, workshop)
  checkEnvironment(bundle, environment, props)
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: props.logRetention ?? RetentionDays.ONE_MONTH,
    encryptionKey: dataKey,
    removalPolicy: kept(props.removalPolicy),
  })
  const policy = new Policy(scope, `${id}Policy`, {
    roles: [role],
    statements: [
      ...permissionsOf(scope, name, workshop),
      new PolicyStatement({
        sid: 'Log',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
      // X-Ray knows no resources.
      new PolicyStatement({ sid: 'Trace', actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
      ...deadLetterStatements(more),
    ],
  })
  const reserved = settings.concurrency[name]
  const sends = name === 'worker' || (name === 'hook' && settings.hookSends)
  const made = new LambdaFunction(scope, id, {
    description: `localized-otp: ${purposes[name]}`,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: props.code ?? codeOf(bundle),
    handler: `${bundle}.handler`,
    // Whatever CDK would add to the role is said above, narrower.
    role: role.withoutPolicyUpdates(),
    timeout: Duration.seconds(sizes[name].seconds),
    memorySize: sizes[name].megabytes,
    environment,
    environmentEncryption: dataKey,
    tracing: Tracing.ACTIVE,
    logGroup,
    // A decision is one line of JSON by itself, as metric filters read it.
    loggingFormat: LoggingFormat.TEXT,
    ...(sends && { layers: [...layers] }),
    ...(reserved !== undefined && { reservedConcurrentExecutions: reserved }),
    ...more,
    ...props.overrides?.functions?.[name],
  })
  made.node.addDependency(policy)
  return { name, function: made, role, policy, logGroup }
}

function bundleOf(name: FunctionName, { settings }: Surroundings): Bundle {
  if (name !== 'hook') return name
  return settings.hookSends ? 'hook-direct' : 'hook-queued'
}

/** Lambda writes to the queue with the function's own role. */
function deadLetterStatements({ deadLetterQueue }: Partial<FunctionProps>): PolicyStatement[] {
  if (deadLetterQueue === undefined) return []
  return [new PolicyStatement({ sid: 'Bury', actions: ['sqs:SendMessage'], resources: [deadLetterQueue.queueArn] })]
}

const titleOf = (name: FunctionName): string => name.replace(/^./, (letter) => letter.toUpperCase())
