import type { Channel } from '../model/channel.js'

/** What a seal is bound to: readable by anyone, changed by no one, never secret. */
export interface Bound {
  readonly id: string
  readonly channel: Channel
  /** Epoch ms. */
  readonly expiresAt: number
}

/** Seals what rests in a queue. */
export interface Cipher {
  /** @throws OtpError `cipher-unavailable` or `cipher-refused` */
  seal(plain: Uint8Array, bound: Bound, signal: AbortSignal): Promise<string>
  /** @throws OtpError also `parcel-malformed`, `parcel-tampered`, `parcel-mismatch`, or `expired` before anything is opened */
  open(sealed: string, bound: Bound, signal: AbortSignal): Promise<Uint8Array>
}
