import type { Call, Caller } from '../model/call.js'

/** Proves who made a call. */
export interface TokenVerifier {
  /** @throws OtpError one of the `token-…` codes, `secret-wrong`, or `issuer-unreachable` */
  verify(call: Call, signal: AbortSignal): Promise<Caller>
}
