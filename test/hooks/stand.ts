import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect } from 'vitest'
import { errorMeanings, isOtpError, OtpError, type OtpErrorCode } from '../../src/core/errors.js'
import type { Call } from '../../src/core/model/call.js'
import type { Outcome } from '../../src/core/model/receipt.js'
import type { IdentityHook } from '../../src/core/ports/identity-hook.js'

// What the tests of all hooks stand on.

export type Fields = Record<string, unknown>

export const signal = new AbortController().signal
export const receivedAt = Date.parse('2026-02-03T04:05:07.000Z')
export const errorCodes = Object.keys(errorMeanings) as readonly OtpErrorCode[]

/** The text of a documented payload. */
export const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')

export const callOf = (body: unknown): Call => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
  receivedAt,
})

export const sent: Outcome = { requestId: 'event-1', receipt: { status: 'sent', sender: 'eum-sms', messageId: 'message-1' } }
export const queued: Outcome = { requestId: 'event-1', receipt: { status: 'queued', id: 'parcel-1' } }
export const failed = (code: OtpErrorCode, reached: 'no' | 'maybe' = 'no'): Outcome => ({
  requestId: 'event-1',
  failure: new OtpError(code, undefined, { sent: reached }),
})

/** Bodies that no hook can read as a request. */
export const hostileBodies: readonly { says: string; call: Call; code: OtpErrorCode }[] = [
  { says: 'no JSON', call: callOf('code=1'), code: 'call-malformed' },
  { says: 'a list', call: callOf('[]'), code: 'call-malformed' },
  { says: 'null', call: callOf('null'), code: 'call-malformed' },
  { says: 'malformed UTF-8', call: { ...callOf(''), body: Uint8Array.of(0x22, 0xc3, 0x28, 0x22) }, code: 'call-malformed' },
  { says: 'UTF-16', call: { ...callOf(''), body: new Uint8Array(Buffer.from('{}', 'utf16le')) }, code: 'call-malformed' },
]

export const propertyRuns = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 200), seed: 20_260_203 }

async function onlyOtpErrors(hook: IdentityHook, body: Uint8Array): Promise<void> {
  try {
    const request = await hook.parse({ ...callOf(''), body }, signal)
    expect(Number.isFinite(request.expiresAt)).toBe(true)
    expect(request.destination.e164.reveal()).toMatch(/^\+[1-9]\d{1,14}$/)
    expect(request.code.reveal()).toMatch(/^[0-9A-Za-z-]{1,32}$/)
  } catch (thrown) {
    if (!isOtpError(thrown)) throw thrown
  }
}

/** Every member of a value, each with the way to it. */
function waysInto(value: unknown, way: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [way]
  return [way, ...Object.entries(value).flatMap(([name, member]) => waysInto(member, [...way, name]))]
}

function put(value: unknown, [name, ...rest]: readonly string[], odd: unknown): unknown {
  if (name === undefined) return odd
  return { ...(value as Fields), [name]: put((value as Fields)[name], rest, odd) }
}

/** Any bytes, and a good payload with any JSON in any of its places: read, or refused with an `OtpError`. */
export async function readsOrRefusesAnything(hook: IdentityHook, payload: string): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), (body) => onlyOtpErrors(hook, body)),
    propertyRuns,
  )
  const event: unknown = JSON.parse(payload)
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('+12025550143', '12025550143', '123456', 'en_US', 'sms', 'voice', '__proto__'),
  )
  const change = fc.tuple(fc.constantFrom(...waysInto(event)), odd)
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      let changed = event
      for (const [way, value] of changes) {
        // A place that an earlier change took away takes nothing more.
        if (way.length === 0 || waysInto(changed).some((one) => one.join() === way.join())) changed = put(changed, way, value)
      }
      await onlyOtpErrors(hook, new TextEncoder().encode(JSON.stringify(changed)))
    }),
    propertyRuns,
  )
}
