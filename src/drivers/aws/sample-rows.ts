import { contentVersion } from '../../core/message/content-version.js'
import { parseLocale } from '../../core/message/negotiation.js'
import type { Channel } from '../../core/model/channel.js'
import { type Purpose, purposes } from '../../core/model/purpose.js'
import { immutableTemplate, type Template, templateComplaint } from '../../core/model/template.js'

// The rows of AWS's published sample for Okta, wherever they stand: in its table, or in the text file beside it.

type Row = Readonly<Record<string, unknown>>

/** A row that cannot serve, by its `id`, and why. */
export interface SkippedRow {
  readonly id: string
  readonly because: string
}

/** The templates of all rows. Where two say the same thing the first id wins, in the order of their text; a row of ours wins over the sample's. */
export function readSampleRows(rows: readonly Row[]): {
  readonly templates: readonly Template[]
  readonly skipped: readonly SkippedRow[]
} {
  const skipped: SkippedRow[] = []
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
