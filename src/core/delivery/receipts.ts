import { report, toOtpError } from '../errors.js'
import type { DeliveryEvent, DeliveryState } from '../model/delivery-event.js'
import { checkOptions, option } from '../model/options.js'
import { createRecentMap } from '../model/recent-map.js'
import type { Clock } from '../ports/clock.js'
import type { MessageMap, MessageOrigin } from '../ports/message-map.js'
import { systemClock } from './system-clock.js'

/** An event and the request it belongs to; without `origin` where nobody remembers the message. */
export interface JoinedEvent {
  readonly event: DeliveryEvent
  readonly origin?: MessageOrigin
  /** False where a later event of the same message has been seen before. */
  readonly latest: boolean
  /** True of the first event that says of its message that it has arrived, and of the first that says it has failed: those to count. */
  readonly first: boolean
}

export interface ReceiptsOptions {
  readonly messageMap: MessageMap
  /** Takes each joined event once. What it throws is swallowed, for one bad line must not stop the others. */
  readonly sink: (joined: JoinedEvent) => void
  /**
   * An event of a message that nobody knows may have overtaken the memory of it: younger than this, it is handed back as *early*.
   * @defaultValue 60000
   */
  readonly earlyMs?: number
  /**
   * How many messages are remembered, to tell an event once and to count a message once; those that nothing was heard of longest are forgotten.
   * @defaultValue 50000
   */
  readonly mostMessages?: number
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/** What became of a batch. Let the early ones come again in a moment; forget the rest. */
export interface Taken {
  readonly joined: number
  /** The same event once more. */
  readonly repeated: number
  readonly early: readonly DeliveryEvent[]
}

/** How the messages of one language, country and channel have fared: each counted once, where it stands now. */
export interface ReceiptMetrics extends Readonly<Record<DeliveryState, number>> {
  readonly channel: DeliveryEvent['channel']
  /** `und` where the request is not known. */
  readonly locale: string
  /** `ZZ` where it is not known. */
  readonly country: string
  readonly segments: number
  readonly priceUsd: number
  /** Sum and count of the time from the provider's taking over to the delivery; the mean is theirs to build. */
  readonly deliveryMs: number
  readonly timed: number
}

export interface Receipts {
  /** @throws OtpError `store-unavailable`: let the whole batch come again; what was joined is known and not told twice */
  take(events: readonly DeliveryEvent[], signal: AbortSignal): Promise<Taken>
  /** Of this process since it began. */
  metrics(): readonly ReceiptMetrics[]
}

/** Further along beats less far; of two ends the later one counts, for a provider that gave up may still be proved wrong. */
const progress: Readonly<Record<DeliveryState, number>> = {
  accepted: 0,
  pending: 1,
  ringing: 2,
  unknown: 3,
  failed: 4,
  delivered: 4,
}

type Row = { -readonly [K in keyof ReceiptMetrics]: ReceiptMetrics[K] }

/** What is remembered of a message. */
interface Known {
  /** Its events that have been told. */
  readonly told: Set<string>
  readonly ends: Set<DeliveryState>
  /** Where it is counted. */
  standing?: { readonly event: DeliveryEvent; readonly row: Row }
}

/**
 * Joins delivery events to their requests. Events come late, twice, in any order, and sometimes before the send itself has been remembered;
 * each is told once, and each message is counted where its furthest event has put it. What was seen is remembered in this process only:
 * two processes may each tell the same event.
 * @throws TypeError on wrong wiring
 */
export function createReceipts(options: ReceiptsOptions): Receipts {
  checkOptions('createReceipts', options, {
    messageMap: option.port('put', 'find'),
    sink: option.function(),
    earlyMs: option.optional(option.integer(0)),
    mostMessages: option.optional(option.integer(1)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { messageMap, sink, earlyMs = 60_000, mostMessages = 50_000, clock = systemClock } = options
  const messages = createRecentMap<Known>(mostMessages)
  const rows = new Map<string, Row>()

  const rowOf = ({ channel, country: reported }: DeliveryEvent, origin: MessageOrigin | undefined): Row => {
    const locale = origin?.locale ?? 'und'
    const country = origin?.country ?? reported ?? 'ZZ'
    const key = `${channel} ${locale} ${country}`
    const states = { accepted: 0, pending: 0, ringing: 0, delivered: 0, failed: 0, unknown: 0 }
    const row = rows.get(key) ?? { channel, locale, country, ...states, segments: 0, priceUsd: 0, deliveryMs: 0, timed: 0 }
    rows.set(key, row)
    return row
  }
  const count = (known: Known, event: DeliveryEvent, origin: MessageOrigin | undefined): boolean => {
    const { standing: before } = known
    if (before !== undefined && !isFurther(event, before.event)) return false
    const row = rowOf(event, origin)
    if (before !== undefined) add(before.row, before.event, -1)
    add(row, event, 1)
    known.standing = { event, row }
    return true
  }

  return {
    async take(events, signal) {
      const early: DeliveryEvent[] = []
      let joined = 0
      let repeated = 0
      for (const event of events) {
        const known = messages.get(event.messageId, () => ({ told: new Set(), ends: new Set() }))
        const key = `${event.type} ${event.at}`
        if (known.told.has(key)) {
          repeated += 1
          continue
        }
        // Told from here on, also for another batch that comes while the map is asked; unless it must come again.
        known.told.add(key)
        const origin = await messageMap.find(event.messageId, signal).catch((thrown: unknown) => {
          known.told.delete(key)
          throw toOtpError(thrown, 'store-unavailable')
        })
        if (origin === undefined && clock.now() - event.at < earlyMs) {
          known.told.delete(key)
          early.push(event)
          continue
        }
        joined += 1
        const found = origin === undefined ? {} : { origin }
        report(sink, { event, ...found, latest: count(known, event, origin), first: isFirst(known, event) })
      }
      return { joined, repeated, early }
    },
    metrics: () => [...rows.values()].map((row) => ({ ...row })),
  }
}

function isFirst({ ends }: Known, { state }: DeliveryEvent): boolean {
  if ((state !== 'delivered' && state !== 'failed') || ends.has(state)) return false
  ends.add(state)
  return true
}

function isFurther(event: DeliveryEvent, before: DeliveryEvent): boolean {
  const step = progress[event.state] - progress[before.state]
  return step > 0 || (step === 0 && event.at > before.at)
}

/** Adds a message to its row, or takes it out again. */
function add(row: Row, { state, at, sentAt, segments = 0, price = 0 }: DeliveryEvent, by: 1 | -1): void {
  row[state] += by
  row.segments += by * segments
  row.priceUsd += by * price
  if (state !== 'delivered' || sentAt === undefined) return
  row.deliveryMs += by * Math.max(0, at - sentAt)
  row.timed += by
}
