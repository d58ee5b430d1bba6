import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { PinpointSMSVoiceV2Client, type PinpointSMSVoiceV2ClientConfig } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { systemClock as clock } from '../../core/delivery/system-clock.js'
import type { ChannelSender } from '../../core/ports/channel-sender.js'
import { lazyClient } from '../../drivers/aws/client.js'
import { dynamodbCounter } from '../../drivers/dynamodb-counter.js'
import { eumSmsSender } from '../../drivers/eum-sms-sender.js'
import { eumVoiceSender } from '../../drivers/eum-voice-sender.js'
import { limitedSender } from '../../drivers/limited-sender.js'
import type { Settings } from '../environment.js'
import type { createNames } from './names.js'
import { given, wired } from './wired.js'

const common = { configurationSet: 'OTP_CONFIGURATION_SET', protectConfiguration: 'OTP_PROTECT_CONFIGURATION' } as const
const smsNames = { ...common, origination: 'OTP_SMS_ORIGINATION', maxPrice: 'OTP_SMS_MAX_PRICE' } as const
const voiceNames = {
  ...common,
  origination: 'OTP_VOICE_ORIGINATION',
  maxPricePerMinute: 'OTP_VOICE_MAX_PRICE_PER_MINUTE',
} as const

/** Texts, and calls where there is an origination for them; before calls stand the limits that AWS raises for nobody. */
export function createSenders(
  settings: Settings<'hook-direct' | 'worker'>,
  dynamodb: DynamoDBClient,
  namesFor: ReturnType<typeof createNames>,
): readonly ChannelSender[] {
  const client = lazyClient('functions', {}, (config: PinpointSMSVoiceV2ClientConfig) => new PinpointSMSVoiceV2Client(config), {
    maxAttempts: 1,
    requestTimeoutMs: 5_000,
    sendsOnce: true,
  })()
  const set = given({
    configurationSet: settings.OTP_CONFIGURATION_SET,
    protectConfiguration: settings.OTP_PROTECT_CONFIGURATION,
  })
  const sms = given({ origination: settings.OTP_SMS_ORIGINATION, maxPrice: settings.OTP_SMS_MAX_PRICE })
  const texts = wired(smsNames, () => eumSmsSender({ client, clock, ...set, ...sms }))
  const { OTP_VOICE_ORIGINATION: origination, OTP_VOICE_MAX_PRICE_PER_MINUTE: maxPricePerMinute } = settings
  if (origination === undefined) return [texts]
  const calls = wired(voiceNames, () => eumVoiceSender({ client, clock, origination, ...set, ...given({ maxPricePerMinute }) }))
  const counter = dynamodbCounter({ client: dynamodb, table: settings.OTP_STATE_TABLE })
  return [texts, limitedSender({ sender: calls, counter, pseudonym: namesFor('OTP_VOICE_ORIGINATION'), name: 'eum-voice' })]
}
