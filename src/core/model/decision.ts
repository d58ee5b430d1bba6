import type { OtpErrorCode } from '../errors.js'
import type { Channel } from './channel.js'
import type { Locale } from './locale.js'
import type { Purpose } from './purpose.js'
import type { Receipt } from './receipt.js'

/** Why a language was chosen; the last two only for calls in languages that nobody speaks. */
export type LocaleReason = 'exact' | 'parent' | 'likely' | 'sibling' | 'default' | 'closest' | 'bilingual'

/** One wish and what became of it. */
export interface NegotiationStep {
  /** In canonical form; absent where the wish could not be read, for junk is never quoted. */
  readonly wished?: Locale
  readonly found?: Locale
  readonly why: LocaleReason | 'no-match' | 'other-script' | 'no-voice' | 'unreadable'
}

/** Something worth keeping that happened on the way. No Secret fits in it, and nothing that a stranger wrote. */
export type Fact =
  | { readonly fact: 'caller'; readonly issuer: string; readonly clientId: string }
  | { readonly fact: 'locale'; readonly chosen: Locale; readonly why: LocaleReason; readonly trace: readonly NegotiationStep[] }
  | { readonly fact: 'no-locale'; readonly trace: readonly NegotiationStep[] }
  | {
      readonly fact: 'template-failed'
      readonly locale: Locale
      readonly version: string
      readonly wording: number
      readonly code: OtpErrorCode
    }
  | {
      readonly fact: 'composed'
      readonly channel: Channel
      readonly locale: Locale
      readonly version: string
      readonly wording: number
      readonly encoding?: 'gsm-7' | 'ucs-2'
      readonly segments?: number
      readonly voice?: string
      /** Of a call in several languages, those that follow. */
      readonly also?: readonly Locale[]
      /** What had to give way: richer wordings with what they would have cost, and autofill with why. */
      readonly dropped?: readonly string[]
      /** What the survival checker does not like, though the code survives. */
      readonly doubts?: readonly string[]
    }
  | { readonly fact: 'channel'; readonly from: Channel; readonly to: Channel; readonly why: string }
  | { readonly fact: 'sending'; readonly attempt: number }
  /** The first Delivery of an overflow handed over to the second. */
  | { readonly fact: 'overflow'; readonly code: OtpErrorCode }
  | { readonly fact: 'repeated' }
  | { readonly fact: 'again'; readonly afterMs: number }
  | { readonly fact: 'buried' }
  | {
      readonly fact: 'guard'
      readonly guard: string
      readonly verdict: 'allow' | 'refuse' | 'watch'
      readonly code?: OtpErrorCode
    }
  | { readonly fact: 'failed'; readonly part: string; readonly code: OtpErrorCode }

/** The record of one journey: everything an engineer needs at 3 a.m., and nothing that a thief could use. */
export interface Decision {
  /** Epoch ms at which the call was received. */
  readonly at: number
  /** From there to the answer. */
  readonly ms: number
  readonly hook: string
  readonly status: Receipt['status'] | 'failed'
  readonly code?: OtpErrorCode
  readonly sent?: 'no' | 'maybe'
  /** What the failure said, scrubbed. */
  readonly detail?: string
  readonly requestId?: string
  readonly tenant?: string
  readonly purpose?: Purpose
  readonly channel?: Channel
  readonly country?: string
  readonly sender?: string
  readonly messageId?: string
  // What alarms count stands beside the facts too, for a metric filter cannot look into a list.
  /** Nothing was sent now, for an earlier attempt had sent it. */
  readonly repeated?: true
  /** Why the first Delivery of an overflow handed over, whatever became of the second. */
  readonly overflowed?: OtpErrorCode
  /** What becomes of a parcel whose delivery failed. */
  readonly next?: 'again' | 'buried'
  readonly facts: readonly Fact[]
}
