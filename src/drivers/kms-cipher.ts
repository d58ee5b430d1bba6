import { Buffer } from 'node:buffer'
import { createSecretKey, type KeyObject } from 'node:crypto'
import { DecryptCommand, GenerateDataKeyCommand, KMSClient, type KMSClientConfig } from '@aws-sdk/client-kms'
import { systemClock } from '../core/delivery/system-clock.js'
import { abortFailure, OtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Cipher } from '../core/ports/cipher.js'
import type { Clock } from '../core/ports/clock.js'
import { type ClientOrConfig, clientChecks, lazyClient } from './aws/client.js'
import { causeOf, readAwsFailure } from './aws/failure.js'
import { readEnvelope, sealEnvelope } from './jwe/envelope.js'
import { createOpeningKeys, createSealingKeys } from './jwe/key-cache.js'

export type KmsCipherOptions = ClientOrConfig<KMSClient, KMSClientConfig> & {
  /** The symmetric KMS key that wraps the data keys: its id, its ARN, or an alias. Pinned when opening. */
  readonly keyId: string
  /** Keys that wrapped before, where `keyId` is a new one or an alias that was moved; drop them after the longest life of a code. */
  readonly previousKeyIds?: readonly string[]
  /** The encryption context, such as `{ purpose: 'otp', env: 'production' }`. It shows in CloudTrail: nothing secret, nobody's number. */
  readonly context: Readonly<Record<string, string>>
  /** How long a data key is kept, for sealing and for opening. @defaultValue 300000 */
  readonly maxAgeMs?: number
  /** How many parcels one data key seals. @defaultValue 1000 */
  readonly maxUses?: number
  /** How many data keys are kept for opening. @defaultValue 1000 */
  readonly maxKeys?: number
  /** How long one question to KMS may take, its retries included. @defaultValue 2000 */
  readonly timeoutMs?: number
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

export interface KmsCipher extends Cipher {
  /** Fetches a data key ahead, so that the first seal after a cold start need not wait. Needs `kms:GenerateDataKey`. */
  warm(signal: AbortSignal): Promise<void>
}

/** KMS has not wrapped this, or under another key or context. */
const poison: ReadonlySet<string> = new Set(['InvalidCiphertextException', 'IncorrectKeyException'])
const passing: ReadonlySet<string> = new Set(['DependencyTimeoutException', 'KeyUnavailableException', 'KMSInternalException'])
const wrappedLimitBytes = 6_144

/**
 * Seals under data keys of AWS KMS: JWE compact, `dir` with `A256GCM`, the wrapped data key in the protected header. KMS is
 * asked once for many parcels, not once for each. The producer needs `kms:GenerateDataKey` alone, the consumer `kms:Decrypt` alone.
 * The bytes of a data key are wiped as soon as they are imported.
 * What KMS refuses as not its own is `parcel-tampered`; a key that is disabled, gone or forbidden is `cipher-refused`.
 * @throws TypeError on wrong wiring
 */
export function kmsCipher(options: KmsCipherOptions): KmsCipher {
  checkOptions('kmsCipher', options, {
    ...clientChecks,
    keyId: option.text(),
    previousKeyIds: option.optional(option.list(option.text())),
    context: contextComplaint,
    maxAgeMs: option.optional(option.integer(1)),
    // GCM with random IVs stays safe up to 2^32 seals under one key (NIST SP 800-38D section 8.3).
    maxUses: option.optional(option.integer(1, 2 ** 32)),
    maxKeys: option.optional(option.integer(1)),
    timeoutMs: option.optional(option.integer(1)),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { keyId, previousKeyIds = [], clock = systemClock, maxAgeMs = 300_000, maxUses = 1_000, maxKeys = 1_000 } = options
  const EncryptionContext = { ...options.context }
  const manners = { maxAttempts: 3, requestTimeoutMs: 1_000 }
  const client = lazyClient('kmsCipher', options, (config: KMSClientConfig) => new KMSClient(config), manners)

  /** Many may wait for one question; so it has a time of its own, not that of whoever came first. */
  const ask = async <Result>(send: (abortSignal: AbortSignal) => Promise<Result>): Promise<Result> => {
    const [late, over] = [new AbortController(), new AbortController()]
    const limit = clock.sleep(options.timeoutMs ?? 2_000, over.signal).then(
      () => late.abort(),
      () => undefined,
    )
    try {
      return await send(late.signal)
    } finally {
      over.abort()
      await limit
    }
  }

  const make = async () => {
    const command = new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: 'AES_256', EncryptionContext })
    const answer = await ask((abortSignal) => client().send(command, { abortSignal })).catch((thrown: unknown) => {
      throw kmsFailure(thrown)
    })
    if (answer.CiphertextBlob === undefined) throw new OtpError('cipher-unavailable', 'the answer holds no wrapped key')
    return { key: importKey(answer.Plaintext), wrapped: Buffer.from(answer.CiphertextBlob).toString('base64url') }
  }

  const unwrap = async (wrapped: string): Promise<KeyObject> => {
    const CiphertextBlob = Buffer.from(wrapped, 'base64url')
    let failure: unknown
    for (const KeyId of [keyId, ...previousKeyIds]) {
      const command = new DecryptCommand({ CiphertextBlob, KeyId, EncryptionContext })
      try {
        return importKey((await ask((abortSignal) => client().send(command, { abortSignal }))).Plaintext)
      } catch (thrown) {
        failure = thrown
        if (readAwsFailure(thrown).name !== 'IncorrectKeyException') break
      }
    }
    throw failure instanceof OtpError ? failure : kmsFailure(failure)
  }

  const sealing = createSealingKeys({ clock, maxAgeMs, maxUses, make })
  const openingKey = createOpeningKeys({ clock, maxAgeMs, maxKeys, unwrap })

  return {
    async warm(signal) {
      if (signal.aborted) throw abortFailure(signal)
      await sealing.warm(signal)
    },
    async seal(plain, bound, signal) {
      if (signal.aborted) throw abortFailure(signal)
      const { key, wrapped } = await sealing.take(signal)
      return sealEnvelope(plain, bound, key, { wrappedKey: wrapped })
    },
    async open(sealed, bound, signal) {
      if (signal.aborted) throw abortFailure(signal)
      if (bound.expiresAt <= clock.now()) throw new OtpError('expired')
      const envelope = readEnvelope(sealed, ['wrappedKey'])
      const wrapped = envelope.note['wrappedKey'] as string
      const bytes = Buffer.byteLength(wrapped, 'base64url')
      if (bytes < 1 || bytes > wrappedLimitBytes) throw new OtpError('parcel-malformed', 'the wrapped key has no possible length')
      return envelope.open(await openingKey(wrapped, signal), bound)
    },
  }
}

/** Takes the key over and wipes the bytes it came in. */
function importKey(bytes: Uint8Array | undefined): KeyObject {
  if (bytes?.length !== 32) throw new OtpError('cipher-unavailable', 'the answer holds no data key of 32 bytes')
  const key = createSecretKey(bytes)
  bytes.fill(0)
  return key
}

function kmsFailure(thrown: unknown): OtpError {
  const { kind, name } = readAwsFailure(thrown)
  if (poison.has(name)) return new OtpError('parcel-tampered', 'KMS does not know the wrapped key', { cause: causeOf(thrown) })
  const refused = (kind === 'refused' || kind === 'forbidden') && !passing.has(name)
  return new OtpError(refused ? 'cipher-refused' : 'cipher-unavailable', undefined, { cause: causeOf(thrown) })
}

function contextComplaint(value: unknown): string | undefined {
  const values = typeof value === 'object' && value !== null ? Object.values(value) : []
  const isContext = values.length > 0 && values.every((one) => typeof one === 'string')
  return isContext ? undefined : 'must be an object of texts, with one at least'
}
