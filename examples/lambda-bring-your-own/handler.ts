import { createDelivery, createHandler, type Delivery, shippedTemplates, systemClock } from 'localized-otp'
import { lambda } from 'localized-otp/adapters/lambda'
import { cachedTemplateStore } from 'localized-otp/drivers/cached-template-store'
import { dynamodbLedger } from 'localized-otp/drivers/dynamodb-ledger'
import { dynamodbTemplateStore } from 'localized-otp/drivers/dynamodb-template-store'
import { eumSmsSender } from 'localized-otp/drivers/eum-sms-sender'
import { jsonLinesRecorder } from 'localized-otp/drivers/json-lines-recorder'
import { layeredTemplateStore } from 'localized-otp/drivers/layered-template-store'
import { oktaTokenVerifier } from 'localized-otp/drivers/okta-token-verifier'
import { oktaTelephonyHook } from 'localized-otp/hooks/okta'

const { OKTA_ISSUER = '', OKTA_CLIENT_ID = '', CONFIG_TABLE = '', STATE_TABLE = '', ORIGINATION = '' } = process.env

const verifier = oktaTokenVerifier({
  issuer: OKTA_ISSUER,
  audience: 'api://default',
  clientIds: [OKTA_CLIENT_ID],
  scopes: ['otp.send'],
})

const send = createDelivery({
  brand: 'Acme',
  // Your words where you have some, the shipped ones everywhere else. A table that is down costs its words, never the code.
  templates: layeredTemplateStore({
    layers: [
      cachedTemplateStore({ store: dynamodbTemplateStore({ config: {}, table: CONFIG_TABLE }), clock: systemClock }),
      shippedTemplates(),
    ],
    tolerate: ({ message }) => console.warn(message),
  }),
  preferences: null,
  senders: [eumSmsSender({ config: {}, origination: { default: ORIGINATION } })],
  ledger: dynamodbLedger({ config: {}, table: STATE_TABLE }),
})

/** A step of your own is a Delivery around a Delivery. This one counts what is sent, by country and with no number. */
const counted =
  (delivery: Delivery): Delivery =>
  async (request, journey) => {
    const receipt = await delivery(request, journey)
    console.log(JSON.stringify({ event: 'acme-code-sent', country: request.destination.country, purpose: request.purpose }))
    return receipt
  }

// Fetched while the function starts, so that the first call need not wait; an issuer that is down must not stop the start.
await verifier.warm().catch(() => undefined)

export const handler = lambda(
  createHandler({
    hook: oktaTelephonyHook(),
    verifier,
    delivery: counted(send),
    recorder: jsonLinesRecorder({ write: console.log }),
  }),
)
