import { createDelivery } from '../../src/core/delivery/direct.js'
import { createPoller } from '../../src/core/delivery/poller.js'
import { queued } from '../../src/core/delivery/queued.js'
import { systemClock } from '../../src/core/delivery/system-clock.js'
import { createWorker } from '../../src/core/delivery/worker.js'
import type { Parcel } from '../../src/core/ports/delivery-queue.js'
import { cachedTemplateStore } from '../../src/drivers/cached-template-store.js'
import { dynamodbLedger } from '../../src/drivers/dynamodb-ledger.js'
import { dynamodbTemplateStore } from '../../src/drivers/dynamodb-template-store.js'
import { eumSmsSender } from '../../src/drivers/eum-sms-sender.js'
import { kmsCipher } from '../../src/drivers/kms-cipher.js'
import { memoryLedger } from '../../src/drivers/memory-ledger.js'
import { sampleRequest } from '../../src/testing/sample-request.js'
import { locales } from '../compose/samples.js'
import type { Endpoints } from './endpoints.js'

export interface WorkshopOptions {
  readonly endpoints: Endpoints
  /** Of templates and claims. */
  readonly table: string
  /** A data key of its own and a look at the templates for every message. */
  readonly naive: boolean
  readonly ledger: 'memory' | 'dynamodb'
}

export interface Workshop {
  /** Seals so many requests; the work of whoever took the call, not of the worker. */
  seal(count: number): Promise<void>
  /** Takes all that was sealed to the phones: open, compose, claim, send, settle. */
  work(): Promise<void>
}

/** For a machine that has other things to do. */
export const configOf = (endpoint: string) => ({
  endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  requestHandler: { requestTimeout: 10_000 },
})

export const inFlight = 32

/** A producer and a worker as they are deployed, each with keys and caches of its own, on the real SDK clients. */
export function createWorkshop({ endpoints, table, naive, ledger }: WorkshopOptions): Workshop {
  const clock = systemClock
  const database = { config: configOf(endpoints.dynamodb), table }
  const createCipher = () =>
    kmsCipher({
      config: configOf(endpoints.kms),
      keyId: 'alias/otp',
      context: { purpose: 'otp' },
      timeoutMs: 10_000,
      ...(naive ? { maxUses: 1 } : {}),
    })
  const templates = dynamodbTemplateStore(database)
  const parcels: Parcel[] = []
  const put = queued({ queue: { enqueue: async (parcel) => String(parcels.push(parcel)) }, cipher: createCipher() })
  let told: (decision: { readonly status: string; readonly code?: string }) => void = () => undefined
  const worker = createWorker({
    cipher: createCipher(),
    delivery: createDelivery({
      templates: naive ? templates : cachedTemplateStore({ store: templates, clock }),
      preferences: null,
      senders: [eumSmsSender({ config: configOf(endpoints.smsVoice), clock })],
      ledger: ledger === 'memory' ? memoryLedger({ clock }) : dynamodbLedger(database),
      brand: 'Acme',
    }),
    dead: { enqueue: async () => 'dead' },
    recorder: { record: (decision) => told(decision) },
  })
  let requests = 0

  return {
    async seal(count) {
      const journey = { signal: new AbortController().signal, answerBy: clock.now() + 60_000, note: () => undefined }
      for (let index = 0; index < count; index += 1) {
        requests += 1
        const id = `${naive ? 'naive' : 'ours'}-${ledger}-${requests}`
        const wish = locales[requests % locales.length] ?? ''
        await put(sampleRequest(clock.now(), { id, locales: [wish] }), journey)
      }
    },
    async work() {
      const done = new AbortController()
      let left = parcels.length
      let failure: string | undefined
      told = ({ status, code }) => {
        if (status !== 'sent') failure = code ?? status
        left -= 1
        if (left === 0 || failure !== undefined) done.abort()
      }
      const source = {
        receive: async (max: number) =>
          parcels.splice(0, max).map((parcel) => ({ parcel, forget: async () => undefined, again: async () => undefined })),
      }
      await createPoller({ source, worker, concurrency: inFlight }).run(done.signal)
      if (failure !== undefined) throw new Error(`a message was not sent: ${failure}`)
    },
  }
}
