import { abortFailure, OtpError, toOtpError } from '../errors.js'
import type { OtpRequest } from '../model/otp-request.js'
import type { Receipt } from '../model/receipt.js'
import type { Clock } from '../ports/clock.js'
import type { Journey } from '../ports/delivery.js'
import type { Claim, Ledger } from '../ports/ledger.js'
import { withDeadline } from './deadline.js'

export interface OnceOptions {
  readonly ledger: Ledger | null
  readonly ambiguous: 'stop' | 'retry-once'
  readonly clock: Clock
  /** A send is cut after this; so a claim that is much older belongs to the dead. */
  readonly sendLimitMs: number
}

export interface Attempt {
  /** Throws when a send is no longer worth beginning. */
  readonly ready: () => void
  readonly send: (attempt: number) => Promise<Receipt>
}

/** Sends what has not been sent: claim, send, settle. */
export type Once = (request: OtpRequest, journey: Journey, attempt: Attempt) => Promise<Receipt>

const claimMs = 2000
const settleMs = 500
// Time for the claim and the settlement themselves, and for two hosts whose clocks differ a little.
const leaseSlackMs = claimMs + settleMs + 1500
// A dead code is never sent, so a request need not be remembered much longer than its code lives.
const keepMs = 3_600_000

/** The rules of once stand here and nowhere else; `docs/delivery.md` tells them. */
export function createOnce({ ledger, ambiguous, clock, sendLimitMs }: OnceOptions): Once {
  if (ledger === null) {
    return async (_request, _journey, attempt) => {
      attempt.ready()
      return sendUncounted(attempt, ambiguous)
    }
  }

  return async (request, journey, { ready, send }) => {
    const { claim, settle } = bind(ledger, request, journey, { clock, sendLimitMs })
    for (let sent: 'no' | 'maybe' = 'no'; ; sent = 'maybe') {
      const found = await claim(sent)
      if (found.state === 'busy') throw new OtpError('busy', undefined, { sent })
      if (found.state === 'done') {
        journey.note({ fact: 'repeated' })
        return found.receipt.status === 'sent' ? { ...found.receipt, repeated: true } : found.receipt
      }
      const earlier = found.state === 'maybe' ? found.attempts : 0
      if (earlier > 1 || (earlier > 0 && ambiguous === 'stop')) {
        await settle(found.fence, 'free')
        throw new OtpError('maybe-sent', undefined, { sent: 'maybe' })
      }

      let failure: OtpError
      try {
        ready()
        const receipt = await send(earlier + 1)
        await settle(found.fence, receipt)
        return receipt
      } catch (thrown) {
        failure = toOtpError(thrown, 'internal', 'maybe')
      }
      await settle(found.fence, failure.sent === 'maybe' ? 'maybe' : 'free')
      if (failure.sent === 'no')
        throw earlier === 0 ? failure : new OtpError(failure.code, undefined, { sent: 'maybe', cause: failure })
      if (earlier > 0 || ambiguous === 'stop') throw new OtpError('maybe-sent', undefined, { sent: 'maybe', cause: failure })
      try {
        ready()
      } catch {
        // No time now; the ledger allows one more to whoever comes next, such as a worker.
        throw new OtpError('provider-unavailable', 'the send has no known end', { sent: 'maybe', cause: failure })
      }
    }
  }
}

/** Nobody remembers these sends, so none of unknown end may be followed by whoever comes again: the single retry is made here or never. */
async function sendUncounted({ ready, send }: Attempt, ambiguous: OnceOptions['ambiguous']): Promise<Receipt> {
  let cause: unknown
  try {
    return await send(1)
  } catch (thrown) {
    // Stryker disable next-line StringLiteral: anything but `no` is not surely unsent.
    if (toOtpError(thrown, 'internal', 'maybe').sent === 'no') throw thrown
    cause = thrown
  }
  if (ambiguous === 'retry-once') {
    try {
      ready()
      return await send(2)
    } catch (thrown) {
      cause = thrown
    }
  }
  throw new OtpError('maybe-sent', undefined, { sent: 'maybe', cause })
}

/** The ledger as one journey sees it. Neither verb uses the journey's signal: a claim or an end that is cut half-way helps nobody. */
function bind(
  ledger: Ledger,
  request: OtpRequest,
  journey: Journey,
  { clock, sendLimitMs }: Pick<OnceOptions, 'clock' | 'sendLimitMs'>,
) {
  const key = [request.source, request.tenant ?? '', request.id].map(keyPart).join(':')
  const within = <T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> =>
    withDeadline({ clock, by: clock.now() + ms, signal: new AbortController().signal }, work)

  const settle = async (fence: string, end: Receipt | 'free' | 'maybe'): Promise<void> => {
    const settled = within(settleMs, (signal) => ledger.settle(key, fence, end, signal)).catch((thrown: unknown) =>
      journey.note({ fact: 'failed', part: 'ledger', code: toOtpError(thrown, 'ledger-unavailable').code }),
    )
    await orUndefined(settled, journey.signal)
  }

  /** `sent` is what is known of this journey's own sends so far, and so what a failure must say. */
  const claim = async (sent: 'no' | 'maybe'): Promise<Claim> => {
    const until = { lease: clock.now() + sendLimitMs + leaseSlackMs, keep: request.expiresAt + keepMs }
    let asked: Promise<Claim> | undefined
    const claimed = within(claimMs, (signal) => (asked = ledger.claim(key, until, signal)))
    /** What comes too late is given back as it was found, so that the next one need not wait for the lease. */
    const giveBack = () =>
      void asked?.then(
        (late) => ('fence' in late ? settle(late.fence, 'free') : undefined),
        () => undefined,
      )
    const found = await orUndefined(claimed, journey.signal).catch((thrown: unknown) => {
      giveBack()
      const { code, message } = toOtpError(thrown, 'ledger-unavailable')
      const detail = code === 'ledger-unavailable' ? message.slice(code.length + 2) : undefined
      throw new OtpError('ledger-unavailable', detail, { cause: thrown, sent })
    })
    if (found !== undefined) return found
    giveBack()
    throw abortFailure(journey.signal, sent)
  }

  return { claim, settle }
}

/** Waits for the work, or gives `undefined` when the signal aborts first. */
async function orUndefined<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  let stop = () => {}
  const abort = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined)
  })
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop)
  try {
    return await Promise.race([work, abort])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Apart from its neighbours, well-formed for every store, and hardly longer than it was. */
function keyPart(text: string): string {
  return text.replace(/[%:]/g, (mark) => (mark === ':' ? '%3A' : '%25')).replace(/\p{Cs}/gu, '\ufffd')
}
