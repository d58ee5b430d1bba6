/** The ways to a phone: a text message, or a spoken call. */
export const channels = ['sms', 'voice'] as const

/** The way to a phone: a text message, or a spoken call. */
export type Channel = (typeof channels)[number]

export function isChannel(value: unknown): value is Channel {
  return channels.includes(value as Channel)
}
