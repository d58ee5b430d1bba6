import type { OtpErrorCode } from '../errors.js'
import type { OtpRequest } from '../model/otp-request.js'
import type { Journey } from './delivery.js'

/** `watch` lets it pass and puts into the record what would have been refused. */
export type Verdict = { readonly verdict: 'allow' } | { readonly verdict: 'refuse' | 'watch'; readonly code: OtpErrorCode }

/** Says whether a request may be sent at all. Stands at the entry, before any queue. */
export interface Guard {
  /** Names it in the decision record. */
  readonly name: string
  check(request: OtpRequest, journey: Journey): Promise<Verdict>
}
