/** Something to count: `by` is added to `key` in the current window; `0` only reads, a negative number takes back. */
export interface Hit {
  readonly key: string
  readonly by: number
  readonly windowSeconds: number
}

/** Counts in fixed windows, for limits and budgets. */
export interface Counter {
  /**
   * Adds all hits and resolves with the sums after them, in their order.
   * @throws OtpError `store-unavailable`
   */
  add(hits: readonly Hit[], signal: AbortSignal): Promise<number[]>
}
