import { isOtpError, OtpError } from '../errors.js'
import type { Clock } from '../ports/clock.js'

export interface Deadline {
  readonly clock: Clock
  /** Epoch ms. */
  readonly by: number
  readonly signal: AbortSignal
  /** What is true of the message when the work is cut; left out where the work sends nothing. */
  readonly sentIfCut?: () => 'no' | 'maybe'
  /**
   * How many turns of the event loop the work has, once cut, to say how it ended. A deadline around another one has one more,
   * for the inner one knows better.
   * @defaultValue 1
   */
  readonly turns?: number
}

/**
 * Runs `work` under a signal that aborts at the deadline (`out-of-time`) or with the outer signal, and stops waiting for it then.
 * Work that heeds the signal has a moment to say how it ended; what it says later is not heard.
 */
export async function withDeadline<T>(deadline: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { clock, by, signal } = deadline
  const inner = new AbortController()
  const over = new AbortController()
  const passOn = () => inner.abort(signal.reason)
  if (signal.aborted) passOn()
  else signal.addEventListener('abort', passOn)
  const late = () => inner.abort(new OtpError('out-of-time'))
  const leftMs = by - clock.now()
  if (leftMs <= 0) late()
  else clock.sleep(leftMs, over.signal).then(late, () => undefined) // rejects when the work was over first
  try {
    return await Promise.race([work(inner.signal), cut(inner.signal, deadline)])
  } finally {
    over.abort(null) // without a reason every deadline that is kept would make an error, stack and all
    signal.removeEventListener('abort', passOn)
  }
}

/** Rejects a few turns of the event loop after the signal aborts, with the abort's code. */
function cut(signal: AbortSignal, { clock, sentIfCut, turns = 1 }: Deadline): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = async () => {
      for (let turn = 0; turn < turns; turn += 1) await clock.sleep(0)
      const code = isOtpError(signal.reason) ? signal.reason.code : 'cancelled'
      reject(new OtpError(code, undefined, sentIfCut === undefined ? {} : { sent: sentIfCut() }))
    }
    const late = () => void giveUp().catch(reject)
    if (signal.aborted) late()
    else signal.addEventListener('abort', late)
  })
}
