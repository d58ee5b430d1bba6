import { abortFailure } from '../core/errors.js'
import { type Channel, channels } from '../core/model/channel.js'
import type { Message } from '../core/model/message.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Voice } from '../core/model/voice.js'
import type { ChannelSender } from '../core/ports/channel-sender.js'

export interface ConsoleSenderOptions {
  readonly channel: Channel
  /** The screen of the phone, such as `console.log`. It shows the code: never wire this in production. */
  readonly write: (text: string, message: Message) => void
  /** For calls, and only for them. */
  readonly voices?: readonly Voice[]
}

/**
 * A phone on your desk: what would be sent is written instead.
 * @throws TypeError on wrong wiring
 */
export function consoleSender(options: ConsoleSenderOptions): ChannelSender {
  checkOptions('consoleSender', options, {
    channel: option.oneOf(...channels),
    write: option.function(),
    voices: option.optional(option.list(option.any())),
  })
  const { channel, write, voices } = options
  if ((channel === 'voice') !== (voices !== undefined))
    throw new TypeError("consoleSender: option 'voices' goes with the channel 'voice'")
  let count = 0
  return {
    channel,
    ...(voices === undefined ? {} : { voices }),
    async send(message, { signal }) {
      if (signal.aborted) throw abortFailure(signal)
      count += 1
      const messageId = `console-${channel}-${count}`
      write(message.body.reveal(), message)
      return { status: 'sent', sender: `console-${channel}`, messageId }
    },
  }
}
