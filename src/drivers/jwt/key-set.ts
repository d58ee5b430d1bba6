import { abortFailure, OtpError, toOtpError } from '../../core/errors.js'
import type { Clock } from '../../core/ports/clock.js'
import { fetchKeys } from './fetch-keys.js'
import { importKeys, type PublicJwk, type PublicKeys, readKeySet } from './public-keys.js'

export interface KeySetOptions {
  readonly uri: URL
  /** For one fetch from its beginning to its end. */
  readonly timeoutMs: number
  /** For a start without network. */
  readonly keys: readonly PublicJwk[]
  readonly clock: Clock
  /** Called whenever other keys come into force. */
  readonly changed: () => void
}

export interface KeySet {
  /** @throws OtpError `token-key-unknown` or `issuer-unreachable` */
  find(kid: string, signal: AbortSignal): Promise<CryptoKey>
  /** Fetches the keys unless they are fresh. @throws OtpError `issuer-unreachable` */
  warm(signal: AbortSignal): Promise<void>
}

// Whatever Cache-Control says: no more often than each minute, and an emergency rotation counts within the hour.
const freshMs = { least: 60_000, usual: 600_000, most: 3_600_000 }

// While the issuer is down, stale keys serve, and only one call in this time waits to hear that it still is.
const downMs = 30_000

// An unknown key id may be a stranger's or the first sign of a rotation. Three fetches at once, then one in five seconds: a flood of
// bogus ids costs the issuer little, and as any fetch brings the new keys for everybody, it keeps a good token out for five seconds at most.
const burst = 3
const refillMs = 5_000

/** The keys of an issuer: fetched when needed, by one fetch at a time, kept while they are fresh, and longer while the issuer is down. */
export function createKeySet({ uri, timeoutMs, keys: given, clock, changed }: KeySetOptions): KeySet {
  const allowed = createAllowance(clock)
  const preset = given.length === 0 ? undefined : importKeys(given)
  let keys: PublicKeys | undefined
  let freshUntil = preset === undefined ? 0 : clock.now() + freshMs.usual
  let failure = preset === undefined ? new OtpError('issuer-unreachable', 'the keys were never fetched') : undefined
  let fetching: Promise<void> | undefined

  const refresh = async (): Promise<void> => {
    try {
      const { body, maxAgeMs = freshMs.usual } = await fetchKeys(uri, { timeoutMs, clock })
      const found = await readKeySet(body)
      const before = keys
      keys = found
      failure = undefined
      freshUntil = clock.now() + Math.min(Math.max(maxAgeMs, freshMs.least), freshMs.most)
      if (before?.fingerprint !== found.fingerprint) changed()
    } catch (thrown) {
      failure = toOtpError(thrown, 'issuer-unreachable')
      if (keys !== undefined) freshUntil = Math.max(freshUntil, clock.now() + downMs)
    } finally {
      fetching = undefined
    }
  }

  /** Waits for a fetch; true where nothing newer could be learnt now: it was begun for this caller, or it failed. */
  const fetchOnce = async (signal: AbortSignal): Promise<boolean> => {
    const mine = fetching === undefined && allowed()
    if (mine) fetching = refresh()
    if (fetching === undefined) return false
    await unlessAborted(fetching, signal)
    return mine || failure !== undefined
  }

  /** Makes the keys fresh if they are not, as far as the issuer lets us. */
  const settle = async (signal: AbortSignal): Promise<boolean> => {
    keys ??= await preset
    return clock.now() >= freshUntil && (await fetchOnce(signal))
  }

  return {
    async find(kid, signal) {
      const asked = await settle(signal)
      // A fetch that was under way may have begun before a rotation; only one's own says for sure what there is now.
      if (keys?.byId.has(kid) !== true && !asked) await fetchOnce(signal)
      const key = keys?.byId.get(kid)
      if (key !== undefined) return key
      throw failure ?? new OtpError('token-key-unknown')
    },
    async warm(signal) {
      await settle(signal)
      if (keys === undefined && failure !== undefined) throw failure
    },
  }
}

/** Says whether one more fetch may be made, and counts it. */
function createAllowance(clock: Clock): () => boolean {
  let left = burst
  let at = clock.now()
  return () => {
    const now = clock.now()
    left = Math.min(burst, left + Math.max(0, now - at) / refillMs)
    at = now
    if (left < 1) return false
    left -= 1
    return true
  }
}

/** The work goes on for others when this caller gives up. */
async function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  let stop: () => void = () => undefined
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(abortFailure(signal))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  try {
    await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
