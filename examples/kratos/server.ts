import { createServer, type Server } from 'node:http'
import { createDelivery, createHandler, shippedTemplates } from 'localized-otp'
import { node } from 'localized-otp/adapters/node'
import { consoleSender } from 'localized-otp/drivers/console-sender'
import { createPseudonym } from 'localized-otp/drivers/hmac-pseudonym'
import { jsonLinesRecorder } from 'localized-otp/drivers/json-lines-recorder'
import { memoryLedger } from 'localized-otp/drivers/memory-ledger'
import { sharedSecretVerifier } from 'localized-otp/drivers/shared-secret-verifier'
import { kratosCourierHook } from 'localized-otp/hooks/kratos'

export interface Settings {
  /** The same as in `kratos.yml`. */
  readonly secret: string
  /** 32 random bytes, the same in all your processes: ids of messages are made with it. */
  readonly idKey: Uint8Array
  readonly print?: (line: string) => void
}

export function createCourier({ secret, idKey, print = console.log }: Settings): Server {
  const handler = createHandler({
    hook: kratosCourierHook({ pseudonym: createPseudonym({ keys: [idKey] }) }),
    verifier: sharedSecretVerifier({ header: 'x-otp-key', secrets: [secret], clientId: 'kratos' }),
    delivery: createDelivery({
      brand: 'Acme',
      templates: shippedTemplates(),
      preferences: null,
      senders: [consoleSender({ channel: 'sms', write: print })],
      ledger: memoryLedger(),
    }),
    recorder: jsonLinesRecorder({ write: print }),
    // Kratos waits 10 s for a connection, and comes again.
    budgetMs: 8_000,
  })
  const listen = node(handler)
  return createServer((request, response) => void listen(request, response))
}
