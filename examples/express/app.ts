import express, { type Express } from 'express'
import { createDelivery, createHandler, shippedTemplates } from 'localized-otp'
import { express as otp } from 'localized-otp/adapters/express'
import { consoleSender } from 'localized-otp/drivers/console-sender'
import { jsonLinesRecorder } from 'localized-otp/drivers/json-lines-recorder'
import { memoryLedger } from 'localized-otp/drivers/memory-ledger'
import { oktaTokenVerifier } from 'localized-otp/drivers/okta-token-verifier'
import { oktaTelephonyHook } from 'localized-otp/hooks/okta'

export function createApp(issuer: string, print: (line: string) => void = console.log): Express {
  const handler = createHandler({
    hook: oktaTelephonyHook(),
    verifier: oktaTokenVerifier({ issuer, audience: 'api://default', clientIds: ['0oaLab'], scopes: ['otp.send'] }),
    delivery: createDelivery({
      brand: 'Acme',
      templates: shippedTemplates(),
      preferences: null,
      senders: [consoleSender({ channel: 'sms', write: print })],
      ledger: memoryLedger(),
    }),
    recorder: jsonLinesRecorder({ write: print }),
  })
  return express().post('/okta', otp(handler))
}
