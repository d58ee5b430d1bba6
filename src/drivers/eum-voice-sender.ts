import {
  PinpointSMSVoiceV2Client,
  type PinpointSMSVoiceV2ClientConfig,
  SendVoiceMessageCommand,
  type VoiceId,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { OtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Voice } from '../core/model/voice.js'
import type { ChannelSender } from '../core/ports/channel-sender.js'
import { type ClientOrConfig, lazyClient } from './aws/client.js'
import {
  type EumSendOptions,
  eumChecks,
  eumSendChecks,
  type Origination,
  originationFor,
  sendOnce,
  sendParameters,
} from './aws/eum-send.js'
import { eumVoices } from './aws/eum-voices.js'

export type EumVoiceSenderOptions = EumSendOptions & {
  /** A call must come from a number of ours, best one in the country that is called; sender ids cannot call. */
  readonly origination: Origination
  /** Which countries may be called; stands above that of the configuration set and the account. Id or ARN. */
  readonly protectConfiguration?: string
  /** The most that a minute may cost, in US dollars with a point, as `"0.50"`. */
  readonly maxPricePerMinute?: string
  /** The voices to speak with, in order of choice. @defaultValue all 59 of the service */
  readonly voices?: readonly Voice[]
} & ClientOrConfig<PinpointSMSVoiceV2Client, PinpointSMSVoiceV2ClientConfig>

/**
 * Calls by AWS End User Messaging (`SendVoiceMessage`), each once over the wire. The voice is always named, for the service's own default
 * speaks every language with an American accent. Five calls a recipient and day, twenty a minute and one a second are limits
 * that AWS raises for nobody: put `limitedSender` in front.
 * Rejects with `sender-misconfigured`, before any call, for a country without an origination.
 * @throws TypeError on wrong wiring
 * @see https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendVoiceMessage.html
 */
export function eumVoiceSender(options: EumVoiceSenderOptions): ChannelSender {
  checkOptions<EumVoiceSenderOptions>('eumVoiceSender', options, {
    ...eumSendChecks,
    origination: (value) =>
      eumChecks.origination(value) ?? (hasOrigination(value as Origination) ? undefined : 'must name at least one identity'),
    protectConfiguration: option.optional(eumChecks.identifier),
    maxPricePerMinute: option.optional(eumChecks.price),
    voices: option.optional(option.list(isEumVoice, 1)),
  })
  const { name = 'eum-voice', origination, protectConfiguration, maxPricePerMinute, voices = eumVoices } = options
  const client = lazyClient('eumVoiceSender', options, (config) => new PinpointSMSVoiceV2Client(config), {
    maxAttempts: 1,
    requestTimeoutMs: 5000,
    sendsOnce: true,
  })

  return {
    channel: 'voice',
    voices,
    async send(message, { signal }) {
      const from = originationFor(origination, message)
      if (from === undefined) throw new OtpError('sender-misconfigured', 'no origination for the country of the destination')
      if (message.voice === undefined) throw new OtpError('voice-missing', 'a call needs its voice named')
      const command = new SendVoiceMessageCommand({
        ...sendParameters(options, message),
        DestinationPhoneNumber: message.destination.e164.reveal(),
        OriginationIdentity: from,
        MessageBody: message.body.reveal(),
        MessageBodyTextType: message.format === 'ssml' ? 'SSML' : 'TEXT',
        VoiceId: message.voice.id as VoiceId,
        ...(protectConfiguration === undefined ? {} : { ProtectConfigurationId: protectConfiguration }),
        ...(maxPricePerMinute === undefined ? {} : { MaxPricePerMinute: maxPricePerMinute }),
      })
      return sendOnce(command, (how) => client().send(command, how), { sender: name, signal })
    },
  }
}

const hasOrigination = ({ default: other, byCountry = {} }: Origination): boolean =>
  other !== undefined || Object.keys(byCountry).length > 0

const known = new Set(eumVoices.map(({ id }) => id))
const isEumVoice = (value: unknown): string | undefined =>
  known.has((value as Partial<Voice> | null)?.id ?? '') ? undefined : 'must be a voice of the service'
