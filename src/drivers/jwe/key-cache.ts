import { createHash, type KeyObject } from 'node:crypto'
import type { Clock } from '../../core/ports/clock.js'
import { unlessAborted } from '../signals/unless-aborted.js'

/** A key to seal with, and the same key wrapped, as it travels with each seal. */
export interface SealingKey {
  readonly key: KeyObject
  readonly wrapped: string
}

export interface SealingKeys {
  /** The current key, spent by one use. */
  take(signal: AbortSignal): Promise<SealingKey>
  /** Makes a key where none is fresh; spends nothing. */
  warm(signal: AbortSignal): Promise<void>
}

/** Keeps one key for at most `maxAgeMs` and `maxUses`. Whoever comes while a new one is made waits for that one. */
export function createSealingKeys(options: {
  readonly clock: Clock
  readonly maxAgeMs: number
  readonly maxUses: number
  readonly make: () => Promise<SealingKey>
}): SealingKeys {
  const { clock, maxAgeMs, maxUses, make } = options
  let current: (SealingKey & { readonly until: number; left: number }) | undefined
  let making: Promise<void> | undefined

  const renew = async (): Promise<void> => {
    const until = clock.now() + maxAgeMs
    current = { ...(await make()), until, left: maxUses }
  }
  /** Spends in the same step in which it looks, so that no two spend the same last use. */
  const fresh = async (uses: 0 | 1, signal: AbortSignal): Promise<SealingKey> => {
    for (;;) {
      if (current !== undefined && current.left > 0 && clock.now() < current.until) {
        current.left -= uses
        return current
      }
      making ??= renew().finally(() => {
        making = undefined
      })
      await unlessAborted(making, signal)
    }
  }
  return {
    take: (signal) => fresh(1, signal),
    async warm(signal) {
      await fresh(0, signal)
    },
  }
}

/** Keeps unwrapped keys for `maxAgeMs`, the `maxKeys` last used ones; each is unwrapped once, however many wait for it. */
export function createOpeningKeys(options: {
  readonly clock: Clock
  readonly maxAgeMs: number
  readonly maxKeys: number
  readonly unwrap: (wrapped: string) => Promise<KeyObject>
}): (wrapped: string, signal: AbortSignal) => Promise<KeyObject> {
  const { clock, maxAgeMs, maxKeys, unwrap } = options
  const keys = new Map<string, { readonly key: KeyObject; readonly until: number }>()
  const unwrapping = new Map<string, Promise<KeyObject>>()

  const learn = async (hash: string, wrapped: string): Promise<KeyObject> => {
    try {
      const key = await unwrap(wrapped)
      keys.set(hash, { key, until: clock.now() + maxAgeMs })
      for (const oldest of keys.keys()) {
        if (keys.size <= maxKeys) break
        keys.delete(oldest)
      }
      return key
    } finally {
      unwrapping.delete(hash)
    }
  }
  return async (wrapped, signal) => {
    const hash = createHash('sha256').update(wrapped).digest('base64')
    const known = keys.get(hash)
    keys.delete(hash)
    if (known !== undefined && clock.now() < known.until) {
      // Put back at the end: what stands first was used longest ago.
      keys.set(hash, known)
      return known.key
    }
    const learning = unwrapping.get(hash) ?? learn(hash, wrapped)
    unwrapping.set(hash, learning)
    return unlessAborted(learning, signal)
  }
}
