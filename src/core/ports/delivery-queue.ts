import type { Parcel } from '../model/parcel.js'

export type { Parcel }

/** Takes parcels. A dead-letter queue is one too. */
export interface DeliveryQueue {
  /**
   * Resolves with the queue's own id once the parcel is safe.
   * @throws OtpError `queue-unavailable` or `queue-refused`; its `sent` is `maybe` where the parcel may be in the queue all the same
   */
  enqueue(parcel: Parcel, signal: AbortSignal): Promise<string>
}
