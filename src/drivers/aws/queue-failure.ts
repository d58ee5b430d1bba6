import { abortFailure, OtpError } from '../../core/errors.js'
import { causeOf, readAwsFailure } from './failure.js'

/**
 * What SQS's failure means: `queue-unavailable` may be tried again, `queue-refused` needs an engineer.
 * A parcel that may be in the queue, as `watchWire` tells, may reach the person.
 */
export function queueFailure(thrown: unknown, signal: AbortSignal, sent: 'no' | 'maybe' = 'no'): OtpError {
  const { kind, name } = readAwsFailure(thrown)
  if (signal.aborted) return abortFailure(signal, sent)
  // A 400 like a refusal, but it only says that the key of the queue is busy.
  const refused = (kind === 'refused' || kind === 'forbidden') && name !== 'KmsThrottled'
  return new OtpError(refused ? 'queue-refused' : 'queue-unavailable', undefined, { cause: causeOf(thrown), sent })
}
