import { withDeadline } from '../core/delivery/deadline.js'
import { systemClock } from '../core/delivery/system-clock.js'
import { toOtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { ChannelSender } from '../core/ports/channel-sender.js'
import type { Clock } from '../core/ports/clock.js'
import type { MessageMap } from '../core/ports/message-map.js'
import { unlessAborted } from './signals/unless-aborted.js'

export interface MappedSenderOptions {
  readonly sender: ChannelSender
  readonly messageMap: MessageMap
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

// The message has gone out, and its receipt waits.
const memoryMs = 500

/**
 * Remembers which request a message belongs to, so that its delivery events can be joined to it (`createReceipts`).
 * A map that is down costs the report, never the code; one that hangs delays the receipt by half a second at most.
 * @throws TypeError on wrong wiring
 */
export function mappedSender(options: MappedSenderOptions): ChannelSender {
  checkOptions('mappedSender', options, {
    sender: option.port('send'),
    messageMap: option.port('put', 'find'),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { sender, messageMap, clock = systemClock } = options

  return {
    channel: sender.channel,
    ...(sender.voices === undefined ? {} : { voices: sender.voices }),
    async send(message, journey) {
      const receipt = await sender.send(message, journey)
      if (receipt.status !== 'sent') return receipt
      const { id, channel, locale, destination } = message
      const country = destination.country === undefined ? {} : { country: destination.country }
      const origin = { requestId: id, channel, locale, ...country }
      const limit = { clock, by: clock.now() + memoryMs, signal: journey.signal }
      const put = (signal: AbortSignal): Promise<void> => messageMap.put(receipt.messageId, origin, signal)
      // At the journey's end it is left at once: a deadline gives its work a moment more, and the receipt must not wait for that.
      await unlessAborted(withDeadline(limit, put), journey.signal).catch((thrown: unknown) =>
        journey.note({ fact: 'failed', part: 'message map', code: toOtpError(thrown, 'store-unavailable').code }),
      )
      return receipt
    },
  }
}
