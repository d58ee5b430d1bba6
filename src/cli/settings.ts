import type { Pseudonym } from '../core/ports/pseudonym.js'
import { createPseudonym } from '../drivers/hmac-pseudonym.js'
import { surroundingsFailure, usageFailure, type World } from './command.js'

/** The environment that commands read, beside what AWS's own SDK reads. */
export const variables = {
  configTable: 'LOCALIZED_OTP_CONFIG_TABLE',
  stateTable: 'LOCALIZED_OTP_STATE_TABLE',
  deadQueue: 'LOCALIZED_OTP_DEAD_QUEUE_URL',
  pseudonymKeys: 'LOCALIZED_OTP_PSEUDONYM_KEYS',
} as const

/** An option, or else its variable of the environment. */
export function settingOf(option: string, value: string | undefined, variable: string, { environment }: World): string {
  const setting = value ?? environment[variable]
  if (setting === undefined || setting === '') throw usageFailure(`give --${option}, or set ${variable}`)
  return setting
}

/** The keys are Base64, the current one first, then former ones, with commas between. They are never printed, also not in part. */
export function pseudonymOf({ environment }: World): Pseudonym {
  const text = environment[variables.pseudonymKeys] ?? ''
  if (text.trim() === '')
    throw surroundingsFailure(`set ${variables.pseudonymKeys}: keys in Base64, the current one first, with commas between`)
  const keys = text.split(',').map((key) => Buffer.from(key.trim(), 'base64'))
  try {
    return createPseudonym({ keys: keys as unknown as readonly [Uint8Array] })
  } catch (thrown) {
    // The driver's complaint names the place and what must be there, and quotes nothing.
    const complaint =
      thrown instanceof TypeError ? thrown.message.replace("createPseudonym: option 'keys' ", '') : 'cannot be used'
    throw surroundingsFailure(`${variables.pseudonymKeys} ${complaint}`)
  }
}
