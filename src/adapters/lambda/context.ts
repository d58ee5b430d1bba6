/** What is read of Lambda's context. */
export interface LambdaContext {
  getRemainingTimeInMillis(): number
}

/** What the runtime needs to carry the answer out. */
const carryMs = 100

/** How long the function may still work; nothing where no context says so. */
export function timeLeft(context: LambdaContext | undefined): { readonly remainingMs?: number } {
  return context ? { remainingMs: Math.max(0, context.getRemainingTimeInMillis() - carryMs) } : {}
}
