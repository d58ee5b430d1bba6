/** Stands in for user ids and numbers wherever they are stored. */
export interface Pseudonym {
  /** The current name first, then former ones, for look-ups after a key rotation. Same input, same names. */
  of(value: string): Promise<readonly [current: string, ...former: string[]]>
}
