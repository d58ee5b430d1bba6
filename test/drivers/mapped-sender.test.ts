import { afterEach, expect, it } from 'vitest'
import { createDelivery } from '../../src/core/delivery/direct.js'
import { overflow } from '../../src/core/delivery/overflow.js'
import type { Fact } from '../../src/core/model/decision.js'
import { Secret } from '../../src/core/model/secret.js'
import type { ChannelSender } from '../../src/core/ports/channel-sender.js'
import type { MessageMap } from '../../src/core/ports/message-map.js'
import { eumSmsSender } from '../../src/drivers/eum-sms-sender.js'
import { eumVoiceSender } from '../../src/drivers/eum-voice-sender.js'
import { type MappedSenderOptions, mappedSender } from '../../src/drivers/mapped-sender.js'
import { memoryLedger } from '../../src/drivers/memory-ledger.js'
import { memoryMessageMap } from '../../src/drivers/memory-message-map.js'
import { memoryTemplateStore } from '../../src/drivers/memory-template-store.js'
import { channelSenderContract } from '../../src/testing/channel-sender.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { sampleRequest } from '../../src/testing/sample-request.js'
import { closeStands, createStand, journeyOf, sendSample, underProof } from './eum-stand.js'

afterEach(closeStands)

const contract = channelSenderContract(
  () =>
    underProof(({ config, clock }) =>
      mappedSender({
        sender: eumVoiceSender({ config, clock, origination: { default: 'pool-1' } }),
        messageMap: memoryMessageMap({ clock }),
      }),
    ),
  createFakeClock().now(),
)
for (const { says, proof } of contract) it(says, proof)

const never = new AbortController().signal

it('remembers what the message belongs to', async () => {
  const { lab, config, clock } = await createStand()
  const messageMap = memoryMessageMap({ clock })
  const sender = mappedSender({ sender: eumSmsSender({ config, clock }), messageMap })
  await sendSample(sender, clock)
  await sendSample(sender, clock, { id: 'event-2', destination: { e164: new Secret('+88213456789'), callingCode: '882' } })
  const [first, second] = lab.sent.map(({ messageId }) => messageId)
  const origin = { channel: 'sms', locale: 'en-US' }
  expect(await messageMap.find(first ?? '', never)).toEqual({ ...origin, requestId: 'event-1', country: 'US' })
  expect(await messageMap.find(second ?? '', never)).toEqual({ ...origin, requestId: 'event-2' })
})

it('a map that is down costs the report, never the code', async () => {
  const { config, clock } = await createStand()
  const messageMap: MessageMap = { put: () => Promise.reject(new Error('gone')), find: () => Promise.resolve(undefined) }
  const facts: Fact[] = []
  const journey = { ...journeyOf(clock), note: (fact: Fact) => facts.push(fact) }
  const sender = mappedSender({ sender: eumSmsSender({ config, clock }), messageMap })
  expect(await sendSample(sender, clock, {}, journey)).toMatchObject({ status: 'sent' })
  expect(facts).toEqual([{ fact: 'failed', part: 'message map', code: 'store-unavailable' }])
})

it('a map that hangs costs half a second, and less where the journey ends', async () => {
  const { config, clock } = await createStand()
  const facts: Fact[] = []
  const note = (fact: Fact) => facts.push(fact)
  const asked: AbortSignal[] = []
  const messageMap: MessageMap = {
    put: (_id, _origin, signal) => {
      asked.push(signal)
      return new Promise(() => undefined)
    },
    find: () => Promise.resolve(undefined),
  }
  const sender = mappedSender({ sender: eumSmsSender({ config, clock }), messageMap, clock })
  const slow = sendSample(sender, clock, {}, { ...journeyOf(clock), note })
  await expect.poll(() => asked.length).toBe(1)
  await clock.advance(500)
  expect(await slow).toMatchObject({ status: 'sent' })
  expect(asked[0]?.aborted).toBe(true)
  const end = new AbortController()
  const cut = sendSample(sender, clock, {}, { ...journeyOf(clock, end.signal), note })
  await expect.poll(() => asked.length).toBe(2)
  end.abort()
  expect(await cut).toMatchObject({ status: 'sent' })
  const codes = ['out-of-time', 'cancelled']
  expect(facts).toEqual(codes.map((code) => ({ fact: 'failed', part: 'message map', code })))
})

it('keeps a known receipt where the deadline falls while the map is written', async () => {
  const clock = createFakeClock()
  let texts = 0
  const phone: ChannelSender = {
    channel: 'sms',
    send: async () => ({ status: 'sent', sender: 'phone', messageId: `m-${(texts += 1)}` }),
  }
  const messageMap: MessageMap = { put: () => new Promise(() => undefined), find: () => Promise.resolve(undefined) }
  const delivery = createDelivery({
    templates: memoryTemplateStore({
      templates: [{ locale: 'en', purpose: 'authentication', channel: 'sms', version: '1', wordings: ['{$code} {$brand}'] }],
    }),
    preferences: null,
    senders: [mappedSender({ sender: phone, messageMap, clock })],
    ledger: memoryLedger({ clock }),
    brand: 'Acme',
    ambiguous: 'retry-once',
    clock,
  })
  const journey = { signal: new AbortController().signal, answerBy: clock.now() + 2_500, note: () => undefined }
  const overflowing = overflow({
    first: delivery,
    then: (request) => delivery(request, { ...journey, answerBy: clock.now() + 60_000 }),
    reserveMs: 1_100,
    clock,
  })
  const going = overflowing(sampleRequest(clock.now()), journey)
  await expect.poll(() => texts).toBe(1)
  await clock.advance(1_400)
  expect(await going).toMatchObject({ messageId: 'm-1' })
  expect(texts).toBe(1)
})

it('has nothing to remember of what is only queued', async () => {
  const { clock } = await createStand()
  const messageMap: MessageMap = { put: () => expect.unreachable('nothing to put'), find: () => Promise.resolve(undefined) }
  const queueing = { channel: 'sms' as const, send: () => Promise.resolve({ status: 'queued' as const, id: 'q-1' }) }
  expect(await sendSample(mappedSender({ sender: queueing, messageMap }), clock)).toEqual({ status: 'queued', id: 'q-1' })
})

it('refuses wrong wiring', () => {
  const clock = createFakeClock()
  const sender = eumSmsSender({ clock })
  expect(() => mappedSender({ sender } as unknown as MappedSenderOptions)).toThrow(
    "option 'messageMap' must have put() and find()",
  )
  expect(() => mappedSender({ messageMap: memoryMessageMap({ clock }) } as unknown as MappedSenderOptions)).toThrow(
    "option 'sender'",
  )
})
