import type { Locale } from './locale.js'

/** A voice that a sender can speak with. */
export interface Voice {
  /** The provider's own name for it. */
  readonly id: string
  readonly locale: Locale
  readonly gender: 'female' | 'male'
  /** Other languages that it speaks as a native does. An accent is no native: whoever adds one here has listened. */
  readonly also?: readonly Locale[]
}

/** How fast a call is spoken. */
export const speeds = ['x-slow', 'slow', 'medium'] as const

export type Speed = (typeof speeds)[number]
