import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOtpError } from '../../../src/core/errors.js'
import { parseCode } from '../../../src/core/model/otp-request.js'

const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 500)

const refusal = (raw: unknown) => {
  try {
    parseCode(raw)
  } catch (error) {
    return isOtpError(error) ? error.code : error
  }
  return undefined
}

describe('reading a code', () => {
  it.each([
    ['000000', '000000'],
    ['047115', '047115'],
    ['0', '0'],
    ['aB3xY9', 'aB3xY9'],
    ['123-456', '123-456'],
    [' 047115\n', '047115'],
    [47_115, '47115'],
    [0, '0'],
    ['x'.repeat(32), 'x'.repeat(32)],
  ])('takes %j', (raw, code) => {
    expect(parseCode(raw).reveal()).toBe(code)
  })

  it.each([
    undefined,
    null,
    {},
    [],
    ['047115'],
    true,
    '',
    ' ',
    '-',
    '-12',
    '12-',
    '12 34',
    '12.34',
    'é1',
    '١٢٣٤٥٦',
    '１２３',
    '<b>',
    '${x}',
    '1\u200b2',
    '1\u202e2',
    'x'.repeat(33),
    -1,
    1.5,
    1e21,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])('refuses junk %#', (raw) => {
    expect(refusal(raw)).toBe('code-invalid')
  })

  it('throws nothing but OtpError, and takes only letters, digits and inner dashes of ASCII', () => {
    const junk = fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9A-Za-z -]{0,40}$/), fc.integer())
    fc.assert(
      fc.property(junk, (raw) => {
        const refused = refusal(raw)
        if (refused === undefined) expect(parseCode(raw).reveal()).toMatch(/^[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?$/)
        else expect(refused).toBe('code-invalid')
      }),
      { seed: 20261122, numRuns },
    )
  })
})
