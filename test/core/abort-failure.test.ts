import { expect, it } from 'vitest'
import { abortFailure, OtpError } from '../../src/core/errors.js'

it.each([
  ['a caller who went away', undefined, 'cancelled'],
  ['a deadline', new DOMException('late', 'TimeoutError'), 'out-of-time'],
  ['one of our own errors', new OtpError('expired'), 'expired'],
  ['a string', 'bored', 'cancelled'],
  ['null', null, 'cancelled'],
  ['an object without a name', {}, 'cancelled'],
])('a signal aborted by %s', (_, reason, code) => {
  expect(abortFailure(AbortSignal.abort(reason))).toMatchObject({ code, sent: 'no' })
  expect(abortFailure(AbortSignal.abort(reason), 'maybe')).toMatchObject({ code, sent: 'maybe' })
})
