import { createDelivery } from '../../core/delivery/direct.js'
import type { ChannelSender } from '../../core/ports/channel-sender.js'
import type { Delivery } from '../../core/ports/delivery.js'
import { dynamodbLedger } from '../../drivers/dynamodb-ledger.js'
import { dynamodbMessageMap } from '../../drivers/dynamodb-message-map.js'
import { dynamodbPreferenceStore } from '../../drivers/dynamodb-preference-store.js'
import { mappedSender } from '../../drivers/mapped-sender.js'
import type { Settings } from '../environment.js'
import { createDynamoDbClient } from './dynamodb.js'
import { createNames } from './names.js'
import { createSenders } from './senders.js'
import { given, wired } from './wired.js'
import { createWords } from './words.js'

/** Sends at once, for the direct hook and the worker alike. */
export function createSending(settings: Settings<'hook-direct' | 'worker'>): {
  delivery: Delivery
  warm: (signal: AbortSignal) => Promise<unknown>
} {
  const client = createDynamoDbClient()
  const words = createWords(settings, client)
  const namesFor = createNames(settings)
  const { OTP_AUTOFILL_DOMAIN: domain, OTP_ANDROID_HASH: androidHash } = settings
  const { OTP_STATE_TABLE: table, OTP_PREFERENCE_TABLE: preferenceTable } = settings
  const preferences =
    preferenceTable === undefined
      ? null
      : dynamodbPreferenceStore({ client, table: preferenceTable, pseudonym: namesFor('OTP_PREFERENCE_TABLE') })
  const messageMap = dynamodbMessageMap({ client, table })
  const remembered = (sender: ChannelSender): ChannelSender => mappedSender({ sender, messageMap })
  const options = {
    templates: words.templates,
    preferences,
    senders: createSenders(settings, client, namesFor).map(remembered),
    ledger: dynamodbLedger({ client, table }),
    brand: settings.OTP_BRAND,
    defaultLocale: settings.OTP_DEFAULT_LOCALE,
    localePolicy: settings.OTP_LOCALE_POLICY,
    maxSegments: settings.OTP_MAX_SEGMENTS,
    channelFrom: settings.OTP_CHANNEL_FROM,
    ambiguous: settings.OTP_AMBIGUOUS,
    whenVoiceless: settings.OTP_WHEN_VOICELESS,
    otherChannel: settings.OTP_OTHER_CHANNEL,
    ...given({ fold: settings.OTP_FOLD }),
    ...(domain === undefined && androidHash === undefined ? {} : { autofill: given({ domain, androidHash }) }),
  }
  const delivery = wired({ autofill: 'OTP_AUTOFILL_DOMAIN' }, () => createDelivery(options))
  return { delivery, warm: words.warm }
}
