import { allowedCountries } from '../../src/core/delivery/allowed-countries.js'
import { createDelivery } from '../../src/core/delivery/direct.js'
import { guarded } from '../../src/core/delivery/guarded.js'
import { createHandler } from '../../src/core/delivery/handler.js'
import { overflow } from '../../src/core/delivery/overflow.js'
import { queued } from '../../src/core/delivery/queued.js'
import { createWorker } from '../../src/core/delivery/worker.js'
import type { Answer } from '../../src/core/model/call.js'
import type { Ledger } from '../../src/core/ports/ledger.js'
import { memoryRecorder } from '../../src/drivers/memory-recorder.js'
import { memoryTemplateStore } from '../../src/drivers/memory-template-store.js'
import { oktaTelephonyHook } from '../../src/hooks/okta.js'
import { oktaCallBody } from '../../src/lab/okta-call.js'
import { type Account, takeAccount } from './account.js'
import { createProcess, createWorld, type Faults, type Process, type Sight, type World } from './world.js'

/** A fault of ours, planted to see that the account finds it. */
export type Bug = 'claim-dropped' | 'acknowledge-before-send' | 'settle-skipped'

export interface ChaosOptions {
  readonly events: number
  readonly seed: number
  readonly bug?: Bug
}

const faults: Faults = { crash: 0.001, provider: 0.06, queue: 0.02 }
const modes = ['direct', 'overflow', 'queued'] as const
const never = () => new AbortController().signal
const templates = memoryTemplateStore({
  templates: [
    { locale: 'en', purpose: 'authentication', channel: 'sms', version: '1', wordings: ['{$code} is your {$brand} code.'] },
  ],
})

/** Okta's side waits so long and then helps itself. */
const patienceMs = 3000

/** Drives events through handler, queue and worker while everything around them fails, and takes the account of what came of them. */
export async function runChaos({ events, seed, bug }: ChaosOptions): Promise<Account> {
  const world = createWorld(seed)
  const host = hosts(world, bug)
  const late = { count: 0 }
  const workers = Array.from({ length: 4 }, () => host.work())
  for (let index = 0; index < events; index += 1) {
    const id = `event-${index}`
    const mode = modes[index % modes.length] ?? 'direct'
    // Some codes have little life left when they come.
    const lifeMs = world.chance(0.02) ? Math.round(5000 + world.random() * 40_000) : 300_000
    const sight: Sight = {
      id,
      expiresAt: world.clock.now() + lifeMs,
      told: [],
      delivered: [],
      queued: 0,
      forgotten: [],
      buried: [],
      windowFault: false,
      faulted: lifeMs < 300_000,
    }
    world.sights.set(id, sight)
    const abroad = world.chance(0.01)
    void host.call(mode, sight, { abroad, late })
    if (world.chance(0.02)) void host.call(mode, sight, { abroad, late })
    if (world.chance(0.0005)) world.throttledUntil = world.clock.now() + world.random() * 30_000
    if (world.chance(0.0005)) world.storeDownUntil = world.clock.now() + world.random() * 10_000
    await world.clock.advance(
      world.chance(0.0005) ? Math.round(60_000 + world.random() * 400_000) : Math.round(world.random() * 120),
    )
  }
  for (let minute = 0; minute < 30; minute += 1) await world.clock.advance(60_000)
  host.stop()
  await world.clock.advance(60_000)
  await Promise.all(workers)
  for (const { parcel } of world.dead.list()) world.sight(parcel.id).buried.push(parcel.reason ?? 'worn')
  return takeAccount([...world.sights.values()], { late: late.count, seed })
}

function hosts(world: World, bug: Bug | undefined) {
  const recorder = memoryRecorder({ limit: 1 })
  const ledgerOf = (process: Process): Ledger | null => {
    if (bug === 'claim-dropped') return null
    return bug === 'settle-skipped' ? { claim: process.ledger.claim, settle: async () => {} } : process.ledger
  }
  const sendingOf = (process: Process) =>
    createDelivery({
      templates,
      preferences: null,
      senders: [process.sender],
      ledger: ledgerOf(process),
      brand: 'Acme',
      clock: process.clock,
    })

  const startHook = () => {
    const process = createProcess(world, faults)
    const { clock, queue, cipher } = process
    const direct = sendingOf(process)
    const waiting = queued({ queue, cipher, clock })
    const deliveries = { direct, queued: waiting, overflow: overflow({ first: direct, then: waiting, clock }) }
    const hook = oktaTelephonyHook({ whenUnsure: 'PENDING', whenRefused: 'error', clock })
    const guards = [allowedCountries({ countries: ['DE'] })]
    const handlerOf = (mode: keyof typeof deliveries) =>
      createHandler({ hook, verifier: null, delivery: guarded({ guards, delivery: deliveries[mode] }), recorder, clock })
    return { process, handlers: { direct: handlerOf('direct'), queued: handlerOf('queued'), overflow: handlerOf('overflow') } }
  }
  let hookHost = startHook()

  const call = async (
    mode: (typeof modes)[number],
    sight: Sight,
    { abroad, late }: { abroad: boolean; late: { count: number } },
  ) => {
    if (!hookHost.process.alive()) hookHost = startHook()
    const { process, handlers } = hookHost
    const body = oktaCallBody({
      eventId: sight.id,
      requestType: 'mfa-verification',
      deliveryChannel: 'SMS',
      phoneNumber: abroad ? '+12015550123' : '+4915123456789',
      otpCode: '493817',
      locale: 'en',
      now: sight.expiresAt - 300_000,
    })
    const answer = await Promise.race([
      handlers[mode]({ method: 'POST', headers: {}, body: new TextEncoder().encode(body) }),
      world.clock.sleep(patienceMs).then(() => undefined),
    ])
    sight.told.push(answer === undefined ? 'silence' : read(answer))
    if (answer === undefined && process.alive()) late.count += 1
    // Everybody who was in the process when it died is touched by that.
    if (!process.alive()) sight.faulted = true
  }

  let stopped = false
  const work = async (): Promise<void> => {
    let process = createProcess(world, faults)
    while (!stopped) {
      if (!process.alive()) process = createProcess(world, faults)
      const { clock, cipher, dead } = process
      const worker = createWorker({ cipher, delivery: sendingOf(process), dead, recorder, clock, random: world.random })
      const received = await world.queue.receive(2, never())
      await Promise.all(
        received.map(async ({ parcel, forget, again }) => {
          const sight = world.sight(parcel.id)
          if (bug === 'acknowledge-before-send') await forget(never())
          const handled = await Promise.race([worker(parcel, never()), process.died])
          if (handled === 'dead') sight.faulted = true
          else if (handled.do === 'again') await again(handled.afterMs, never())
          else {
            sight.forgotten.push(world.clock.now())
            await forget(never())
          }
        }),
      )
    }
  }
  return { call, work, stop: () => (stopped = true) }
}

function read({ status, body }: Answer): Sight['told'][number] {
  const answer = JSON.parse(body) as { error?: unknown; commands?: { value: { status: string }[] }[] }
  if (status !== 200) return 'handed-back'
  if (answer.error !== undefined) return 'refused'
  const word = answer.commands?.[0]?.value[0]?.status
  return word === 'SUCCESSFUL' ? 'accepted' : word === 'PENDING' ? 'unsure' : 'handed-back'
}
