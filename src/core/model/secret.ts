const mask = '[secret]'

/**
 * A value that must not be seen: a code, a phone number, a text that holds one.
 * It prints as `[secret]` in a string, a template literal, JSON, `util.inspect` and an error;
 * only {@link Secret.reveal} gives it out, and `npm run check` lists the few files that may call it.
 */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
    Object.freeze(this)
  }

  /** The value itself. Whoever calls this puts it on a wire or under a seal, and nowhere else. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return mask
  }

  toJSON(): string {
    return mask
  }

  [Symbol.toPrimitive](): string {
    return mask
  }

  /** What Node's `util.inspect` and `console.log` print. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return mask
  }
}
