import type { Clock } from '../../core/ports/clock.js'

/** What is read of Lambda's context. */
export interface LambdaContext {
  /** How long until Lambda ends the function, in ms. */
  getRemainingTimeInMillis(): number
}

/** What the runtime needs to carry the answer out. */
const carryMs = 100

/** How long the function may still work; nothing where no context says so. */
export function timeLeft(context: LambdaContext | undefined): { readonly remainingMs?: number } {
  return context ? { remainingMs: Math.max(0, context.getRemainingTimeInMillis() - carryMs) } : {}
}

/** Runs work under a signal that aborts `reserveMs` before Lambda would end the function; never where `clock` is `null`, or no context tells. */
export async function beforeTheEnd<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { clock, context, reserveMs }: { clock: Clock | null; context: LambdaContext | undefined; reserveMs: number },
): Promise<T> {
  const end = new AbortController()
  const over = new AbortController()
  if (clock && context) {
    // When the work is over, so is the sleep; its rejection then says nothing.
    clock.sleep(Math.max(0, context.getRemainingTimeInMillis() - reserveMs), over.signal).then(
      () => end.abort(),
      () => undefined,
    )
  }
  try {
    return await work(end.signal)
  } finally {
    over.abort()
  }
}
