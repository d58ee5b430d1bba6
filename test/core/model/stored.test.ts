import { describe, expect, it } from 'vitest'
import { parsePreference } from '../../../src/core/model/preference.js'
import { parseReceipt } from '../../../src/core/model/receipt.js'

const malformed = expect.objectContaining({ name: 'OtpError', code: 'store-malformed', retryable: false }) as Error

describe('parseReceipt', () => {
  it.each([
    { status: 'sent', sender: 'sms', messageId: '1' },
    { status: 'sent', sender: 'sms', messageId: '1', repeated: true },
    { status: 'queued', id: '1' },
  ])('reads %o', (receipt) => {
    expect(parseReceipt({ ...receipt, stray: 'x' })).toStrictEqual(receipt)
  })

  it('takes only a plain yes for a repetition', () => {
    const receipt = { status: 'sent', sender: 'sms', messageId: '1' }
    expect(parseReceipt({ ...receipt, repeated: false })).toStrictEqual(receipt)
  })

  it.each([
    undefined,
    null,
    'sent',
    {},
    { status: 'lost', id: '1' },
    { status: 'lost', sender: 'sms', messageId: '1' },
    { status: 'queued', id: '' },
    { status: 'queued', messageId: '1' },
    { status: 'sent', sender: 1, messageId: '1' },
    { status: 'sent', sender: 'sms' },
  ])('refuses %o', (value) => {
    expect(() => parseReceipt(value)).toThrow(malformed)
    expect(() => parseReceipt(value)).toThrow('store-malformed: the stored receipt cannot be read')
  })
})

describe('parsePreference', () => {
  it.each([{ locales: [] }, { locales: ['de'], channel: 'sms' }, { locales: ['de', 'en'], channel: 'voice', speed: 'medium' }])(
    'reads %o',
    (preference) => {
      expect(parsePreference({ ...preference, pk: 'x' })).toStrictEqual(preference)
    },
  )

  it.each([
    ['locales', undefined],
    ['locales', null],
    ['locales', 'de'],
    ['locales', {}],
    ['locales', { locales: 'de' }],
    ['locales', { locales: [1] }],
    ['locales', { locales: [''] }],
    ['channel', { locales: [], channel: 'fax' }],
    ['speed', { locales: [], speed: 'fast' }],
  ])('names %s of %o, which it refuses', (field, value) => {
    expect(() => parsePreference(value)).toThrow(malformed)
    expect(() => parsePreference(value)).toThrow(`store-malformed: the stored preference has no readable '${field}'`)
  })
})
