import type { Fact } from '../model/decision.js'
import type { OtpRequest } from '../model/otp-request.js'
import type { Receipt } from '../model/receipt.js'

/** What travels beside a request. Made only by `createHandler` and `createWorker`. */
export interface Journey {
  /** Aborts at `answerBy`, or when the caller hangs up. */
  readonly signal: AbortSignal
  /** Epoch ms: when the platform must have its answer; in a worker, when the code dies. */
  readonly answerBy: number
  /** Puts a fact into the decision record. */
  note(fact: Fact): void
}

/**
 * Brings a code to a person, or to a place from which it will be brought.
 * Rejects only with `OtpError`. Whoever wraps a Delivery is one.
 * It notes `sending` right before it begins what cannot be taken back, and begins nothing once the signal has aborted.
 */
export type Delivery = (request: OtpRequest, journey: Journey) => Promise<Receipt>
