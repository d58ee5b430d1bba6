import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createDelivery } from '../../core/delivery/direct.js'
import type { ChannelSender } from '../../core/ports/channel-sender.js'
import type { Delivery } from '../../core/ports/delivery.js'
import type { Pseudonym } from '../../core/ports/pseudonym.js'
import { dynamodbLedger } from '../../drivers/dynamodb-ledger.js'
import { dynamodbMessageMap } from '../../drivers/dynamodb-message-map.js'
import { dynamodbPreferenceStore } from '../../drivers/dynamodb-preference-store.js'
import { createPseudonym } from '../../drivers/hmac-pseudonym.js'
import { mappedSender } from '../../drivers/mapped-sender.js'
import type { Settings } from '../environment.js'
import { createDynamoDbClient } from './dynamodb.js'
import { createSenders } from './senders.js'
import { wired } from './wired.js'
import { createWords } from './words.js'

/** Sends at once, for the direct hook and the worker alike. */
export function createSending(settings: Settings<'hook-direct' | 'worker'>): {
  delivery: Delivery
  warm: (signal: AbortSignal) => Promise<unknown>
} {
  const client = createDynamoDbClient()
  const words = createWords(settings, client)
  const pseudonym = createNames(settings)
  const { OTP_STATE_TABLE: table, OTP_PREFERENCE_TABLE: preferenceTable } = settings
  const messageMap = dynamodbMessageMap({ client, table })
  const remembered = (sender: ChannelSender): ChannelSender => mappedSender({ sender, messageMap })
  const delivery = createDelivery({
    templates: words.templates,
    preferences: preferenceTable === undefined ? null : preferences(client, preferenceTable, pseudonym),
    senders: createSenders(settings, client, pseudonym).map(remembered),
    ledger: dynamodbLedger({ client, table }),
    brand: settings.OTP_BRAND,
    defaultLocale: settings.OTP_DEFAULT_LOCALE,
    localePolicy: settings.OTP_LOCALE_POLICY,
    maxSegments: settings.OTP_MAX_SEGMENTS,
    channelFrom: settings.OTP_CHANNEL_FROM,
    ambiguous: settings.OTP_AMBIGUOUS,
  })
  return { delivery, warm: words.warm }
}

const preferences = (client: DynamoDBClient, table: string, pseudonym: Pseudonym | undefined) =>
  dynamodbPreferenceStore({ client, table, pseudonym: needed(pseudonym, 'OTP_PREFERENCE_TABLE') })

function createNames({ OTP_PSEUDONYM_KEYS: keys }: Settings<'hook-direct' | 'worker'>): Pseudonym | undefined {
  return keys && wired({ keys: 'OTP_PSEUDONYM_KEYS' }, () => createPseudonym({ keys }))
}

/** @throws Error where people would have to be named and no key is there */
export function needed(pseudonym: Pseudonym | undefined, by: string): Pseudonym {
  if (pseudonym === undefined) throw new Error(`localized-otp: OTP_PSEUDONYM_KEYS is missing, which ${by} needs`)
  return pseudonym
}
