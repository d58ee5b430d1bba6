import type { OtpError } from '../../core/errors.js'
import { jsonLinesRecorder } from '../../drivers/json-lines-recorder.js'

/** One line of JSON into the function's log. Not by `console`, before whose lines Lambda puts words of its own. */
export const log = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`)

/** The record of every journey: a line of JSON each. */
export const recorder = jsonLinesRecorder({ write: (line) => void process.stdout.write(`${line}\n`) })

/** Logs a failure that ends nothing, or that only Lambda hears of. No secret is in one. */
export const tell =
  (part: string) =>
  ({ code, message, cause }: OtpError): void =>
    log({ event: 'otp-failure', part, code, message, cause })
