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
    expect(parseReceipt({ ...receipt, stray: 'x' })).toEqual(receipt)
  })

  it.each([
    undefined,
    null,
    'sent',
    {},
    { status: 'lost', id: '1' },
    { status: 'queued', id: '' },
    { status: 'queued', messageId: '1' },
    { status: 'sent', sender: 1, messageId: '1' },
    { status: 'sent', sender: 'sms' },
  ])('refuses %o', (value) => {
    expect(() => parseReceipt(value)).toThrow(malformed)
  })
})

describe('parsePreference', () => {
  it.each([{ locales: [] }, { locales: ['de'], channel: 'sms' }, { locales: ['de', 'en'], channel: 'voice', speed: 'medium' }])(
    'reads %o',
    (preference) => {
      expect(parsePreference({ ...preference, pk: 'x' })).toEqual(preference)
    },
  )

  it.each([
    undefined,
    null,
    'de',
    {},
    { locales: 'de' },
    { locales: [1] },
    { locales: [''] },
    { locales: [], channel: 'fax' },
    { locales: [], speed: 'fast' },
  ])('refuses %o', (value) => {
    expect(() => parsePreference(value)).toThrow(malformed)
  })
})
