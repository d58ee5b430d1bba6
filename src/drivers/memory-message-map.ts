import { systemClock } from '../core/delivery/system-clock.js'
import { abortFailure } from '../core/errors.js'
import { createExpiringMap } from '../core/model/expiring-map.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Clock } from '../core/ports/clock.js'
import type { MessageMap, MessageOrigin } from '../core/ports/message-map.js'

export interface MemoryMessageMapOptions {
  /** @defaultValue systemClock */
  readonly clock?: Clock
  /**
   * How long a message is remembered. A carrier may take 72 hours to report; the rest is the report's own way.
   * @defaultValue 345600000 (four days)
   */
  readonly keepMs?: number
}

const fourDaysMs = 345_600_000

/**
 * Makes a message map in memory, for tests, demonstrations, and hosts of a single process.
 * @throws TypeError on wrong wiring
 */
export function memoryMessageMap(options: MemoryMessageMapOptions = {}): MessageMap {
  checkOptions('memoryMessageMap', options, {
    clock: option.optional(option.port('now', 'sleep')),
    keepMs: option.optional(option.integer(1)),
  })
  const { clock = systemClock, keepMs = fourDaysMs } = options
  const origins = createExpiringMap<MessageOrigin>(() => clock.now())
  return {
    async put(messageId, origin, signal) {
      if (signal.aborted) throw abortFailure(signal)
      origins.set(messageId, { ...origin }, clock.now() + keepMs)
    },
    async find(messageId, signal) {
      if (signal.aborted) throw abortFailure(signal)
      const origin = origins.get(messageId)
      return origin && { ...origin }
    },
  }
}
