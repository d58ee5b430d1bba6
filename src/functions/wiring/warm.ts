import { systemClock } from '../../core/delivery/system-clock.js'
import { toOtpError } from '../../core/errors.js'
import { tell } from './log.js'

/** A person waits for the first answer of a cold start: what is not warm by then warms beside it. */
const patienceMs = 500

/**
 * Fetches ahead what the first call would have to wait for. Never fails: what cannot be had is logged by its name and asked for again
 * when it is needed, so that a start goes well while a service is down.
 */
export async function warm(parts: Readonly<Record<string, (signal: AbortSignal) => Promise<unknown>>>): Promise<void> {
  const over = new AbortController()
  const never = new AbortController().signal
  const warming = Object.entries(parts).map(async ([name, part]) => {
    await part(never).catch((thrown: unknown) => tell(`warm: ${name}`)(toOtpError(thrown)))
  })
  await Promise.race([Promise.all(warming), systemClock.sleep(patienceMs, over.signal).catch(() => undefined)])
  over.abort()
}
