import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError, toOtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { ChannelSender } from '../core/ports/channel-sender.js'
import type { Clock } from '../core/ports/clock.js'
import type { MessageMap } from '../core/ports/message-map.js'

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

  /** Resolves when the map has it, rejects when it fails, at the journey's end, and after its time. */
  const remember = async (signal: AbortSignal, put: (cut: AbortSignal) => Promise<void>): Promise<void> => {
    const [late, over] = [new AbortController(), new AbortController()]
    const leave = (): void => late.abort()
    const limit = clock.sleep(memoryMs, over.signal).then(leave, () => undefined)
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave, { once: true })
    try {
      await Promise.race([put(late.signal), whenAborted(late.signal)])
    } finally {
      over.abort()
      signal.removeEventListener('abort', leave)
      await limit
    }
  }

  return {
    channel: sender.channel,
    ...(sender.voices === undefined ? {} : { voices: sender.voices }),
    async send(message, journey) {
      const receipt = await sender.send(message, journey)
      if (receipt.status !== 'sent') return receipt
      const { id, channel, locale, destination } = message
      const country = destination.country === undefined ? {} : { country: destination.country }
      const origin = { requestId: id, channel, locale, ...country }
      await remember(journey.signal, (cut) => messageMap.put(receipt.messageId, origin, cut)).catch((thrown: unknown) =>
        journey.note({ fact: 'failed', part: 'message map', code: toOtpError(thrown, 'store-unavailable').code }),
      )
      return receipt
    },
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const leave = (): void => reject(new OtpError('store-unavailable'))
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave, { once: true })
  })
}
