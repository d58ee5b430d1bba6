import { type OtpRequest, parseCode } from '../core/model/otp-request.js'
import { parsePhoneNumber } from '../core/model/phone-number.js'

/** The secrets of {@link sampleRequest}, to look for where they must not be. */
export const sampleSecrets = { code: '493817', number: '+4915123456789' } as const

/** A request that every Delivery can serve: a German mobile, an English wish, five minutes of life. */
export function sampleRequest(now: number, changes: Partial<OtpRequest> = {}): OtpRequest {
  return {
    id: 'event-1',
    source: 'sample',
    purpose: 'authentication',
    channel: 'sms',
    destination: parsePhoneNumber(sampleSecrets.number),
    code: parseCode(sampleSecrets.code),
    expiresAt: now + 300_000,
    locales: ['en'],
    userId: 'user-1',
    ...changes,
  }
}
