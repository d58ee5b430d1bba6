import { OtpError, toOtpError } from '../errors.js'
import { checkOptions, option } from '../model/options.js'
import type { OtpRequest } from '../model/otp-request.js'
import type { Receipt } from '../model/receipt.js'
import type { Cipher } from '../ports/cipher.js'
import type { Clock } from '../ports/clock.js'
import type { Delivery } from '../ports/delivery.js'
import type { DeliveryQueue, Parcel } from '../ports/delivery-queue.js'
import type { Recorder } from '../ports/recorder.js'
import type { Worker } from '../ports/worker.js'
import { withDeadline } from './deadline.js'
import { createJourneyLog } from './journey-log.js'
import { parseRequest } from './queued.js'
import { systemClock } from './system-clock.js'
import { systemRandom } from './system-random.js'

export interface WorkerOptions {
  readonly cipher: Cipher
  /** Usually `createDelivery`: what the queue has let in is not guarded again. */
  readonly delivery: Delivery
  /** Where parcels go that cannot be sent, still sealed, with the reason. */
  readonly dead: DeliveryQueue
  readonly recorder: Recorder
  /**
   * What could be tried again only with less life than this is buried, for nobody would send it; as the delivery's own.
   * @defaultValue 20000
   */
  readonly minLifeMs?: number
  /** @defaultValue systemClock */
  readonly clock?: Clock
  /** @defaultValue systemRandom */
  readonly random?: () => number
}

// A person waits with the phone in hand: soon, but not all at the same moment.
const soonestMs = 1000
const latestMs = 4000
const buryMs = 5000

/**
 * Takes one parcel from a queue: opens it, delivers, and says what the queue shall do with it.
 * A dead code is dropped unopened; what may be tried again while the code lives comes again; everything else is buried, still sealed.
 * It never rejects.
 * @throws TypeError on wrong wiring
 */
export function createWorker(options: WorkerOptions): Worker {
  checkOptions('createWorker', options, {
    cipher: option.port('seal', 'open'),
    delivery: option.function(),
    dead: option.port('enqueue'),
    recorder: option.port('record'),
    minLifeMs: option.optional(option.integer(0)),
    clock: option.optional(option.port('now', 'sleep')),
    random: option.optional(option.function()),
  })
  const { cipher, delivery, dead, recorder, minLifeMs = 20_000, clock = systemClock, random = systemRandom } = options

  const bury = async (parcel: Parcel, reason: OtpError['code']): Promise<boolean> => {
    const { delaySeconds: _, ...rest } = parcel
    const deadline = { clock, by: clock.now() + buryMs, signal: new AbortController().signal }
    return withDeadline(deadline, (signal) => dead.enqueue({ ...rest, reason }, signal)).then(
      () => true,
      // Stryker disable next-line ArrowFunction: nothing is as false as false.
      () => false,
    )
  }

  return async (parcel, signal) => {
    const at = clock.now()
    const log = createJourneyLog(recorder)
    const known: { request?: OtpRequest; receipt?: Receipt; failure?: OtpError } = {}
    const deliver = async (within: AbortSignal): Promise<Receipt> => {
      if (parcel.expiresAt <= at) throw new OtpError('expired')
      const { id, channel, expiresAt } = parcel
      const request = parseRequest(await cipher.open(parcel.sealed, { id, channel, expiresAt }, within))
      known.request = request
      within.throwIfAborted()
      return delivery(request, { signal: within, answerBy: expiresAt, note: log.note })
    }
    const sentIfCut = () => (log.begun() ? ('maybe' as const) : ('no' as const))
    try {
      known.receipt = await withDeadline({ clock, by: parcel.expiresAt, signal, sentIfCut, turns: 3 }, deliver)
    } catch (thrown) {
      known.failure = toOtpError(thrown, signal.aborted ? 'cancelled' : 'internal', sentIfCut())
    }

    const again = ({ retryAt = 0 }: OtpError): { do: 'again'; afterMs: number } => {
      const spread = soonestMs + random() * (latestMs - soonestMs)
      return { do: 'again', afterMs: Math.round(Math.max(spread, retryAt - clock.now())) }
    }
    const conclude = async (): Promise<Awaited<ReturnType<Worker>>> => {
      const { failure } = known
      if (failure === undefined || failure.code === 'expired') return { do: 'forget' }
      const next = again(failure)
      // Who is busy with it may have sent it: that is for him to say, and for nobody to bury.
      const neededMs = failure.code === 'busy' ? 0 : minLifeMs
      if (failure.retryable && clock.now() + next.afterMs + neededMs <= parcel.expiresAt) return next
      return (await bury(parcel, failure.code)) ? { do: 'forget' } : next
    }
    const verdict = await conclude()
    if (verdict.do === 'again') log.note({ fact: 'again', afterMs: verdict.afterMs })
    else if (known.failure !== undefined && known.failure.code !== 'expired') log.note({ fact: 'buried' })
    log.close({ hook: known.request?.source ?? 'queue', at, now: clock.now(), parcelId: parcel.id, ...known })
    return verdict
  }
}
