import type { Handler } from '../core/ports/handler.js'

/** A request as a client would put it on the wire. */
export interface PlainRequest {
  readonly method: string
  /** In their order and case; a name may come more than once. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Left out: the request has no body at all. */
  readonly body?: Uint8Array
  /** The client hangs up when it settles; what becomes of the response is then of no interest. */
  readonly hangUp?: Promise<unknown>
}

/** What came back: names in lower case. */
export interface PlainResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Puts a request through the runtime's real event to the adapted handler, and reads what the runtime would send back. */
export type Through = (handler: Handler, request: PlainRequest) => Promise<PlainResponse>
