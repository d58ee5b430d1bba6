import type { Receipt } from '../model/receipt.js'

/**
 * What a claim finds. *held*: send. *busy*: somebody is sending; come back after `until` (epoch ms).
 * *done*: it was sent, here is the receipt. *maybe*: an earlier holder's send has no known end;
 * the caller now holds the claim and decides; `attempts` counts the sends so far.
 */
export type Claim =
  | { readonly state: 'held'; readonly fence: string }
  | { readonly state: 'busy'; readonly until: number }
  | { readonly state: 'done'; readonly receipt: Receipt }
  | { readonly state: 'maybe'; readonly fence: string; readonly attempts: number }

/**
 * Remembers which requests were sent, so that a repetition sends nothing.
 * Strongly consistent, and checks every expiry itself instead of trusting the store to delete in time.
 */
export interface Ledger {
  /**
   * `lease` and `keep` are epoch ms: a holder that has not settled by `lease` is taken for crashed and its send for *maybe*;
   * after `keep` the id is forgotten.
   * @throws OtpError `ledger-unavailable` or `store-malformed`
   */
  claim(id: string, until: { readonly lease: number; readonly keep: number }, signal: AbortSignal): Promise<Claim>
  /**
   * Ends a claim: with a receipt, `free` (surely not sent) or `maybe`.
   * `free` undoes the claim: the next one finds what this one found, *held* after *held*, and *maybe* after *maybe*.
   * Only the holder settles, and only once: a stale or spent fence changes nothing and resolves.
   * @throws OtpError `ledger-unavailable`
   */
  settle(id: string, fence: string, end: Receipt | 'free' | 'maybe', signal: AbortSignal): Promise<void>
}
