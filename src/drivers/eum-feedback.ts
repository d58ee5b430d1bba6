import {
  PinpointSMSVoiceV2Client,
  type PinpointSMSVoiceV2ClientConfig,
  PutMessageFeedbackCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { abortFailure } from '../core/errors.js'
import { checkOptions } from '../core/model/options.js'
import type { Feedback } from '../core/ports/feedback.js'
import { type ClientOrConfig, clientChecks, lazyClient } from './aws/client.js'
import { eumFailure } from './aws/eum-failure.js'

export type EumFeedbackOptions = ClientOrConfig<PinpointSMSVoiceV2Client, PinpointSMSVoiceV2ClientConfig>

/**
 * Tells AWS End User Messaging whether a code was used (`PutMessageFeedback`), for messages sent with `feedback: true`.
 * Within one hour: after that the service has taken silence for a failure. Telling it twice does no harm.
 * Rejects with `provider-throttled` (20 a second), `provider-unavailable`, `provider-rejected` or `sender-misconfigured`
 * (also for a message that the service does not know).
 * @throws TypeError on wrong wiring
 */
export function eumFeedback(options: EumFeedbackOptions): Feedback {
  checkOptions<EumFeedbackOptions>('eumFeedback', options, clientChecks)
  const client = lazyClient('eumFeedback', options, (config) => new PinpointSMSVoiceV2Client(config), {
    maxAttempts: 3,
    requestTimeoutMs: 3000,
  })
  return {
    async report(messageId, outcome, signal) {
      if (signal.aborted) throw abortFailure(signal)
      const MessageFeedbackStatus = outcome === 'used' ? 'RECEIVED' : 'FAILED'
      const command = new PutMessageFeedbackCommand({ MessageId: messageId, MessageFeedbackStatus })
      await client()
        .send(command, { abortSignal: signal })
        .catch((thrown: unknown) => {
          // Nothing goes to a phone here, so nothing was sent whatever happened.
          throw eumFailure(thrown, 'no', signal)
        })
    },
  }
}
