import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { errorMeanings, isOtpError, OtpError, type OtpErrorCode, scrubCause, toOtpError } from '../../src/core/errors.js'

const codes = Object.keys(errorMeanings) as OtpErrorCode[]

describe('the table of failures', () => {
  it.each(codes)('%s is a kebab-case word with a meaning in one sentence', (code) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(errorMeanings[code].means).toMatch(/^[A-Z].*\.$/)
    expect(new OtpError(code)).toMatchObject({ code, retryable: errorMeanings[code].retryable, sent: 'no', cause: undefined })
  })
})

describe('an OtpError', () => {
  it('says its code, then what it means or the detail', () => {
    expect(new OtpError('busy').message).toBe('busy: Somebody else is sending this request right now.')
    expect(new OtpError('busy', 'held elsewhere').message).toBe('busy: held elsewhere')
    expect(new OtpError('busy')).toBeInstanceOf(Error)
    expect(new OtpError('busy').name).toBe('OtpError')
  })

  it('says whether something was sent, and when to come back', () => {
    expect(new OtpError('provider-unavailable', undefined, { sent: 'maybe', retryAt: 7 })).toMatchObject({
      sent: 'maybe',
      retryAt: 7,
    })
  })

  it('is recognised across copies of the package, and nothing else is', () => {
    expect(isOtpError(new OtpError('busy'))).toBe(true)
    expect(isOtpError({ [Symbol.for('localized-otp.OtpError')]: true })).toBe(true)
    for (const value of [new Error('x'), {}, null, undefined, 'OtpError', 7]) expect(isOtpError(value)).toBe(false)
  })

  it('is what anything thrown becomes; ours stays as it is', () => {
    const ours = new OtpError('expired')
    expect(toOtpError(ours, 'busy', 'maybe')).toBe(ours)
    expect(toOtpError(new Error('x'))).toMatchObject({ code: 'internal', sent: 'no' })
    expect(toOtpError(undefined, 'store-unavailable', 'maybe')).toMatchObject({ code: 'store-unavailable', sent: 'maybe' })
  })
})

describe('a scrubbed cause', () => {
  it('keeps what an engineer needs of an SDK error', () => {
    const error = Object.assign(new Error('Too many messages'), {
      name: 'ThrottlingException',
      code: 'ECONNRESET',
      Reason: 'MONTHLY_SPEND_LIMIT',
      $metadata: { httpStatusCode: 400, requestId: 'b1f7-aa' },
    })
    expect(scrubCause(error)).toEqual({
      name: 'ThrottlingException',
      message: 'Too many messages',
      code: 'ECONNRESET',
      reason: 'MONTHLY_SPEND_LIMIT',
      status: 400,
      requestId: 'b1f7-aa',
    })
  })

  it.each([
    ['a number', 'cannot send to +4915112345678 now'],
    ['a number in groups', 'cannot send to +49 151 1234-5678 now'],
    ['a code', 'body was: Your code is 047115.'],
    ['a code with letters', 'body was A1b2C3 today'],
    ['a quotation', `the text "Your secret is alpha" failed`],
    ['a quotation in curls', "the text “alpha” and «alpha» and `alpha` and 'alpha' failed"],
    ['a quotation with an apostrophe in it', `Value 'Don't share alpha' at 'messageBody' failed`],
    ['a word of capitals', 'body was QWERTZ today'],
    ['a token', 'header eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIwIn0.c2ln refused'],
    ['digits of another script', 'code ٠٤٧١١٥ refused'],
  ])('masks %s', (_name, message) => {
    const scrubbed = scrubCause(new Error(message)).message
    expect(scrubbed).not.toMatch(/[0-9\u0660-\u0669]|alpha|eyJ|QWERTZ/)
    expect(scrubbed).toMatch(/…/)
  })

  it('keeps the words between', () => {
    expect(scrubCause(new Error('cannot send to +4915112345678 now')).message).toBe('cannot send to … now')
    expect(scrubCause(new Error("the peer didn't answer in time")).message).toBe("the peer didn't answer in time")
  })

  it('drops a name, code, reason or request id that is no machine word', () => {
    const error = {
      name: 'not a name',
      code: '047115',
      Reason: 'x'.repeat(101),
      $metadata: { requestId: '+4915112345678', httpStatusCode: '400' },
      message: 7,
    }
    expect(scrubCause(error)).toStrictEqual({ name: 'unknown', message: '' })
    expect(scrubCause({ name: ['Error'], code: ['ECONNRESET'] })).toStrictEqual({ name: 'unknown', message: '' })
  })

  it('reads no more than the beginning of a long message', () => {
    const late = `${'word '.repeat(39)}"${'x'.repeat(500)}" secret`
    expect(scrubCause(new Error(late)).message).toBe(`${'word '.repeat(39)}…`)
  })

  it('reads five hundred characters, and keeps no word that is cut there, for its digits may be gone', () => {
    const masked = '7'.repeat(489)
    expect(scrubCause(new Error(`${masked} then alpha`)).message).toBe('… then alpha')
    expect(scrubCause(new Error(`${masked} then alpha1`)).message).toBe('… then …')
    expect(scrubCause(new Error(`${masked} and so on for long`)).message).toBe('… and so on …')
  })

  it('is short, whatever came', () => {
    expect(scrubCause(new Error('word '.repeat(10_000))).message.length).toBeLessThanOrEqual(200)
  })

  it.each([undefined, null, 'a text 047115', 7, Symbol('x'), [], { $metadata: null }, { $metadata: 'x' }])(
    'takes anything thrown %#',
    (thrown) => {
      expect(scrubCause(thrown)).toStrictEqual({ name: 'unknown', message: '' })
    },
  )

  it('keeps of ours the code and what it says', () => {
    expect(scrubCause(new OtpError('busy'))).toEqual({ name: 'OtpError', code: 'busy', message: new OtpError('busy').message })
    const quoting = new OtpError('parcel-malformed', "'id' is missing")
    expect(scrubCause(quoting).message).toBe("parcel-malformed: 'id' is missing")
  })

  it('is what an error keeps of its cause', () => {
    expect(new OtpError('busy', undefined, { cause: new Error('down') }).cause).toStrictEqual({ name: 'Error', message: 'down' })
  })

  it('holds no live object: printing the error prints nothing of the request', () => {
    const live = Object.assign(new Error('failed'), {
      input: { MessageBody: 'Your code is 047115', DestinationPhoneNumber: '+4915112345678' },
    })
    const error = new OtpError('provider-rejected', undefined, { cause: live })
    expect(inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error)).not.toMatch(/047115|15112345678/)
  })
})
