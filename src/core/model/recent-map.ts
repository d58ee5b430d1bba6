/** A map that remembers the last so many keys and forgets whichever has not been asked for longest, so that its memory has an end. */
export interface RecentMap<Value> {
  readonly size: number
  /** The value of the key, made where it is not remembered. */
  get(key: string, make: () => Value): Value
}

/** Makes an empty map for `most` keys. */
export function createRecentMap<Value>(most: number): RecentMap<Value> {
  const entries = new Map<string, Value>()
  return {
    get size() {
      return entries.size
    },
    get(key, make) {
      const value = entries.has(key) ? (entries.get(key) as Value) : make()
      // To the end of the line, whose head is the one to forget.
      entries.delete(key)
      entries.set(key, value)
      const [oldest = key] = entries.keys()
      if (entries.size > most) entries.delete(oldest)
      return value
    },
  }
}
