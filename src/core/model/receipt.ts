import type { OtpError } from '../errors.js'

/**
 * A sender's or a queue's word that it has taken the message over; not that the phone has rung.
 * `repeated`: an earlier attempt for the same id had already sent it, and nothing was sent now.
 */
export type Receipt =
  | { readonly status: 'sent'; readonly sender: string; readonly messageId: string; readonly repeated?: true }
  | { readonly status: 'queued'; readonly id: string }

/** How a journey ended: with a receipt, or with a failure. */
export type Outcome =
  | { readonly requestId: string; readonly receipt: Receipt }
  | { readonly requestId?: string; readonly failure: OtpError }
