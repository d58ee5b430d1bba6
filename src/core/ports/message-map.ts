import type { Channel } from '../model/channel.js'
import type { Locale } from '../model/locale.js'

/** What is remembered of a message until its last receipt may have come (72 h). No Secret. */
export interface MessageOrigin {
  readonly requestId: string
  readonly channel: Channel
  readonly locale: Locale
  readonly country?: string
}

/** Leads from a provider's message id back to the request. */
export interface MessageMap {
  put(messageId: string, origin: MessageOrigin, signal: AbortSignal): Promise<void>
  find(messageId: string, signal: AbortSignal): Promise<MessageOrigin | undefined>
}
