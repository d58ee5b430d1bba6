import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { expect } from 'vitest'
import { isOtpError, type OtpError } from '../../src/core/errors.js'
import type { Receipt } from '../../src/core/model/receipt.js'
import type { ChannelSender } from '../../src/core/ports/channel-sender.js'
import type { Clock } from '../../src/core/ports/clock.js'
import type { Journey } from '../../src/core/ports/delivery.js'
import {
  type Fault,
  type Operation,
  type SmsVoiceEndpoint,
  type SmsVoiceEndpointOptions,
  startSmsVoiceEndpoint,
} from '../../src/lab/sms-voice-endpoint.js'
import { type SenderUnderProof, sampleMessage } from '../../src/testing/channel-sender.js'
import { createFakeClock, type FakeClock } from '../../src/testing/fake-clock.js'
import { loopback } from './aws/wire.js'

/** The real client before the local endpoint, with a fake clock between them. */
export interface EumStand {
  readonly clock: FakeClock
  readonly lab: SmsVoiceEndpoint
  readonly config: ReturnType<typeof loopback> & { readonly requestHandler: { readonly requestTimeout: number } }
  /** A client as most people have it: it retries, and has no timeout. */
  readonly client: PinpointSMSVoiceV2Client
}

const open: { close(): Promise<void> }[] = []

export async function closeStands(): Promise<void> {
  for (const one of open.splice(0)) await one.close()
}

export async function createStand(options: Partial<SmsVoiceEndpointOptions> = {}): Promise<EumStand> {
  const clock = createFakeClock()
  const lab = await startSmsVoiceEndpoint({ clock, limits: null, ...options })
  open.push(lab)
  const config = { ...loopback(lab.endpoint), requestHandler: { requestTimeout: 250 } }
  return { clock, lab, config, client: new PinpointSMSVoiceV2Client(loopback(lab.endpoint)) }
}

export const journeyOf = (clock: Pick<Clock, 'now'>, signal = new AbortController().signal): Journey => ({
  signal,
  answerBy: clock.now() + 2500,
  note: () => undefined,
})

/** Sends the sample message, and what is changed of it. */
export const sendSample = (
  sender: ChannelSender,
  clock: Pick<Clock, 'now'>,
  more: object = {},
  journey: Journey = journeyOf(clock),
): Promise<Receipt> => sender.send({ ...sampleMessage(sender, clock.now()), ...more }, journey)

export async function failureOf(sending: Promise<unknown>): Promise<OtpError> {
  const thrown = await sending.then(
    () => expect.unreachable('it was sent'),
    (reason: unknown) => reason,
  )
  expect(isOtpError(thrown)).toBe(true)
  return thrown as OtpError
}

export async function underProof(create: (stand: EumStand) => ChannelSender, operation?: Operation): Promise<SenderUnderProof> {
  const stand = await createStand()
  const only = operation === undefined ? {} : { operation }
  return {
    sender: create(stand),
    sent: () => stand.lab.sent.length,
    loseNextAnswer: () => stand.lab.fail({ fault: 'reset', accepted: true, ...only }),
    refuseNext: () => stand.lab.fail({ fault: 'throttle', ...only }),
    close: () => stand.lab.close(),
  }
}

/** The faults of a wire and of a service in trouble, what they are told as, and how many messages went out all the same. */
export const troubles: readonly (readonly [fault: Fault, code: string, sent: 'no' | 'maybe', out: number])[] = [
  [{ fault: 'throttle' }, 'provider-throttled', 'no', 0],
  [{ fault: 'internal' }, 'provider-unavailable', 'maybe', 0],
  [{ fault: 'internal', accepted: true }, 'provider-unavailable', 'maybe', 1],
  [{ fault: 'html' }, 'provider-unavailable', 'maybe', 0],
  [{ fault: 'bad-gateway' }, 'provider-unavailable', 'maybe', 0],
  [{ fault: 'garbage', accepted: true }, 'provider-unavailable', 'maybe', 1],
  [{ fault: 'hang', accepted: true }, 'provider-unavailable', 'maybe', 1],
  [{ fault: 'reset', accepted: true }, 'provider-unavailable', 'maybe', 1],
  [{ fault: 'half' }, 'provider-unavailable', 'maybe', 1],
  [{ fault: 'error', type: 'BrandNewException', reason: 'NEVER_HEARD_OF' }, 'provider-rejected', 'no', 0],
  [{ fault: 'error', type: 'ConflictException', reason: 'NEVER_HEARD_OF' }, 'provider-rejected', 'no', 0],
  [{ fault: 'error', type: 'ServiceQuotaExceededException', reason: 'NEVER_HEARD_OF' }, 'sender-quota', 'no', 0],
  [{ fault: 'error', type: 'AccessDeniedException' }, 'sender-misconfigured', 'no', 0],
]
