import type { Pseudonym } from '../../core/ports/pseudonym.js'
import { createPseudonym } from '../../drivers/hmac-pseudonym.js'
import type { Settings, VariableName } from '../environment.js'
import { wired } from './wired.js'

/**
 * The pseudonyms of people and numbers, for whoever is in need of them.
 * @throws Error, when asked for, where no key was given
 */
export function createNames({ OTP_PSEUDONYM_KEYS: keys }: Settings<'hook-direct' | 'worker'>): (by: VariableName) => Pseudonym {
  const pseudonym = keys && wired({ keys: 'OTP_PSEUDONYM_KEYS' }, () => createPseudonym({ keys }))
  return (by) => {
    if (pseudonym === undefined) throw new Error(`localized-otp: OTP_PSEUDONYM_KEYS is missing, which ${by} needs`)
    return pseudonym
  }
}
