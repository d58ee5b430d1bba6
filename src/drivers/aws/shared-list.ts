import { withDeadline } from '../../core/delivery/deadline.js'
import { type OtpError, toOtpError } from '../../core/errors.js'
import type { Clock } from '../../core/ports/clock.js'
import { unlessAborted } from '../signals/unless-aborted.js'

export interface SharedListOptions<Item> {
  readonly clock: Clock
  readonly freshMs: number
  readonly fetch: (signal: AbortSignal) => Promise<readonly Item[]>
  /** So long it may take: nobody's signal cuts it, for everybody waits for the same. */
  readonly fetchMs: number
}

// A service that has just failed is left alone for this long.
const restMs = 10_000

/**
 * A list that all callers share: fetched once however many ask, believed for a while, and then shown as it was until the new one is there.
 * A caller's signal ends his own waiting only; what is known needs none.
 */
export function createSharedList<Item>(options: SharedListOptions<Item>): (signal: AbortSignal) => Promise<readonly Item[]> {
  const { clock, freshMs, fetch, fetchMs } = options
  let known: { readonly list: readonly Item[]; readonly until: number } | undefined
  let failed: { readonly failure: OtpError; readonly until: number } | undefined
  let flight: Promise<readonly Item[]> | undefined

  const take = async (): Promise<readonly Item[]> => {
    try {
      const { signal } = new AbortController()
      const list = await withDeadline({ clock, by: clock.now() + fetchMs, signal }, fetch)
      known = { list, until: clock.now() + freshMs }
      failed = undefined
      return list
    } catch (thrown) {
      failed = { failure: toOtpError(thrown), until: clock.now() + restMs }
      throw failed.failure
    } finally {
      flight = undefined
    }
  }

  return async (signal) => {
    if (known !== undefined && known.until > clock.now()) return known.list
    if (failed !== undefined && failed.until > clock.now()) {
      if (known !== undefined) return known.list
      throw failed.failure
    }
    flight ??= take()
    if (known === undefined) return unlessAborted(flight, signal)
    flight.catch(() => undefined)
    return known.list
  }
}
