import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOtpError } from '../../../src/core/errors.js'
import { isCountry, parsePhoneNumber } from '../../../src/core/model/phone-number.js'

const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 500)

const read = (raw: unknown, defaultCountry?: string) => {
  const { e164, ...rest } = parsePhoneNumber(raw, defaultCountry === undefined ? {} : { defaultCountry })
  return { e164: e164.reveal(), ...rest }
}

const refusal = (raw: unknown, defaultCountry?: string) => {
  try {
    read(raw, defaultCountry)
  } catch (error) {
    return isOtpError(error) ? error.code : error
  }
  return undefined
}

describe('reading a phone number', () => {
  it.each([
    ['+4915112345678', { e164: '+4915112345678', country: 'DE', callingCode: '49' }],
    [' +49 151 1234-5678 ', { e164: '+4915112345678', country: 'DE', callingCode: '49' }],
    ['+1 (202) 555.0123', { e164: '+12025550123', country: 'US', callingCode: '1' }],
    ['+1\u00a0204\u00a02345678', { e164: '+12042345678', country: 'CA', callingCode: '1' }],
    ['+39 02 1234 5678', { e164: '+390212345678', country: 'IT', callingCode: '39' }],
    ['+870773111632', { e164: '+870773111632', callingCode: '870' }],
  ])('reads %j', (raw, number) => {
    expect(read(raw)).toStrictEqual(number)
  })

  it('never gives a country to a number without +, unless it is told which', () => {
    expect(refusal('9876543210')).toBe('destination-invalid')
    expect(refusal(9_876_543_210)).toBe('destination-invalid')
    expect(read('9876543210', 'IN')).toMatchObject({ e164: '+919876543210', country: 'IN' })
    expect(read(2_025_550_123, 'US')).toMatchObject({ e164: '+12025550123' })
    expect(read('+4915112345678', 'US')).toMatchObject({ country: 'DE' })
  })

  it.each([
    undefined,
    null,
    {},
    [],
    true,
    Number.NaN,
    1.5,
    15_112_345.5,
    '',
    '+',
    '+0',
    '+49',
    '+4915',
    '++4915112345678',
    '+49151123456789012345678',
    '+49 151 1234567 ext. 9',
    '+1-800-FLOWERS',
    'tel:+4915112345678',
    '٠١٢٣٤٥٦٧٨٩',
    '+49\u202e15112345678',
    '1'.repeat(10_240),
  ])('refuses junk %#', (raw) => {
    expect(refusal(raw)).toBe('destination-invalid')
    expect(refusal(raw, 'DE')).toBe('destination-invalid')
  })

  it('drops a trunk zero once, and refuses a number that would be another one at the next reading', () => {
    expect(read('+49 (0) 151 12345678').e164).toBe('+4915112345678')
    expect(refusal('+49000000')).toBe('destination-invalid')
  })

  it('says why, and never which number', () => {
    expect(() => read('9876543210')).toThrow('destination-invalid: the number has no + and no default country is set')
    expect(() => read('+4912')).not.toThrow(/4912/)
  })

  it('throws nothing but OtpError, and reads its own spelling as the same', () => {
    const junk = fc.oneof(
      fc.anything(),
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[+0-9 ().-]{0,20}$/),
      fc.stringMatching(/^\+[1-9][0-9]{6,14}$/),
    )
    fc.assert(
      fc.property(junk, fc.option(fc.constantFrom('DE', 'US', 'IN', 'AQ', 'xx'), { nil: undefined }), (raw, country) => {
        const refused = refusal(raw, country)
        if (refused !== undefined) expect(refused).toBe('destination-invalid')
        else expect(read(read(raw, country).e164)).toEqual(read(raw, country))
      }),
      { seed: 20261122, numRuns },
    )
  })

  it('knows which countries there are', () => {
    expect(['DE', 'US', 'ZZ', 'de', '', undefined, 7, ['DE']].map(isCountry)).toEqual([
      ...[true, true],
      ...[false, false, false, false, false, false],
    ])
  })
})
