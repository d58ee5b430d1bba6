import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorMeanings, isOtpError, type OtpErrorCode } from '../../../src/core/errors.js'
import { formatParcel, type Parcel, parseParcel } from '../../../src/core/model/parcel.js'

const parcel: Parcel = { id: 'r-1', channel: 'sms', expiresAt: 1_700_000_000_000, sealed: 'aaa.bbb' }

function codeOf(read: () => unknown): string {
  try {
    read()
  } catch (thrown) {
    if (isOtpError(thrown)) return thrown.code
    throw thrown
  }
  return 'read'
}

describe('formatParcel and parseParcel', () => {
  it('are each other’s inverse for every parcel, but for the delay, which is the queue’s', () => {
    const text = fc.string({ minLength: 1, unit: 'binary' })
    const codes = Object.keys(errorMeanings) as OtpErrorCode[]
    const optional = fc.record({ group: text, reason: fc.constantFrom(...codes), delaySeconds: fc.nat() }, { requiredKeys: [] })
    const required = fc.record({ id: text, channel: fc.constantFrom('sms', 'voice'), expiresAt: fc.maxSafeNat(), sealed: text })
    fc.assert(
      fc.property(required, optional, (one, other) => {
        const { delaySeconds, ...kept } = { ...one, ...other }
        expect(parseParcel(formatParcel({ ...kept, ...(delaySeconds === undefined ? {} : { delaySeconds }) }))).toStrictEqual(
          kept,
        )
      }),
      { seed: 5, numRuns: Number(process.env['PROPERTY_RUNS'] ?? 200) },
    )
  })

  it('reads what a newer release wrote', () => {
    expect(parseParcel(JSON.stringify({ ...parcel, colour: 'blue' }))).toStrictEqual(parcel)
  })

  it('reads an expiry at the epoch itself', () => {
    expect(parseParcel(JSON.stringify({ ...parcel, expiresAt: 0 }))).toStrictEqual({ ...parcel, expiresAt: 0 })
  })
})

describe('parseParcel', () => {
  it.each<[string, string, unknown]>([
    ['no id', 'id', { ...parcel, id: undefined }],
    ['an empty id', 'id', { ...parcel, id: '' }],
    ['a number for an id', 'id', { ...parcel, id: 7 }],
    ['a list', 'id', []],
    ['another channel', 'channel', { ...parcel, channel: 'email' }],
    ['an expiry that is a text', 'expiresAt', { ...parcel, expiresAt: '1700000000000' }],
    ['an expiry that is no integer', 'expiresAt', { ...parcel, expiresAt: 1.5 }],
    ['an expiry before the epoch', 'expiresAt', { ...parcel, expiresAt: -1 }],
    ['no seal', 'sealed', { ...parcel, sealed: undefined }],
    ['a group that is no text', 'group', { ...parcel, group: 7 }],
    ['an empty group', 'group', { ...parcel, group: '' }],
    ['an unknown reason', 'reason', { ...parcel, reason: 'because' }],
    ['a reason from the prototype', 'reason', { ...parcel, reason: 'toString' }],
    ['a reason that is no text', 'reason', { ...parcel, reason: ['busy'] }],
  ])('refuses %s, and names the member', (_, member, value) => {
    expect(codeOf(() => parseParcel(JSON.stringify(value)))).toBe('parcel-malformed')
    expect(() => parseParcel(JSON.stringify(value))).toThrow(`'${member}' is missing or has the wrong form`)
  })

  it.each(['"text"', 'null', '7'])('refuses %s, which is no object', (text) => {
    expect(() => parseParcel(text)).toThrow(/^parcel-malformed: it is not a JSON object$/)
  })

  it('refuses what is not JSON, and does not quote it', () => {
    expect(() => parseParcel('123456 is your code')).toThrow(/^parcel-malformed: it is not a JSON object$/)
  })

  it('throws nothing else, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['read', 'parcel-malformed']).toContain(codeOf(() => parseParcel(text)))
      }),
      { seed: 5, numRuns: Number(process.env['PROPERTY_RUNS'] ?? 200) },
    )
  })
})
