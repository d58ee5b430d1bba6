import { createDelivery, createHandler, type Handler, type IdentityHook, shippedTemplates } from 'localized-otp'
import { auth0Action } from 'localized-otp/adapters/auth0-action'
import { consoleSender } from 'localized-otp/drivers/console-sender'
import { createPseudonym } from 'localized-otp/drivers/hmac-pseudonym'
import { jsonLinesRecorder } from 'localized-otp/drivers/json-lines-recorder'
import { memoryLedger } from 'localized-otp/drivers/memory-ledger'
import { auth0PhoneMessageHook, auth0PhoneProviderHook } from 'localized-otp/hooks/auth0'

/** What the Action's secrets hold. */
export interface Secrets {
  /** 32 random bytes in Base64: ids of messages are made with it. */
  readonly OTP_ID_KEY: string
}

/** Both Actions of a tenant: the phone provider, and the message of multi-factor authentication. Make them once, outside of the event. */
export function createActions(secrets: Secrets, print: (line: string) => void = console.log) {
  const pseudonym = createPseudonym({ keys: [Buffer.from(secrets.OTP_ID_KEY, 'base64')] })
  const delivery = createDelivery({
    brand: 'Acme',
    templates: shippedTemplates(),
    preferences: null,
    senders: [consoleSender({ channel: 'sms', write: print })],
    ledger: memoryLedger(),
  })
  const recorder = jsonLinesRecorder({ write: print })
  // Auth0 itself calls; nobody else can. It waits 20 s.
  const handle = (hook: IdentityHook): Handler => createHandler({ hook, verifier: null, delivery, recorder, budgetMs: 15_000 })
  return {
    onExecuteCustomPhoneProvider: auth0Action(handle(auth0PhoneProviderHook({ pseudonym }))),
    onExecuteSendPhoneMessage: auth0Action(handle(auth0PhoneMessageHook({ pseudonym }))),
  }
}
