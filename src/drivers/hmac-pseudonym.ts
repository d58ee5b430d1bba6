import { Buffer } from 'node:buffer'
import { createHmac } from 'node:crypto'
import { checkOptions, option } from '../core/model/options.js'
import type { Pseudonym } from '../core/ports/pseudonym.js'

export interface PseudonymOptions {
  /**
   * Secret keys of 32 bytes or more, the current one first; former ones are still looked up.
   * After a rotation, drop a former key once everything named under it has been written anew or may be forgotten.
   */
  readonly keys: readonly [current: Uint8Array, ...former: Uint8Array[]]
}

// Names made by these keys for another purpose, or by another program, are never the same.
const domain = 'localized-otp/pseudonym/1'

/**
 * Makes pseudonyms by HMAC-SHA-256 (RFC 2104), 43 characters of base64url. Nobody without the key can tell whose they are,
 * or try out all phone numbers.
 * @throws TypeError on wrong wiring
 */
export function createPseudonym(options: PseudonymOptions): Pseudonym {
  checkOptions('createPseudonym', options, { keys: option.list(keyComplaint, 1) })
  // Copies, so that whoever wipes the originals does not change the names.
  const [current, ...former] = options.keys.map((key) => Buffer.from(key)) as [Buffer, ...Buffer[]]
  if (former.some((key) => key.equals(current))) throw new TypeError("createPseudonym: option 'keys' has the current key twice")

  const nameUnder = (key: Buffer, value: string): string =>
    createHmac('sha256', key).update(`${domain}\n`).update(value, 'utf8').digest('base64url')

  return {
    of: async (value) => [nameUnder(current, value), ...former.map((key) => nameUnder(key, value))],
  }
}

function keyComplaint(key: unknown): string | undefined {
  if (!(key instanceof Uint8Array) || key.length < 32) return 'must be a Uint8Array of at least 32 bytes'
  return key.every((byte) => byte === key[0]) ? 'must be random bytes' : undefined
}
