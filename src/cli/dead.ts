import { errorMeanings } from '../core/errors.js'
import type { DeadLetter } from '../drivers/aws/dead-letters.js'
import { openDeadLetters } from './aws.js'
import { defineCommand, exitCodes, integerOf } from './command.js'
import { countOf, paintFor, tableOf, visible, writeJson } from './screen.js'
import { settingOf, variables } from './settings.js'

export const deadCommand = defineCommand({
  name: 'dead',
  takes: [],
  summary: 'Lists what was buried in the dead-letter queue: ids, reasons and ages',
  about: [
    'Nothing is taken out and nothing is opened: there is no code and no number to see. While it looks, what it sees is hidden from others.',
  ],
  options: {
    queue: { type: 'string', value: 'URL', says: `of the dead-letter queue; else ${variables.deadLetterQueue}` },
    max: { type: 'string', value: 'COUNT', says: 'how many to look for; 100 where left out' },
    json: { type: 'boolean', says: 'print a list of objects' },
  },
  examples: ['dead --queue https://sqs.eu-central-1.amazonaws.com/123456789012/codes-dead', 'dead --max 1000 --json'],
  async run({ values }, world) {
    const max = integerOf('max', values.max, { minimum: 1, maximum: 10_000 }) ?? 100
    const queueUrl = settingOf('queue', values.queue, variables.deadLetterQueue, world)
    const letters = await (await openDeadLetters(queueUrl, world)).list(max, world.signal)
    const now = world.clock.now()
    if (values.json === true) {
      writeJson(
        world,
        letters.map((letter) => ({ ...letter, ageMs: now - letter.enqueuedAt })),
      )
      return exitCodes.fine
    }
    const { faint } = paintFor(world)
    if (letters.length > 0)
      world.write(
        `${tableOf(
          heads,
          letters.map((letter) => row(letter, now)),
        )}\n`,
      )
    for (const reason of reasonsOf(letters)) world.write(faint(`${reason}: ${meaningOf(reason)}\n`))
    world.write(`${countOf(letters.length, 'parcel')} buried${letters.length === max ? ', and perhaps more' : ''}\n`)
    return exitCodes.fine
  },
})

const heads = ['AGE', 'REASON', 'CHANNEL', 'EXPIRED', 'ID', 'QUEUE ID']
const unsaid = 'crashed'

const row = ({ enqueuedAt, reason, parcel, messageId }: DeadLetter, now: number): readonly string[] => [
  age(now - enqueuedAt),
  reason ?? (parcel === undefined ? 'no parcel' : unsaid),
  parcel?.channel ?? '-',
  parcel === undefined ? '-' : parcel.expiresAt <= now ? 'yes' : 'no',
  visible(parcel?.id ?? '-').slice(0, 80),
  messageId,
]

function reasonsOf(letters: readonly DeadLetter[]): readonly string[] {
  return [...new Set(letters.map(({ reason, parcel }) => reason ?? (parcel === undefined ? 'no parcel' : unsaid)))].sort()
}

function meaningOf(reason: string): string {
  if (reason === 'no parcel') return 'What came from the queue was never a parcel of ours.'
  if (reason === unsaid) return 'The queue buried it: each worker that took it crashed, or ran out of time.'
  return errorMeanings[reason as keyof typeof errorMeanings].means
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
] as const

/** In its greatest unit, as `3h`. */
export function age(ms: number): string {
  const [unit, size] = units.find(([, one]) => ms >= one) ?? ['s', 1_000]
  return `${Math.max(0, Math.floor(ms / size))}${unit}`
}
