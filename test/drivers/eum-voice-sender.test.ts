import { VoiceId } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { afterEach, describe, expect, it } from 'vitest'
import { Secret } from '../../src/core/model/secret.js'
import { eumVoices } from '../../src/drivers/aws/eum-voices.js'
import { type EumVoiceSenderOptions, eumVoiceSender } from '../../src/drivers/eum-voice-sender.js'
import { channelSenderContract } from '../../src/testing/channel-sender.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { closeStands, createStand, failureOf, sendSample, troubles, underProof } from './eum-stand.js'

afterEach(closeStands)

const origination = { default: '+12065550100' }

const contract = channelSenderContract(
  () => underProof(({ config, clock }) => eumVoiceSender({ config, clock, origination })),
  createFakeClock().now(),
)
for (const { says, proof } of contract) it(says, proof)

it('says all that the service should know, and always which voice', async () => {
  const { lab, config, clock } = await createStand()
  const sender = eumVoiceSender({
    config,
    clock,
    origination: { byCountry: { US: '+12065550100' } },
    maxPricePerMinute: '0.50',
    protectConfiguration: 'protect-1',
    configurationSet: 'codes',
  })
  expect(await sendSample(sender, clock)).toMatchObject({ sender: 'eum-voice' })
  expect(lab.sent[0]?.input).toEqual({
    DestinationPhoneNumber: '+14254147755',
    OriginationIdentity: '+12065550100',
    MessageBody: '<speak>Your code is 048291</speak>',
    MessageBodyTextType: 'SSML',
    VoiceId: 'JOANNA',
    TimeToLive: 300,
    Context: { requestId: 'event-1' },
    ConfigurationSetName: 'codes',
    MaxPricePerMinute: '0.50',
    ProtectConfigurationId: 'protect-1',
  })
})

it('speaks plain text too', async () => {
  const { lab, config, clock } = await createStand()
  const sender = eumVoiceSender({ config, clock, origination, name: 'calls' })
  await sendSample(sender, clock, { format: 'text', body: new Secret('Code 1 2 3 4') })
  expect(lab.sent[0]?.input).toMatchObject({ MessageBodyTextType: 'TEXT', MessageBody: 'Code 1 2 3 4' })
})

describe('refuses before any call', () => {
  it('a country without an origination', async () => {
    const { lab, config, clock } = await createStand()
    const sender = eumVoiceSender({ config, clock, origination: { byCountry: { DE: '+4930123456' } } })
    expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code: 'sender-misconfigured', sent: 'no' })
    expect(lab.calls()).toBe(0)
  })

  it('a message without a voice', async () => {
    const { lab, config, clock } = await createStand()
    const sender = eumVoiceSender({ config, clock, origination })
    expect(await failureOf(sendSample(sender, clock, { voice: undefined }))).toMatchObject({ code: 'voice-missing', sent: 'no' })
    expect(lab.calls()).toBe(0)
  })

  it('a code that is dead', async () => {
    const { lab, config, clock } = await createStand()
    const failure = await failureOf(sendSample(eumVoiceSender({ config, clock, origination }), clock, { expiresAt: clock.now() }))
    expect(failure).toMatchObject({ code: 'expired', sent: 'no' })
    expect(lab.calls()).toBe(0)
  })
})

it.each(troubles)('in trouble with %j: %s, sent %s', async (fault, code, sent, out) => {
  const { lab, config, clock } = await createStand({ faults: [fault] })
  expect(await failureOf(sendSample(eumVoiceSender({ config, clock, origination }), clock))).toMatchObject({ code, sent })
  expect(lab.calls()).toBe(1)
  expect(lab.sent).toHaveLength(out)
})

it('tells the quotas of calls apart', async () => {
  const { config, clock } = await createStand({ limits: { voicePerSecond: 1, voicePerRecipientAndDay: 2 } })
  const sender = eumVoiceSender({ config, clock, origination })
  await sendSample(sender, clock)
  expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code: 'provider-throttled', sent: 'no' })
  await clock.advance(1000)
  await sendSample(sender, clock)
  await clock.advance(1000)
  expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code: 'recipient-limit', sent: 'no' })
})

describe('its voices', () => {
  it('are all that the service has, each once', () => {
    expect(eumVoices.map(({ id }) => id).sort()).toEqual(Object.values(VoiceId).sort())
  })

  it('have canonical locales', () => {
    for (const { locale } of eumVoices) expect(Intl.getCanonicalLocales(locale)).toEqual([locale])
  })

  it('are those that the wiring chooses', async () => {
    const voices = eumVoices.filter(({ id }) => id === 'HANS')
    const { config, clock } = await createStand()
    expect(eumVoiceSender({ config, clock, origination, voices }).voices).toEqual(voices)
    expect(eumVoiceSender({ config, clock, origination }).voices).toBe(eumVoices)
  })
})

it.each<[object, string]>([
  [{ origination: undefined }, "option 'origination' must be an object"],
  [{ origination: {} }, "option 'origination' must name at least one identity"],
  [{ origination: { byCountry: {} } }, 'must name at least one identity'],
  [{ origination: { default: '' } }, "option 'origination' default"],
  [{ voices: [] }, "option 'voices' must be a list of at least 1"],
  [{ voices: [null] }, "option 'voices' [0] must be a voice of the service"],
  [{ voices: [{ id: 'SIRI' }] }, "option 'voices' [0] must be a voice of the service"],
  [{ maxPricePerMinute: '0,50' }, "option 'maxPricePerMinute'"],
  [{ protectConfiguration: 1 }, "option 'protectConfiguration'"],
  [{ maxPrice: '0.10' }, "unknown option 'maxPrice'"],
])('refuses wrong wiring: %j', (more, message) => {
  const options = { config: {}, clock: createFakeClock(), origination, ...more } as unknown as EumVoiceSenderOptions
  expect(() => eumVoiceSender(options)).toThrow(message)
  expect(() => eumVoiceSender(options)).toThrow(TypeError)
})
