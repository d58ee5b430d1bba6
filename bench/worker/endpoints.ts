// The services that the worker calls, in a process of their own, each counting the calls that came.
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import dynalite from 'dynalite'
import { systemClock } from '../../src/core/delivery/system-clock.js'
import { startKmsEndpoint } from '../../src/lab/kms-endpoint.js'
import { startSmsVoiceEndpoint } from '../../src/lab/sms-voice-endpoint.js'
import { serveHelper } from '../helper.js'

export interface Endpoints {
  readonly kms: string
  readonly dynamodb: string
  readonly smsVoice: string
}

/** Calls so far, by operation. */
export type Calls = Readonly<Record<string, number>>

const kms = await startKmsEndpoint({ aliases: ['alias/otp'] })
const smsVoice = await startSmsVoiceEndpoint({ clock: systemClock, limits: null })
const database = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
database.keepAliveTimeout = 65_000
await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve))
const toDatabase: Record<string, number> = {}
database.on('request', ({ headers }: IncomingMessage) => {
  const operation = String(headers['x-amz-target']).split('.')[1] ?? ''
  toDatabase[operation] = (toDatabase[operation] ?? 0) + 1
})

const endpoints: Endpoints = {
  kms: kms.endpoint,
  dynamodb: `http://127.0.0.1:${(database.address() as AddressInfo).port}`,
  smsVoice: smsVoice.endpoint,
}
serveHelper((question: 'endpoints' | 'calls'): Endpoints | Calls =>
  question === 'endpoints'
    ? endpoints
    : {
        GenerateDataKey: kms.calls('GenerateDataKey'),
        Decrypt: kms.calls('Decrypt'),
        SendTextMessage: smsVoice.calls('SendTextMessage'),
        ...toDatabase,
      },
)
