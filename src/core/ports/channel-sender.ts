import type { Channel } from '../model/channel.js'
import type { Message } from '../model/message.js'
import type { Receipt } from '../model/receipt.js'
import type { Voice } from '../model/voice.js'
import type { Journey } from './delivery.js'

/** Puts a message on its way to a phone. */
export interface ChannelSender {
  readonly channel: Channel
  /** A voice sender's voices; core chooses among them by the language of the words. */
  readonly voices?: readonly Voice[]
  /**
   * Sends once. An aborted signal sends nothing.
   * @throws OtpError whose `sent` says whether the message may be on its way all the same
   */
  send(message: Message, journey: Journey): Promise<Receipt>
}
