/** A word that nobody has used before: a random UUID (RFC 9562, version 4). */
export const randomWord = (): string => crypto.randomUUID()
