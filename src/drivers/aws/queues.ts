/** How one queue is made. */
export interface QueueDefinition {
  /** How long a parcel in hand stays hidden, where whoever has it says nothing. */
  readonly visibilitySeconds: number
  readonly retentionSeconds: number
  /** How often a parcel may be given out before the queue itself buries it. */
  readonly maxReceives?: number
}

/** The worker's function may run this long; six times as long must a parcel stay hidden from others (AWS's advice). */
export const workerTimeoutSeconds = 10

/** The queues of a deployment: the one place that tests, the Phone Lab and the deployment read. Both are standard queues under SSE-SQS. */
export const queueDefinitions = {
  /**
   * The worker itself bounds its retries by the life of the code, and each of them, some seconds apart, counts as a receive; so the
   * count is high, and only what is no parcel ever reaches it. Retention outlives every code, so that a dead one is recorded, not lost.
   */
  delivery: { visibilitySeconds: 6 * workerTimeoutSeconds, retentionSeconds: 6 * 3_600, maxReceives: 300 },
  /** A redriven parcel keeps its first age, so the retention must be longer than that of the queue it came from. */
  dead: { visibilitySeconds: 60, retentionSeconds: 14 * 86_400 },
} as const satisfies Record<string, QueueDefinition>

/** The attributes of `CreateQueue`. `deadLetterArn` is where the queue buries what was given out too often. */
export function queueAttributes(definition: QueueDefinition, deadLetterArn?: string): Readonly<Record<string, string>> {
  const { visibilitySeconds, retentionSeconds, maxReceives } = definition
  return {
    VisibilityTimeout: String(visibilitySeconds),
    MessageRetentionPeriod: String(retentionSeconds),
    SqsManagedSseEnabled: 'true',
    ...(deadLetterArn === undefined || maxReceives === undefined
      ? {}
      : { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetterArn, maxReceiveCount: maxReceives }) }),
  }
}
