import { randomInt } from 'node:crypto'
import { once as onceEmitted } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { node } from '../adapters/node.js'
import { shippedLocales, shippedTemplates } from '../core/catalog/shipped-templates.js'
import { allowedCountries } from '../core/delivery/allowed-countries.js'
import { createDelivery } from '../core/delivery/direct.js'
import { guarded } from '../core/delivery/guarded.js'
import { createHandler } from '../core/delivery/handler.js'
import { systemClock } from '../core/delivery/system-clock.js'
import type { Decision } from '../core/model/decision.js'
import type { Message } from '../core/model/message.js'
import { consoleSender } from '../drivers/console-sender.js'
import { memoryLedger } from '../drivers/memory-ledger.js'
import { memoryPreferenceStore } from '../drivers/memory-preference-store.js'
import { oktaTokenVerifier } from '../drivers/okta-token-verifier.js'
import { oktaTelephonyHook } from '../hooks/okta.js'
import { deliveryEvent, humanLines, type MainJobEvent } from './main-job-events.js'
import { type OktaCall, oktaCallBody } from './okta-call.js'
import { startTokenIssuer } from './token-issuer.js'

export interface MainJobOptions {
  /** Takes one line without its end. */
  readonly write: (line: string) => void
  /** One JSON object a line instead of lines for people. */
  readonly json?: boolean
  /** Ends the job after its own calls instead of serving on. */
  readonly once?: boolean
  /** Ends the serving. */
  readonly signal: AbortSignal
  /** @defaultValue 0, any free port */
  readonly port?: number
}

type Sample = readonly [
  locale: string,
  deliveryChannel: OktaCall['deliveryChannel'],
  phoneNumber: string,
  requestType?: OktaCall['requestType'],
]

// As Okta spells them and as people have them: upper case, underscores, old codes, regions, scripts.
const samples: readonly Sample[] = [
  ['EN-US', 'SMS', '+14255550123'],
  ['de_DE', 'voice call', '+4915123456789'],
  ['fr-CA', 'SMS', '+15145550123', 'pre-enrollment'],
  ['es_MX', 'voice call', '+525512345678'],
  ['pt-BR', 'SMS', '+5511961234567', 'password-reset'],
  ['ja', 'voice call', '+819012345678'],
  ['zh-TW', 'SMS', '+886912345678', 'account-unlock'],
  ['zh_CN', 'voice call', '+8613123456789'],
  ['ar', 'SMS', '+971501234567'],
  ['iw_IL', 'SMS', '+972502345678', 'pre-enrollment'],
  ['uk', 'SMS', '+380501234567'],
  ['el-GR', 'SMS', '+306912345678'],
  ['ko', 'voice call', '+821020000000', 'password-reset'],
  ['hi-IN', 'SMS', '+918123456789'],
  ['th', 'voice call', '+66812345678'],
  ['tlh-Latn', 'SMS', '+41781234567'],
]

/**
 * The main job on embedded parts: a token issuer with real keys, the hook's endpoint over real HTTP, memory stores and console phones.
 * Fires Okta's calls with freshly signed tokens, prints what each phone received and one refused token, and serves on.
 */
export async function runMainJob({ write, json = false, once = false, signal, port = 0 }: MainJobOptions): Promise<void> {
  const tell = (event: MainJobEvent) => (json ? [JSON.stringify(event)] : humanLines(event)).forEach((line) => write(line))
  const wishes = new Map<string, string>()
  const screens = new Map<string, string>()

  const issuer = await startTokenIssuer()
  const recorder = { record: (decision: Decision) => tell(deliveryEvent(decision, screens, wishes)) }
  const listen = node(createHandler({ ...parts(issuer.issuer, screens), recorder }))
  const server = createServer((request, response) => void listen(request, response))
  try {
    await onceEmitted(server.listen(port, '127.0.0.1'), 'listening')
  } catch (thrown) {
    await issuer.close()
    throw thrown
  }
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/okta/telephony`

  const fire = async (
    [locale, deliveryChannel, phoneNumber, requestType = 'mfa-verification']: Sample,
    token: string,
  ): Promise<void> => {
    const eventId = `demo${String(randomInt(1e9)).padStart(9, '0')}`
    wishes.set(eventId, locale)
    const otpCode = String(randomInt(1e6)).padStart(6, '0')
    const body = oktaCallBody({ eventId, requestType, deliveryChannel, phoneNumber, otpCode, locale, now: systemClock.now() })
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
    }).then((answer) => answer.text())
  }

  try {
    tell({ event: 'serving', url, issuer: issuer.issuer, languages: shippedLocales.length })
    for (const sample of samples) await fire(sample, await issuer.token())
    await fire(['en', 'SMS', '+14255550123'], await issuer.token({ cid: '0oaSomebodyElse' }))
    if (once) return
    tell({ event: 'try', curl: curlLine(url, await issuer.token()) })
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve()
      else signal.addEventListener('abort', () => resolve(), { once: true })
    })
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await issuer.close()
  }
}

function parts(issuer: string, screens: Map<string, string>) {
  const show = (text: string, { id }: Message) => {
    screens.set(id, text)
  }
  const voices = shippedLocales.map((locale) => ({ id: `console-${locale}`, locale, gender: 'female' as const }))
  const sending = createDelivery({
    templates: shippedTemplates(),
    preferences: memoryPreferenceStore(),
    senders: [consoleSender({ channel: 'sms', write: show }), consoleSender({ channel: 'voice', write: show, voices })],
    ledger: memoryLedger({ clock: systemClock }),
    brand: 'Acme',
  })
  return {
    hook: oktaTelephonyHook(),
    verifier: oktaTokenVerifier({ issuer, audience: 'api://default', clientIds: ['0oaLab'], scopes: ['otp.send'] }),
    delivery: guarded({ guards: [allowedCountries({ countries: allowed })], delivery: sending }),
  }
}

const allowed = [
  'US',
  'CA',
  'DE',
  'AT',
  'CH',
  'FR',
  'ES',
  'MX',
  'BR',
  'JP',
  'TW',
  'CN',
  'AE',
  'IL',
  'UA',
  'GR',
  'KR',
  'IN',
  'TH',
  'GB',
]

function curlLine(url: string, token: string): string {
  const body = oktaCallBody({
    eventId: 'my-first-call',
    requestType: 'mfa-verification',
    deliveryChannel: 'SMS',
    phoneNumber: '+33612345678',
    otpCode: '048291',
    locale: 'fr_FR',
    now: systemClock.now(),
  })
  return `curl -s ${url} -H 'content-type: application/json' -H 'authorization: Bearer ${token}' -d '${body}'`
}
