import {
  PinpointSMSVoiceV2Client,
  type PinpointSMSVoiceV2ClientConfig,
  SendTextMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { Message } from '../core/model/message.js'
import { checkOptions, option } from '../core/model/options.js'
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

export type EumSmsSenderOptions = EumSendOptions & {
  /** Left out, the service takes an identity of the account. */
  readonly origination?: Origination
  /** Which countries may be sent to; stands above that of the configuration set and the account. Id or ARN. */
  readonly protectConfiguration?: string
  /** The most that one part may cost, in US dollars with a point, as `"0.10"`. */
  readonly maxPrice?: string
  /** @defaultValue TRANSACTIONAL */
  readonly messageType?: 'TRANSACTIONAL' | 'PROMOTIONAL'
} & ClientOrConfig<PinpointSMSVoiceV2Client, PinpointSMSVoiceV2ClientConfig>

/**
 * Sends texts by AWS End User Messaging (`SendTextMessage`), each once over the wire: the service knows no idempotency,
 * so the client's retries are not used. Its default rate is one call a second: throttling is a normal answer.
 * For India a template's `carrier` brings `IN_ENTITY_ID` and `IN_TEMPLATE_ID`.
 * @throws TypeError on wrong wiring
 * @see https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendTextMessage.html
 */
export function eumSmsSender(options: EumSmsSenderOptions): ChannelSender {
  checkOptions<EumSmsSenderOptions>('eumSmsSender', options, {
    ...eumSendChecks,
    origination: option.optional(eumChecks.origination),
    protectConfiguration: option.optional(eumChecks.identifier),
    maxPrice: option.optional(eumChecks.price),
    messageType: option.optional(option.oneOf('TRANSACTIONAL', 'PROMOTIONAL')),
  })
  const { name = 'eum-sms', origination = {}, protectConfiguration, maxPrice, messageType = 'TRANSACTIONAL' } = options
  const client = lazyClient('eumSmsSender', options, (config) => new PinpointSMSVoiceV2Client(config), {
    maxAttempts: 1,
    requestTimeoutMs: 5000,
    sendsOnce: true,
  })

  return {
    channel: 'sms',
    async send(message, { signal }) {
      const from = originationFor(origination, message)
      const carrier = indianParameters(message)
      const command = new SendTextMessageCommand({
        ...sendParameters(options, message),
        DestinationPhoneNumber: message.destination.e164.reveal(),
        MessageBody: message.body.reveal(),
        MessageType: messageType,
        ...(from === undefined ? {} : { OriginationIdentity: from }),
        ...(carrier === undefined ? {} : { DestinationCountryParameters: carrier }),
        ...(protectConfiguration === undefined ? {} : { ProtectConfigurationId: protectConfiguration }),
        ...(maxPrice === undefined ? {} : { MaxPrice: maxPrice }),
      })
      return sendOnce(command, (how) => client().send(command, how), { sender: name, signal })
    },
  }
}

/** India's carriers want the registered sender and template (DLT) named beside the words; nobody else may see them. */
function indianParameters({
  destination,
  carrier = {},
}: Message): { IN_ENTITY_ID?: string; IN_TEMPLATE_ID?: string } | undefined {
  const { IN_ENTITY_ID, IN_TEMPLATE_ID } = carrier
  if (destination.country !== 'IN' || (IN_ENTITY_ID ?? IN_TEMPLATE_ID) === undefined) return undefined
  return { ...(IN_ENTITY_ID === undefined ? {} : { IN_ENTITY_ID }), ...(IN_TEMPLATE_ID === undefined ? {} : { IN_TEMPLATE_ID }) }
}
