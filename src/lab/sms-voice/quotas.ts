import type { Clock } from '../../core/ports/clock.js'

/** What the account may do. A limit that is left out is not kept. */
export interface SmsVoiceLimits {
  readonly textPerSecond?: number
  readonly voicePerSecond?: number
  readonly voicePerMinute?: number
  readonly voicePerRecipientAndDay?: number
  readonly notifyPerSecond?: number
  readonly notifyPerDay?: number
  readonly notifyPerRecipientAndDay?: number
  readonly templatesPerSecond?: number
  readonly feedbackPerSecond?: number
}

/** The limits that no request to AWS can raise. Rates of texts differ by account: read them in Service Quotas. */
export const hardLimits: SmsVoiceLimits = {
  voicePerSecond: 1,
  voicePerMinute: 20,
  voicePerRecipientAndDay: 5,
  notifyPerRecipientAndDay: 10,
}

/** One limit that a call must stay under. */
export interface Quota {
  readonly key: string
  readonly limit: number | undefined
  readonly windowMs: number
}

/**
 * Counts calls in rolling windows.
 * Returns the first quota that is used up, or `undefined` after it has counted the call against all of them.
 */
export function createQuotas(clock: Clock): (quotas: readonly Quota[]) => Quota | undefined {
  const taken = new Map<string, number[]>()
  return (quotas) => {
    const now = clock.now()
    const recent = ({ key, windowMs }: Quota): number[] => (taken.get(key) ?? []).filter((at) => at > now - windowMs)
    const exceeded = quotas.find((quota) => quota.limit !== undefined && recent(quota).length >= quota.limit)
    if (exceeded !== undefined) return exceeded
    for (const quota of quotas) if (quota.limit !== undefined) taken.set(quota.key, [...recent(quota), now])
    return undefined
  }
}
