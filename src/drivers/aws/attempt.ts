import { abortFailure } from '../../core/errors.js'
import { readAwsFailure } from './failure.js'

type Next = (args: unknown) => Promise<unknown>

type Middleware = (next: Next) => Next

/** What is used of a command's or a client's middleware. */
export interface Stack {
  add(middleware: Middleware, place: { readonly name: string; readonly step: string; readonly priority: string }): void
  addRelativeTo(
    middleware: Middleware,
    place: { readonly name: string; readonly relation: string; readonly toMiddleware: string },
  ): void
}

/** Stands for a failure towards the SDK's retry loop, which knows nothing about it and so lets it through. */
interface Final {
  readonly final: true
  readonly failure: unknown
}

/** What became of a command that goes over the wire at most once. */
export interface Attempt {
  /** Whether the service may have done it, as {@link watchWire} tells. */
  done(): 'no' | 'maybe'
  /** The service's own error behind what `client.send` threw. */
  failure(thrown: unknown): unknown
}

/**
 * Makes a command go over the wire at most once, whatever retries the client was made with: sending has no idempotency token,
 * and the SDK would repeat a timed-out send up to three times. Call it before `client.send`, which must be given options
 * (an abort signal will do), for without them the SDK may use a cached stack that knows nothing of this.
 */
export function singleAttempt(command: { readonly middlewareStack: object }, signal: AbortSignal): Attempt {
  const stack = command.middlewareStack as Stack
  // Right inside the retry loop and outside the signing, which learns the clock's skew from the service's own error.
  stack.addRelativeTo(
    (next) => async (args) => {
      try {
        return await next(args)
      } catch (failure) {
        throw Object.assign(new Error('not to be tried again'), { final: true, failure } satisfies Final)
      }
    },
    { name: 'singleAttempt', relation: 'after', toMiddleware: 'retryMiddleware' },
  )
  return {
    done: watchWire(command, signal),
    failure: (thrown) => (isFinal(thrown) ? thrown.failure : thrown),
  }
}

/**
 * Tells whether the service may have done what a command asks, after all attempts so far: until one is handed to the socket, and
 * after a refusal, surely not; but a lost answer is not made good by the refusal of the next attempt, which is all that the SDK
 * tells. Call it before `client.send`, with options, as {@link singleAttempt}.
 */
export function watchWire(command: { readonly middlewareStack: object }, signal: AbortSignal): () => 'no' | 'maybe' {
  let done: 'no' | 'maybe' = 'no'
  const stack = command.middlewareStack as Stack
  // Inside the signing and outside the reading of the answer, where the service's own errors are made.
  stack.add(
    (next) => async (args) => {
      // Who has left was told that nothing was sent, and not every request handler looks at the signal before it writes.
      if (signal.aborted) throw abortFailure(signal)
      const before = done
      done = 'maybe'
      try {
        return await next(args)
      } catch (failure) {
        done = before === 'maybe' ? before : readAwsFailure(failure).done
        throw failure
      }
    },
    { name: 'watchWire', step: 'deserialize', priority: 'high' },
  )
  return () => done
}

const isFinal = (thrown: unknown): thrown is Final => typeof thrown === 'object' && thrown !== null && 'final' in thrown
