import { systemClock } from '../core/delivery/system-clock.js'
import { abortFailure } from '../core/errors.js'
import { createExpiringMap } from '../core/model/expiring-map.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Receipt } from '../core/model/receipt.js'
import type { Clock } from '../core/ports/clock.js'
import type { Ledger } from '../core/ports/ledger.js'

export interface MemoryLedgerOptions {
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/** With a receipt it is done; with a lease somebody holds it until then; with neither the last send has no known end. */
interface Entry {
  readonly attempts: number
  readonly keep: number
  readonly fence?: string
  readonly lease?: number
  readonly receipt?: Receipt
}

/**
 * Makes a ledger in memory, for tests, demonstrations, and hosts of a single process: it forgets with the process.
 * @throws TypeError on wrong wiring
 */
export function memoryLedger(options: MemoryLedgerOptions = {}): Ledger {
  checkOptions('memoryLedger', options, { clock: option.optional(option.port('now', 'sleep')) })
  const { clock = systemClock } = options
  const entries = createExpiringMap<Entry>(() => clock.now())
  let fences = 0

  const write = (id: string, entry: Entry): void => entries.set(id, entry, entry.keep)

  return {
    async claim(id, { lease, keep }, signal) {
      if (signal.aborted) throw abortFailure(signal)
      const known = entries.get(id)
      if (known?.receipt !== undefined) return { state: 'done', receipt: { ...known.receipt } }
      if (known?.lease !== undefined && known.lease > clock.now()) return { state: 'busy', until: known.lease }

      fences += 1
      const fence = String(fences)
      const attempts = known?.attempts ?? 0
      write(id, { attempts: attempts + 1, keep, fence, lease })
      return attempts === 0 ? { state: 'held', fence } : { state: 'maybe', fence, attempts }
    },
    async settle(id, fence, end, signal) {
      if (signal.aborted) throw abortFailure(signal)
      const known = entries.get(id)
      if (known?.fence !== fence) return
      const { attempts, keep } = known
      if (end === 'maybe') write(id, { attempts, keep })
      else if (end === 'free') write(id, { attempts: attempts - 1, keep })
      else write(id, { attempts, keep, receipt: { ...end } })
    },
  }
}
