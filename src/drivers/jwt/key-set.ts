import { OtpError, toOtpError } from '../../core/errors.js'
import type { Clock } from '../../core/ports/clock.js'
import { unlessAborted } from '../signals/unless-aborted.js'
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

// Whatever Cache-Control says, they are asked for no more often than each minute, and twice an hour where anybody calls.
const freshMs = { least: 60_000, usual: 600_000, most: 1_800_000 }

// Keys that are no longer fresh serve at once, and the fetch goes on behind: an issuer that hangs must not cost every call a second.
// That is safe while the fetch comes to an end soon, for from then on a key that was removed counts no longer. It need not come to an
// end: a Lambda function is frozen after its answer, fetch and all. So an hour after the issuer was last heard, who asks it waits for
// what it says, and an emergency rotation counts within the hour. While the issuer is down, stale keys serve even then.
const trustedMs = 3_600_000

// While the issuer is down, it is asked once in this time.
const downMs = 30_000

// Without any keys nothing works at all, so an issuer that is back should be found at once.
const pauseMs = 300

// An unknown key id may be a stranger's or the first sign of a rotation. Three fetches at once, then one in five seconds: a flood of
// bogus ids costs the issuer little, and as any fetch brings the new keys for everybody, it keeps a good token out for five seconds at
// most. Whoever comes meanwhile hears that the issuer was not asked, which is true, and not that the token is bad, which nobody knows.
const burst = 3
const refillMs = 5_000

/** The keys of an issuer: fetched when needed, by one fetch at a time, kept while they are fresh, and longer while the issuer is down. */
export function createKeySet({ uri, timeoutMs, keys: given, clock, changed }: KeySetOptions): KeySet {
  const allowed = createAllowance(clock)
  let keys: PublicKeys | undefined
  let heardAt = clock.now()
  let dueAt = 0
  let failure: OtpError | undefined
  let fetching: Promise<void> | undefined
  let askedAt = 0

  const preset =
    given.length > 0 &&
    importKeys(given).then((found) => {
      if (found.byId.size > 0) [keys, dueAt] = [found, heardAt + freshMs.usual]
    })

  const refresh = async (): Promise<void> => {
    try {
      const { body, maxAgeMs = freshMs.usual } = await fetchKeys(uri, { timeoutMs, clock })
      const found = await readKeySet(body)
      const before = keys
      keys = found
      failure = undefined
      heardAt = clock.now()
      dueAt = heardAt + Math.min(Math.max(maxAgeMs, freshMs.least), freshMs.most)
      if (before?.fingerprint !== found.fingerprint) changed()
    } catch (thrown) {
      failure = toOtpError(thrown, 'issuer-unreachable')
      dueAt = Math.max(dueAt, clock.now() + (keys === undefined ? pauseMs : downMs))
    } finally {
      fetching = undefined
    }
  }

  /** The fetch under way, or a new one where the keys are no longer fresh or `more` allows it. */
  const fetchOnce = (more = (): boolean => false): Promise<void> | undefined => {
    if (fetching === undefined && (clock.now() >= dueAt || more())) {
      askedAt = clock.now()
      fetching = refresh()
    }
    return fetching
  }

  /** A held key serves on. Waits only where the issuer was not heard for an hour and nobody else is asking it. */
  const renew = async (signal: AbortSignal): Promise<void> => {
    if (fetching !== undefined && clock.now() > askedAt + timeoutMs && clock.now() >= heardAt + trustedMs) {
      // It was frozen together with the function: how it ends now is no word of the issuer.
      await unlessAborted(fetching, signal)
      dueAt = clock.now()
    }
    const others = fetching
    const fetch = fetchOnce()
    if (fetch !== others && fetch !== undefined && clock.now() >= heardAt + trustedMs) await unlessAborted(fetch, signal)
  }

  /** Looks for a key that is not held. Only a fetch that began after this call says for sure what there is now. */
  const lookFor = async (kid: string, signal: AbortSignal): Promise<void> => {
    if (fetching !== undefined) {
      await unlessAborted(fetching, signal)
      if (keys?.byId.has(kid) === true || failure !== undefined) return
    }
    const fetch = fetchOnce(keys === undefined ? undefined : allowed)
    if (fetch === undefined) throw failure ?? new OtpError('issuer-unreachable', 'the issuer was not asked again so soon')
    await unlessAborted(fetch, signal)
  }

  return {
    async find(kid, signal) {
      await preset
      await (keys?.byId.has(kid) === true ? renew(signal) : lookFor(kid, signal))
      const key = keys?.byId.get(kid)
      if (key !== undefined) return key
      throw failure ?? new OtpError('token-key-unknown')
    },
    async warm(signal) {
      await preset
      const fetch = fetchOnce()
      if (fetch !== undefined) await unlessAborted(fetch, signal)
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
