import { afterEach, describe, expect, it } from 'vitest'
import { OtpError } from '../../src/core/errors.js'
import type { Fact } from '../../src/core/model/decision.js'
import { Secret } from '../../src/core/model/secret.js'
import type { ChannelSender } from '../../src/core/ports/channel-sender.js'
import type { Counter, Hit } from '../../src/core/ports/counter.js'
import { eumSmsSender } from '../../src/drivers/eum-sms-sender.js'
import { eumVoiceSender } from '../../src/drivers/eum-voice-sender.js'
import { createPseudonym } from '../../src/drivers/hmac-pseudonym.js'
import { type LimitedSenderOptions, limitedSender } from '../../src/drivers/limited-sender.js'
import { memoryCounter } from '../../src/drivers/memory-counter.js'
import { hardLimits } from '../../src/lab/sms-voice/quotas.js'
import type { SmsVoiceEndpointOptions } from '../../src/lab/sms-voice-endpoint.js'
import { channelSenderContract } from '../../src/testing/channel-sender.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { closeStands, createStand, type EumStand, failureOf, journeyOf, sendSample, underProof } from './eum-stand.js'

afterEach(closeStands)

const pseudonym = createPseudonym({ keys: [Uint8Array.from({ length: 32 }, (_, index) => index)] })

/** The counter, and every hit that went into it. */
function watched(counter: Counter) {
  const hits: Hit[] = []
  const watching: Counter = { add: (more, signal) => (hits.push(...more), counter.add(more, signal)) }
  return { hits, counter: watching }
}

const limited = ({ config, clock }: EumStand, more: Partial<LimitedSenderOptions> = {}): ChannelSender =>
  limitedSender({
    sender: eumVoiceSender({ config, clock, origination: { default: '+12065550100' } }),
    counter: memoryCounter({ clock }),
    pseudonym,
    name: 'calls',
    clock,
    ...more,
  })

// The contract sends twice in a second.
const contract = channelSenderContract(() => underProof((stand) => limited(stand, { perSecond: null })), createFakeClock().now())
for (const { says, proof } of contract) it(says, proof)

async function stand(options: Partial<SmsVoiceEndpointOptions> = {}, more: Partial<LimitedSenderOptions> = {}) {
  const one = await createStand(options)
  return { ...one, sender: limited(one, more) }
}

const to = (number: string) => ({ destination: { e164: new Secret(number), country: 'US', callingCode: '1' } })

describe('keeps the limits of calls', () => {
  it('so that the service itself never has to', async () => {
    const { lab, clock, sender } = await stand({ limits: hardLimits })
    const codes: string[] = []
    for (let count = 0; count < 60; count += 1) {
      const outcome = await sendSample(sender, clock, to(`+1425414${7000 + (count % 7)}`)).catch((thrown: unknown) => thrown)
      codes.push((outcome as { code?: string; status?: string }).code ?? 'sent')
      await clock.advance(500)
    }
    expect(codes.slice(0, 4)).toEqual(['sent', 'provider-throttled', 'sent', 'provider-throttled'])
    expect(lab.calls()).toBe(lab.sent.length)
    expect(lab.sent.length).toBe(codes.filter((code) => code === 'sent').length)
  })

  it('five a recipient and day', async () => {
    const { lab, clock, sender } = await stand()
    for (let count = 0; count < 5; count += 1) {
      await sendSample(sender, clock)
      await clock.advance(3_600_000)
    }
    expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code: 'recipient-limit', sent: 'no', retryable: false })
    await clock.advance(1000)
    await sendSample(sender, clock, to('+14254147167'))
    expect(lab.calls()).toBe(6)
    await clock.advance(86_400_000)
    await sendSample(sender, clock)
  })

  it('twenty a minute', async () => {
    const { lab, clock, sender } = await stand()
    for (let count = 0; count < 20; count += 1) {
      await sendSample(sender, clock, to(`+1425414${7000 + count}`))
      await clock.advance(1000)
    }
    expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code: 'provider-throttled', sent: 'no', retryable: true })
    expect(lab.calls()).toBe(20)
    await clock.advance(40_000)
    await sendSample(sender, clock)
  })

  it('none that are switched off', async () => {
    const { clock, sender } = await stand({}, { perRecipientAndDay: null, perMinute: null, perSecond: null })
    for (let count = 0; count < 25; count += 1) await sendSample(sender, clock)
  })

  it('apart for each name', async () => {
    const one = await createStand()
    const counter = memoryCounter({ clock: one.clock })
    await sendSample(limited(one, { counter, name: 'a' }), one.clock)
    await sendSample(limited(one, { counter, name: 'b' }), one.clock)
    expect(await failureOf(sendSample(limited(one, { counter, name: 'a' }), one.clock))).toMatchObject({
      code: 'provider-throttled',
    })
  })
})

describe('gives back', () => {
  it('what the provider surely did not send: fifty throttled attempts cost a recipient nothing', async () => {
    const { lab, clock, sender } = await stand({}, { perSecond: null })
    for (let count = 0; count < 50; count += 1) {
      lab.fail({ fault: 'throttle' })
      expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code: 'provider-throttled' })
    }
    for (let count = 0; count < 5; count += 1) await sendSample(sender, clock)
    expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code: 'recipient-limit' })
  })

  it('what it refuses itself: a crowd in one second does not use up the minute', async () => {
    const { clock, sender } = await stand()
    await sendSample(sender, clock)
    for (let count = 0; count < 30; count += 1) await failureOf(sendSample(sender, clock))
    await clock.advance(1000)
    await sendSample(sender, clock)
  })

  it('nothing of a send whose end is unknown', async () => {
    const { lab, clock, sender } = await stand({}, { perSecond: null })
    for (let count = 0; count < 5; count += 1) {
      lab.fail({ fault: 'reset' })
      expect(await failureOf(sendSample(sender, clock))).toMatchObject({ sent: 'maybe' })
    }
    expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code: 'recipient-limit' })
  })

  it.each([1000, 200])('nothing into a new day, where the send began %i ms before midnight', async (ms) => {
    const { clock } = await createStand()
    await clock.advance(86_400_000 - (clock.now() % 86_400_000) - ms)
    const counter = memoryCounter({ clock })
    let fails = true
    const slow: ChannelSender = {
      channel: 'sms',
      send: async () => {
        if (!fails) return { status: 'sent', sender: 'slow', messageId: 'm' }
        await clock.sleep(2000)
        throw new OtpError('provider-throttled')
      },
    }
    const sender = limitedSender({ sender: slow, counter, pseudonym, name: 'x', perSecond: null, clock })
    const failing = failureOf(sendSample(sender, clock))
    await clock.advance(2000)
    expect(await failing).toMatchObject({ code: 'provider-throttled' })
    fails = false
    for (let count = 0; count < 5; count += 1) await sendSample(sender, clock)
    expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code: 'recipient-limit' })
  })

  it('nothing that could be counted after midnight', async () => {
    const { clock } = await createStand()
    await clock.advance(86_400_000 - (clock.now() % 86_400_000) - 500)
    const { hits, counter } = watched(memoryCounter({ clock }))
    const refusing: ChannelSender = { channel: 'sms', send: () => Promise.reject(new OtpError('provider-throttled')) }
    const sender = limitedSender({ sender: refusing, counter, pseudonym, name: 'x', clock })
    await failureOf(sendSample(sender, clock))
    expect(hits.map(({ by }) => by)).toEqual([1, 1, 1])
  })

  it('also when the caller has gone meanwhile', async () => {
    const { clock } = await createStand()
    const caller = new AbortController()
    const refusing: ChannelSender = {
      channel: 'sms',
      send: async () => {
        caller.abort()
        throw new OtpError('provider-throttled')
      },
    }
    const counter = memoryCounter({ clock })
    const { hits, counter: watching } = watched(counter)
    const sender = limitedSender({ sender: refusing, counter: watching, pseudonym, name: 'x', perSecond: null, clock })
    await failureOf(sendSample(sender, clock, {}, journeyOf(clock, caller.signal)))
    expect(hits.map(({ by }) => by)).toEqual([1, 1, -1, -1])
    const left = hits.slice(0, 2).map((hit) => ({ ...hit, by: 0 }))
    expect(await counter.add(left, new AbortController().signal)).toEqual([0, 0])
  })
})

it('limits nothing while the counter is down, and says so', async () => {
  const down: Counter = { add: () => Promise.reject(new Error('table gone')) }
  const { clock, sender } = await stand({}, { counter: down })
  const facts: Fact[] = []
  const journey = { ...journeyOf(clock), note: (fact: Fact) => facts.push(fact) }
  expect(await sendSample(sender, clock, {}, journey)).toMatchObject({ status: 'sent' })
  expect(facts).toEqual([{ fact: 'failed', part: 'limits', code: 'store-unavailable' }])
})

it('waits half a second for a counter that hangs, before the call and when it gives back', async () => {
  const hanging: Counter = { add: () => new Promise(() => undefined) }
  const one = await stand()
  const sender = limited(one, { counter: hanging, clock: one.clock })
  const facts: Fact[] = []
  const journey = { ...journeyOf(one.clock), note: (fact: Fact) => facts.push(fact) }
  const sending = sendSample(sender, one.clock, {}, journey)
  await one.clock.advance(499)
  expect(one.lab.calls()).toBe(0)
  await one.clock.advance(1)
  expect(await sending).toMatchObject({ status: 'sent' })
  expect(facts).toEqual([{ fact: 'failed', part: 'limits', code: 'out-of-time' }])

  const { hits, counter } = watched(memoryCounter({ clock: one.clock }))
  const later: Counter = {
    add: async (more, signal) => (await counter.add(more, signal), hits.length > 3 ? hanging.add([], signal) : [1, 1, 1]),
  }
  one.lab.fail({ fault: 'throttle' })
  const failing = failureOf(sendSample(limited(one, { counter: later, clock: one.clock }), one.clock))
  await expect.poll(() => hits.length).toBe(5)
  await one.clock.advance(500)
  expect(await failing).toMatchObject({ code: 'provider-throttled' })
})

it('is not late to say that nothing was sent, where the counter hangs as it gives back at the journey’s end', async () => {
  const one = await stand()
  const end = new AbortController()
  const { hits, counter } = watched(memoryCounter({ clock: one.clock }))
  const hanging: Counter = {
    add: (more, signal) => {
      const added = counter.add(more, signal)
      return more[0]?.by === 1 ? added : new Promise(() => undefined)
    },
  }
  one.lab.fail({ fault: 'throttle' })
  const sender = limited(one, { counter: hanging, clock: one.clock })
  const failing = failureOf(sendSample(sender, one.clock, {}, journeyOf(one.clock, end.signal)))
  await expect.poll(() => hits.length).toBe(5)
  end.abort()
  expect(await failing).toMatchObject({ code: 'provider-throttled', sent: 'no' })
})

it('stores no number, and one trip is enough for a call', async () => {
  const one = await createStand()
  const { hits, counter } = watched(memoryCounter({ clock: one.clock }))
  await sendSample(limited(one, { counter }), one.clock)
  expect(hits.map(({ windowSeconds }) => windowSeconds)).toEqual([86_400, 60, 1])
  expect(JSON.stringify(hits)).not.toContain('4254147755')
})

it('is a text sender before a text sender', () => {
  const clock = createFakeClock()
  const sender = limitedSender({ sender: eumSmsSender({ clock }), counter: memoryCounter({ clock }), pseudonym, name: 'texts' })
  expect([sender.channel, sender.voices]).toEqual(['sms', undefined])
})

it('takes a failure that is no OtpError for one that may have sent', async () => {
  const clock = createFakeClock()
  const broken: ChannelSender = { channel: 'sms', send: () => Promise.reject(new Error('bug')) }
  const sender = limitedSender({ sender: broken, counter: memoryCounter({ clock }), pseudonym, name: 'x' })
  expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code: 'internal', sent: 'maybe' })
})

it.each<[object, string]>([
  [{ sender: {} }, "option 'sender' must have send()"],
  [{ counter: {} }, "option 'counter' must have add()"],
  [{ pseudonym: undefined }, "option 'pseudonym' must have of()"],
  [{ name: '' }, "option 'name'"],
  [{ perMinute: 0 }, "option 'perMinute'"],
  [{ perHour: 1 }, "unknown option 'perHour'"],
])('refuses wrong wiring: %j', (more, message) => {
  const clock = createFakeClock()
  const good = { sender: eumSmsSender({ clock }), counter: memoryCounter({ clock }), pseudonym, name: 'x' }
  const options = { ...good, ...more } as unknown as LimitedSenderOptions
  expect(() => limitedSender(options)).toThrow(message)
  expect(() => limitedSender(options)).toThrow(TypeError)
})
