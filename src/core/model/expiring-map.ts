/**
 * A map whose entries are forgotten at their time. Each write looks at two entries and drops what is forgotten,
 * so the memory it takes follows what is alive, and no timer is needed.
 */
export interface ExpiringMap<Value> {
  /** What takes memory: the living, and the forgotten that no write has come upon yet. */
  readonly size: number
  get(key: string): Value | undefined
  /** Keeps the value until `expiresAt`, epoch ms; from then on the key is unknown. */
  set(key: string, value: Value, expiresAt: number): void
}

/** Makes an empty map that tells the time, epoch ms, by `now`. */
export function createExpiringMap<Value>(now: () => number): ExpiringMap<Value> {
  const entries = new Map<string, { readonly value: Value; readonly expiresAt: number }>()

  // What is alive goes to the end of the line, so that the next write looks at others.
  const sweep = (): void => {
    let left = 2
    for (const [key, entry] of entries) {
      entries.delete(key)
      if (entry.expiresAt > now()) entries.set(key, entry)
      left -= 1
      if (left === 0) return
    }
  }

  return {
    get size() {
      return entries.size
    },
    get(key) {
      const entry = entries.get(key)
      return entry !== undefined && entry.expiresAt > now() ? entry.value : undefined
    },
    set(key, value, expiresAt) {
      sweep()
      entries.set(key, { value, expiresAt })
    },
  }
}
