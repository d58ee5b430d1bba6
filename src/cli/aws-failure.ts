import { isOtpError, type OtpError } from '../core/errors.js'
import { readAwsFailure } from '../drivers/aws/failure.js'
import { surroundingsFailure } from './command.js'

const kinds: Readonly<Record<string, readonly string[]>> = {
  absent: ['ResourceNotFoundException', 'QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'],
  nobody: ['CredentialsProviderError', 'TokenProviderError'],
  denied: ['AccessDenied', 'AccessDeniedException', 'NotAuthorized'],
  odd: ['ValidationException', 'InvalidAddress'],
}

/** A port whose failures say, in one line, of which thing they speak and what to do; what is no failure of AWS stays as it is. */
export function explained<Port extends object>(thing: string, port: Port): Port {
  const methods = Object.entries(port as Readonly<Record<string, (...given: unknown[]) => Promise<unknown>>>)
  return Object.fromEntries(
    methods.map(([name, method]) => [
      name,
      (...given: unknown[]) =>
        method(...given).catch((thrown: unknown) => {
          throw explain(thing, thrown)
        }),
    ]),
  ) as Port
}

const ofAws: ReadonlySet<string> = new Set(['store-unavailable', 'queue-unavailable', 'queue-refused'])

function explain(thing: string, thrown: unknown): unknown {
  return isOtpError(thrown) && ofAws.has(thrown.code) ? surroundingsFailure(lineFor(thing, thrown), thrown) : thrown
}

function lineFor(thing: string, { cause, message }: OtpError): string {
  const { name = 'unknown', code } = cause ?? {}
  const isOne = (kind: string) => kinds[kind]?.includes(name) === true
  if (isOne('absent')) return `there is no ${thing}: check its name, the Region and the account`
  if (isOne('nobody')) return 'there are no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY'
  if (isOne('denied')) return `the credentials may not use the ${thing} (${name}): docs/command.md says what they need`
  if (readAwsFailure({ name }).kind === 'forbidden')
    return `AWS does not accept the credentials (${name}): sign in again, or check the keys`
  if (isOne('odd')) return `the ${thing} refuses the call (${name}): check how its name is written, and that it was made for this`
  // The SDK's own error, which has neither a name nor a code.
  if (name === 'Error' && code === undefined && /forbidden|queue-refused/.test(message))
    return 'nobody has said which Region: set AWS_REGION, or a Region in the AWS profile'
  if (code !== undefined || name === 'TimeoutError' || name === 'AggregateError')
    return `the ${thing} cannot be reached (${code ?? name}): check the network, AWS_REGION and AWS_ENDPOINT_URL`
  return `the ${thing} could not be asked (${name}); --verbose tells more`
}
