import type { Parcel } from './delivery-queue.js'

/** A parcel in hand: forget it when it is done with, or let it come again. */
export interface Received {
  readonly parcel: Parcel
  /** Takes it out of the queue for good. */
  forget(signal: AbortSignal): Promise<void>
  /** Lets it come again after `ms`. */
  again(ms: number, signal: AbortSignal): Promise<void>
}

/** Gives parcels out again, for hosts that are not called by their queue as Lambda is. */
export interface DeliverySource {
  /**
   * Up to `max` parcels; waits for the first as long as the queue allows, and resolves with none at once when the signal aborts.
   * @throws OtpError `queue-unavailable` or `queue-refused`
   */
  receive(max: number, signal: AbortSignal): Promise<readonly Received[]>
}
