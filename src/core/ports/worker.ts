import type { Parcel } from './delivery-queue.js'

/** What becomes of a parcel: out of the queue for good, or again after a while. */
export type Handled = { readonly do: 'forget' } | { readonly do: 'again'; readonly afterMs: number }

/**
 * Brings one parcel from a queue to its person. `createWorker` makes one.
 * It settles with what the host must do; a rejection is a crash, and the parcel comes again when its visibility ends.
 */
export type Worker = (parcel: Parcel, signal: AbortSignal) => Promise<Handled>
