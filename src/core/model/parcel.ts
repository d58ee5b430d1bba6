import { errorMeanings, OtpError, type OtpErrorCode } from '../errors.js'
import { type Channel, isChannel } from './channel.js'

/** What a seal is bound to: readable by anyone, changed by no one, never secret. */
export interface Bound {
  readonly id: string
  readonly channel: Channel
  /** Epoch ms. */
  readonly expiresAt: number
}

/** A sealed request in a queue. */
export interface Parcel extends Bound {
  readonly sealed: string
  /** Keeps tenants apart in a fair queue: a tenant or a country, never a number. */
  readonly group?: string
  readonly delaySeconds?: number
  /** In a dead-letter queue: why it was buried. */
  readonly reason?: OtpErrorCode
}

/** As text for a queue. `delaySeconds` stays behind: it was said to the queue, and must not delay the parcel again when it is buried. */
export function formatParcel({ id, channel, expiresAt, sealed, group, reason }: Parcel): string {
  return JSON.stringify({ id, channel, expiresAt, sealed, group, reason })
}

/**
 * Reads what {@link formatParcel} wrote. Unknown members are passed over, so that a newer writer does not stop an older reader.
 * @throws OtpError `parcel-malformed`
 */
export function parseParcel(text: string): Parcel {
  const { id, channel, expiresAt, sealed, group, reason } = parseObject(text)
  if (!isText(id)) throw malformed('id')
  if (!isChannel(channel)) throw malformed('channel')
  if (!isEpoch(expiresAt)) throw malformed('expiresAt')
  if (!isText(sealed)) throw malformed('sealed')
  if (group !== undefined && !isText(group)) throw malformed('group')
  if (reason !== undefined && !isReason(reason)) throw malformed('reason')
  return {
    id,
    channel,
    expiresAt,
    sealed,
    ...(group === undefined ? {} : { group }),
    ...(reason === undefined ? {} : { reason }),
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // The parser's complaint quotes the text.
  }
  throw new OtpError('parcel-malformed', 'it is not a JSON object')
}

function malformed(member: string): OtpError {
  return new OtpError('parcel-malformed', `'${member}' is missing or has the wrong form`)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isEpoch(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isReason(value: unknown): value is OtpErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorMeanings, value)
}
