import { describe, expect, it } from 'vitest'
import { createDelivery, type DeliveryOptions } from '../../../src/core/delivery/direct.js'
import { OtpError } from '../../../src/core/errors.js'
import type { Channel } from '../../../src/core/model/channel.js'
import type { Fact } from '../../../src/core/model/decision.js'
import type { Message } from '../../../src/core/model/message.js'
import type { OtpRequest } from '../../../src/core/model/otp-request.js'
import type { Template } from '../../../src/core/model/template.js'
import type { ChannelSender } from '../../../src/core/ports/channel-sender.js'
import { consoleSender } from '../../../src/drivers/console-sender.js'
import { memoryLedger } from '../../../src/drivers/memory-ledger.js'
import { memoryPreferenceStore } from '../../../src/drivers/memory-preference-store.js'
import { memoryTemplateStore } from '../../../src/drivers/memory-template-store.js'
import { deliveryContract } from '../../../src/testing/delivery.js'
import { createFakeClock } from '../../../src/testing/fake-clock.js'
import { sampleRequest } from '../../../src/testing/sample-request.js'

const template = (locale: string, wording: string, channel: Channel = 'sms'): Template => ({
  locale,
  purpose: 'authentication',
  channel,
  version: '1',
  wordings: [wording],
})

const templates: readonly Template[] = [
  template('en', '{$code} is your {$brand} code.'),
  template('de', '{$code} ist Ihr {$brand}-Code.'),
  template('en', 'Your {$brand} code is {$code}.', 'voice'),
]

function stage(changes: Partial<DeliveryOptions> = {}) {
  const clock = createFakeClock()
  const screen: { text: string; message: Message }[] = []
  const phone = (channel: Channel) =>
    consoleSender({
      channel,
      write: (text, message) => screen.push({ text, message }),
      ...(channel === 'voice' ? { voices: [{ id: 'JOANNA', locale: 'en-US', gender: 'female' as const }] } : {}),
    })
  const preferences = memoryPreferenceStore()
  const options: DeliveryOptions = {
    templates: memoryTemplateStore({ templates }),
    preferences,
    senders: [phone('sms'), phone('voice')],
    ledger: memoryLedger({ clock }),
    brand: 'Acme',
    clock,
    ...changes,
  }
  const delivery = createDelivery(options)
  const facts: Fact[] = []
  const go = (request: Partial<OtpRequest> = {}, { leftMs = 2500, signal = new AbortController().signal } = {}) =>
    delivery(sampleRequest(clock.now(), request), { signal, answerBy: clock.now() + leftMs, note: (fact) => facts.push(fact) })
  return { clock, screen, preferences, delivery, facts, go, phone }
}

const never = new AbortController().signal
const hang = () => new Promise<never>(() => {})

describe('createDelivery', () => {
  for (const { says, proof } of deliveryContract(async () => {
    const { delivery, clock, screen } = stage()
    return { delivery, clock, sent: () => screen.length }
  })) {
    it(says, proof)
  }

  it('sends the words of the person’s language to the phone', async () => {
    const { go, screen } = stage()
    expect(await go({ locales: ['de_DE'] })).toEqual({ status: 'sent', sender: 'console-sms', messageId: 'console-sms-1' })
    expect(screen).toMatchObject([{ text: '493817 ist Ihr Acme-Code.', message: { locale: 'de', channel: 'sms', attempt: 1 } }])
  })

  it('asks the person’s stored wishes before the platform’s', async () => {
    const { go, screen, preferences } = stage()
    await preferences.put('user-1', { locales: ['de'] }, never)
    await go({ locales: ['en'] })
    expect(screen[0]?.text).toContain('ist Ihr')
  })

  it('follows the platform’s channel unless wired to follow the preferred one', async () => {
    const obedient = stage()
    await obedient.preferences.put('user-1', { locales: [], channel: 'voice' }, never)
    await obedient.go()
    expect(obedient.screen[0]?.message.channel).toBe('sms')

    const kind = stage({ channelFrom: 'preference' })
    await kind.preferences.put('user-1', { locales: [], channel: 'voice' }, never)
    await kind.go()
    expect(kind.screen[0]?.message).toMatchObject({ channel: 'voice', format: 'ssml', voice: { id: 'JOANNA' } })
    expect(kind.facts).toContainEqual({ fact: 'channel', from: 'sms', to: 'voice', why: 'preference' })
  })

  it('stays on the platform’s channel when nothing else is preferred, or nobody could send it', async () => {
    const silent = stage({ channelFrom: 'preference' })
    await silent.go()
    await silent.preferences.put('user-1', { locales: [], channel: 'sms' }, never)
    await silent.go({ id: 'event-2' })
    expect(silent.screen.map(({ message }) => message.channel)).toEqual(['sms', 'sms'])
    expect(silent.facts.map(({ fact }) => fact)).not.toContain('channel')
    const { phone } = stage()
    const deaf = stage({ channelFrom: 'preference', senders: [phone('sms')] })
    await deaf.preferences.put('user-1', { locales: [], channel: 'voice' }, never)
    expect(await deaf.go()).toMatchObject({ sender: 'console-sms' })
    expect(deaf.facts.map(({ fact }) => fact)).not.toContain('channel')
  })

  it('goes back to the platform’s channel where the preferred one has no words or no voice', async () => {
    const { phone } = stage()
    for (const changes of [
      { templates: memoryTemplateStore({ templates: templates.slice(0, 2) }) },
      {
        whenVoiceless: 'refuse',
        senders: [
          phone('sms'),
          consoleSender({ channel: 'voice', voices: [{ id: 'MIZUKI', locale: 'ja-JP', gender: 'female' }], write: () => {} }),
        ],
      },
    ] as const) {
      const { go, preferences, facts } = stage({ channelFrom: 'preference', ...changes })
      await preferences.put('user-1', { locales: [], channel: 'voice' }, never)
      expect(await go()).toMatchObject({ sender: 'console-sms' })
      const why = 'templates' in changes ? 'template-missing' : 'voice-missing'
      expect(facts).toContainEqual({ fact: 'channel', from: 'voice', to: 'sms', why })
    }
    const store = memoryTemplateStore({ templates })
    const list = (of: { channel: Channel }, signal: AbortSignal) =>
      of.channel === 'voice'
        ? Promise.reject(new OtpError('store-malformed'))
        : store.list({ purpose: 'authentication', ...of }, signal)
    const broken = stage({ channelFrom: 'preference', templates: { list } })
    await broken.preferences.put('user-1', { locales: [], channel: 'voice' }, never)
    expect(await broken.go()).toMatchObject({ sender: 'console-sms' })
    expect(broken.facts).toContainEqual({ fact: 'channel', from: 'voice', to: 'sms', why: 'store-malformed' })
    const nothing = stage({ channelFrom: 'preference', templates: memoryTemplateStore({ templates: [] }) })
    await nothing.preferences.put('user-1', { locales: [], channel: 'voice' }, never)
    await expect(nothing.go()).rejects.toMatchObject({ code: 'template-missing' })
    const wordless = stage({ templates: memoryTemplateStore({ templates: [] }) })
    await expect(wordless.go()).rejects.toMatchObject({ code: 'template-missing' })
    expect(wordless.facts.map(({ fact }) => fact)).not.toContain('channel')
  })

  it('never lets preferences cost a code: down, slow or absent means none, on the record', async () => {
    for (const find of [
      hang,
      async () => {
        throw new OtpError('store-unavailable')
      },
    ]) {
      const { go, screen, facts, clock } = stage({ preferences: { find } })
      const going = go()
      await clock.advance(150)
      await going
      expect(screen).toHaveLength(1)
      expect(facts.some((fact) => fact.fact === 'failed' && fact.part === 'preferences')).toBe(true)
    }
    const anonymous = stage({ preferences: null })
    await anonymous.go()
    expect(anonymous.screen).toHaveLength(1)
    expect(anonymous.facts.map(({ fact }) => fact)).not.toContain('failed')
    const nobody = stage({ preferences: { find: hang } })
    const { userId: _, ...request } = sampleRequest(nobody.clock.now())
    await nobody.delivery(request, { signal: never, answerBy: nobody.clock.now() + 2500, note: () => {} })
    expect(nobody.screen).toHaveLength(1)
  })

  it('refuses what is not worth sending: a code near its death, or no time to send it in', async () => {
    const { go, screen, clock } = stage()
    await expect(go({ expiresAt: clock.now() + 19_999 })).rejects.toMatchObject({ code: 'expired', sent: 'no' })
    await expect(go({}, { leftMs: 1199 })).rejects.toMatchObject({ code: 'out-of-time', sent: 'no', retryable: true })
    expect(screen).toEqual([])
    await go({ expiresAt: clock.now() + 20_000 }, { leftMs: 1200 })
    expect(screen).toHaveLength(1)
  })

  it('begins no send when the look-ups have eaten the time, and leaves no claim behind', async () => {
    const slow = stage()
    const { clock } = slow
    const inner = memoryTemplateStore({ templates })
    const { go, screen } = stage({
      clock,
      templates: {
        list: async (...args) => {
          await clock.sleep(1400)
          return inner.list(...args)
        },
      },
    })
    const going = go({ expiresAt: clock.now() + 300_000 })
    const refused = expect(going).rejects.toMatchObject({ code: 'out-of-time', sent: 'no' })
    await clock.advance(1400)
    await refused
    expect(screen).toEqual([])
  })

  it('cuts a store that hangs at the deadline: surely not sent', async () => {
    const { go, clock } = stage({ templates: { list: hang } })
    const refused = expect(go()).rejects.toMatchObject({ code: 'out-of-time', sent: 'no' })
    await clock.advance(2500)
    await refused
  })

  it('passes a store’s failure on, surely not sent and to be tried again', async () => {
    const { go } = stage({
      templates: {
        list: async () => {
          throw new OtpError('store-unavailable')
        },
      },
    })
    await expect(go()).rejects.toMatchObject({ code: 'store-unavailable', sent: 'no', retryable: true })
  })

  it('cuts a send at the deadline and says maybe; the ledger then stops the next one', async () => {
    const hanging: ChannelSender = { channel: 'sms', send: hang }
    const { go, clock } = stage({ senders: [hanging] })
    const cut = expect(go()).rejects.toMatchObject({ code: 'maybe-sent', sent: 'maybe' })
    await clock.advance(2500)
    await cut
    await expect(go()).rejects.toMatchObject({ code: 'maybe-sent' })
  })

  it('cuts a send after its own limit where the deadline is far, as in a worker', async () => {
    const hanging: ChannelSender = { channel: 'sms', send: hang }
    const { go, clock } = stage({ senders: [hanging], ledger: null, sendLimitMs: 3000 })
    const cut = expect(go({}, { leftMs: 300_000 })).rejects.toMatchObject({ code: 'maybe-sent', sent: 'maybe' })
    await clock.advance(3000)
    await cut
  })

  it('refuses a channel that nobody is wired for', async () => {
    const { phone } = stage()
    const { go } = stage({ senders: [phone('sms')] })
    await expect(go({ channel: 'voice' })).rejects.toMatchObject({ code: 'sender-missing', sent: 'no' })
  })

  it('tries the other channel when the person cannot be reached on this one, if told to', async () => {
    for (const code of ['recipient-opted-out', 'recipient-refused', 'recipient-limit'] as const) {
      const { phone, screen } = stage()
      const shut: ChannelSender = {
        channel: 'sms',
        send: async () => {
          throw new OtpError(code)
        },
      }
      const { go, facts } = stage({ senders: [shut, phone('voice')], otherChannel: 'when-unreachable' })
      expect(await go()).toMatchObject({ status: 'sent', sender: 'console-voice' })
      expect(screen[0]?.message).toMatchObject({ channel: 'voice', format: 'ssml' })
      expect(facts).toContainEqual({ fact: 'channel', from: 'sms', to: 'voice', why: code })
      await expect(stage({ senders: [shut, phone('voice')] }).go()).rejects.toMatchObject({ code })
    }
  })

  it('keeps saying that the person cannot be reached where there is no other way either, and why', async () => {
    const refused = new OtpError('recipient-refused')
    const shut: ChannelSender = { channel: 'sms', send: () => Promise.reject(refused) }
    const { phone } = stage()
    const wired = { senders: [shut, phone('voice')], otherChannel: 'when-unreachable' } as const
    const wordless = stage({ ...wired, templates: memoryTemplateStore({ templates: templates.slice(0, 2) }) })
    await expect(wordless.go()).rejects.toBe(refused)
    expect(wordless.facts.at(-1)).toEqual({ fact: 'failed', part: 'other channel', code: 'template-missing' })
  })

  it('says that it may be tried again where the other way is only closed for now', async () => {
    const { phone } = stage()
    const shut: ChannelSender = { channel: 'sms', send: () => Promise.reject(new OtpError('recipient-refused')) }
    const store = memoryTemplateStore({ templates })
    const wired = { senders: [shut, phone('voice')], otherChannel: 'when-unreachable' } as const
    const crashing = (of: { channel: Channel }, signal: AbortSignal) =>
      of.channel === 'voice'
        ? Promise.reject(new TypeError('a bug in a store'))
        : store.list({ purpose: 'authentication', ...of }, signal)
    const down = stage({ ...wired, templates: { list: crashing } })
    await expect(down.go()).rejects.toMatchObject({ code: 'internal', sent: 'no', retryable: true })
    const hanging = (of: { channel: Channel }, signal: AbortSignal) =>
      of.channel === 'voice' ? hang() : store.list({ purpose: 'authentication', ...of }, signal)
    const slow = stage({ ...wired, templates: { list: hanging }, sendLimitMs: 5_000 })
    const going = expect(slow.go({}, { leftMs: 200_000 })).rejects.toMatchObject({ code: 'out-of-time', sent: 'no' })
    await slow.clock.advance(5_000)
    await going
  })

  it('tries a text where no call may be made', async () => {
    const { phone, screen } = stage()
    const shut: ChannelSender = {
      channel: 'voice',
      voices: [{ id: 'JOANNA', locale: 'en-US', gender: 'female' }],
      send: async () => {
        throw new OtpError('recipient-limit')
      },
    }
    const { go } = stage({ senders: [phone('sms'), shut], otherChannel: 'when-unreachable' })
    expect(await go({ channel: 'voice' })).toMatchObject({ sender: 'console-sms' })
    expect(screen[0]?.message).toMatchObject({ channel: 'sms', format: 'text' })
  })

  it('tries no other channel after a send that may have arrived, or for a fault that another channel shares', async () => {
    for (const failure of [
      new OtpError('recipient-refused', undefined, { sent: 'maybe' }),
      new OtpError('provider-throttled'),
      new Error('?'),
    ]) {
      const { phone, screen } = stage()
      const shut: ChannelSender = {
        channel: 'voice',
        voices: [{ id: 'JOANNA', locale: 'en-US', gender: 'female' }],
        send: async () => {
          throw failure
        },
      }
      const { go } = stage({ senders: [phone('sms'), shut], otherChannel: 'when-unreachable' })
      await expect(go({ channel: 'voice' })).rejects.toBeInstanceOf(OtpError)
      expect(screen).toEqual([])
    }
  })

  it('sends a repetition nothing, and gives it the receipt of the first', async () => {
    const { go, screen } = stage()
    const first = await go()
    expect(await go()).toEqual({ ...first, repeated: true })
    expect(screen).toHaveLength(1)
  })

  it('takes brand, default language and policy from the wiring', async () => {
    const { go, screen } = stage({ brand: ({ source }) => `Brand of ${source}`, defaultLocale: 'de' })
    await go({ locales: ['xx'] })
    expect(screen[0]?.text).toBe('493817 ist Ihr Brand of sample-Code.')
    await expect(stage({ localePolicy: 'refuse' }).go({ locales: ['xx'] })).rejects.toMatchObject({ code: 'locale-unsupported' })
  })

  it.each<Partial<DeliveryOptions>>([
    { localePolicy: 'default' },
    { whenVoiceless: 'default' },
    { whenVoiceless: 'closest' },
    { channelFrom: 'platform' },
    { otherChannel: 'never' },
    { ambiguous: 'stop' },
    { brand: () => 'Acme' },
  ])('takes %o, said in full', async (option) => {
    const { go, screen } = stage(option)
    await go()
    expect(screen).toHaveLength(1)
  })

  it('needs no sender of texts where no policy does', () => {
    const { phone } = stage()
    expect(() => stage({ senders: [phone('voice')] })).not.toThrow()
    expect(() => stage({ senders: [phone('voice')], whenVoiceless: 'sms' })).toThrow(/option 'whenVoiceless' says sms/)
  })

  it('refuses wrong wiring by name', () => {
    expect(() => stage({ senders: [] })).toThrow(/createDelivery: option 'senders' must be a list of at least 1/)
    expect(() => stage({ ledger: undefined as never })).toThrow(/option 'ledger' must have claim\(\) and settle\(\), or be null/)
    expect(() => stage({ defaultLocale: 'xx_!!' })).toThrow(/option 'defaultLocale' must be a language tag/)
    expect(() => stage({ brand: '' })).toThrow("createDelivery: option 'brand' must be a non-empty string")
    expect(() => stage({ brand: 7 as never })).toThrow("createDelivery: option 'brand'")
    expect(() => stage({ whenVoiceless: 'silence' as never })).toThrow(
      'option \'whenVoiceless\' must be one of "default", "closest", "sms", "refuse", "{ bilingual: […] }"',
    )
    expect(() => stage({ ambiguous: 'always' as never })).toThrow(/option 'ambiguous' must be one of "stop", "retry-once"/)
    const { phone } = stage()
    expect(() => stage({ senders: [phone('sms'), phone('sms')] })).toThrow(/option 'senders' names a channel twice/)
    expect(() => stage({ senders: [phone('sms')], otherChannel: 'when-unreachable' })).toThrow(
      /option 'otherChannel' has no sender behind it/,
    )
    expect(() => stage({ maxSegment: 2 } as never)).toThrow(/unknown option 'maxSegment'/)
  })
})
