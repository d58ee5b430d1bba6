import { Buffer } from 'node:buffer'
import { createSecretKey, type KeyObject } from 'node:crypto'
import { systemClock } from '../core/delivery/system-clock.js'
import { abortFailure, OtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Cipher } from '../core/ports/cipher.js'
import type { Clock } from '../core/ports/clock.js'
import { readEnvelope, sealEnvelope } from './jwe/envelope.js'

/** A key that the host keeps. */
export interface JweKey {
  /** Stands in every seal, as `kid`. Never use one id for two keys. */
  readonly id: string
  /** 32 random bytes. */
  readonly key: Uint8Array
}

export interface JweCipherOptions {
  /** The first one seals; all of them open. To rotate, put a new one in front and drop the old one after the longest life of a code. */
  readonly keys: readonly JweKey[]
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/**
 * Seals with keys that the host keeps: JWE compact, `dir` with `A256GCM`.
 * One key may seal 2^32 parcels (NIST SP 800-38D section 8.3); rotate long before.
 * A seal under a key that is not (or no longer) among `keys` is `parcel-tampered`.
 */
export function jweCipher(options: JweCipherOptions): Cipher {
  checkOptions('jweCipher', options, {
    keys: option.list(keyComplaint, 1),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { clock = systemClock } = options
  const keys = new Map(options.keys.map(({ id, key }) => [id, createSecretKey(Buffer.from(key))]))
  if (keys.size < options.keys.length) throw new TypeError("jweCipher: option 'keys' names one id twice")
  const [[sealingId, sealingKey]] = [...keys] as [[string, KeyObject]]

  return {
    async seal(plain, bound, signal) {
      if (signal.aborted) throw abortFailure(signal)
      return sealEnvelope(plain, bound, sealingKey, { kid: sealingId })
    },
    async open(sealed, bound, signal) {
      if (signal.aborted) throw abortFailure(signal)
      if (bound.expiresAt <= clock.now()) throw new OtpError('expired')
      const envelope = readEnvelope(sealed, ['kid'])
      const key = keys.get(envelope.note['kid'] as string)
      if (key === undefined) throw new OtpError('parcel-tampered', 'sealed with a key that is not among the keys')
      return envelope.open(key, bound)
    },
  }
}

function keyComplaint(value: unknown): string | undefined {
  const { id, key } = (value ?? {}) as Partial<JweKey>
  if (typeof id !== 'string' || id === '') return 'must have an id'
  return key instanceof Uint8Array && key.length === 32 ? undefined : 'must have a key of 32 bytes'
}
