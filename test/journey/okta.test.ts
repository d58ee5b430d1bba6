import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { node } from '../../src/adapters/node.js'
import { shippedTemplates } from '../../src/core/catalog/shipped-templates.js'
import { allowedCountries } from '../../src/core/delivery/allowed-countries.js'
import { createDelivery, type DeliveryOptions } from '../../src/core/delivery/direct.js'
import { guarded } from '../../src/core/delivery/guarded.js'
import { createHandler } from '../../src/core/delivery/handler.js'
import { overflow } from '../../src/core/delivery/overflow.js'
import { queued } from '../../src/core/delivery/queued.js'
import { systemClock } from '../../src/core/delivery/system-clock.js'
import { createWorker } from '../../src/core/delivery/worker.js'
import type { Message } from '../../src/core/model/message.js'
import type { ChannelSender } from '../../src/core/ports/channel-sender.js'
import { consoleSender } from '../../src/drivers/console-sender.js'
import { jweCipher } from '../../src/drivers/jwe-cipher.js'
import { memoryDeliveryQueue } from '../../src/drivers/memory-delivery-queue.js'
import { memoryLedger } from '../../src/drivers/memory-ledger.js'
import { memoryPreferenceStore } from '../../src/drivers/memory-preference-store.js'
import { memoryRecorder } from '../../src/drivers/memory-recorder.js'
import { memoryTemplateStore } from '../../src/drivers/memory-template-store.js'
import { oktaTokenVerifier } from '../../src/drivers/okta-token-verifier.js'
import { oktaTelephonyHook } from '../../src/hooks/okta.js'
import { type OktaCall, oktaCallBody } from '../../src/lab/okta-call.js'
import { startTokenIssuer, type TokenIssuer } from '../../src/lab/token-issuer.js'
import { leaksOf } from '../canary.js'

// The whole journey over real HTTP with really signed tokens; and nothing of it gives a secret away, however it ends.

const code = '739164'
const number = '+4915123456789'
const never = new AbortController().signal

let issuer: TokenIssuer
beforeAll(async () => {
  issuer = await startTokenIssuer()
})
afterAll(() => issuer.close())

/** A provider's error that quotes the whole request, as some do. */
function quoting(message: Message): Error {
  const quoted = `Invalid parameter: ${message.destination.e164.reveal()} "${message.body.reveal()}"`
  return Object.assign(new Error(quoted), { name: 'ValidationException', Reason: 'INVALID_PARAMETER', request: quoted })
}

const senders: Record<string, () => ChannelSender> = {
  throws: () => ({
    channel: 'sms',
    send: async (message) => {
      throw quoting(message)
    },
  }),
}

interface Scene {
  readonly says: string
  readonly call?: Partial<OktaCall>
  readonly body?: string
  readonly token?: Parameters<TokenIssuer['token']>
  readonly wiring?: () => Partial<DeliveryOptions>
  readonly status?: number
  readonly answer?: object
  readonly decision: object
}

const scenes: readonly Scene[] = [
  {
    says: 'sends an SMS in the person’s language',
    call: { locale: 'de_DE' },
    answer: { commands: [{ value: [{ status: 'SUCCESSFUL' }] }] },
    decision: { status: 'sent', country: 'DE' },
  },
  {
    says: 'calls the person in their language',
    call: { locale: 'fr-CA', deliveryChannel: 'voice call' },
    decision: { status: 'sent', channel: 'voice' },
  },
  {
    says: 'serves an unknown language with the default',
    call: { locale: 'EN-US.UTF-8; drop table' },
    decision: { status: 'sent' },
  },
  {
    says: 'refuses an expired token',
    token: [{ exp: 1_000_000_000, iat: 999_999_000 }],
    status: 401,
    decision: { code: 'token-expired' },
  },
  { says: 'refuses another client’s token', token: [{ cid: '0oaOther' }], status: 403, decision: { code: 'token-client' } },
  { says: 'refuses a body that is not JSON', body: `{"code": "${code}", "to": "${number}`, decision: { code: 'call-malformed' } },
  {
    says: 'refuses a channel that it does not know',
    call: { deliveryChannel: `fax ${code}` as never },
    decision: { code: 'channel-unknown' },
  },
  {
    says: 'refuses a number without its country',
    call: { phoneNumber: '015123456789' },
    decision: { code: 'destination-invalid' },
  },
  {
    says: 'refuses a country that is not allowed',
    call: { phoneNumber: '+12015550123' },
    answer: { commands: [{ value: [{ status: 'PENDING' }] }] },
    decision: { code: 'country-refused' },
  },
  { says: 'refuses a dead code', call: { now: Date.UTC(2020, 0, 1) }, decision: { code: 'expired' } },
  {
    says: 'says maybe when a provider throws something strange that quotes the request',
    wiring: () => ({ senders: [senders['throws']?.() as ChannelSender] }),
    answer: { commands: [{ value: [{ status: 'PENDING' }] }] },
    decision: { code: 'maybe-sent', sent: 'maybe' },
  },
  {
    says: 'tells Okta to take over when every template is broken',
    wiring: () => ({
      templates: memoryTemplateStore({
        templates: [{ locale: 'en', purpose: 'authentication', channel: 'sms', version: '1', wordings: ['{$code} {$nobody}'] }],
      }),
    }),
    answer: { commands: [{ value: [{ status: 'FAILED' }] }] },
    decision: { code: 'template-broken', sent: 'no' },
  },
  {
    says: 'sends nothing when the ledger is down',
    wiring: () => {
      const down = async () => {
        throw new Error(`connect ECONNREFUSED for ${number} ${code}`)
      }
      return { ledger: { claim: down, settle: down } }
    },
    answer: { commands: [{ value: [{ status: 'FAILED' }] }] },
    decision: { code: 'ledger-unavailable', sent: 'no' },
  },
]

async function serve(wiring: Partial<DeliveryOptions>) {
  const recorder = memoryRecorder()
  const screen: string[] = []
  const write = (text: string) => screen.push(text)
  const sending = createDelivery({
    templates: shippedTemplates(),
    preferences: memoryPreferenceStore(),
    senders: [
      consoleSender({ channel: 'sms', write }),
      consoleSender({ channel: 'voice', write, voices: [{ id: 'CHANTAL', locale: 'fr-CA', gender: 'female' }] }),
    ],
    ledger: memoryLedger({ clock: systemClock }),
    brand: 'Acme',
    ...wiring,
  })
  const handler = createHandler({
    hook: oktaTelephonyHook(),
    verifier: oktaTokenVerifier({
      issuer: issuer.issuer,
      audience: 'api://default',
      clientIds: ['0oaLab'],
      scopes: ['otp.send'],
    }),
    delivery: guarded({ guards: [allowedCountries({ countries: ['DE', 'CA'] })], delivery: sending }),
    recorder,
  })
  const listen = node(handler)
  const server = createServer((request, response) => void listen(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const post = async (body: string, token: string) => {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body,
    })
    return { status: answer.status, headers: [...answer.headers], text: await answer.text() }
  }
  return { recorder, screen, post, close: () => server.close() }
}

const bodyOf = (call: Partial<OktaCall> = {}) =>
  oktaCallBody({
    eventId: 'event-1',
    requestType: 'mfa-verification',
    deliveryChannel: 'SMS',
    phoneNumber: number,
    otpCode: code,
    locale: 'en',
    now: Date.now(),
    ...call,
  })

describe('the journey of an Okta call', () => {
  it.each(scenes)('$says, and lets no secret out', async ({ call, body, token = [], wiring, status = 200, answer, decision }) => {
    const { recorder, screen, post, close } = await serve(wiring?.() ?? {})
    try {
      const bearer = await issuer.token(...token)
      let answered: { status: number; text: string } | undefined
      const leaks = await leaksOf({ code, number, token: bearer }, async (keep) => {
        answered = await post(body ?? bodyOf(call), bearer)
        keep('answer', answered)
        keep('decisions', recorder.decisions())
      })
      expect(leaks).toEqual([])
      expect(answered?.status).toBe(status)
      if (answer !== undefined) expect(JSON.parse(answered?.text ?? '')).toMatchObject(answer)
      expect(recorder.decisions()).toMatchObject([decision])
      expect(screen).toHaveLength('status' in decision ? 1 : 0)
    } finally {
      close()
    }
  })

  it('sends one message for one event, however often Okta’s call arrives', async () => {
    const { post, screen, close } = await serve({})
    const token = await issuer.token()
    const body = bodyOf()
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(body, token)))
    close()
    expect(screen).toHaveLength(1)
    expect(answers.every(({ text }) => /SUCCESSFUL|PENDING/.test(text))).toBe(true)
  })

  // AWS's sample kept the language of a request in a variable of the module: the next user without a locale inherited it.
  it('never gives a user without a locale the previous user’s language', async () => {
    const { post, screen, close } = await serve({})
    const token = await issuer.token()
    await post(bodyOf({ eventId: 'event-1', locale: 'de' }), token)
    await post(bodyOf({ eventId: 'event-2', locale: undefined as never }), token)
    close()
    expect(screen[0]).toContain('Anmelde')
    expect(screen[1]).toContain('sign-in code')
  })
})

describe('the journey through a queue', () => {
  it('carries what cannot be sent at once, sealed, and sends it once', async () => {
    const queue = memoryDeliveryQueue({ clock: systemClock })
    const dead = memoryDeliveryQueue({ clock: systemClock })
    const cipher = jweCipher({ keys: [{ id: 'k1', key: new Uint8Array(32).fill(5) }], clock: systemClock })
    const ledger = memoryLedger({ clock: systemClock })
    const recorder = memoryRecorder()
    const screen: string[] = []
    const sending = (sender: ChannelSender) =>
      createDelivery({ templates: shippedTemplates(), preferences: null, senders: [sender], ledger, brand: 'Acme' })
    const throttled: ChannelSender = {
      channel: 'sms',
      send: async () => {
        const { OtpError } = await import('../../src/core/errors.js')
        throw new OtpError('provider-throttled')
      },
    }
    const handler = createHandler({
      hook: oktaTelephonyHook(),
      verifier: null,
      delivery: overflow({ first: sending(throttled), then: queued({ queue, cipher }) }),
      recorder,
    })
    const worker = createWorker({
      cipher,
      delivery: sending(consoleSender({ channel: 'sms', write: (text) => screen.push(text) })),
      dead,
      recorder,
    })

    const leaks = await leaksOf({ code, number }, async (keep) => {
      keep('answer', await handler({ method: 'POST', headers: {}, body: new TextEncoder().encode(bodyOf()) }))
      const [received] = await queue.receive(1, never)
      keep('parcel', received?.parcel)
      if (received === undefined) return
      expect(await worker(received.parcel, never)).toEqual({ do: 'forget' })
      // The queue gives it out twice, as queues do.
      expect(await worker(received.parcel, never)).toEqual({ do: 'forget' })
      keep('decisions', recorder.decisions())
    })
    expect(leaks).toEqual([])
    expect(screen).toHaveLength(1)
    expect(screen[0]).toContain(code)
    expect(recorder.decisions()).toMatchObject([
      { status: 'queued' },
      { status: 'sent' },
      { status: 'sent', facts: [{}, {}, { fact: 'repeated' }] },
    ])
  })
})
