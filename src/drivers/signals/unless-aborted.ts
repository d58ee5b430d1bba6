import { abortFailure } from '../../core/errors.js'

/**
 * Waits for the work unless the signal aborts: then this caller leaves, and the work goes on for others, or ends unheard.
 * Where `mayLeave` says no at that moment he stays, for the work knows better how it ends.
 * @throws OtpError of the abort
 */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal, mayLeave: () => boolean = () => true): Promise<T> {
  let leave: () => void = () => undefined
  const aborted = new Promise<never>((_, reject) => {
    leave = () => {
      if (mayLeave()) reject(abortFailure(signal))
    }
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave)
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', leave)
  }
}
