import type { Bound } from '../model/parcel.js'

export type { Bound }

/** Seals what rests in a queue. */
export interface Cipher {
  /** @throws OtpError `cipher-unavailable` or `cipher-refused` */
  seal(plain: Uint8Array, bound: Bound, signal: AbortSignal): Promise<string>
  /** @throws OtpError also `parcel-malformed`, `parcel-tampered`, `parcel-mismatch`, or `expired` before anything is opened */
  open(sealed: string, bound: Bound, signal: AbortSignal): Promise<Uint8Array>
}
