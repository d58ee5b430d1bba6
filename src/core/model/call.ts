/** The most that a body may hold, in bytes. Every known platform stays far below; see `docs/guide.md`. */
export const bodyLimitBytes = 65_536

/** A call as it came from the platform, before anybody trusts it. Plain data; adapters make it. */
export interface Call {
  /** Upper case, as `POST`. */
  readonly method: string
  /** Names in lower case. Repeated headers are joined by `, `; a repeated `authorization` is refused later. */
  readonly headers: Readonly<Record<string, string>>
  /** The bytes as they came over the wire, after any transport encoding; empty when there was no body. */
  readonly body: Uint8Array
  /** When the edge received the call, epoch ms. Left out where the runtime does not say: then it is now. */
  readonly receivedAt?: number
  /** How long the runtime will still run us, in ms. Left out where it does not say. */
  readonly remainingMs?: number
}

/** What the platform gets back. Plain data; adapters turn it into their runtime's answer. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A `200`, or another status, with a JSON body. */
export function jsonAnswer(status: number, body: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** Who made the call, as proved by its credential. Safe to log. */
export interface Caller {
  readonly issuer: string
  readonly clientId: string
  readonly scopes: readonly string[]
  /** When the credential ends, epoch ms; absent where it never does. */
  readonly expiresAt?: number
}
