import type { Pseudonym } from '../core/ports/pseudonym.js'
import { createPseudonym } from '../drivers/hmac-pseudonym.js'
import { keys } from '../functions/wiring/parse.js'
import { surroundingsFailure, usageFailure, type World } from './command.js'

/** The environment that commands read, beside what AWS's own SDK reads; the ready-made functions read the same. */
export const variables = {
  templateTable: 'OTP_TEMPLATE_TABLE',
  preferenceTable: 'OTP_PREFERENCE_TABLE',
  deadLetterQueue: 'OTP_DEAD_LETTER_QUEUE_URL',
  pseudonymKeys: 'OTP_PSEUDONYM_KEYS',
} as const

/** An option, or else its variable of the environment. */
export function settingOf(option: string, value: string | undefined, variable: string, { environment }: World): string {
  const setting = value ?? environment[variable]
  if (setting === undefined || setting === '') throw usageFailure(`give --${option}, or set ${variable}`)
  return setting
}

/** The keys as the functions read them: Base64, the current one first, commas between. They are never printed, also not in part. */
export function pseudonymOf({ environment }: World): Pseudonym {
  const text = environment[variables.pseudonymKeys] ?? ''
  if (text === '') throw surroundingsFailure(`set ${variables.pseudonymKeys}: the current key first, former ones after commas`)
  try {
    return createPseudonym({ keys: keys(text) })
  } catch (thrown) {
    // Both complaints name what must be there, and quote nothing.
    const complaint = (thrown as Error).message.replace("createPseudonym: option 'keys' ", '')
    throw surroundingsFailure(`${variables.pseudonymKeys} ${complaint}`)
  }
}
