import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { shippedTemplates } from '../../core/catalog/shipped-templates.js'
import { systemClock } from '../../core/delivery/system-clock.js'
import { channels } from '../../core/model/channel.js'
import { purposes } from '../../core/model/purpose.js'
import type { TemplateStore } from '../../core/ports/template-store.js'
import { awsSampleTemplateStore } from '../../drivers/aws-sample-template-store.js'
import { cachedTemplateStore } from '../../drivers/cached-template-store.js'
import { dynamodbTemplateStore } from '../../drivers/dynamodb-template-store.js'
import { folderTemplateStore } from '../../drivers/folder-template-store.js'
import { layeredTemplateStore } from '../../drivers/layered-template-store.js'
import type { Settings } from '../environment.js'
import { tell } from './log.js'
import { given, wired } from './wired.js'

/** One's own words, from the table and then the folder, over the sample's over the shipped ones; a store that is down costs its words, never the code. */
export function createWords(
  settings: Settings<'hook-direct' | 'worker'>,
  client: DynamoDBClient,
): { templates: TemplateStore; warm: (signal: AbortSignal) => Promise<unknown> } {
  const { OTP_TEMPLATE_TABLE: table, OTP_SAMPLE_TABLE: sampleTable, OTP_SHIPPED_LOCALES: locales } = settings
  const { OTP_TEMPLATE_FOLDER: folder, OTP_UNREVIEWED: unreviewed } = settings
  const sample = sampleTable === undefined ? [] : [awsSampleTemplateStore({ client, table: sampleTable })]
  const layers = [
    ...(table === undefined ? [] : [cached(dynamodbTemplateStore({ client, table }))]),
    ...(folder === undefined ? [] : [cached(folderTemplateStore({ folder, tolerate: tell('template folder') }))]),
    ...sample,
    wired({ locales: 'OTP_SHIPPED_LOCALES' }, () => shippedTemplates({ unreviewed, ...given({ locales }) })),
  ]
  const templates = layeredTemplateStore({ layers, tolerate: tell('templates') })
  return {
    templates,
    warm: async (signal) => {
      await Promise.all(sample.map((one) => one.warm(signal)))
      const places = channels.flatMap((channel) => purposes.map((purpose) => ({ channel, purpose })))
      // Each its own signal, for a shared one would gather the listeners of all, and node warns of that.
      await Promise.all(places.map((place) => templates.list(place, AbortSignal.any([signal]))))
    },
  }
}

const cached = (store: TemplateStore): TemplateStore =>
  cachedTemplateStore({ store, clock: systemClock, onFailure: tell('templates') })
