import {
  DescribeNotifyTemplatesCommand,
  type NotifyTemplateInformation,
  PinpointSMSVoiceV2Client,
  type PinpointSMSVoiceV2ClientConfig,
  SendNotifyTextMessageCommand,
  SendNotifyVoiceMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { withDeadline } from '../core/delivery/deadline.js'
import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError, toOtpError } from '../core/errors.js'
import { type Channel, channels } from '../core/model/channel.js'
import { checkOptions, option } from '../core/model/options.js'
import type { ChannelSender } from '../core/ports/channel-sender.js'
import { type ClientOrConfig, lazyClient } from './aws/client.js'
import { eumFailure } from './aws/eum-failure.js'
import { chooseNotifyTemplate } from './aws/eum-notify-choice.js'
import { type EumSendOptions, eumChecks, eumSendChecks, sendOnce, sendParameters } from './aws/eum-send.js'
import { eumVoices } from './aws/eum-voices.js'
import { createSharedList } from './aws/shared-list.js'

export type EumNotifySenderOptions = EumSendOptions & {
  readonly channel: Channel
  /** Id or ARN. Its brand stands in the words. */
  readonly notifyConfiguration: string
  /** Sends our own words where Notify has none for the language, country or voice; `null` refuses then (`template-missing`). */
  readonly otherwise: ChannelSender | null
  /**
   * The template variable that takes the code.
   * @defaultValue 'code'
   */
  readonly codeVariable?: string
  /** Values for other variables of the templates. */
  readonly variables?: Readonly<Record<string, string>>
  /**
   * How long the list of templates is believed. The service lets it be asked for once a second.
   * @defaultValue 3600000
   */
  readonly cacheMs?: number
} & ClientOrConfig<PinpointSMSVoiceV2Client, PinpointSMSVoiceV2ClientConfig>

// For all pages of the list.
const fetchMs = 5000
// So long a message waits for the list where another sender stands ready, and as long as a send takes there must be left in any case.
const patienceMs = 500
const sendMs = 1200

/**
 * Sends by AWS End User Messaging Notify: AWS's words, from AWS's numbers, behind its own fraud filter. The template is chosen by
 * the language of the message, the country of its destination and, for calls, the voice. What the service answers holds the words
 * with the code in them; it is dropped at once. Ten messages a recipient and day are the most.
 * The list of templates is fetched at the first message, which waits for it half a second at most where there is another sender.
 * @throws TypeError on wrong wiring
 * @see https://docs.aws.amazon.com/sms-voice/latest/userguide/notify.html
 */
export function eumNotifySender(options: EumNotifySenderOptions): ChannelSender {
  checkOptions<EumNotifySenderOptions>('eumNotifySender', options, {
    ...eumSendChecks,
    channel: option.oneOf(...channels),
    notifyConfiguration: eumChecks.identifier,
    otherwise: option.nullable(option.port('send')),
    codeVariable: option.optional(option.text()),
    variables: option.optional(variablesComplaint),
    cacheMs: option.optional(option.integer(0)),
  })
  const {
    channel,
    otherwise,
    clock = systemClock,
    name = 'eum-notify',
    codeVariable = 'code',
    variables = {},
    cacheMs = 3_600_000,
  } = options
  if (otherwise !== null && otherwise.channel !== channel) {
    throw new TypeError("eumNotifySender: option 'otherwise' must be of the same channel")
  }
  // Listing may be repeated; sending never is, see sendOnce.
  const client = lazyClient('eumNotifySender', options, (config) => new PinpointSMSVoiceV2Client(config), {
    maxAttempts: 2,
    requestTimeoutMs: 2000,
    sendsOnce: true,
  })
  const templates = createSharedList({ clock, freshMs: cacheMs, fetchMs, fetch: (signal) => listTemplates(client(), signal) })
  const choose = chooseNotifyTemplate({ channel, codeVariable, variables })

  return {
    channel,
    ...(channel === 'voice' ? { voices: otherwise?.voices ?? eumVoices } : {}),
    async send(message, journey) {
      const { signal } = journey
      const code = message.code.reveal()
      let choice: ReturnType<typeof choose>
      try {
        const by = Math.min(journey.answerBy - sendMs, otherwise === null ? Number.POSITIVE_INFINITY : clock.now() + patienceMs)
        choice = choose(await withDeadline({ clock, by, signal }, templates), message, code)
        if (choice === undefined) throw new OtpError('template-missing', 'Notify has no template that fits')
      } catch (thrown) {
        const failure = toOtpError(thrown)
        if (otherwise === null || signal.aborted) throw failure
        journey.note({ fact: 'failed', part: 'notify', code: failure.code })
        return otherwise.send(message, journey)
      }
      const input = {
        // Only now: the listing may have taken seconds, which the code has no longer to live.
        ...sendParameters(options, message),
        NotifyConfigurationId: options.notifyConfiguration,
        DestinationPhoneNumber: message.destination.e164.reveal(),
        TemplateId: choice.templateId,
        TemplateVariables: choice.variables,
      }
      const how = { sender: name, signal }
      if (channel === 'sms') {
        const command = new SendNotifyTextMessageCommand(input)
        return sendOnce(command, (by) => client().send(command, by), how)
      }
      const command = new SendNotifyVoiceMessageCommand({ ...input, VoiceId: choice.voice })
      return sendOnce(command, (by) => client().send(command, by), how)
    },
  }
}

/** Every template that the account may use, page by page. */
async function listTemplates(
  client: PinpointSMSVoiceV2Client,
  signal: AbortSignal,
): Promise<readonly NotifyTemplateInformation[]> {
  const templates: NotifyTemplateInformation[] = []
  let next: string | undefined
  do {
    const command = new DescribeNotifyTemplatesCommand({ MaxResults: 100, ...(next === undefined ? {} : { NextToken: next }) })
    const page = await client.send(command, { abortSignal: signal }).catch((thrown: unknown) => {
      throw eumFailure(thrown, 'no', signal)
    })
    templates.push(...(page.NotifyTemplates ?? []))
    next = page.NextToken
  } while (next !== undefined)
  return templates
}

function variablesComplaint(value: unknown): string | undefined {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : undefined
  if (entries === undefined || entries.length > 19) return 'must be an object of up to 19 variables'
  const fits = entries.every(
    ([key, one]) => /^\w{1,64}$/.test(key) && typeof one === 'string' && one !== '' && one.length <= 2048,
  )
  return fits ? undefined : 'must have names of letters, digits and _, and texts of up to 2048 characters'
}
