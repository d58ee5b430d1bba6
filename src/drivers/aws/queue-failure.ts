import { abortFailure, OtpError } from '../../core/errors.js'
import { readAwsFailure } from './failure.js'

/** What SQS's failure means: `queue-unavailable` may be tried again, `queue-refused` needs an engineer. */
export function queueFailure(thrown: unknown, signal: AbortSignal): OtpError {
  if (signal.aborted) return abortFailure(signal)
  const { kind, name } = readAwsFailure(thrown)
  // A 400 like a refusal, but it only says that the key of the queue is busy.
  const refused = (kind === 'refused' || kind === 'forbidden') && name !== 'KmsThrottled'
  return new OtpError(refused ? 'queue-refused' : 'queue-unavailable', undefined, { cause: thrown })
}
