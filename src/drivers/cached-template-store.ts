import { systemClock } from '../core/delivery/system-clock.js'
import { abortFailure, OtpError, report, toOtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import { immutableTemplate, type Template } from '../core/model/template.js'
import type { Clock } from '../core/ports/clock.js'
import type { TemplateStore } from '../core/ports/template-store.js'
import { unlessAborted } from './signals/unless-aborted.js'

export interface CachedTemplateStoreOptions {
  readonly store: TemplateStore
  /** @defaultValue systemClock */
  readonly clock?: Clock
  /** So long an answer is given without asking the store; 1 minute. */
  readonly freshMs?: number
  /** So long, from when it was read, it is given at once while the store is asked behind the scenes; then only where the store says nothing for 200 ms; 1 hour. */
  readonly staleMs?: number
  /** So long nothing is asked again: after an empty answer, and after a failure while there are older words; 10 seconds. */
  readonly negativeMs?: number
  /** So long a caller without any words waits for the store; 600 ms, for after the words there must be time to send. What comes later serves the next one. */
  readonly answerMs?: number
  /** How many purposes and channels are kept; there are eight. */
  readonly maxEntries?: number
  /** Hears that the store failed and older words are given instead. */
  readonly onFailure?: (failure: OtpError) => void
}

type Question = Parameters<TemplateStore['list']>[0]

interface Entry {
  readonly templates: readonly Template[]
  readonly freshUntil: number
  readonly staleUntil: number
}

// Newer words are worth no more of a person's time than this.
const patienceMs = 200

// Longer than the slowest answer that is one, and then the store is stopped.
const storeMs = 3_000

/**
 * Keeps what a store answered. Those who ask at the same time share one look-up, which no single one of them can cancel.
 * When the store fails or hangs, the words that are there go on to be given, however old: old words are better than no code.
 * @throws OtpError of the store, or `store-unavailable` when it takes too long; only where nothing is kept
 */
export function cachedTemplateStore(options: CachedTemplateStoreOptions): TemplateStore {
  checkOptions('cachedTemplateStore', options, {
    store: option.port('list'),
    clock: option.optional(option.port('now', 'sleep')),
    freshMs: option.optional(option.integer(0)),
    staleMs: option.optional(option.integer(0)),
    negativeMs: option.optional(option.integer(0)),
    answerMs: option.optional(option.integer(1)),
    maxEntries: option.optional(option.integer(1)),
    onFailure: option.optional(option.function()),
  })
  const {
    store,
    clock = systemClock,
    freshMs = 60_000,
    staleMs = 3_600_000,
    negativeMs = 10_000,
    answerMs = 600,
    maxEntries = 16,
  } = options
  const kept = new Map<string, Entry>()
  const lookUps = new Map<string, Promise<readonly Template[]>>()

  const keep = (key: string, entry: Entry): readonly Template[] => {
    kept.delete(key)
    kept.set(key, entry)
    const [oldest = key] = kept.keys()
    if (kept.size > maxEntries) kept.delete(oldest)
    return entry.templates
  }

  const ask = async (of: Question): Promise<readonly Template[]> => {
    const over = new AbortController()
    const late = clock.sleep(storeMs, over.signal).then(() => tooLate(storeMs))
    // A store that throws instead of rejecting leaves nobody to hear of it.
    late.catch(() => undefined)
    try {
      return Object.freeze((await Promise.race([store.list(of, over.signal), late])).map(immutableTemplate))
    } finally {
      over.abort()
    }
  }

  const lookUp = async (key: string, of: Question): Promise<readonly Template[]> => {
    try {
      const templates = await ask(of)
      const now = clock.now()
      const empty = templates.length === 0
      return keep(key, { templates, freshUntil: now + (empty ? negativeMs : freshMs), staleUntil: empty ? now : now + staleMs })
    } catch (thrown) {
      const failure = toOtpError(thrown, 'store-unavailable')
      const older = kept.get(key)
      // That there was nothing once says nothing of now: an outage is no missing template.
      if (older === undefined || older.templates.length === 0) throw failure
      report(options.onFailure, failure)
      return keep(key, { ...older, freshUntil: clock.now() + negativeMs })
    } finally {
      lookUps.delete(key)
    }
  }

  const shared = (key: string, of: Question): Promise<readonly Template[]> => {
    const running = lookUps.get(key) ?? lookUp(key, of)
    lookUps.set(key, running)
    return running
  }

  /** The answer, or what else there is to say after so long. */
  const orElse = async (answer: Promise<readonly Template[]>, ms: number, other: () => readonly Template[]) => {
    const over = new AbortController()
    const late = clock.sleep(ms, over.signal).then(other)
    late.catch(() => undefined)
    return Promise.race([answer, late]).finally(() => over.abort(null))
  }

  return {
    list: async ({ purpose, channel }, signal) => {
      if (signal.aborted) throw abortFailure(signal)
      const key = `${purpose} ${channel}`
      const entry = kept.get(key)
      const now = clock.now()
      if (entry !== undefined && now < entry.freshUntil) return entry.templates
      const running = shared(key, { purpose, channel })
      if (entry === undefined || entry.templates.length === 0)
        return unlessAborted(
          orElse(running, answerMs, () => tooLate(answerMs)),
          signal,
        )
      // It fails only where the entry was pushed out meanwhile; the next one who asks will learn of it.
      const newer = running.catch(() => entry.templates)
      return now < entry.staleUntil
        ? entry.templates
        : unlessAborted(
            orElse(newer, patienceMs, () => entry.templates),
            signal,
          )
    },
  }
}

function tooLate(ms: number): never {
  throw new OtpError('store-unavailable', `the template store did not answer in ${ms} ms`)
}
