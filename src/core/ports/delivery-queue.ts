import type { OtpErrorCode } from '../errors.js'
import type { Bound } from './cipher.js'

/** A sealed request in a queue. */
export interface Parcel extends Bound {
  readonly sealed: string
  /** Keeps tenants apart in a fair queue: a tenant or a country, never a number. */
  readonly group?: string
  readonly delaySeconds?: number
  /** In a dead-letter queue: why it was buried. */
  readonly reason?: OtpErrorCode
}

/** Takes parcels. A dead-letter queue is one too. */
export interface DeliveryQueue {
  /**
   * Resolves with the queue's own id once the parcel is safe.
   * @throws OtpError `queue-unavailable` or `queue-refused`
   */
  enqueue(parcel: Parcel, signal: AbortSignal): Promise<string>
}
