import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError, toOtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Template } from '../core/model/template.js'
import type { Clock } from '../core/ports/clock.js'
import type { TemplateStore } from '../core/ports/template-store.js'
import { fromItem, type Item } from './aws/attributes.js'
import { clientChecks } from './aws/client.js'
import { createDynamoDb, type DynamoDbOptions } from './aws/dynamodb.js'
import { readSampleRows, type SkippedRow } from './aws/sample-rows.js'

export type { SkippedRow } from './aws/sample-rows.js'

export type AwsSampleTemplateStoreOptions = DynamoDbOptions & {
  /** @defaultValue systemClock */
  readonly clock?: Clock
  /**
   * How old the words may grow before they are read again, beside the requests.
   * @defaultValue 300000 (five minutes)
   */
  readonly refreshMs?: number
}

/** What one reading of the table found. */
export interface AwsSampleReading {
  /** Rows that serve. */
  readonly used: number
  /** Rows that do not, by their `id`, and why. */
  readonly skipped: readonly SkippedRow[]
}

export interface AwsSampleTemplateStore extends TemplateStore {
  /**
   * Reads the table. Wait for it before the first request.
   * @throws OtpError `store-unavailable`
   */
  warm(signal: AbortSignal): Promise<AwsSampleReading>
}

// After a reading that failed, a busy handler must not try with each request.
const patienceMs = 10_000

/**
 * The table of AWS's published sample for Okta (`id`, `messagetype`, `language`, `message` with `@otp` and `@otp2`), as it is,
 * so that a deployment moves without touching its data. A row serves every purpose; its SSML becomes plain words and its `voiceid` is not used,
 * for speed, pauses and voices are chosen here. A row that has `wordings` is a template of this library, with all its fields, and comes first.
 *
 * The table has no key to ask by language, and reading it whole needs `dynamodb:Scan`. That happens only in `warm` and, at most every `refreshMs`,
 * beside a request that does not wait for it: `list` answers from what was read last, and before the first reading with `store-unavailable`.
 * @throws TypeError on wrong wiring
 */
export function awsSampleTemplateStore(options: AwsSampleTemplateStoreOptions): AwsSampleTemplateStore {
  checkOptions('awsSampleTemplateStore', options, {
    ...clientChecks,
    table: option.text(),
    clock: option.optional(option.port('now', 'sleep')),
    refreshMs: option.optional(option.integer(1)),
  })
  const { table: TableName, clock = systemClock, refreshMs = 300_000 } = options
  const db = createDynamoDb('awsSampleTemplateStore', options, 'store-unavailable')
  let templates: readonly Template[] | undefined
  let nextReading = Number.NEGATIVE_INFINITY

  const warm = async (signal: AbortSignal): Promise<AwsSampleReading> => {
    nextReading = clock.now() + Math.min(patienceMs, refreshMs)
    const rows: Item[] = []
    let ExclusiveStartKey: Item | undefined
    do {
      const scan = new ScanCommand({ TableName, ExclusiveStartKey })
      const page = await db.ask(signal, (client, cut) => client.send(scan, cut))
      rows.push(...(page.Items ?? []))
      ExclusiveStartKey = page.LastEvaluatedKey
    } while (ExclusiveStartKey !== undefined)
    const read = readSampleRows(rows.map(fromItem))
    templates = read.templates
    nextReading = clock.now() + refreshMs
    return { used: rows.length - read.skipped.length, skipped: read.skipped }
  }

  return {
    warm,
    async list({ purpose, channel }, signal) {
      if (signal.aborted) throw toOtpError(signal.reason, 'cancelled')
      // What was read before keeps serving where this fails; the next one comes soon.
      if (clock.now() >= nextReading) warm(new AbortController().signal).catch(() => undefined)
      if (templates === undefined) throw new OtpError('store-unavailable', 'the table was not read yet; wait for warm()')
      return templates.filter((one) => one.purpose === purpose && one.channel === channel)
    },
  }
}
