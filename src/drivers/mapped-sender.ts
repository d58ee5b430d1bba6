import { toOtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { ChannelSender } from '../core/ports/channel-sender.js'
import type { MessageMap } from '../core/ports/message-map.js'

export interface MappedSenderOptions {
  readonly sender: ChannelSender
  readonly messageMap: MessageMap
}

/**
 * Remembers which request a message belongs to, so that its delivery events can be joined to it (`createReceipts`).
 * A map that is down costs the report, never the code.
 * @throws TypeError on wrong wiring
 */
export function mappedSender(options: MappedSenderOptions): ChannelSender {
  checkOptions('mappedSender', options, { sender: option.port('send'), messageMap: option.port('put', 'find') })
  const { sender, messageMap } = options
  return {
    channel: sender.channel,
    ...(sender.voices === undefined ? {} : { voices: sender.voices }),
    async send(message, journey) {
      const receipt = await sender.send(message, journey)
      if (receipt.status !== 'sent') return receipt
      const { id, channel, locale, destination } = message
      const country = destination.country === undefined ? {} : { country: destination.country }
      await messageMap
        .put(receipt.messageId, { requestId: id, channel, locale, ...country }, journey.signal)
        .catch((thrown: unknown) =>
          journey.note({ fact: 'failed', part: 'message map', code: toOtpError(thrown, 'store-unavailable').code }),
        )
      return receipt
    },
  }
}
