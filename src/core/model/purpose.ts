/** Why the code is sent. Each purpose has words of its own. */
export const purposes = ['authentication', 'enrollment', 'recovery', 'unlock'] as const

/** Why the code is sent: signing in, enrolling a phone, recovering a password, or unlocking an account. */
export type Purpose = (typeof purposes)[number]

export function isPurpose(value: unknown): value is Purpose {
  return purposes.includes(value as Purpose)
}
