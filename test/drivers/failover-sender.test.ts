import { afterEach, describe, expect, it } from 'vitest'
import { OtpError, type OtpErrorCode } from '../../src/core/errors.js'
import type { Fact } from '../../src/core/model/decision.js'
import type { ChannelSender } from '../../src/core/ports/channel-sender.js'
import { eumVoices } from '../../src/drivers/aws/eum-voices.js'
import { eumSmsSender } from '../../src/drivers/eum-sms-sender.js'
import { eumVoiceSender } from '../../src/drivers/eum-voice-sender.js'
import { type FailoverSenderOptions, failoverSender } from '../../src/drivers/failover-sender.js'
import { type Fault } from '../../src/lab/sms-voice-endpoint.js'
import { channelSenderContract } from '../../src/testing/channel-sender.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { closeStands, createStand, failureOf, journeyOf, sendSample } from './eum-stand.js'

afterEach(closeStands)

/** Two regions behind one sender. */
async function twoRegions(options: Partial<FailoverSenderOptions> = {}) {
  const clock = createFakeClock()
  const first = await createStand()
  const second = await createStand()
  const sender = failoverSender({
    senders: [
      eumSmsSender({ config: first.config, clock, name: 'first' }),
      eumSmsSender({ config: second.config, clock, name: 'second' }),
    ],
    clock,
    ...options,
  })
  return { clock, first: first.lab, second: second.lab, sender }
}

const contract = channelSenderContract(async () => {
  const { first, second, sender } = await twoRegions()
  return {
    sender,
    sent: () => first.sent.length + second.sent.length,
    loseNextAnswer: () => first.fail({ fault: 'reset', accepted: true }),
    refuseNext: () => {
      first.fail({ fault: 'throttle' })
      second.fail({ fault: 'throttle' })
    },
    close: async () => {
      await first.close()
      await second.close()
    },
  }
}, createFakeClock().now())
for (const { says, proof } of contract) it(says, proof)

const refusal = (type: string, reason?: string): Fault => ({ fault: 'error', type, ...(reason === undefined ? {} : { reason }) })
const spendLimit = refusal('ServiceQuotaExceededException', 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT')
const optedOut = refusal('ConflictException', 'DESTINATION_PHONE_NUMBER_OPTED_OUT')

describe('tries the next', () => {
  it.each<[string, Fault]>([
    ['provider-throttled', { fault: 'throttle' }],
    ['provider-rejected', refusal('BrandNewException')],
    ['sender-misconfigured', refusal('AccessDeniedException')],
    ['sender-quota', spendLimit],
  ])('after %s', async (code, fault) => {
    const { clock, first, second, sender } = await twoRegions()
    first.fail(fault)
    const facts: Fact[] = []
    const journey = { ...journeyOf(clock), note: (fact: Fact) => facts.push(fact) }
    expect(await sendSample(sender, clock, {}, journey)).toMatchObject({ sender: 'second' })
    expect(facts).toEqual([{ fact: 'failed', part: 'sender 1 of 2', code }])
    expect([first.sent.length, second.sent.length]).toEqual([0, 1])
  })

  it('after one that nobody could reach', async () => {
    const { clock, first, sender } = await twoRegions()
    await first.close()
    expect(await sendSample(sender, clock)).toMatchObject({ sender: 'second' })
  })

  it('after an opt-out, where the wiring says so', async () => {
    const stopping = await twoRegions()
    stopping.first.fail(optedOut)
    expect(await failureOf(sendSample(stopping.sender, stopping.clock))).toMatchObject({ code: 'recipient-opted-out' })
    expect(stopping.second.calls()).toBe(0)
    const going = await twoRegions({ afterOptOut: 'next' })
    going.first.fail(optedOut)
    expect(await sendSample(going.sender, going.clock)).toMatchObject({ sender: 'second' })
  })
})

describe('stops', () => {
  it.each<[OtpErrorCode, Fault]>([
    ['recipient-refused', refusal('ValidationException', 'DESTINATION_COUNTRY_BLOCKED')],
    ['recipient-refused', refusal('ValidationException', 'CANNOT_PARSE')],
    ['recipient-limit', refusal('ServiceQuotaExceededException', 'DAILY_DESTINATION_CALL_LIMIT')],
    ['message-too-long', refusal('ValidationException', 'MAXIMUM_SIZE_EXCEEDED')],
  ])('at %s, which is so everywhere', async (code, fault) => {
    const { clock, first, second, sender } = await twoRegions()
    first.fail(fault)
    expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code, sent: 'no' })
    expect(second.calls()).toBe(0)
  })

  it.each(['reset', 'internal', 'html', 'half'] as const)('at a send whose end is unknown: %s', async (fault) => {
    const { clock, first, second, sender } = await twoRegions()
    first.fail({ fault })
    expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code: 'provider-unavailable', sent: 'maybe' })
    expect(second.calls()).toBe(0)
  })

  it('at something that is no OtpError, which may have sent', async () => {
    const clock = createFakeClock()
    const broken: ChannelSender = { channel: 'sms', send: () => Promise.reject(new Error('bug')) }
    const sender = failoverSender({ senders: [broken, broken], clock })
    expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code: 'internal', sent: 'maybe' })
  })

  it('when the signal aborts in between', async () => {
    const { clock, first, second, sender } = await twoRegions()
    first.fail({ fault: 'throttle' })
    const caller = new AbortController()
    const journey = { ...journeyOf(clock, caller.signal), note: () => caller.abort() }
    expect(await failureOf(sendSample(sender, clock, {}, journey))).toMatchObject({ code: 'cancelled', sent: 'no' })
    expect(second.calls()).toBe(0)
  })

  it('when the time left is too short for another', async () => {
    const { clock, first, second, sender } = await twoRegions({ sendMs: 1000 })
    first.fail({ fault: 'throttle' })
    const journey = { ...journeyOf(clock), answerBy: clock.now() + 999 }
    expect(await failureOf(sendSample(sender, clock, {}, journey))).toMatchObject({ code: 'provider-throttled', sent: 'no' })
    expect(second.calls()).toBe(0)
  })
})

it.each<[string, Fault]>([
  ['sender-misconfigured', refusal('AccessDeniedException')],
  ['sender-quota', spendLimit],
  ['provider-rejected', refusal('BrandNewException')],
])('says that it was late where time is missing for the next after %s, so that it may be tried again', async (code, fault) => {
  const { clock, first, second, sender } = await twoRegions()
  first.fail(fault)
  const journey = { ...journeyOf(clock), answerBy: clock.now() + 1199 }
  const failure = await failureOf(sendSample(sender, clock, {}, journey))
  expect(failure).toMatchObject({ code: 'out-of-time', retryable: true, sent: 'no', cause: { code } })
  expect(second.calls()).toBe(0)
})

it('says of an opt-out what it is, where time is missing for the next', async () => {
  const { clock, first, second, sender } = await twoRegions({ afterOptOut: 'next' })
  first.fail(optedOut)
  const journey = { ...journeyOf(clock), answerBy: clock.now() + 1199 }
  expect(await failureOf(sendSample(sender, clock, {}, journey))).toMatchObject({ code: 'recipient-opted-out' })
  expect(second.calls()).toBe(0)
})

it('begins at the next sender for the single retry', async () => {
  const { clock, sender } = await twoRegions()
  expect(await sendSample(sender, clock, { attempt: 2 })).toMatchObject({ sender: 'second' })
  expect(await sendSample(sender, clock, { attempt: 1 })).toMatchObject({ sender: 'first' })
})

it.each<[Fault, Fault, OtpErrorCode]>([
  [{ fault: 'throttle' }, spendLimit, 'provider-throttled'],
  [spendLimit, { fault: 'throttle' }, 'provider-throttled'],
  [refusal('BrandNewException'), spendLimit, 'sender-quota'],
])('rejects with what may be tried again, else with the last: %j %j', async (one, other, code) => {
  const { clock, first, second, sender } = await twoRegions()
  first.fail(one)
  second.fail(other)
  expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code, sent: 'no' })
})

describe('the breaker', () => {
  const ill = (count: number): Fault[] => Array.from({ length: count }, () => spendLimit)

  it('tries a sender last that keeps failing, until it has rested', async () => {
    const { clock, first, second, sender } = await twoRegions({ breaker: { failures: 2, restMs: 10_000 } })
    first.fail(...ill(2))
    await sendSample(sender, clock)
    await sendSample(sender, clock)
    expect(first.calls()).toBe(2)
    await sendSample(sender, clock)
    expect(first.calls()).toBe(2)
    second.fail({ fault: 'throttle' })
    expect(await sendSample(sender, clock)).toMatchObject({ sender: 'first' })
    await clock.advance(10_000)
    expect(await sendSample(sender, clock)).toMatchObject({ sender: 'first' })
  })

  it('forgets after a success, and does not count what a busy sender says', async () => {
    const { clock, first, sender } = await twoRegions({ breaker: { failures: 2, restMs: 10_000 } })
    first.fail(spendLimit)
    await sendSample(sender, clock)
    await sendSample(sender, clock)
    first.fail(spendLimit, { fault: 'throttle' }, { fault: 'throttle' })
    for (let count = 0; count < 3; count += 1) await sendSample(sender, clock)
    expect(await sendSample(sender, clock)).toMatchObject({ sender: 'first' })
  })

  it('can be switched off', async () => {
    const { clock, first, sender } = await twoRegions({ breaker: null })
    first.fail(...ill(10))
    for (let count = 0; count < 10; count += 1) await sendSample(sender, clock)
    expect(first.calls()).toBe(10)
  })
})

describe('voices', () => {
  const clock = createFakeClock()
  const speaking = (...ids: readonly string[]) =>
    eumVoiceSender({
      config: {},
      clock,
      origination: { default: 'pool-1' },
      voices: eumVoices.filter(({ id }) => ids.includes(id)),
    })

  it('are those that every sender has', () => {
    const sender = failoverSender({ senders: [speaking('VICKI', 'AMY'), speaking('AMY', 'LEA')], clock })
    expect(sender.voices?.map(({ id }) => id)).toEqual(['AMY'])
  })

  it('refuses senders with none in common', () => {
    const senders = [speaking('VICKI'), speaking('AMY')]
    expect(() => failoverSender({ senders, clock })).toThrow("option 'senders' must have a voice in common")
  })

  it('refuses a voice sender without voices', () => {
    const mute: ChannelSender = { channel: 'voice', send: () => Promise.reject(new OtpError('internal')) }
    expect(() => failoverSender({ senders: [mute, mute], clock })).toThrow('must have a voice in common')
    expect(() => failoverSender({ senders: [speaking('VICKI'), mute], clock })).toThrow('must have a voice in common')
  })

  it('refuses mixed channels', () => {
    const senders = [speaking('VICKI'), eumSmsSender({ config: {}, clock })]
    expect(() => failoverSender({ senders, clock })).toThrow("option 'senders' must be of one channel")
  })
})

it.each<[object, string]>([
  [{ senders: [{ channel: 'sms', send: () => undefined }] }, "option 'senders' must be a list of at least 2"],
  [{ senders: [{}, {}] }, "option 'senders' [0] must have send()"],
  [{ afterOptOut: 'maybe' }, "option 'afterOptOut'"],
  [{ sendMs: -1 }, "option 'sendMs'"],
  [{ breaker: 1 }, "option 'breaker' must be { failures, restMs }"],
  [{ breaker: { failures: 0, restMs: 1 } }, "option 'breaker'"],
  [{ clock: {} }, "option 'clock'"],
  [{ order: 1 }, "unknown option 'order'"],
])('refuses wrong wiring: %j', (more, message) => {
  const one = eumSmsSender({ config: {}, clock: createFakeClock() })
  const options = { senders: [one, one], clock: createFakeClock(), ...more } as unknown as FailoverSenderOptions
  expect(() => failoverSender(options)).toThrow(message)
  expect(() => failoverSender(options)).toThrow(TypeError)
})
