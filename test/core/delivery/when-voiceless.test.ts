import { describe, expect, it } from 'vitest'
import { createDelivery, type DeliveryOptions } from '../../../src/core/delivery/direct.js'
import { OtpError } from '../../../src/core/errors.js'
import type { Channel } from '../../../src/core/model/channel.js'
import type { Fact } from '../../../src/core/model/decision.js'
import type { Message } from '../../../src/core/model/message.js'
import type { Template } from '../../../src/core/model/template.js'
import type { Voice } from '../../../src/core/model/voice.js'
import { consoleSender } from '../../../src/drivers/console-sender.js'
import { memoryTemplateStore } from '../../../src/drivers/memory-template-store.js'
import { createFakeClock } from '../../../src/testing/fake-clock.js'
import { sampleRequest } from '../../../src/testing/sample-request.js'

const template = (locale: string, channel: Channel): Template => ({
  locale,
  purpose: 'authentication',
  channel,
  version: '1',
  wordings: [`${locale} {$brand} {$code}.`],
})

const templates = [template('en', 'voice'), template('es', 'voice'), template('en', 'sms'), template('ca', 'sms')]

const voices: readonly Voice[] = [
  { id: 'JOANNA', locale: 'en-US', gender: 'female' },
  { id: 'MATTHEW', locale: 'en-US', gender: 'male' },
  { id: 'LUPE', locale: 'es-US', gender: 'female', also: ['en-US'] },
]

function stage(changes: Partial<DeliveryOptions> = {}) {
  const clock = createFakeClock()
  const sent: Message[] = []
  const phone = (channel: Channel) =>
    consoleSender({ channel, write: (_, message) => sent.push(message), ...(channel === 'voice' ? { voices } : {}) })
  const delivery = createDelivery({
    templates: memoryTemplateStore({ templates }),
    preferences: null,
    senders: [phone('sms'), phone('voice')],
    ledger: null,
    brand: 'Acme',
    clock,
    ...changes,
  })
  const facts: Fact[] = []
  const call = async (...locales: readonly string[]) => {
    const request = sampleRequest(clock.now(), { channel: 'voice', locales })
    const journey = { signal: new AbortController().signal, answerBy: clock.now() + 2500, note: (fact: Fact) => facts.push(fact) }
    await delivery(request, journey)
    return sent.at(-1)
  }
  return { call, facts, phone }
}

describe('a text in place of a call that nobody could make in their language', () => {
  it('is sent in their language, and the record says why', async () => {
    const { call, facts } = stage({ whenVoiceless: 'sms' })
    expect(await call('ca')).toMatchObject({ channel: 'sms', locale: 'ca', format: 'text' })
    expect(facts).toContainEqual({ fact: 'channel', from: 'voice', to: 'sms', why: 'voice-missing' })
  })

  it('is not sent where the call can be made', async () => {
    const { call } = stage({ whenVoiceless: 'sms' })
    expect(await call('es')).toMatchObject({ channel: 'voice', locale: 'es' })
    expect(await call()).toMatchObject({ channel: 'voice', locale: 'en' })
    expect(await call('en')).toMatchObject({ channel: 'voice', locale: 'en' })
  })

  it('is not sent in the default language: then the call is as good', async () => {
    const { call, facts } = stage({ whenVoiceless: 'sms' })
    expect(await call('fi')).toMatchObject({ channel: 'voice', locale: 'en' })
    expect(facts).toContainEqual({ fact: 'failed', part: 'text instead of a call', code: 'locale-unsupported' })
  })

  it('costs no call when the texts cannot be looked up', async () => {
    const store = memoryTemplateStore({ templates })
    const { call } = stage({
      whenVoiceless: 'sms',
      templates: {
        list: (of, signal) => (of.channel === 'sms' ? Promise.reject(new OtpError('store-unavailable')) : store.list(of, signal)),
      },
    })
    expect(await call('ca')).toMatchObject({ channel: 'voice', locale: 'en' })
  })

  it('heals no other failure', async () => {
    const { call } = stage({ whenVoiceless: 'sms', templates: memoryTemplateStore({ templates: [template('ca', 'sms')] }) })
    await expect(call('en')).rejects.toMatchObject({ code: 'template-missing' })
    await expect(call('ca')).rejects.toMatchObject({ code: 'template-missing' })
  })
})

describe('the other policies', () => {
  it('refuse, take the closest, or speak twice', async () => {
    await expect(stage({ whenVoiceless: 'refuse' }).call('ca')).rejects.toMatchObject({ code: 'voice-missing' })
    expect(await stage({ whenVoiceless: 'closest' }).call('ca')).toMatchObject({ locale: 'es' })
    expect(await stage().call('ca')).toMatchObject({ locale: 'en' })
    const both = await stage({ whenVoiceless: { bilingual: ['es', 'en'] } }).call('ca')
    expect(both?.body.reveal()).toMatch(/es Acme.*<lang xml:lang="en-US">.*en Acme/)
  })

  it('go with a wished gender and plain text', async () => {
    const { call } = stage({ gender: 'male', speech: 'text' })
    expect(await call('en')).toMatchObject({ format: 'text', voice: { id: 'MATTHEW' } })
  })
})

describe('a promise with nothing behind it is refused', () => {
  it.each<[string, (phone: ReturnType<typeof stage>['phone']) => Partial<DeliveryOptions>]>([
    ["'whenVoiceless' says sms and no sender sends one", (phone) => ({ whenVoiceless: 'sms', senders: [phone('voice')] })],
    ["'whenVoiceless' needs two languages or more", () => ({ whenVoiceless: { bilingual: ['en'] } })],
    ["'whenVoiceless' names languages that no single voice speaks", () => ({ whenVoiceless: { bilingual: ['en', 'fr'] } })],
    [
      "'whenVoiceless' names languages that no single voice speaks",
      (phone) => ({ whenVoiceless: { bilingual: ['es', 'en'] }, senders: [phone('sms')] }),
    ],
    ["'whenVoiceless' must be one of", () => ({ whenVoiceless: 'silence' as 'sms' })],
    ["'whenVoiceless' must be one of", () => ({ whenVoiceless: null as unknown as 'sms' })],
  ])('%s', (complaint, changes) => {
    expect(() => stage(changes(stage().phone))).toThrow(complaint)
    expect(() => stage(changes(stage().phone))).toThrow(TypeError)
  })
})
