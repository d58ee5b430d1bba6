import { bodyLimitBytes } from '../../core/model/call.js'

/** Names in lower case; what came more than once, in whatever case, is joined by `, ` in its order. */
export function joinHeaders(pairs: Iterable<readonly [name: string, value: string]>): Record<string, string> {
  const joined = new Map<string, string>()
  for (const [name, value] of pairs) {
    const key = name.toLowerCase()
    const before = joined.get(key)
    joined.set(key, before === undefined ? value : `${before}, ${value}`)
  }
  // Not by assignment: a header may be called `__proto__`.
  return Object.fromEntries(joined)
}

/** The most that is kept of a body: one byte over the limit, by which `createHandler` knows that it was too large. */
export const keptBytes = bodyLimitBytes + 1

/** What is kept of a body, without copying it. */
export function cut(bytes: Uint8Array): Uint8Array {
  return bytes.length > keptBytes ? bytes.subarray(0, keptBytes) : bytes
}
