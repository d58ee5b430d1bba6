import { Buffer } from 'node:buffer'
import { gunzipSync } from 'node:zlib'
import type { DeliveryEvent } from '../core/model/delivery-event.js'
import { readEumEvent } from './aws/eum-event.js'

/** The delivery events found, in the order they stood in, and how many things in between were none. */
export interface EumDeliveryEvents {
  readonly events: readonly DeliveryEvent[]
  readonly unreadable: number
}

// An event inside a notification inside a queue's message inside a batch: nothing honest is nested deeper.
const deepest = 6
const unpackedBytes = 16_777_216

/**
 * Finds the delivery events of AWS End User Messaging in whatever brought them: an EventBridge event, an SNS notification (to Lambda, HTTP, or
 * through SQS), a Firehose batch or file, a CloudWatch Logs subscription, or the bare event. Never throws: what cannot be read is counted.
 * @see https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-format.html
 */
export function eumDeliveryEvents(raw: unknown): EumDeliveryEvents {
  const events: DeliveryEvent[] = []
  let unreadable = 0
  const visit = (value: unknown, depth: number): void => {
    const parts = depth > deepest ? undefined : unwrap(value)
    if (parts !== undefined) {
      for (const part of parts) visit(part, depth + 1)
      return
    }
    const event = readEumEvent(value)
    if (event === undefined) unreadable += 1
    else events.push(event)
  }
  visit(raw, 0)
  return { events, unreadable }
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** What is inside an envelope; `undefined` where it is none. */
function unwrap(value: unknown): readonly unknown[] | undefined {
  if (isList(value)) return value
  if (typeof value === 'string') return parseMany(value)
  if (typeof value !== 'object' || value === null) return undefined
  const { detail, Records, records, Sns, Message, Type, body, data, awslogs, messageType, logEvents, message } = value as Record<
    string,
    unknown
  >
  // EventBridge
  if (typeof detail === 'object' && detail !== null) return [detail]
  // Lambda's batches of SNS, SQS and Firehose, and what is in them
  if (isList(Records)) return Records
  if (isList(records)) return records
  if (typeof Sns === 'object' && Sns !== null) return [Sns]
  if (typeof Message === 'string' && (Type === undefined || Type === 'Notification')) return [Message]
  if (typeof body === 'string') return [body]
  if (typeof data === 'string') return [unpack(data) ?? data]
  // CloudWatch Logs: a subscription's event, what it holds, and a line of it
  if (typeof awslogs === 'object' && awslogs !== null) return [awslogs]
  if (messageType === 'CONTROL_MESSAGE') return []
  if (isList(logEvents)) return logEvents
  return typeof message === 'string' ? [message] : undefined
}

/** Base64, gzipped or not. */
function unpack(data: string): string | undefined {
  const bytes = Buffer.from(data, 'base64')
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8')
  try {
    return gunzipSync(bytes, { maxOutputLength: unpackedBytes }).toString('utf8')
  } catch {
    return undefined
  }
}

/** One JSON text; or several, one a line or stuck together as Firehose writes them. */
function parseMany(text: string): readonly unknown[] | undefined {
  const one = parse(text)
  if (one !== undefined) return typeof one === 'object' && one !== null ? [one] : undefined
  const lines = text
    .replace(/\}\s*\{/g, '}\n{')
    .split('\n')
    .filter((line) => line.trim() !== '')
  return lines.length > 1 ? lines : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
