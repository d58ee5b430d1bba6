/** No code lives longer than a day; a later end is a mistake, and would keep its claim in the ledger as long. */
export const longestLifeMs = 86_400_000

export interface Expiry {
  readonly expiresAt: number
  readonly expiryAssumed?: true
}

/** For a code whose end the platform does not say. */
export function assumedExpiry(now: number, lifeMs: number): Expiry {
  return { expiresAt: now + lifeMs, expiryAssumed: true }
}

const isoDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/i

/** From an ISO 8601 date, in UTC where it names no zone; assumed where it cannot be read or lies too far away. */
export function readExpiry(text: string | undefined, now: number, lifeMs: number): Expiry {
  const zone = isoDate.exec(text ?? '')
  const expiresAt = zone === null ? Number.NaN : Date.parse(zone[1] === undefined ? `${zone[0]}Z` : zone[0])
  return expiresAt <= now + longestLifeMs ? { expiresAt } : assumedExpiry(now, lifeMs)
}
