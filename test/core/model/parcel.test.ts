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
        expect(parseParcel(formatParcel({ ...kept, ...(delaySeconds === undefined ? {} : { delaySeconds }) }))).toEqual(kept)
      }),
      { seed: 5, numRuns: Number(process.env['PROPERTY_RUNS'] ?? 200) },
    )
  })

  it('reads what a newer release wrote', () => {
    expect(parseParcel(JSON.stringify({ ...parcel, colour: 'blue' }))).toEqual(parcel)
  })
})

describe('parseParcel', () => {
  it.each<[string, unknown]>([
    ['no object', 'text'],
    ['null', null],
    ['a list', []],
    ['no id', { ...parcel, id: undefined }],
    ['an empty id', { ...parcel, id: '' }],
    ['a number for an id', { ...parcel, id: 7 }],
    ['another channel', { ...parcel, channel: 'email' }],
    ['an expiry that is a text', { ...parcel, expiresAt: '1700000000000' }],
    ['an expiry that is no integer', { ...parcel, expiresAt: 1.5 }],
    ['an expiry before the epoch', { ...parcel, expiresAt: -1 }],
    ['no seal', { ...parcel, sealed: undefined }],
    ['a group that is no text', { ...parcel, group: 7 }],
    ['an empty group', { ...parcel, group: '' }],
    ['an unknown reason', { ...parcel, reason: 'because' }],
    ['a reason from the prototype', { ...parcel, reason: 'toString' }],
    ['a reason that is no text', { ...parcel, reason: ['busy'] }],
  ])('refuses %s', (_, value) => {
    expect(codeOf(() => parseParcel(JSON.stringify(value)))).toBe('parcel-malformed')
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
