import { Buffer } from 'node:buffer'
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { OtpError } from '../../core/errors.js'
import type { Bound } from '../../core/ports/cipher.js'

/** What only the driver knows: which key it was. */
export type KeyNote = Readonly<Record<string, string>>

/** A seal taken apart, not yet believed. */
export interface Envelope {
  /** The key's own words, still unproved. */
  readonly note: KeyNote
  /** @throws OtpError `parcel-tampered` or `parcel-mismatch` */
  open(key: KeyObject, bound: Bound): Uint8Array
}

/** Names this form of the header, so that a later one can be told from it. */
const form = 'localized-otp-1'
const ivBytes = 12
const tagBytes = 16

/**
 * Seals as JWE compact, `dir` with `A256GCM` (RFC 7516, RFC 7518 section 5.3). What the seal is bound to stands in the protected
 * header, which is the additional authenticated data. Each seal draws its own random IV: a pool of them would be
 * spent twice by a process that was restored from a snapshot, and an IV used twice breaks GCM.
 */
export function sealEnvelope(plain: Uint8Array, bound: Bound, key: KeyObject, note: KeyNote): string {
  const header = base64url(
    JSON.stringify({
      alg: 'dir',
      enc: 'A256GCM',
      typ: form,
      ...note,
      id: bound.id,
      channel: bound.channel,
      expiresAt: bound.expiresAt,
    }),
  )
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(header))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return `${header}..${base64url(iv)}.${base64url(sealed)}.${base64url(cipher.getAuthTag())}`
}

/**
 * Takes a seal apart. Algorithms are pinned; `zip` and `crit` are refused like any parameter that is not ours.
 * @throws OtpError `parcel-malformed`
 */
export function readEnvelope(text: string, noteNames: readonly string[]): Envelope {
  const [header = '', encryptedKey, iv = '', sealed = '', tag = '', more] = text.split('.', 6)
  if (encryptedKey !== '' || more !== undefined) throw new OtpError('parcel-malformed', 'not the five parts of a JWE')
  const fields = parseHeader(header)
  const note = pickNote(fields, noteNames)
  const ivRead = decode(iv, ivBytes)
  const tagRead = decode(tag, tagBytes)
  const sealedRead = decode(sealed)
  return {
    note,
    open(key, bound) {
      // The length of the tag is pinned: Node would take one of four bytes, which can be guessed.
      const decipher = createDecipheriv('aes-256-gcm', key, ivRead, { authTagLength: tagBytes })
      decipher.setAAD(Buffer.from(header)).setAuthTag(tagRead)
      let plain: Uint8Array
      try {
        plain = Buffer.concat([decipher.update(sealedRead), decipher.final()])
      } catch {
        throw new OtpError('parcel-tampered')
      }
      // Only now is the header proved, so only now does a difference mean "sealed for another".
      const wrong = (['id', 'channel', 'expiresAt'] as const).filter((name) => fields[name] !== bound[name])
      if (wrong.length > 0) throw new OtpError('parcel-mismatch', `sealed for another ${wrong.join(', ')}`)
      return plain
    },
  }
}

function parseHeader(header: string): Readonly<Record<string, unknown>> {
  let fields: unknown
  try {
    fields = JSON.parse(decode(header).toString('utf8'))
  } catch {
    throw new OtpError('parcel-malformed', 'the protected header is not JSON')
  }
  if (typeof fields !== 'object' || fields === null)
    throw new OtpError('parcel-malformed', 'the protected header is not an object')
  return fields as Record<string, unknown>
}

function pickNote(fields: Readonly<Record<string, unknown>>, noteNames: readonly string[]): KeyNote {
  if (fields['alg'] !== 'dir' || fields['enc'] !== 'A256GCM' || fields['typ'] !== form)
    throw new OtpError('parcel-malformed', 'another algorithm or form')
  const known = ['alg', 'enc', 'typ', 'id', 'channel', 'expiresAt', ...noteNames]
  if (Object.keys(fields).some((name) => !known.includes(name)))
    throw new OtpError('parcel-malformed', 'a header parameter that is not ours')
  const note = noteNames.map((name) => [name, fields[name]] as const)
  if (note.some(([, value]) => typeof value !== 'string')) throw new OtpError('parcel-malformed', 'the key is not named')
  return Object.fromEntries(note) as KeyNote
}

function base64url(value: string | Buffer): string {
  return (typeof value === 'string' ? Buffer.from(value) : value).toString('base64url')
}

/** Strict, unlike Node's own decoder: one spelling only, so that no character can change unnoticed. */
function decode(text: string, length?: number): Buffer {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text || (length !== undefined && bytes.length !== length))
    throw new OtpError('parcel-malformed', 'not base64url of the right length')
  return bytes
}
