import { createServer, type Server } from 'node:http'
import { createDelivery, createHandler, shippedTemplates } from 'localized-otp'
import { node } from 'localized-otp/adapters/node'
import { consoleSender } from 'localized-otp/drivers/console-sender'
import { jsonLinesRecorder } from 'localized-otp/drivers/json-lines-recorder'
import { memoryLedger } from 'localized-otp/drivers/memory-ledger'
import { standardWebhookVerifier } from 'localized-otp/drivers/standard-webhook-verifier'
import { webhookHook } from 'localized-otp/hooks/webhook'

/** `secret` is `whsec_` and at least 24 random bytes in Base64; the issuer of the codes has the same. */
export function createOtpServer(secret: string, print: (line: string) => void = console.log): Server {
  const handler = createHandler({
    hook: webhookHook(),
    verifier: standardWebhookVerifier({ secrets: [secret] }),
    delivery: createDelivery({
      brand: 'Acme',
      templates: shippedTemplates(),
      preferences: null,
      senders: [consoleSender({ channel: 'sms', write: print })],
      ledger: memoryLedger(),
    }),
    recorder: jsonLinesRecorder({ write: print }),
  })
  const listen = node(handler)
  return createServer((request, response) => void listen(request, response))
}
