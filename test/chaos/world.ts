import { OtpError } from '../../src/core/errors.js'
import type { ChannelSender } from '../../src/core/ports/channel-sender.js'
import type { Cipher } from '../../src/core/ports/cipher.js'
import type { Clock } from '../../src/core/ports/clock.js'
import type { DeliveryQueue, Parcel } from '../../src/core/ports/delivery-queue.js'
import type { Ledger } from '../../src/core/ports/ledger.js'
import { queueDefinitions } from '../../src/drivers/aws/queues.js'
import { jweCipher } from '../../src/drivers/jwe-cipher.js'
import { memoryDeliveryQueue } from '../../src/drivers/memory-delivery-queue.js'
import { memoryLedger } from '../../src/drivers/memory-ledger.js'
import { createFakeClock, type FakeClock } from '../../src/testing/fake-clock.js'

/** What the world outside saw of one event. Nothing here comes from the code under test but its answers and calls. */
export interface Sight {
  readonly id: string
  readonly expiresAt: number
  /** What the caller was told, one entry a call; `silence` when no answer came in time. */
  readonly told: ('accepted' | 'unsure' | 'handed-back' | 'refused' | 'silence')[]
  /** When the provider put a message on its way. */
  readonly delivered: number[]
  /** Parcels that the queue took. */
  queued: number
  /** When the queue was told to forget a parcel. */
  readonly forgotten: number[]
  /** Reasons under which it lies in the dead-letter queue; `worn` when the queue itself gave up on it. */
  readonly buried: string[]
  /** A fault was put between the beginning of a send and its settlement. */
  windowFault: boolean
  /** Any fault at all touched it. */
  faulted: boolean
}

export interface World {
  readonly clock: FakeClock
  readonly random: () => number
  readonly sights: Map<string, Sight>
  readonly ledger: Ledger
  readonly queue: ReturnType<typeof memoryDeliveryQueue>
  readonly dead: ReturnType<typeof memoryDeliveryQueue>
  readonly cipher: Cipher
  /** Sent, but the store was down for the settlement: in doubt only if somebody asks again. */
  readonly unsettled: Set<string>
  /** Until when the provider throttles everything, epoch ms. */
  throttledUntil: number
  /** Until when the ledger's store is down. */
  storeDownUntil: number
  chance(probability: number): boolean
  sight(id: string): Sight
}

/** Mulberry32: small, seeded, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

// As deployed.
const { visibilitySeconds, maxReceives } = queueDefinitions.delivery

export function createWorld(seed: number): World {
  const clock = createFakeClock()
  const random = seeded(seed)
  const sights = new Map<string, Sight>()
  const dead = memoryDeliveryQueue({ clock })
  return {
    clock,
    random,
    sights,
    ledger: memoryLedger({ clock }),
    dead,
    queue: memoryDeliveryQueue({ clock, visibilityMs: visibilitySeconds * 1000, waitMs: 1000, dead, maxReceives }),
    cipher: jweCipher({ keys: [{ id: 'k1', key: new Uint8Array(32).fill(9) }], clock }),
    unsettled: new Set(),
    throttledUntil: 0,
    storeDownUntil: 0,
    chance: (probability) => random() < probability,
    sight(id) {
      const known = sights.get(id)
      if (known === undefined) throw new Error(`nobody has heard of ${id}`)
      return known
    },
  }
}

export interface Faults {
  /** At each await: the process dies before the effect, or after it. */
  readonly crash: number
  readonly provider: number
  readonly queue: number
}

/** One process: everything it asks of the world goes through here, and when it dies nothing of it goes on. */
export interface Process {
  readonly clock: Clock
  readonly ledger: Ledger
  readonly cipher: Cipher
  readonly queue: DeliveryQueue
  readonly dead: DeliveryQueue
  readonly sender: ChannelSender
  alive(): boolean
  /** Resolves when it dies. */
  readonly died: Promise<'dead'>
}

const never = <T>(): Promise<T> => new Promise(() => {})

export function createProcess(world: World, faults: Faults): Process {
  let dead = false
  const alive = (): boolean => !dead
  let bell: (word: 'dead') => void = () => {}
  const died = new Promise<'dead'>((resolve) => {
    bell = resolve
  })
  /** Requests of this process whose claim stands and is not settled: what a crash now leaves in doubt. */
  const open = new Set<string>()
  // Clocks of hosts differ a little.
  const skewMs = Math.round((world.random() - 0.5) * 1000)

  const crash = (): void => {
    dead = true
    bell('dead')
    for (const id of open) world.sight(id).windowFault = true
  }
  /** An await at which the process may die, before the effect or after it. */
  const risky = async <T>(id: string, effect: () => Promise<T>): Promise<T> => {
    if (!alive()) return never()
    const dies = world.chance(faults.crash) ? (world.chance(0.5) ? 'before' : 'after') : undefined
    if (dies !== undefined) world.sight(id).faulted = true
    if (dies === 'before') {
      crash()
      return never()
    }
    try {
      const value = await effect()
      if (dies === 'after' && alive()) crash()
      return alive() ? value : await never()
    } catch (thrown) {
      if (alive()) throw thrown
      return never()
    }
  }
  const eventOf = (key: string): string => decodeURIComponent(key.split(':').at(-1) ?? '')
  const mustStoreBeUp = (id: string): void => {
    if (world.clock.now() >= world.storeDownUntil) return
    world.sight(id).faulted = true
    throw new OtpError('ledger-unavailable')
  }

  const ledger: Ledger = {
    claim: (key, until, signal) =>
      risky(eventOf(key), async () => {
        const id = eventOf(key)
        mustStoreBeUp(id)
        const claim = await world.ledger.claim(key, until, signal)
        if (claim.state === 'held') open.add(id)
        if (claim.state === 'held' && !alive()) world.sight(id).windowFault = true // a neighbour's fault has ended the process meanwhile
        if (claim.state === 'maybe' && world.unsettled.has(id)) world.sight(id).windowFault = true
        return claim
      }),
    settle: (key, fence, end, signal) =>
      risky(eventOf(key), async () => {
        const id = eventOf(key)
        open.delete(id)
        world.unsettled.add(id)
        mustStoreBeUp(id)
        await world.ledger.settle(key, fence, end, signal)
        world.unsettled.delete(id)
      }),
  }

  const enqueue = async (parcel: Parcel, signal: AbortSignal): Promise<string> => {
    const sight = world.sight(parcel.id)
    const fate = world.chance(faults.queue) ? world.random() : 1
    if (fate < 1) sight.faulted = true
    if (fate < 0.4) throw new OtpError('queue-unavailable')
    const lost = fate < 0.7
    if (!lost) {
      const id = await world.queue.enqueue(parcel, signal)
      sight.queued += 1
      // Queues promise at least once.
      if (world.chance(0.03)) await world.queue.enqueue(parcel, signal).then(() => (sight.queued += 1))
      if (fate === 1) return id
    } else sight.windowFault = true
    throw new OtpError('queue-unavailable', 'the answer was lost', { sent: 'maybe' })
  }

  return {
    alive,
    died,
    clock: {
      now: () => world.clock.now() + skewMs,
      sleep: (ms, signal) =>
        world.clock.sleep(ms, signal).then(
          () => (alive() ? undefined : never()),
          (thrown: unknown) => (alive() ? Promise.reject(thrown as Error) : never()),
        ),
    },
    ledger,
    cipher: {
      seal: (plain, bound, signal) => risky(bound.id, () => world.cipher.seal(plain, bound, signal)),
      open: (sealed, bound, signal) => risky(bound.id, () => world.cipher.open(sealed, bound, signal)),
    },
    queue: { enqueue: (parcel, signal) => risky(parcel.id, () => enqueue(parcel, signal)) },
    dead: {
      enqueue: (parcel, signal) =>
        risky(parcel.id, async () => {
          if (world.chance(faults.queue)) {
            world.sight(parcel.id).faulted = true
            throw new OtpError('queue-unavailable')
          }
          return world.dead.enqueue(parcel, signal)
        }),
    },
    sender: {
      channel: 'sms',
      send: (message, { signal }) => risky(message.id, () => provide(world, faults, message.id, signal)),
    },
  }
}

/** The provider: mostly quick, sometimes slow, throttled, refusing, or silent about what it did. */
async function provide(world: World, faults: Faults, id: string, signal: AbortSignal) {
  const { clock, random } = world
  const sight = world.sight(id)
  if (signal.aborted) throw new OtpError('cancelled')
  const latencyMs = 20 + random() * 180
  const failing = async (failure: OtpError): Promise<never> => {
    await clock.sleep(latencyMs)
    sight.faulted = true
    throw failure
  }
  if (clock.now() < world.throttledUntil) return failing(new OtpError('provider-throttled'))
  const fate = world.chance(faults.provider) ? random() : 1
  if (fate < 0.35) return failing(new OtpError('provider-throttled'))
  if (fate < 0.45) return failing(new OtpError('provider-unavailable')) // refused at the door
  if (fate < 0.5) return failing(new OtpError('recipient-opted-out'))
  if (fate < 0.6) {
    sight.windowFault = true
    return failing(new OtpError('provider-unavailable', undefined, { sent: 'maybe' })) // an error that hides a refusal
  }
  sight.delivered.push(clock.now())
  if (fate < 0.7) {
    sight.windowFault = true
    return failing(new OtpError('provider-unavailable', undefined, { sent: 'maybe' })) // an error that hides a success
  }
  const answerMs = fate < 0.85 ? 500 + random() * 800 : fate < 1 ? 3000 + random() * 12_000 : latencyMs
  if (fate < 1) sight.faulted = true
  const cut = new Promise<never>((_, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        sight.windowFault = true
        sight.faulted = true
        reject(new OtpError('out-of-time', undefined, { sent: 'maybe' }))
      },
      { once: true },
    )
  })
  await Promise.race([clock.sleep(answerMs), cut])
  return { status: 'sent', sender: 'provider', messageId: `m-${id}` } as const
}
