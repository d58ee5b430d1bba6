import type { PhoneNumber } from '../model/phone-number.js'

export type NumberKind = 'mobile' | 'landline' | 'other' | 'invalid'

/** Asks a carrier what kind of number it is. Costs money: cache it. */
export interface NumberLookup {
  find(number: PhoneNumber, signal: AbortSignal): Promise<NumberKind>
}
