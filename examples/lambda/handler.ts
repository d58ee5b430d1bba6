import { createDelivery, createHandler, shippedTemplates } from 'localized-otp'
import { lambda } from 'localized-otp/adapters/lambda'
import { dynamodbLedger } from 'localized-otp/drivers/dynamodb-ledger'
import { eumSmsSender } from 'localized-otp/drivers/eum-sms-sender'
import { jsonLinesRecorder } from 'localized-otp/drivers/json-lines-recorder'
import { oktaTokenVerifier } from 'localized-otp/drivers/okta-token-verifier'
import { oktaTelephonyHook } from 'localized-otp/hooks/okta'

const { OKTA_ISSUER = '', OKTA_CLIENT_ID = '', TABLE = '', ORIGINATION = '' } = process.env

export const handler = lambda(
  createHandler({
    hook: oktaTelephonyHook(),
    verifier: oktaTokenVerifier({
      issuer: OKTA_ISSUER,
      audience: 'api://default',
      clientIds: [OKTA_CLIENT_ID],
      scopes: ['otp.send'],
    }),
    delivery: createDelivery({
      brand: 'Acme',
      templates: shippedTemplates(),
      preferences: null,
      senders: [eumSmsSender({ config: {}, origination: { default: ORIGINATION } })],
      ledger: dynamodbLedger({ config: {}, table: TABLE }),
    }),
    recorder: jsonLinesRecorder({ write: console.log }),
  }),
)
