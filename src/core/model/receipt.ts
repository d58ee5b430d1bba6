import { OtpError } from '../errors.js'

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

/**
 * Reads a receipt that was stored.
 * @throws OtpError `store-malformed`
 */
export function parseReceipt(value: unknown): Receipt {
  const { status, sender, messageId, id, repeated } = (typeof value === 'object' && value !== null ? value : {}) as Stored
  if (status === 'queued' && isText(id)) return { status, id }
  if (status === 'sent' && isText(sender) && isText(messageId)) {
    return { status, sender, messageId, ...(repeated === true ? { repeated } : {}) }
  }
  throw new OtpError('store-malformed', 'the stored receipt cannot be read')
}

type Stored = Readonly<Partial<Record<'status' | 'sender' | 'messageId' | 'id' | 'repeated', unknown>>>

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
