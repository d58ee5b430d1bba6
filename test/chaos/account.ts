import type { Sight } from './world.js'

export interface Account {
  readonly line: string
  /** What is wrong, in words; empty when all is well. */
  readonly faults: readonly string[]
}

// A worker drops a code with less life than this: nobody could enter it in time.
const minLifeMs = 20_000
// Hosts' clocks differ by half a second either way.
const skewMs = 500

/** What became of an event that was accepted, as seen from outside. */
function endOf(sight: Sight): 'sent' | 'expired' | 'dead' | 'ambiguous' | 'lost' {
  const { told, delivered, queued, forgotten, buried, expiresAt } = sight
  if (buried.includes('maybe-sent')) return 'ambiguous'
  if (told.includes('unsure') && !told.includes('accepted') && queued === 0) return 'ambiguous'
  if (delivered.length > 0) return 'sent'
  if (buried.length > 0) return 'dead'
  return droppedDead({ forgotten, expiresAt }) ? 'expired' : 'lost'
}

/** Forgotten by a worker that found the code dead, or too near to it. */
function droppedDead({ forgotten, expiresAt }: Pick<Sight, 'forgotten' | 'expiresAt'>): boolean {
  return forgotten.some((at) => at >= expiresAt - minLifeMs - skewMs)
}

/** Adds up what the provider, the queue and the callers saw. */
export function takeAccount(sights: readonly Sight[], { late, seed }: { late: number; seed: number }): Account {
  // "Unsure" beside "take over" is no promise: one of two calls for the same event was told that the other one is busy.
  const accepted = sights.filter(
    ({ told }) => told.includes('accepted') || (told.includes('unsure') && !told.includes('handed-back')),
  )
  const refused = sights.filter((sight) => !accepted.includes(sight) && sight.told.includes('refused'))
  const handedBack = sights.length - accepted.length - refused.length
  const ends = new Map(accepted.map((sight) => [sight, endOf(sight)]))
  const count = (end: ReturnType<typeof endOf>) => [...ends.values()].filter((one) => one === end).length

  const ambiguous = accepted.filter((sight) => ends.get(sight) === 'ambiguous')
  const doubled = sights.filter(({ delivered }) => delivered.length > 1).length
  const deadCodes = sights.filter(({ delivered, expiresAt }) => delivered.some((at) => at >= expiresAt)).length
  // Told to take over with a known answer, and then sent all the same.
  const betrayed = sights.filter(
    ({ told, delivered }) => delivered.length > 0 && told.length > 0 && told.every((one) => one === 'handed-back'),
  ).length
  const lost = count('lost')

  const unexplained = ambiguous.filter(({ windowFault }) => !windowFault)
  // A parcel in doubt whose code died before anybody came back to it is dropped as dead; nobody asks the ledger for the dead.
  const unseen = accepted.filter((sight) => sight.windowFault && ends.get(sight) !== 'ambiguous' && !droppedDead(sight))
  const calm = accepted.filter(({ faulted, windowFault }) => !faulted && !windowFault)
  const calmSent = calm.filter((sight) => ends.get(sight) === 'sent').length / Math.max(1, calm.length)

  const zeroes = { lost, doubled, late, 'dead-codes': deadCodes, betrayed }
  const faults = [
    ...Object.entries(zeroes).flatMap(([name, number]) => (number === 0 ? [] : [`${name}=${number}`])),
    ...(unexplained.length === 0
      ? []
      : [`${unexplained.length} ambiguous without a fault inside the send window: ${unexplained[0]?.id}`]),
    ...(unseen.length === 0 ? [] : [`${unseen.length} faults inside the send window that are not ambiguous: ${unseen[0]?.id}`]),
    ...(calmSent >= 0.97 ? [] : [`only ${(calmSent * 100).toFixed(1)} % of the unfaulted were sent`]),
    ...(calm.length > sights.length / 2 ? [] : [`only ${calm.length} events were left in peace`]),
  ]
  const figures = {
    events: sights.length,
    accepted: accepted.length,
    'handed-back': handedBack,
    sent: count('sent'),
    refused: refused.length,
    expired: count('expired'),
    dead: count('dead'),
    ambiguous: ambiguous.length,
    ...zeroes,
    seed,
  }
  const line = `chaos: ${Object.entries(figures)
    .filter(([name]) => name !== 'handed-back')
    .map(([name, number]) => `${name}=${number}`)
    .join(' ')}`
  return { line, faults: handedBack < 0 ? ['more was accepted than came', ...faults] : faults }
}
