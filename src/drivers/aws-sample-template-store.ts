import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { systemClock } from '../core/delivery/system-clock.js'
import { OtpError, toOtpError } from '../core/errors.js'
import { contentVersion } from '../core/message/content-version.js'
import { parseLocale } from '../core/message/negotiation.js'
import type { Channel } from '../core/model/channel.js'
import { checkOptions, option } from '../core/model/options.js'
import { type Purpose, purposes } from '../core/model/purpose.js'
import { immutableTemplate, type Template, templateComplaint } from '../core/model/template.js'
import type { Clock } from '../core/ports/clock.js'
import type { TemplateStore } from '../core/ports/template-store.js'
import { fromItem, type Item } from './aws/attributes.js'
import { clientChecks } from './aws/client.js'
import { createDynamoDb, type DynamoDbOptions } from './aws/dynamodb.js'

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
  readonly skipped: readonly { readonly id: string; readonly because: string }[]
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
    const read = readRows(rows.map(fromItem))
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

type Row = Readonly<Record<string, unknown>>

/** The templates of all rows. Where two say the same thing the first id wins, in the order of their text; a row of ours wins over the sample's. */
function readRows(rows: readonly Row[]): { readonly templates: Template[]; readonly skipped: AwsSampleReading['skipped'] } {
  const skipped: { id: string; because: string }[] = []
  const places = new Map<string, Template>()
  for (const row of [...rows].sort(byOriginAndId)) {
    const read = row['wordings'] === undefined ? readSampleRow(row) : readOwnRow(row)
    const fresh = typeof read === 'string' ? [] : read.filter((one) => !places.has(placeOf(one)))
    for (const one of fresh) places.set(placeOf(one), immutableTemplate(one))
    if (fresh.length === 0)
      skipped.push({ id: idOf(row), because: typeof read === 'string' ? read : 'another row says it already' })
  }
  return { templates: [...places.values()], skipped }
}

const idOf = ({ id }: Row): string => (typeof id === 'string' ? id : '')
const placeOf = ({ locale, country = '', purpose, channel }: Template): string => [locale, country, purpose, channel].join(' ')

function byOriginAndId(one: Row, other: Row): number {
  const origin = Number(one['wordings'] === undefined) - Number(other['wordings'] === undefined)
  return origin !== 0 ? origin : idOf(one) < idOf(other) ? -1 : 1
}

function readOwnRow({ id: _id, messagetype: _type, ...template }: Row): Template[] | string {
  const complaint = templateComplaint(template)
  return complaint ?? [template as unknown as Template]
}

/** One row of the sample for every purpose, or why it cannot serve. */
function readSampleRow({ messagetype, language, message }: Row): Template[] | string {
  const channel = typeof messagetype === 'string' ? messageTypes[messagetype.trim().toLowerCase()] : undefined
  if (channel === undefined) return "'messagetype' is neither a text nor a call"
  const locale = parseLocale(language)
  if (locale === undefined) return "'language' cannot be read"
  if (typeof message !== 'string' || !message.includes('@otp')) return "'message' has no @otp"
  const wordings = [formatWording(channel === 'voice' ? plainWords(message) : message)]
  return purposes.map((purpose: Purpose) => ({ locale, purpose, channel, version: contentVersion({ wordings }), wordings }))
}

// The sample's first edition said `voice`, its present one says `voice call`.
const messageTypes: Readonly<Record<string, Channel>> = { sms: 'sms', voice: 'voice', 'voice call': 'voice', call: 'voice' }

/** The sample's text in MessageFormat 2: its own braces and backslashes stay words, and both spellings of the code become the code. */
function formatWording(text: string): string {
  const pattern = text
    .trim()
    .replace(/[\\{}]/g, String.raw`\$&`)
    .replace(/@otp2?/g, '{$code}')
  // A text that begins with a dot would be read as a declaration.
  return pattern.startsWith('.') ? `{{${pattern}}}` : pattern
}

/** The words of SSML, without its marks. */
function plainWords(ssml: string): string {
  return ssml
    .replace(/\s+/g, ' ')
    .replace(/(?: ?<[^<>]*>)+ ?(?<mark>[.,;:!?…。、，؟])?/gu, (_, mark: string | undefined) => mark ?? ' ')
    .replace(/&(?<name>amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
    .replace(/ +/g, ' ')
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
