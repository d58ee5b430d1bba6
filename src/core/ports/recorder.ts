import type { Decision } from '../model/decision.js'

/** Keeps decisions. */
export interface Recorder {
  /** Called once a journey, after the answer is settled; what it throws is swallowed, for a record never costs a code. */
  record(decision: Decision): void
}
