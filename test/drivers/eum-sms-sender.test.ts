import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { afterEach, describe, expect, it } from 'vitest'
import { OtpError, type OtpErrorCode } from '../../src/core/errors.js'
import { Secret } from '../../src/core/model/secret.js'
import { type EumSmsSenderOptions, eumSmsSender } from '../../src/drivers/eum-sms-sender.js'
import { errorReasons } from '../../src/lab/sms-voice/errors.js'
import { channelSenderContract } from '../../src/testing/channel-sender.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { leaksOf } from '../canary.js'
import { startWire } from './aws/wire.js'
import { closeStands, createStand, failureOf, journeyOf, sendSample, troubles, underProof } from './eum-stand.js'

afterEach(closeStands)

const contract = channelSenderContract(
  () => underProof(({ config, clock }) => eumSmsSender({ config, clock })),
  createFakeClock().now(),
)
for (const { says, proof } of contract) it(says, proof)

describe('says all that the service should know', () => {
  it('little where little is wired', async () => {
    const { lab, config, clock } = await createStand()
    const receipt = await sendSample(eumSmsSender({ config, clock }), clock)
    expect(receipt).toEqual({ status: 'sent', sender: 'eum-sms', messageId: lab.sent[0]?.messageId })
    expect(lab.sent[0]?.input).toEqual({
      DestinationPhoneNumber: '+14254147755',
      MessageBody: 'Your code is 048291',
      MessageType: 'TRANSACTIONAL',
      TimeToLive: 300,
      Context: { requestId: 'event-1' },
    })
  })

  it('all where all is wired', async () => {
    const { lab, config, clock } = await createStand()
    const sender = eumSmsSender({
      config,
      clock,
      name: 'frankfurt',
      origination: { default: 'ACME', byCountry: { US: '+12065550100' } },
      configurationSet: 'codes',
      protectConfiguration: 'protect-1',
      maxPrice: '0.10',
      messageType: 'PROMOTIONAL',
      context: { stage: 'live' },
      dryRun: false,
      feedback: true,
    })
    expect(await sendSample(sender, clock)).toMatchObject({ sender: 'frankfurt' })
    expect(lab.sent[0]?.input).toMatchObject({
      OriginationIdentity: '+12065550100',
      ConfigurationSetName: 'codes',
      ProtectConfigurationId: 'protect-1',
      MaxPrice: '0.10',
      MessageType: 'PROMOTIONAL',
      Context: { stage: 'live', requestId: 'event-1' },
      DryRun: false,
      MessageFeedbackEnabled: true,
    })
  })

  it('another origination for another country, and the default for none', async () => {
    const { lab, config, clock } = await createStand()
    const sender = eumSmsSender({ config, clock, origination: { default: 'ACME', byCountry: { US: 'pool-1' } } })
    for (const country of ['US', 'DE', undefined]) {
      const destination = { e164: new Secret('+4915112345678'), callingCode: '49', ...(country === undefined ? {} : { country }) }
      await sendSample(sender, clock, { destination })
    }
    expect(lab.sent.map(({ from }) => from)).toEqual(['pool-1', 'ACME', 'ACME'])
  })

  it.each([
    ['IN', { IN_ENTITY_ID: '1001', IN_TEMPLATE_ID: '2002', OTHER: 'x' }, { IN_ENTITY_ID: '1001', IN_TEMPLATE_ID: '2002' }],
    ['IN', { IN_TEMPLATE_ID: '2002' }, { IN_TEMPLATE_ID: '2002' }],
    ['IN', { IN_ENTITY_ID: '1001' }, { IN_ENTITY_ID: '1001' }],
    ['IN', { OTHER: 'x' }, undefined],
    ['DE', { IN_ENTITY_ID: '1001', IN_TEMPLATE_ID: '2002' }, undefined],
  ])('to %s, of the carrier’s %j: %j', async (country, carrier, said) => {
    const { lab, config, clock } = await createStand()
    const destination = { e164: new Secret('+919876543210'), callingCode: '91', country }
    await sendSample(eumSmsSender({ config, clock }), clock, { destination, carrier })
    expect(lab.sent[0]?.input['DestinationCountryParameters']).toEqual(said)
  })

  it('the request’s id in a form that the service takes, or not at all', async () => {
    const { lab, config, clock } = await createStand()
    const sender = eumSmsSender({ config, clock })
    for (const id of [' event 1 ', 'x'.repeat(900), '  ']) await sendSample(sender, clock, { id })
    expect(lab.sent.map(({ input }) => input['Context'])).toEqual([{ requestId: 'event 1' }, { requestId: 'x'.repeat(800) }, {}])
  })

  it('nothing for real in a dry run', async () => {
    const { lab, config, clock } = await createStand()
    expect(await sendSample(eumSmsSender({ config, clock, dryRun: true }), clock)).toMatchObject({ status: 'sent' })
    expect(lab.sent).toEqual([])
  })
})

describe('the time to live', () => {
  it('is never above what remains, for delays from 0 to 20 minutes', async () => {
    const { lab, client, clock } = await createStand()
    const sender = eumSmsSender({ client, clock })
    const expiresAt = clock.now() + 600_000
    // Odd steps, so that seconds are cut as well as whole.
    for (let delay = 0; delay <= 1_200_000; delay += 7_717) {
      const left = expiresAt - clock.now()
      const outcome = await sendSample(sender, clock, { expiresAt }).catch((thrown: unknown) => thrown)
      if (left < 5000) expect(outcome).toMatchObject({ code: 'expired', sent: 'no' })
      else {
        const seconds = lab.sent.at(-1)?.input['TimeToLive'] as number
        expect(seconds * 1000).toBeLessThanOrEqual(left)
        expect(seconds * 1000).toBeGreaterThan(left - 1000)
      }
      await clock.advance(7_717)
    }
    expect(lab.sent).toHaveLength(78)
  })

  it.each([
    [5000, 5],
    [5999, 5],
    [259_200_000, 259_200],
    [999_999_000, 259_200],
  ])('with %d ms to live is %d s', async (left, seconds) => {
    const { lab, config, clock } = await createStand()
    await sendSample(eumSmsSender({ config, clock }), clock, { expiresAt: clock.now() + left })
    expect(lab.sent[0]?.input['TimeToLive']).toBe(seconds)
  })

  it('cannot be kept below five seconds: nothing is sent', async () => {
    const { lab, config, clock } = await createStand()
    const failure = await failureOf(sendSample(eumSmsSender({ config, clock }), clock, { expiresAt: clock.now() + 4999 }))
    expect(failure).toMatchObject({ code: 'expired', sent: 'no' })
    expect(lab.calls()).toBe(0)
  })
})

describe('in trouble', () => {
  it.each(troubles)('%j: %s, sent %s', async (fault, code, sent, out) => {
    const { lab, config, clock } = await createStand({ faults: [fault] })
    expect(await failureOf(sendSample(eumSmsSender({ config, clock }), clock))).toMatchObject({ code, sent })
    expect(lab.calls()).toBe(1)
    expect(lab.sent).toHaveLength(out)
  })

  it.each(['internal', 'reset', 'throttle', 'html'] as const)(
    '%s: a client that would retry sends once all the same',
    async (fault) => {
      const { lab, client, clock } = await createStand({ faults: [{ fault }] })
      await failureOf(sendSample(eumSmsSender({ client, clock }), clock))
      expect(lab.calls()).toBe(1)
    },
  )

  it('a slow answer is an answer', async () => {
    const { lab, client, clock } = await createStand({ faults: [{ fault: 'slow', ms: 2000 }] })
    const sending = sendSample(eumSmsSender({ client, clock }), clock)
    await expect.poll(() => lab.sent.length).toBe(1)
    await clock.advance(2000)
    expect(await sending).toMatchObject({ status: 'sent' })
  })

  it('an answer without a message id may have been a message', async () => {
    const { clock } = await createStand()
    const wire = await startWire((_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}')
    })
    const { config } = await createStand()
    const sender = eumSmsSender({ config: { ...config, endpoint: wire.endpoint }, clock })
    expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code: 'provider-unavailable', sent: 'maybe' })
    await wire.close()
  })

  it('nobody listens: surely not sent', async () => {
    const { lab, config, clock } = await createStand()
    await lab.close()
    expect(await failureOf(sendSample(eumSmsSender({ config, clock }), clock))).toMatchObject({
      code: 'provider-unavailable',
      sent: 'no',
    })
  })

  it('no credentials: misconfigured, surely not sent', async () => {
    const { lab, config, clock } = await createStand()
    const credentials = () => Promise.reject(Object.assign(new Error('none'), { name: 'CredentialsProviderError' }))
    const failure = await failureOf(sendSample(eumSmsSender({ config: { ...config, credentials }, clock }), clock))
    const message = 'sender-misconfigured: End User Messaging forbidden, CredentialsProviderError'
    expect(failure).toMatchObject({ code: 'sender-misconfigured', sent: 'no', message })
    expect(lab.calls()).toBe(0)
  })

  it('credentials that hang in a way nobody knows: surely not sent', async () => {
    const { config, clock } = await createStand()
    const credentials = () => Promise.reject(new Error('the metadata service is away'))
    const failure = await failureOf(sendSample(eumSmsSender({ config: { ...config, credentials }, clock }), clock))
    expect(failure).toMatchObject({ code: 'provider-unavailable', sent: 'no' })
  })

  it('an abort in the middle: cancelled or out of time, maybe sent', async () => {
    for (const [reason, code] of [
      [undefined, 'cancelled'],
      [new DOMException('late', 'TimeoutError'), 'out-of-time'],
      [new OtpError('out-of-time'), 'out-of-time'],
    ] as const) {
      const { lab, client, clock } = await createStand({ faults: [{ fault: 'hang', accepted: true }] })
      const caller = new AbortController()
      const sending = failureOf(sendSample(eumSmsSender({ client, clock }), clock, {}, journeyOf(clock, caller.signal)))
      await expect.poll(() => lab.sent.length).toBe(1)
      caller.abort(reason)
      expect(await sending).toMatchObject({ code, sent: 'maybe' })
    }
  })

  it('an abort while credentials are fetched: surely not sent', async () => {
    const { lab, config, clock } = await createStand()
    const caller = new AbortController()
    const credentials = async () => {
      caller.abort()
      return config.credentials
    }
    const sending = sendSample(
      eumSmsSender({ config: { ...config, credentials }, clock }),
      clock,
      {},
      journeyOf(clock, caller.signal),
    )
    expect(await failureOf(sending)).toMatchObject({ code: 'cancelled', sent: 'no' })
    expect(lab.calls()).toBe(0)
  })

  it.each(['config', 'client'] as const)(
    'credentials that hang beyond the deadline: surely not sent, nor ever (%s)',
    async (given) => {
      const { lab, config, clock } = await createStand()
      const caller = new AbortController()
      const late: (() => void)[] = []
      const credentials = () => new Promise<typeof config.credentials>((resolve) => late.push(() => resolve(config.credentials)))
      const hanging = { ...config, credentials }
      const options = given === 'config' ? { config: hanging } : { client: new PinpointSMSVoiceV2Client(hanging) }
      const sender = eumSmsSender({ ...options, clock })
      const sending = failureOf(sendSample(sender, clock, {}, journeyOf(clock, caller.signal)))
      await expect.poll(() => late.length).toBe(1)
      caller.abort(new OtpError('out-of-time'))
      expect(await sending).toMatchObject({ code: 'out-of-time', sent: 'no' })
      for (const resolve of late) resolve()
      // The next one goes out by the same client; an unhandled rejection of the first would fail the run.
      expect(await sendSample(sender, clock)).toMatchObject({ status: 'sent' })
      expect(lab.calls()).toBe(1)
    },
  )

  it('credentials that fail after the deadline: nobody hears of it', async () => {
    const { lab, config, clock } = await createStand()
    const caller = new AbortController()
    const late: (() => void)[] = []
    const credentials = () => new Promise<never>((_, reject) => late.push(() => reject(new Error('none'))))
    const sender = eumSmsSender({ config: { ...config, credentials }, clock })
    const sending = failureOf(sendSample(sender, clock, {}, journeyOf(clock, caller.signal)))
    await expect.poll(() => late.length).toBe(1)
    caller.abort()
    expect(await sending).toMatchObject({ code: 'cancelled', sent: 'no' })
    for (const reject of late) reject()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(lab.calls()).toBe(0)
  })
})

it('keeps to itself what the service quotes of the request', async () => {
  const canary = { code: '048291', number: '+14254147755', token: 'no-token-here' }
  const { config, clock } = await createStand()
  for (const [status, type] of [
    [400, 'ValidationException'],
    [500, 'InternalServerException'],
  ] as const) {
    const Message = `cannot send Your code is 048291 to +14254147755 (14254147755)`
    const wire = await startWire((_, response) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
      response.end(JSON.stringify({ __type: type, Message, Reason: 'OTHER', Fields: [{ Name: 'MessageBody', Message }] }))
    })
    const sender = eumSmsSender({ config: { ...config, endpoint: wire.endpoint }, clock })
    const leaks = await leaksOf(canary, async (keep) => keep('failure', await failureOf(sendSample(sender, clock))))
    expect(leaks).toEqual([])
    await wire.close()
  }
})

const expected: Readonly<Record<string, OtpErrorCode>> = {
  AccessDeniedException: 'sender-misconfigured',
  ACCOUNT_DISABLED: 'sender-misconfigured',
  INSUFFICIENT_ACCOUNT_REPUTATION: 'sender-misconfigured',
  ConflictException: 'provider-rejected',
  DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION: 'recipient-refused',
  DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE: 'recipient-refused',
  DESTINATION_PHONE_NUMBER_NOT_VERIFIED: 'recipient-refused',
  DESTINATION_PHONE_NUMBER_OPTED_OUT: 'recipient-opted-out',
  KEYWORD_MISMATCH: 'sender-misconfigured',
  MESSAGE_TYPE_MISMATCH: 'sender-misconfigured',
  NO_ORIGINATION_IDENTITIES_FOUND: 'sender-misconfigured',
  NOTIFY_CONFIGURATION_NOT_ACTIVE: 'sender-misconfigured',
  NUMBER_CAPABILITIES_MISMATCH: 'sender-misconfigured',
  PROTECT_CONFIGURATION_NOT_ASSOCIATED_WITH_CONFIGURATION_SET: 'sender-misconfigured',
  RESOURCE_NOT_ACTIVE: 'sender-misconfigured',
  ResourceNotFoundException: 'sender-misconfigured',
  ServiceQuotaExceededException: 'sender-quota',
  DAILY_DESTINATION_CALL_LIMIT: 'recipient-limit',
  DAILY_NOTIFY_TIER_MESSAGE_LIMIT: 'sender-quota',
  MONTHLY_SPEND_LIMIT_REACHED_FOR_MEDIA: 'sender-quota',
  MONTHLY_SPEND_LIMIT_REACHED_FOR_NOTIFY: 'sender-quota',
  MONTHLY_SPEND_LIMIT_REACHED_FOR_RCS: 'sender-quota',
  MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT: 'sender-quota',
  MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE: 'sender-quota',
  ThrottlingException: 'provider-throttled',
  InternalServerException: 'provider-unavailable',
  ValidationException: 'provider-rejected',
  CANNOT_PARSE: 'recipient-refused',
  CHANNEL_NOT_ENABLED: 'sender-misconfigured',
  COUNTRY_CODE_MISMATCH: 'provider-rejected',
  COUNTRY_NOT_ENABLED: 'recipient-refused',
  DESTINATION_COUNTRY_BLOCKED: 'recipient-refused',
  FIELD_VALIDATION_FAILED: 'provider-rejected',
  INTERNATIONAL_SENDING_NOT_SUPPORTED: 'sender-misconfigured',
  INVALID_ARN: 'sender-misconfigured',
  INVALID_IDENTITY_FOR_DESTINATION_COUNTRY: 'sender-misconfigured',
  INVALID_PARAMETER: 'provider-rejected',
  INVALID_REQUEST: 'provider-rejected',
  MAXIMUM_SIZE_EXCEEDED: 'message-too-long',
  MISSING_PARAMETER: 'provider-rejected',
  OTHER: 'provider-rejected',
  PARAMETERS_CANNOT_BE_USED_TOGETHER: 'provider-rejected',
  PRICE_OVER_THRESHOLD: 'recipient-refused',
  RESOURCE_NOT_ACCESSIBLE: 'sender-misconfigured',
  SENDER_ID_NOT_REGISTERED: 'sender-misconfigured',
  SENDER_ID_NOT_SUPPORTED: 'sender-misconfigured',
  SENDER_ID_REQUIRES_REGISTRATION: 'sender-misconfigured',
  UNKNOWN_OPERATION: 'provider-rejected',
  UNSPECIFIED_PARAMETER_NOT_SUPPORTED: 'provider-rejected',
  VOICE_CAPABILITY_NOT_AVAILABLE: 'sender-misconfigured',
}

describe('reads every exception and reason of the service', () => {
  const cases = Object.entries(errorReasons).flatMap(([type, reasons]) =>
    [undefined, ...reasons].map((reason) => [type, reason, expected[reason ?? type]] as const),
  )
  it.each(cases)('%s %s: %s', async (type, reason, code) => {
    const { lab, config, clock } = await createStand()
    lab.fail({ fault: 'error', type, ...(reason === undefined ? {} : { reason }) })
    const failure = await failureOf(sendSample(eumSmsSender({ config, clock }), clock))
    expect(failure).toMatchObject({ code, sent: type === 'InternalServerException' ? 'maybe' : 'no' })
    const kind = /refused|throttled|unavailable|forbidden/.exec(failure.message.split(': ')[1] ?? '')?.[0]
    expect(failure.message.split(': ')[1]).toBe(
      [`End User Messaging ${kind}`, type, ...(reason?.includes('_') ? [reason] : [])].join(', '),
    )
    expect(failure.cause).toMatchObject({ name: type, ...(reason === undefined ? {} : { reason }) })
  })
})

it.each<[object, string]>([
  [{ clock: {} }, "option 'clock' must have"],
  [{ colour: 1 }, "unknown option 'colour'"],
  [{ client: { send: () => undefined } }, "give 'client' or 'config', not both"],
  [{ config: { logger: console } }, "option 'config' must not have a logger"],
  [{ name: '' }, "option 'name'"],
  [{ origination: 1 }, "option 'origination' must be an object"],
  [{ origination: { country: {} } }, "knows only 'default' and 'byCountry'"],
  [{ origination: { default: 'a b' } }, "option 'origination' default must be a number"],
  [{ origination: { byCountry: 1 } }, 'byCountry must be an object'],
  [{ origination: { byCountry: { Germany: 'x' } } }, 'byCountry has a key that is no country'],
  [{ origination: { byCountry: { DE: '' } } }, 'byCountry.DE must be a number'],
  [{ configurationSet: 'a b' }, "option 'configurationSet'"],
  [{ protectConfiguration: '' }, "option 'protectConfiguration'"],
  [{ maxPrice: '1' }, 'option \'maxPrice\' must be US dollars with a point, as "0.10"'],
  [{ messageType: 'OTP' }, "option 'messageType'"],
  [{ context: 1 }, "option 'context' must be an object"],
  [{ context: { requestId: 'x' } }, "option 'context' must have at most four pairs"],
  [{ context: { a: '1', b: '2', c: '3', d: '4', e: '5' } }, "option 'context' must have at most four pairs"],
  [{ context: { 'a b': 'x' } }, "option 'context' must have keys without blanks"],
  [{ context: { a: ' x' } }, "option 'context' must have keys without blanks"],
  [{ dryRun: 'yes' }, "option 'dryRun'"],
  [{ feedback: 1 }, "option 'feedback'"],
])('refuses wrong wiring: %j', (more, message) => {
  const options = { config: {}, clock: createFakeClock(), ...more } as unknown as EumSmsSenderOptions
  expect(() => eumSmsSender(options)).toThrow(message)
  expect(() => eumSmsSender(options)).toThrow(TypeError)
})
