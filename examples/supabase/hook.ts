import { createDelivery, createHandler, shippedTemplates } from 'localized-otp'
import { web } from 'localized-otp/adapters/fetch'
import { consoleSender } from 'localized-otp/drivers/console-sender'
import { jsonLinesRecorder } from 'localized-otp/drivers/json-lines-recorder'
import { memoryLedger } from 'localized-otp/drivers/memory-ledger'
import { standardWebhookVerifier } from 'localized-otp/drivers/standard-webhook-verifier'
import { supabaseSmsHook } from 'localized-otp/hooks/supabase'

/** `secret` is what Supabase shows where the hook is set up: `v1,whsec_…`. */
export function createHook(secret: string, print: (line: string) => void = console.log): (request: Request) => Promise<Response> {
  return web(
    createHandler({
      hook: supabaseSmsHook(),
      verifier: standardWebhookVerifier({ secrets: [secret], clientId: 'supabase' }),
      delivery: createDelivery({
        brand: 'Acme',
        templates: shippedTemplates(),
        preferences: null,
        senders: [consoleSender({ channel: 'sms', write: print })],
        ledger: memoryLedger(),
      }),
      recorder: jsonLinesRecorder({ write: print }),
      // Two attempts fit into the 5 s that Supabase waits.
      budgetMs: 2_300,
    }),
  )
}
