import type { Decision } from '../core/model/decision.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Recorder } from '../core/ports/recorder.js'

export interface MemoryRecorderOptions {
  /**
   * How many decisions are kept; the oldest go first.
   * @defaultValue 1000
   */
  readonly limit?: number
}

/** Keeps the latest decisions in memory, for tests and for a page that shows them. */
export function memoryRecorder(
  options: MemoryRecorderOptions = {},
): Recorder & { readonly decisions: () => readonly Decision[] } {
  checkOptions('memoryRecorder', options, { limit: option.optional(option.integer(1)) })
  const { limit = 1000 } = options
  const kept: Decision[] = []
  return {
    record(decision) {
      kept.push(structuredClone(decision))
      if (kept.length > limit) kept.shift()
    },
    decisions: () => [...kept],
  }
}
