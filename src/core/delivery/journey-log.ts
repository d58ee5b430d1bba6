import { type OtpError, report } from '../errors.js'
import type { Decision, Fact } from '../model/decision.js'
import type { OtpRequest } from '../model/otp-request.js'
import type { Receipt } from '../model/receipt.js'
import type { Recorder } from '../ports/recorder.js'

// A record is for reading at night; a loop that floods it would hide what matters.
const mostFacts = 64

export interface JourneyEnd {
  readonly hook: string
  readonly at: number
  readonly now: number
  /** Of the parcel, for a request that could not be read. */
  readonly parcelId?: string
  readonly request?: OtpRequest
  readonly receipt?: Receipt
  readonly failure?: OtpError
}

export interface JourneyLog {
  note(fact: Fact): void
  /** Whether something has begun that cannot be taken back. */
  begun(): boolean
  /** Closes the record and hands it over. Later facts are not heard. */
  close(end: JourneyEnd): void
}

/** Collects the facts of one journey for its decision record. */
export function createJourneyLog(recorder: Recorder): JourneyLog {
  const facts: Fact[] = []
  const told: Told = {}
  let sending = false
  let closed = false
  return {
    note(fact) {
      if (closed) return
      sending ||= fact.fact === 'sending'
      if (fact.fact === 'repeated') told.repeated = true
      if (fact.fact === 'overflow') told.overflowed = fact.code
      if (fact.fact === 'again' || fact.fact === 'buried') told.next = fact.fact
      if (facts.length < mostFacts) facts.push(fact)
    },
    begun: () => sending,
    close(end) {
      closed = true
      report((decision) => recorder.record(decision), decide(end, told, facts))
    },
  }
}

/** What alarms count. */
type Told = { -readonly [Name in 'repeated' | 'overflowed' | 'next']?: NonNullable<Decision[Name]> }

function decide(
  { hook, at, now, parcelId, request, receipt, failure }: JourneyEnd,
  told: Told,
  facts: readonly Fact[],
): Decision {
  return {
    at,
    ms: now - at,
    hook,
    status: receipt?.status ?? 'failed',
    ...(failure === undefined ? {} : { code: failure.code, sent: failure.sent, detail: failure.message }),
    ...(parcelId === undefined ? {} : { requestId: parcelId }),
    ...(request === undefined ? {} : describe(request)),
    ...(receipt?.status === 'sent' ? { sender: receipt.sender, messageId: receipt.messageId } : {}),
    ...told,
    facts,
  }
}

function describe({ id, tenant, purpose, channel, destination }: OtpRequest): Partial<Decision> {
  return {
    requestId: id,
    purpose,
    channel,
    ...(tenant === undefined ? {} : { tenant }),
    ...(destination.country === undefined ? {} : { country: destination.country }),
  }
}
