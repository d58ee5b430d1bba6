import assert from 'node:assert/strict'
import { isOtpError } from '../core/errors.js'
import type { Channel } from '../core/model/channel.js'
import type { Message } from '../core/model/message.js'
import type { Receipt } from '../core/model/receipt.js'
import { Secret } from '../core/model/secret.js'
import type { ChannelSender } from '../core/ports/channel-sender.js'
import type { Journey } from '../core/ports/delivery.js'
import type { Promised } from './promised.js'

/** A sender to prove, and a look at what truly went out. */
export interface SenderUnderProof {
  readonly sender: ChannelSender
  /** How many messages have gone out so far. */
  sent(): number | Promise<number>
  /**
   * Makes the next send fail after it has begun, so that nobody knows its end; absent where a sender cannot fail so.
   */
  loseNextAnswer?(): void
  /** Makes the next send fail so that surely nothing went out; absent where a sender cannot fail so. */
  refuseNext?(): void
  close?(): void | Promise<void>
}

const code = '048291'
const number = '+14254147755'

/** What every {@link ChannelSender} keeps. `now` is the time on the sender's clock, epoch ms. */
export function channelSenderContract(
  create: () => SenderUnderProof | Promise<SenderUnderProof>,
  now: number,
): readonly Promised[] {
  const promise = (says: string, proof: (under: SenderUnderProof) => Promise<void>): Promised => ({
    says,
    proof: async () => {
      const under = await create()
      try {
        await proof(under)
      } finally {
        await under.close?.()
      }
    },
  })
  const journey = (signal = new AbortController().signal): Journey => ({ signal, answerBy: now + 2500, note: () => undefined })

  return [
    promise('sends once, and its receipt names the sender and the message', async (under) => {
      const receipt = await under.sender.send(sampleMessage(under.sender, now), journey())
      assert.equal(await under.sent(), 1)
      assert.equal(receipt.status, 'sent')
      assert.ok(isNamed(receipt), 'the receipt must name the sender and the message')
    }),
    promise('a receipt holds neither the code nor the number', async (under) => {
      assertSilent(await under.sender.send(sampleMessage(under.sender, now), journey()))
    }),
    promise('two messages get two ids', async (under) => {
      const first = await under.sender.send(sampleMessage(under.sender, now), journey())
      const second = await under.sender.send({ ...sampleMessage(under.sender, now), id: 'event-2' }, journey())
      assert.notDeepEqual(first, second)
    }),
    promise('an aborted signal sends nothing, and says so', async (under) => {
      const failure = await failureOf(under.sender.send(sampleMessage(under.sender, now), journey(AbortSignal.abort())))
      assert.ok(
        isOtpError(failure) && failure.code === 'cancelled' && failure.sent === 'no',
        'must be cancelled, surely not sent',
      )
      assert.equal(await under.sent(), 0)
    }),
    promise('a signal aborted by the deadline is out of time', async (under) => {
      const signal = AbortSignal.abort(new DOMException('the deadline', 'TimeoutError'))
      const failure = await failureOf(under.sender.send(sampleMessage(under.sender, now), journey(signal)))
      assert.ok(
        isOtpError(failure) && failure.code === 'out-of-time' && failure.sent === 'no',
        'must be out of time, surely not sent',
      )
      assert.equal(await under.sent(), 0)
    }),
    promise('where the answer is lost, the message may have gone out', async (under) => {
      if (under.loseNextAnswer === undefined) return
      under.loseNextAnswer()
      const failure = await failureOf(under.sender.send(sampleMessage(under.sender, now), journey()))
      assert.ok(isOtpError(failure) && failure.sent === 'maybe', 'must be an OtpError that says maybe')
      assertSilent(failure)
    }),
    promise('where the provider refuses, surely nothing went out', async (under) => {
      if (under.refuseNext === undefined) return
      under.refuseNext()
      const failure = await failureOf(under.sender.send(sampleMessage(under.sender, now), journey()))
      assert.ok(isOtpError(failure) && failure.sent === 'no', 'must be an OtpError that says no')
      assertSilent(failure)
      assert.equal(await under.sent(), 0)
    }),
    promise('a voice sender declares its voices, a text sender none', async ({ sender }) => {
      assert.equal((sender.voices?.length ?? 0) > 0, sender.channel === 'voice')
    }),
  ]
}

/** A message that any sender of the channel can take. */
export function sampleMessage(
  sender: { readonly channel: Channel; readonly voices?: ChannelSender['voices'] },
  now: number,
): Message {
  const isVoice = sender.channel === 'voice'
  const voice = sender.voices?.find(({ locale }) => locale === 'en-US') ?? sender.voices?.[0]
  return {
    id: 'event-1',
    channel: sender.channel,
    purpose: 'authentication',
    destination: { e164: new Secret(number), country: 'US', callingCode: '1' },
    locale: 'en-US',
    body: new Secret(isVoice ? `<speak>Your code is ${code}</speak>` : `Your code is ${code}`),
    format: isVoice ? 'ssml' : 'text',
    ...(isVoice && voice !== undefined ? { voice } : {}),
    code: new Secret(code),
    expiresAt: now + 300_000,
  }
}

const isNamed = (receipt: Receipt): boolean => receipt.status === 'sent' && receipt.sender !== '' && receipt.messageId !== ''

const failureOf = (sending: Promise<Receipt>): Promise<unknown> =>
  sending.then(
    () => assert.fail('it was sent'),
    (thrown: unknown) => thrown,
  )

function assertSilent(value: unknown): void {
  const error = value instanceof Error ? `${value.message} ${value.stack ?? ''} ${JSON.stringify(value.cause)}` : ''
  const all = `${String(value)} ${JSON.stringify(value)} ${error}`
  for (const secret of [code, number, number.slice(1)]) assert.ok(!all.includes(secret), 'must hold neither code nor number')
}
