import { OtpError } from '../../core/errors.js'
import type { Call } from '../../core/model/call.js'

/** An object as a stranger wrote it: any member may be anything. */
export type Fields = Readonly<Record<string, unknown>>

/**
 * The JSON object of a call; a byte order mark is dropped.
 * @throws OtpError `call-malformed`
 */
export function readBody({ body }: Call): Fields {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new OtpError('call-malformed', 'the body is not JSON') // without a cause: it would quote the body
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new OtpError('call-malformed', 'the body is not an object')
  }
  return value as Fields
}

/** The value as an object; an empty one where it is none. */
export function asRecord(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

/** The text without white space around it; nothing where there is none. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** The wishes that are texts, in their order. What they say is not judged here: any junk is allowed. */
export function readLocales(...wishes: readonly unknown[]): readonly string[] {
  return wishes.flatMap((wish) => readText(wish) ?? [])
}

/** What can be the id of a request as it is: printable ASCII, 128 characters at most. Nothing where it cannot. */
export function idOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\x21-\x7e]{1,128}$/.test(value) ? value : undefined
}

/**
 * An id made of what tells an event from others. Neither a code nor a number may go in:
 * there are few enough of them to be guessed back out of a digest.
 */
export async function derivedId(parts: unknown): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(parts))))
  return `derived-${Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** A machine's word; prose does not pass, so no foreign text can reach an answer. */
export function isIdentifier(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.:/=+@~-]{1,200}$/.test(value)
}
