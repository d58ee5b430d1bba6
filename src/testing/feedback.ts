import assert from 'node:assert/strict'
import type { Feedback } from '../core/ports/feedback.js'
import type { Promised } from './promised.js'
import { refused } from './refused.js'

/** A feedback to prove, a message it may speak of, and a look at what the provider has been told. */
export interface FeedbackUnderProof {
  readonly feedback: Feedback
  /** The id of a message that the provider knows. */
  readonly messageId: string
  /** What has been told so far. */
  told(): number
  /** Makes the provider fail until the contract is done with it. */
  breakDown(): void
  close(): Promise<void>
}

/** What every {@link Feedback} keeps. */
export function feedbackContract(create: () => Promise<FeedbackUnderProof>): readonly Promised[] {
  const promise = (says: string, proof: (under: FeedbackUnderProof) => Promise<void>): Promised => ({
    says,
    proof: async () => {
      const under = await create()
      try {
        await proof(under)
      } finally {
        await under.close()
      }
    },
  })
  const never = new AbortController().signal

  return [
    promise('tells that a code was used, and that one was not', async ({ feedback, messageId, told }) => {
      await feedback.report(messageId, 'used', never)
      assert.equal(told(), 1)
      await feedback.report(messageId, 'unused', never)
      assert.equal(told(), 2)
    }),
    promise('may be told twice', async ({ feedback, messageId }) => {
      await feedback.report(messageId, 'used', never)
      await feedback.report(messageId, 'used', never)
    }),
    promise('tells nothing when the signal has aborted', async ({ feedback, messageId, told }) => {
      await refused(feedback.report(messageId, 'used', AbortSignal.abort()), 'cancelled')
      assert.equal(told(), 0)
    }),
    promise('rejects with an OtpError when the provider is down', async ({ feedback, messageId, breakDown }) => {
      breakDown()
      await refused(feedback.report(messageId, 'used', never), 'provider-unavailable', 'provider-throttled')
    }),
  ]
}
