import { checkOptions, option } from '../core/model/options.js'
import type { Recorder } from '../core/ports/recorder.js'

export interface JsonLinesRecorderOptions {
  /** Takes one line without its end, such as `console.log`. */
  readonly write: (line: string) => void
}

/**
 * Writes each decision as one line of JSON, as log collectors like it.
 * @throws TypeError on wrong wiring
 */
export function jsonLinesRecorder(options: JsonLinesRecorderOptions): Recorder {
  checkOptions('jsonLinesRecorder', options, { write: option.function() })
  return {
    record(decision) {
      options.write(JSON.stringify({ event: 'otp-decision', ...decision }))
    },
  }
}
