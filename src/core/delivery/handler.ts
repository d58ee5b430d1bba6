import { OtpError, toOtpError } from '../errors.js'
import { type Answer, bodyLimitBytes, type Call, jsonAnswer } from '../model/call.js'
import { checkOptions, option } from '../model/options.js'
import type { OtpRequest } from '../model/otp-request.js'
import type { Outcome } from '../model/receipt.js'
import type { Clock } from '../ports/clock.js'
import type { Delivery, Journey } from '../ports/delivery.js'
import type { Handler } from '../ports/handler.js'
import type { IdentityHook } from '../ports/identity-hook.js'
import type { Recorder } from '../ports/recorder.js'
import type { TokenVerifier } from '../ports/token-verifier.js'
import { withDeadline } from './deadline.js'
import { createJourneyLog } from './journey-log.js'
import { systemClock } from './system-clock.js'

export interface HandlerOptions {
  readonly hook: IdentityHook
  /** `null` only where the runtime itself proves the caller, as Lambda does when Cognito invokes it. */
  readonly verifier: TokenVerifier | null
  readonly delivery: Delivery
  readonly recorder: Recorder
  /**
   * From the edge's receipt of the call to our answer, in ms. Okta waits 3 s.
   * @defaultValue 2500
   */
  readonly budgetMs?: number
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/**
 * The whole journey from a call to its answer: prove the caller, read the request, deliver, answer, record.
 * It never rejects, and it answers in time: when the budget is spent it says `out-of-time`, and "maybe sent" if a send had begun.
 * @throws TypeError on wrong wiring
 */
export function createHandler(options: HandlerOptions): Handler {
  checkOptions('createHandler', options, {
    hook: option.port('parse', 'answer'),
    verifier: option.nullable(option.port('verify')),
    delivery: option.function(),
    recorder: option.port('record'),
    budgetMs: option.optional(option.integer(1)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { hook, recorder, budgetMs = 2500, clock = systemClock } = options

  return async (call, signal) => {
    const start = clock.now()
    // The edge's clock may run ahead of ours; nobody can have received the call after now.
    const at = Math.min(call.receivedAt ?? start, start)
    const answerBy = Math.min(at + budgetMs, start + (call.remainingMs ?? Number.POSITIVE_INFINITY))
    const log = createJourneyLog(recorder)
    const known: { request?: OtpRequest } = {}
    const read = (request: OtpRequest) => {
      known.request = request
    }

    let outcome: Outcome
    const hangUp = hungUp(signal)
    try {
      const deadline = {
        clock,
        by: answerBy,
        signal: hangUp.signal,
        sentIfCut: () => (log.begun() ? ('maybe' as const) : ('no' as const)),
        turns: 3,
      }
      outcome = await withDeadline(deadline, (within) =>
        travel(options, call, { signal: within, answerBy, note: log.note, read }),
      )
    } catch (thrown) {
      const failure = toOtpError(thrown, 'internal', log.begun() ? 'maybe' : 'no')
      outcome = { failure, ...(known.request === undefined ? {} : { requestId: known.request.id }) }
    } finally {
      hangUp.forget()
    }
    const answer = answerSafely(hook, outcome)
    log.close({ hook: hook.name, at, now: clock.now(), ...known, ...outcome })
    return answer
  }
}

interface Travel extends Journey {
  /** Tells who the request is, so that also a failure can be answered and recorded under its id. */
  readonly read: (request: OtpRequest) => void
}

async function travel(
  { hook, verifier, delivery }: HandlerOptions,
  call: Call,
  { signal, answerBy, note, read }: Travel,
): Promise<Outcome> {
  signal.throwIfAborted()
  if (call.method !== 'POST') throw new OtpError('method-not-allowed')
  if (call.body.byteLength > bodyLimitBytes) throw new OtpError('call-too-large')
  if (verifier !== null) {
    const { issuer, clientId } = await verifier.verify(call, signal)
    note({ fact: 'caller', issuer, clientId })
  }
  const request = await hook.parse(call, signal)
  read(request)
  signal.throwIfAborted()
  const receipt = await delivery(request, { signal, answerBy, note })
  return { requestId: request.id, receipt }
}

/** The caller's signal, told in our words: whatever its reason, the caller went away. */
function hungUp(signal: AbortSignal | undefined): { signal: AbortSignal; forget: () => void } {
  const controller = new AbortController()
  const abort = () => controller.abort(new OtpError('cancelled'))
  if (signal?.aborted) abort()
  else signal?.addEventListener('abort', abort)
  return { signal: controller.signal, forget: () => signal?.removeEventListener('abort', abort) }
}

function answerSafely(hook: IdentityHook, outcome: Outcome): Answer {
  try {
    return hook.answer(outcome)
  } catch {
    return jsonAnswer(500, {})
  }
}
