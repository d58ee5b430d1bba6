import assert from 'node:assert/strict'
import { isOtpError, type OtpErrorCode } from '../core/errors.js'

/** Proves that `work` rejects with an `OtpError`, and with one of the codes where any are given. */
export async function refused(work: Promise<unknown>, ...codes: readonly OtpErrorCode[]): Promise<void> {
  const thrown = await work.then(
    () => assert.fail(`resolved instead of rejecting with ${codes.join(' or ')}`),
    (reason: unknown) => reason,
  )
  assert.ok(isOtpError(thrown), `rejected with something else than an OtpError: ${String(thrown)}`)
  if (codes.length > 0) assert.ok(codes.includes(thrown.code), `rejected with ${thrown.code} instead of ${codes.join(' or ')}`)
}
