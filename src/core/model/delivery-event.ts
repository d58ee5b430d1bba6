import type { Channel } from './channel.js'

/**
 * How far a message has come. *accepted* the provider has it · *pending* it is on its way · *ringing* the phone rings ·
 * *delivered* it has arrived (a call was answered; by whom or what, nobody knows) · *failed* it has not and will not · *unknown* nobody will ever know.
 */
export type DeliveryState = 'accepted' | 'pending' | 'ringing' | 'delivered' | 'failed' | 'unknown'

/** Why it failed. */
export type DeliveryFailure =
  | 'number-invalid'
  | 'message-invalid'
  | 'unreachable'
  | 'blocked'
  | 'carrier-blocked'
  | 'protect-blocked'
  | 'spam'
  | 'expired'
  | 'busy'
  | 'no-answer'
  | 'other'

/** What a provider reports of a message after it was sent. No number, no text: no Secret fits in it. */
export interface DeliveryEvent {
  readonly messageId: string
  readonly channel: Channel
  readonly state: DeliveryState
  /** Only of the state *failed*. */
  readonly failure?: DeliveryFailure
  /** The provider's own word, such as `TEXT_DELIVERED`. */
  readonly type: string
  /** Epoch ms. */
  readonly at: number
  /** When the provider took the message over, epoch ms. */
  readonly sentAt?: number
  /** Nothing more will come, says the provider; it has been seen to change its mind. */
  readonly final: boolean
  /** As it was sent along; beside the message map a second way back to the request. */
  readonly requestId?: string
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  /** Mobile country and network code, such as `310-800`. */
  readonly network?: string
  /** How many parts a text was billed as. */
  readonly segments?: number
  /** In US dollars, the carrier's fee included. */
  readonly price?: number
}
