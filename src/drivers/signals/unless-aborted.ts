import { abortFailure } from '../../core/errors.js'

/**
 * Waits for the work unless the signal aborts: then this caller leaves, and the work goes on for others, or ends unheard.
 * @throws OtpError of the abort
 */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let leave: () => void = () => undefined
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(abortFailure(signal))
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave)
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', leave)
  }
}
