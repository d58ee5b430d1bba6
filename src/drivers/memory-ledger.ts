import { toOtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Receipt } from '../core/model/receipt.js'
import type { Clock } from '../core/ports/clock.js'
import type { Ledger } from '../core/ports/ledger.js'

export interface MemoryLedgerOptions {
  readonly clock: Clock
}

/** A ledger in memory: right for one process, forgotten with it. */
export interface MemoryLedger extends Ledger {
  /** How many ids are held, forgotten ones that are not yet swept out included. */
  readonly size: number
}

/** With a receipt it is done; with a fence somebody holds it until `lease`; with neither the last send has no known end. */
interface Entry {
  readonly attempts: number
  readonly keep: number
  readonly fence?: string
  readonly lease?: number
  readonly receipt?: Receipt
}

/**
 * Makes a ledger for tests, demonstrations, and hosts of a single process.
 * @throws TypeError on wrong wiring
 */
export function memoryLedger(options: MemoryLedgerOptions): MemoryLedger {
  checkOptions('memoryLedger', options, { clock: option.port('now', 'sleep') })
  const { clock } = options
  const entries = new Map<string, Entry>()
  let fences = 0

  /** Looks at two entries each time, so it outruns the growth: what is alive goes to the end of the line. */
  const sweep = (now: number): void => {
    for (const [id, entry] of [...firstTwo(entries)]) {
      entries.delete(id)
      if (entry.keep > now) entries.set(id, entry)
    }
  }

  return {
    get size() {
      return entries.size
    },
    async claim(id, { lease, keep }, signal) {
      if (signal.aborted) throw toOtpError(signal.reason, 'cancelled')
      const now = clock.now()
      sweep(now)
      const found = entries.get(id)
      const known = found !== undefined && found.keep > now ? found : undefined
      if (known?.receipt !== undefined) return { state: 'done', receipt: { ...known.receipt } }
      if (known?.lease !== undefined && known.lease > now) return { state: 'busy', until: known.lease }

      fences += 1
      const fence = String(fences)
      const attempts = known?.attempts ?? 0
      entries.set(id, { attempts: attempts + 1, keep, fence, lease })
      return attempts === 0 ? { state: 'held', fence } : { state: 'maybe', fence, attempts }
    },
    async settle(id, fence, end, signal) {
      if (signal.aborted) throw toOtpError(signal.reason, 'cancelled')
      const entry = entries.get(id)
      if (entry?.fence !== fence) return
      const { attempts, keep } = entry
      if (end === 'maybe') entries.set(id, { attempts, keep })
      else if (end === 'free') entries.set(id, { attempts: attempts - 1, keep })
      else entries.set(id, { attempts, keep, receipt: { ...end } })
    },
  }
}

function* firstTwo<T>(items: Iterable<T>): Iterable<T> {
  let left = 2
  for (const item of items) {
    yield item
    left -= 1
    if (left === 0) return
  }
}
