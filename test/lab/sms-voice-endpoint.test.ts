import { Agent, request } from 'node:http'
import {
  DescribeNotifyTemplatesCommand,
  PinpointSMSVoiceV2Client,
  PutMessageFeedbackCommand,
  SendNotifyTextMessageCommand,
  SendNotifyVoiceMessageCommand,
  SendTextMessageCommand,
  SendVoiceMessageCommand,
  type SendVoiceMessageCommandInput,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { afterEach, describe, expect, it } from 'vitest'
import { errorReasons } from '../../src/lab/sms-voice/errors.js'
import { type Fault, type SmsVoiceEndpointOptions, startSmsVoiceEndpoint } from '../../src/lab/sms-voice-endpoint.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { loopback } from '../drivers/aws/wire.js'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function start(options: Partial<SmsVoiceEndpointOptions> = {}) {
  const clock = createFakeClock()
  const lab = await startSmsVoiceEndpoint({ clock, ...options })
  open.push(lab)
  const client = new PinpointSMSVoiceV2Client({
    ...loopback(lab.endpoint),
    maxAttempts: 1,
    requestHandler: { requestTimeout: 300, throwOnRequestTimeout: true },
  })
  const text = (more: object = {}) => client.send(new SendTextMessageCommand({ ...sms, ...more }))
  const call = (more: Partial<SendVoiceMessageCommandInput> = {}) =>
    client.send(new SendVoiceMessageCommand({ ...voice, ...more }))
  return { clock, lab, client, text, call }
}

const sms = { DestinationPhoneNumber: '+14254147755', MessageBody: 'Your code is 048291' }
const voice = {
  DestinationPhoneNumber: '+14254147755',
  OriginationIdentity: '+12065550100',
  MessageBody: '<speak>Code: <say-as interpret-as="digits">0</say-as><break time="1s"/>4. 8. 2</speak>',
  MessageBodyTextType: 'SSML' as const,
  VoiceId: 'JOANNA' as const,
}

describe('sends', () => {
  it('a text, and shows it as the phone would', async () => {
    const { lab, text, clock } = await start()
    const { MessageId } = await text({ TimeToLive: 60, OriginationIdentity: 'ACME' })
    expect(lab.sent).toMatchObject([
      {
        messageId: MessageId,
        operation: 'SendTextMessage',
        channel: 'sms',
        to: '+14254147755',
        from: 'ACME',
        body: 'Your code is 048291',
        code: '048291',
        at: clock.now(),
        input: { TimeToLive: 60 },
      },
    ])
  })

  it('a call, with the voice that speaks it', async () => {
    const { lab, call } = await start()
    await call()
    expect(lab.sent).toMatchObject([{ channel: 'voice', code: '0482', voiceId: 'JOANNA' }])
  })

  it('a call without a voice in the voice of the service', async () => {
    const { lab, call } = await start()
    await call({ VoiceId: undefined })
    expect(lab.sent).toMatchObject([{ voiceId: 'MATTHEW' }])
  })

  it('reads the code of an autofill line, and none where there is none', async () => {
    const { lab, text } = await start()
    await text({ MessageBody: 'Code aB12-9\n\n@acme.example #aB12-9' })
    await text({ MessageBody: 'hello 12' })
    expect(lab.sent.map(({ code }) => code)).toEqual(['aB12-9', undefined])
  })

  it('nothing in a dry run', async () => {
    const { lab, text } = await start()
    await expect(text({ DryRun: true })).resolves.toMatchObject({ MessageId: expect.any(String) as string })
    expect(lab.sent).toEqual([])
  })

  it('different ids, for it knows no repetition', async () => {
    const { lab, text } = await start()
    await text()
    await text()
    expect(new Set(lab.sent.map(({ messageId }) => messageId)).size).toBe(2)
    expect(lab.calls()).toBe(2)
    expect(lab.calls('SendVoiceMessage')).toBe(0)
  })
})

describe('checks every member by the rules of the service', () => {
  it.each<[string, object]>([
    ['DestinationPhoneNumber', { DestinationPhoneNumber: undefined }],
    ['DestinationPhoneNumber', { DestinationPhoneNumber: '0123' }],
    ['MessageBody', { MessageBody: '  ' }],
    ['MessageBody', { MessageBody: 'x'.repeat(1601) }],
    ['MessageType', { MessageType: 'OTP' }],
    ['MaxPrice', { MaxPrice: '1' }],
    ['TimeToLive', { TimeToLive: 4 }],
    ['TimeToLive', { TimeToLive: 259_201 }],
    ['Context', { Context: { 'a b': 'x' } }],
    ['Context', { Context: { a: ' x' } }],
    ['Context', { Context: Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [key, 'x'])) }],
    ['DestinationCountryParameters', { DestinationCountryParameters: { XX: '1' } }],
    ['OriginationIdentity', { OriginationIdentity: 'no spaces' }],
  ])('%s: %j', async (Name, more) => {
    const { lab, text } = await start()
    await expect(text(more)).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'FIELD_VALIDATION_FAILED',
      Fields: [{ Name }],
    })
    expect(lab.sent).toEqual([])
  })

  it.each([
    ['OriginationIdentity', { OriginationIdentity: undefined }],
    ['VoiceId', { VoiceId: 'SIRI' as never }],
  ])('%s of a call', async (Name, more) => {
    const { call } = await start()
    await expect(call(more as never)).rejects.toMatchObject({ name: 'ValidationException', Fields: [{ Name }] })
  })

  it('SSML that is none, and speech that is too long', async () => {
    const { call } = await start()
    await expect(call({ MessageBody: 'hello' })).rejects.toMatchObject({ Reason: 'INVALID_PARAMETER' })
    await expect(call({ MessageBodyTextType: 'TEXT', MessageBody: 'x'.repeat(3001) })).rejects.toMatchObject({
      Reason: 'MAXIMUM_SIZE_EXCEEDED',
    })
  })
})

describe('keeps the quotas', () => {
  it('of calls: one a second, twenty a minute, five a recipient and day', async () => {
    const { clock, call } = await start()
    await call()
    await expect(call()).rejects.toMatchObject({ name: 'ThrottlingException' })
    for (let number = 1; number < 5; number += 1) {
      await clock.advance(1000)
      await call()
    }
    await clock.advance(1000)
    await expect(call()).rejects.toMatchObject({ Reason: 'DAILY_DESTINATION_CALL_LIMIT' })
    for (let number = 5; number < 20; number += 1) {
      await clock.advance(1000)
      await call({ DestinationPhoneNumber: `+142541477${10 + number}` })
    }
    await clock.advance(1000)
    await expect(call({ DestinationPhoneNumber: '+14254147799' })).rejects.toMatchObject({ name: 'ThrottlingException' })
    await clock.advance(86_400_000)
    await expect(call()).resolves.toBeDefined()
  })

  it('none where they are switched off, others where they are given', async () => {
    const off = await start({ limits: null })
    await off.call()
    await off.call()
    const given = await start({ limits: { textPerSecond: 1, feedbackPerSecond: 1, templatesPerSecond: 1 } })
    const { MessageId } = await given.text()
    await expect(given.text()).rejects.toMatchObject({ name: 'ThrottlingException' })
    const feedback = () => given.client.send(new PutMessageFeedbackCommand({ MessageId, MessageFeedbackStatus: 'RECEIVED' }))
    await feedback()
    await expect(feedback()).rejects.toMatchObject({ name: 'ThrottlingException' })
    await given.client.send(new DescribeNotifyTemplatesCommand({}))
    await expect(given.client.send(new DescribeNotifyTemplatesCommand({}))).rejects.toMatchObject({ name: 'ThrottlingException' })
  })

  it('refuses who has opted out, and in the sandbox whom it does not know', async () => {
    const out = await start({ optedOut: ['+14254147755'] })
    await expect(out.text()).rejects.toMatchObject({ name: 'ConflictException', Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' })
    await expect(out.call()).resolves.toBeDefined()
    const sandbox = await start({ verified: ['+4915112345678'] })
    await expect(sandbox.text()).rejects.toMatchObject({ Reason: 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED' })
  })
})

describe('Notify', () => {
  const notify = {
    NotifyConfigurationId: 'nc-1',
    DestinationPhoneNumber: '+4915112345678',
    TemplateVariables: { code: '048291' },
  }

  it('lists its templates in pages', async () => {
    const { client } = await start()
    const first = await client.send(new DescribeNotifyTemplatesCommand({ MaxResults: 4 }))
    const second = await client.send(new DescribeNotifyTemplatesCommand({ NextToken: first.NextToken }))
    expect([first.NotifyTemplates?.length, second.NotifyTemplates?.length, second.NextToken]).toEqual([4, 2, undefined])
    expect(first.NotifyTemplates?.[0]).toMatchObject({ LanguageCode: 'en', CreatedTimestamp: expect.any(Date) as Date })
    const one = await client.send(new DescribeNotifyTemplatesCommand({ TemplateIds: ['notify-sms-de'] }))
    expect(one.NotifyTemplates).toHaveLength(1)
    await expect(client.send(new DescribeNotifyTemplatesCommand({ NextToken: 'x' }))).rejects.toMatchObject({
      Reason: 'INVALID_NEXT_TOKEN',
    })
  })

  it('fills in a template', async () => {
    const { client, lab } = await start()
    const answer = await client.send(new SendNotifyTextMessageCommand({ ...notify, TemplateId: 'notify-sms-de' }))
    expect(answer).toMatchObject({ TemplateId: 'notify-sms-de', ResolvedMessageBody: '048291 ist dein Code für [brand].' })
    expect(lab.sent).toMatchObject([{ channel: 'sms', code: '048291' }])
    await client.send(new SendNotifyVoiceMessageCommand({ ...notify, VoiceId: 'VICKI' }))
    expect(lab.sent[1]).toMatchObject({ channel: 'voice', voiceId: 'VICKI' })
  })

  it('refuses what does not fit', async () => {
    const { client } = await start()
    const send = (more: object) => client.send(new SendNotifyTextMessageCommand({ ...notify, ...more }))
    await expect(send({ TemplateId: 'none' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    await expect(send({ TemplateVariables: {} })).rejects.toMatchObject({ Reason: 'MISSING_PARAMETER' })
    await expect(send({ TemplateVariables: { code: '1234567890123' } })).rejects.toMatchObject({ Reason: 'INVALID_PARAMETER' })
  })

  it('sends ten to a recipient and day', async () => {
    const { client } = await start()
    const send = () => client.send(new SendNotifyTextMessageCommand(notify))
    for (let number = 0; number < 10; number += 1) await send()
    await expect(send()).rejects.toMatchObject({ Reason: 'DAILY_NOTIFY_TIER_MESSAGE_LIMIT' })
  })
})

it('takes feedback for what it has sent, and for nothing else', async () => {
  const { client, text } = await start()
  const { MessageId } = await text()
  const feedback = (id: string | undefined) =>
    client.send(new PutMessageFeedbackCommand({ MessageId: id, MessageFeedbackStatus: 'RECEIVED' }))
  await expect(feedback(MessageId)).resolves.toMatchObject({ MessageFeedbackStatus: 'RECEIVED' })
  await expect(feedback('other')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

it('reports what simulator numbers and others do in the end', async () => {
  const { lab, text, call } = await start()
  await text({ Context: { request: 'event-1' } })
  await text({ DestinationPhoneNumber: '14254147167' })
  await text({ DestinationPhoneNumber: '+4915112345678' })
  await call()
  expect(lab.events()).toMatchObject([
    { eventType: 'TEXT_DELIVERED', isoCountryCode: 'US', isFinal: true, context: { request: 'event-1' } },
    { eventType: 'TEXT_UNREACHABLE', messageStatus: 'UNREACHABLE', isoCountryCode: 'US' },
    { eventType: 'TEXT_DELIVERED' },
    { eventType: 'VOICE_COMPLETED', originationPhoneNumber: '+12065550100' },
  ])
})

describe('fails on demand', () => {
  const failing: [Fault, object, number][] = [
    [{ fault: 'throttle' }, { name: 'ThrottlingException' }, 0],
    [{ fault: 'internal' }, { name: 'InternalServerException', $metadata: { httpStatusCode: 500 } }, 0],
    [{ fault: 'internal', accepted: true }, { name: 'InternalServerException' }, 1],
    [{ fault: 'html' }, { name: 'SyntaxError', $metadata: { httpStatusCode: 500 } }, 0],
    [{ fault: 'bad-gateway' }, { $metadata: { httpStatusCode: 502 } }, 0],
    [{ fault: 'garbage', accepted: true }, { name: 'SyntaxError' }, 1],
    [{ fault: 'hang' }, { name: 'TimeoutError' }, 0],
    [{ fault: 'hang', accepted: true }, { name: 'TimeoutError' }, 1],
    [{ fault: 'reset' }, { code: 'ECONNRESET' }, 0],
    [{ fault: 'half' }, { code: 'ECONNRESET' }, 1],
    [{ fault: 'half', accepted: false }, { code: 'ECONNRESET' }, 0],
  ]
  it.each(failing)('%j', async (fault, error, sent) => {
    const { lab, text } = await start()
    lab.fail(fault)
    await expect(text()).rejects.toMatchObject(error)
    expect(lab.sent).toHaveLength(sent)
    await expect(text()).resolves.toBeDefined()
  })

  it('with every error and reason', async () => {
    const { lab, text } = await start()
    for (const [type, reasons] of Object.entries(errorReasons)) {
      for (const reason of [undefined, ...reasons]) {
        lab.fail({ fault: 'error', type, ...(reason === undefined ? {} : { reason }) })
        await expect(text()).rejects.toMatchObject({ name: type, ...(reason === undefined ? {} : { Reason: reason }) })
      }
    }
    expect(lab.sent).toEqual([])
  })

  it('slowly, by the clock', async () => {
    const { lab, text, clock } = await start()
    lab.fail({ fault: 'slow', ms: 60_000 })
    const sending = text()
    await expect.poll(() => lab.sent.length).toBe(1)
    await clock.advance(60_000)
    await expect(sending).resolves.toBeDefined()
  })

  it('for one operation only, or as a function decides', async () => {
    const { lab, text, call } = await start({ faults: [{ fault: 'throttle', operation: 'SendVoiceMessage' }] })
    await text()
    await expect(call()).rejects.toMatchObject({ name: 'ThrottlingException' })
    expect(lab.sent).toHaveLength(1)
    const decided = await start({ faults: (operation) => (operation === 'SendTextMessage' ? { fault: 'reset' } : undefined) })
    await expect(decided.text()).rejects.toMatchObject({ code: 'ECONNRESET' })
    await decided.call()
  })
})

describe('speaks plain HTTP to people and other programs', () => {
  const json = async (response: Response) => ({ status: response.status, body: (await response.json()) as unknown })

  it('shows and forgets what was sent', async () => {
    const { lab, text } = await start()
    await text()
    expect(await json(await fetch(`${lab.endpoint}/messages`))).toMatchObject({ status: 200, body: [{ code: '048291' }] })
    expect(await json(await fetch(`${lab.endpoint}/events`))).toMatchObject({ body: [{ eventType: 'TEXT_DELIVERED' }] })
    await fetch(`${lab.endpoint}/messages`, { method: 'DELETE' })
    expect(lab.sent).toEqual([])
  })

  it('takes and forgets faults, and says what is wrong with one', async () => {
    const { lab, text } = await start()
    const post = async (body: unknown) =>
      json(await fetch(`${lab.endpoint}/faults`, { method: 'POST', body: JSON.stringify(body) }))
    expect(await post([{ fault: 'throttle' }, { fault: 'reset' }])).toMatchObject({ status: 200, body: { planned: 2 } })
    await expect(text()).rejects.toMatchObject({ name: 'ThrottlingException' })
    await fetch(`${lab.endpoint}/faults`, { method: 'DELETE' })
    await text()
    for (const wrong of [
      null,
      { fault: 'earthquake' },
      { fault: 'reset', accepted: 1 },
      { fault: 'reset', operation: 'Fly' },
      { fault: 'error' },
      { fault: 'error', type: 'X', reason: 1 },
      { fault: 'slow' },
    ]) {
      expect(await post(wrong)).toMatchObject({ status: 400, body: { message: expect.any(String) as string } })
    }
    expect(await json(await fetch(`${lab.endpoint}/faults`, { method: 'POST', body: '{' }))).toMatchObject({ status: 400 })
    expect(await json(await fetch(`${lab.endpoint}/nothing`))).toMatchObject({ status: 404 })
  })

  it('refuses a page that has rebound its name, and a body without end', async () => {
    const { lab } = await start()
    const status = await new Promise((resolve) => {
      request(`${lab.endpoint}/messages`, { headers: { host: 'evil.example' } }, (response) => resolve(response.statusCode)).end()
    })
    expect(status).toBe(403)
    expect((await fetch(lab.endpoint, { method: 'POST', body: 'x'.repeat(1_100_000) })).status).toBe(413)
  })
})

describe('refuses a call that is none of the service', () => {
  const signed = (service: string) =>
    `AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-central-1/${service}/aws4_request, SignedHeaders=host, Signature=0`
  const target = 'PinpointSMSVoiceV2.SendTextMessage'
  it.each<[string, Record<string, string>, string]>([
    ['ValidationException', { 'x-amz-target': 'PinpointSMSVoiceV2.Fly', authorization: signed('sms-voice') }, '{}'],
    ['ValidationException', { authorization: signed('sms-voice') }, '{}'],
    ['MissingAuthenticationTokenException', { 'x-amz-target': target }, '{}'],
    ['InvalidSignatureException', { 'x-amz-target': target, authorization: signed('sqs') }, '{}'],
    ['InvalidSignatureException', { 'x-amz-target': target, authorization: 'Bearer x' }, '{}'],
    ['SerializationException', { 'x-amz-target': target, authorization: signed('sms-voice') }, '{'],
    ['SerializationException', { 'x-amz-target': target, authorization: signed('sms-voice') }, '[]'],
  ])('%s: %j %s', async (type, headers, body) => {
    const { lab } = await start()
    const response = await fetch(lab.endpoint, { method: 'POST', headers, body })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ __type: type })
  })
})

describe('checks the form of what no SDK would send', () => {
  const headers = {
    'x-amz-target': 'PinpointSMSVoiceV2.SendNotifyTextMessage',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-central-1/sms-voice/aws4_request, SignedHeaders=host, Signature=0',
  }
  it.each<[object, string]>([
    [{ DestinationPhoneNumber: 1 }, 'DestinationPhoneNumber'],
    [{ DryRun: 'yes' }, 'DryRun'],
    [{ TemplateVariables: [] }, 'TemplateVariables'],
    [{ TemplateVariables: { code: '' } }, 'TemplateVariables'],
  ])('%j', async (more, Name) => {
    const { lab } = await start()
    const good = { NotifyConfigurationId: 'n', DestinationPhoneNumber: '+4915112345678', TemplateVariables: { code: '1234' } }
    const body = JSON.stringify({ ...good, ...more })
    const answer: unknown = await (await fetch(lab.endpoint, { method: 'POST', headers, body })).json()
    expect(answer).toMatchObject({ __type: 'ValidationException', Fields: [{ Name }] })
  })

  it('a list that is none, and a member that nobody knows', async () => {
    const { lab } = await start()
    const list = { ...headers, 'x-amz-target': 'PinpointSMSVoiceV2.DescribeNotifyTemplates' }
    const ask = async (body: object): Promise<unknown> => {
      const response = await fetch(lab.endpoint, { method: 'POST', headers: list, body: JSON.stringify(body) })
      return response.json()
    }
    expect(await ask({ TemplateIds: 'notify-sms-de' })).toMatchObject({ Fields: [{ Name: 'TemplateIds' }] })
    expect(await ask({ MaxResults: 101 })).toMatchObject({ Fields: [{ Name: 'MaxResults' }] })
    expect(await ask({ Future: 1, NextToken: null })).toMatchObject({ NotifyTemplates: expect.any(Array) as unknown[] })
  })
})

it('keeps an idle connection as long as a service of AWS does, not for the 5 seconds of node', async () => {
  const { lab } = await start()
  const agent = new Agent({ keepAlive: true })
  const header = await new Promise((resolve, reject) => {
    request(`${lab.endpoint}/messages`, { agent }, (response) => {
      response.resume().once('end', () => resolve(response.headers['keep-alive']))
    })
      .once('error', reject)
      .end()
  })
  agent.destroy()
  expect(header).toBe('timeout=65')
})

it('refuses wrong wiring, and a port that is taken', async () => {
  const clock = createFakeClock()
  await expect(startSmsVoiceEndpoint({ clock, prot: 1 } as never)).rejects.toThrow("unknown option 'prot'")
  await expect(startSmsVoiceEndpoint({ clock: {} } as never)).rejects.toThrow("option 'clock' must have now() and sleep()")
  await expect(startSmsVoiceEndpoint({ clock, faults: [{ fault: 'x' } as never] })).rejects.toThrow(TypeError)
  const { lab } = await start()
  await expect(startSmsVoiceEndpoint({ clock, port: Number(new URL(lab.endpoint).port) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})
