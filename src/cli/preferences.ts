import { parseLocale } from '../core/message/negotiation.js'
import { type Channel, channels } from '../core/model/channel.js'
import { type Speed, speeds } from '../core/model/voice.js'
import type { WritablePreferenceStore } from '../core/ports/preference-store.js'
import { openPreferences } from './aws.js'
import { defineCommand, exitCodes, type OptionSpecs, usageFailure, type World } from './command.js'
import { pseudonymOf, settingOf, variables } from './settings.js'

const tableOption = {
  table: { type: 'string', value: 'TABLE', says: `name or ARN of the DynamoDB table; else ${variables.preferenceTable}` },
} as const satisfies OptionSpecs

const about = [
  `The person is the platform's user id, or '-' to read it from the standard input, where no list of processes shows it. It is stored only under a pseudonym, by the keys in ${variables.pseudonymKeys}, and never printed.`,
]

export const preferencesGetCommand = defineCommand({
  name: 'preferences get',
  takes: ['<user>'],
  summary: 'Prints what a person has chosen',
  about: [...about, 'Prints null where nothing was chosen.'],
  options: tableOption,
  examples: ['preferences get 00u1a2b3c4', 'preferences get - < user-id'],
  async run({ values, positionals: [user = ''] }, world) {
    const { store, userId } = await open(user, values.table, world)
    world.write(`${JSON.stringify((await store.find(userId, world.signal)) ?? null)}\n`)
    return exitCodes.fine
  },
})

export const preferencesPutCommand = defineCommand({
  name: 'preferences put',
  takes: ['<user>'],
  summary: 'Replaces what a person has chosen',
  about,
  options: {
    ...tableOption,
    locale: { type: 'string', multiple: true, value: 'LOCALE', says: 'a language, best first; at least one' },
    channel: { type: 'string', value: 'CHANNEL', choices: channels, says: 'followed only where the journey is wired so' },
    speed: { type: 'string', value: 'SPEED', choices: speeds, says: 'how fast calls are spoken' },
  },
  examples: ['preferences put 00u1a2b3c4 --locale de-CH --locale fr --speed x-slow'],
  async run({ values, positionals: [user = ''] }, world) {
    const locales = (values.locale ?? []).map((word) => {
      const locale = parseLocale(word)
      if (locale === undefined) throw usageFailure('--locale must be a language tag, such as de or pt-BR')
      return locale
    })
    if (locales.length === 0) throw usageFailure('give at least one --locale')
    const { store, userId } = await open(user, values.table, world)
    const { channel, speed } = values as { readonly channel?: Channel; readonly speed?: Speed }
    await store.put(userId, { locales, ...(channel && { channel }), ...(speed && { speed }) }, world.signal)
    world.write('the choice was written\n')
    return exitCodes.fine
  },
})

export const preferencesForgetCommand = defineCommand({
  name: 'preferences forget',
  takes: ['<user>'],
  summary: 'Forgets what a person has chosen, under former pseudonyms too',
  about,
  options: tableOption,
  examples: ['preferences forget 00u1a2b3c4'],
  async run({ values, positionals: [user = ''] }, world) {
    const { store, userId } = await open(user, values.table, world)
    await store.forget(userId, world.signal)
    world.write('nothing is known of this person any more\n')
    return exitCodes.fine
  },
})

async function open(
  user: string,
  table: string | undefined,
  world: World,
): Promise<{ readonly store: WritablePreferenceStore; readonly userId: string }> {
  const name = settingOf('table', table, variables.preferenceTable, world)
  const pseudonym = pseudonymOf(world)
  const userId = user === '-' ? (await world.readInput()).trim() : user
  if (userId === '') throw usageFailure('the user id is empty')
  return { store: await openPreferences(name, pseudonym, world), userId }
}
