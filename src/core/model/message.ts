import type { Channel } from './channel.js'
import type { Locale } from './locale.js'
import type { PhoneNumber } from './phone-number.js'
import type { Purpose } from './purpose.js'
import type { Secret } from './secret.js'
import type { Voice } from './voice.js'

/** Composed words on their way to a sender. */
export interface Message {
  /** The id of the request. */
  readonly id: string
  readonly tenant?: string
  readonly channel: Channel
  readonly purpose: Purpose
  readonly destination: PhoneNumber
  /** The language of the words, which is also that of the voice. */
  readonly locale: Locale
  /** The text of an SMS; for a call SSML, or plain text where `format` says so. */
  readonly body: Secret
  readonly format: 'text' | 'ssml'
  /** Always set for a call. */
  readonly voice?: Voice
  /** The code alone, for providers that keep the words themselves. */
  readonly code: Secret
  readonly expiresAt: number
  /** 1 for the first send of a request; 2 for the single retry after a send whose end is unknown. A failover starts elsewhere then. */
  readonly attempt?: number
  /** Of the template, for providers and carriers that ask for it. */
  readonly carrier?: Readonly<Record<string, string>>
}
