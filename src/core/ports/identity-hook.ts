import type { Answer, Call } from '../model/call.js'
import type { OtpRequest } from '../model/otp-request.js'
import type { Outcome } from '../model/receipt.js'

/** One identity platform: how its calls read, and how it wants to be answered. */
export interface IdentityHook {
  /** The platform's short name, such as `okta`. */
  readonly name: string
  /** @throws OtpError `call-malformed`, `channel-unknown`, `destination-invalid`, `code-invalid` or `not-a-code` */
  parse(call: Call, signal: AbortSignal): Promise<OtpRequest>
  /** Never throws, and never puts into the answer what a provider or a stranger wrote. */
  answer(outcome: Outcome): Answer
}
