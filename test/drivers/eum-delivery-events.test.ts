import { gzipSync } from 'node:zlib'
import { EventType } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eumDeliveryEvents } from '../../src/drivers/eum-delivery-events.js'

const payload = {
  eventType: 'TEXT_SUCCESSFUL',
  eventVersion: '1.0',
  eventTimestamp: 1_686_975_103_470,
  isFinal: true,
  originationPhoneNumber: '+12065550152',
  destinationPhoneNumber: '+14255550156',
  isInternationalSend: false,
  isoCountryCode: 'US',
  mcc: '310',
  mnc: '800',
  carrierName: 'A carrier',
  messageId: '862a8790-60c1-4430-9b2b-658bdexample',
  messageRequestTimestamp: 1_686_975_103_170,
  messageEncoding: 'GSM',
  messageType: 'TRANSACTIONAL',
  messageStatus: 'SUCCESSFUL',
  messageStatusDescription: 'Message to +14255550156 has been accepted by phone carrier',
  context: { requestId: 'event-1' },
  totalMessageParts: 1,
  totalMessagePrice: 0.25,
  totalCarrierFee: 0.5,
  protectConfiguration: { protectConfigurationId: 'protect-1', protectStatus: 'ALLOW' },
}

const event = {
  messageId: '862a8790-60c1-4430-9b2b-658bdexample',
  channel: 'sms',
  state: 'delivered',
  type: 'TEXT_SUCCESSFUL',
  at: 1_686_975_103_470,
  sentAt: 1_686_975_103_170,
  final: true,
  requestId: 'event-1',
  country: 'US',
  network: '310-800',
  segments: 1,
  price: 0.75,
}

const text = JSON.stringify(payload)
const base64 = (value: string | Buffer): string => Buffer.from(value).toString('base64')
const logs = (more: object) => ({ awslogs: { data: base64(gzipSync(JSON.stringify(more))) } })
const notification = { Type: 'Notification', MessageId: 'sns-1', TopicArn: 'arn:aws:sns:eu-central-1:1:t', Message: text }

describe('finds one and the same event in', () => {
  it.each<[string, unknown]>([
    ['the bare event', payload],
    ['its text', text],
    [
      'EventBridge',
      { version: '0', source: 'aws.sms-voice', 'detail-type': 'Text Message Delivery Status Updated', detail: payload },
    ],
    ['SNS to Lambda', { Records: [{ EventSource: 'aws:sns', Sns: { Type: 'Notification', Message: text } }] }],
    ['SNS to HTTP', JSON.stringify(notification)],
    ['SNS through SQS', { Records: [{ eventSource: 'aws:sqs', messageId: 'm', body: JSON.stringify(notification) }] }],
    ['SNS through SQS, raw', { Records: [{ eventSource: 'aws:sqs', messageId: 'm', body: text }] }],
    ['EventBridge through SQS', { Records: [{ body: JSON.stringify({ source: 'aws.sms-voice', detail: payload }) }] }],
    ['Firehose', { invocationId: 'i', records: [{ recordId: '1', data: base64(text) }] }],
    ['Firehose, zipped', { records: [{ recordId: '1', data: base64(gzipSync(text)) }] }],
    ['Logs', logs({ messageType: 'DATA_MESSAGE', logGroup: 'g', logEvents: [{ id: '1', timestamp: 1, message: text }] })],
    ['a list', [payload]],
  ])('%s', (_, raw) => {
    expect(eumDeliveryEvents(raw)).toEqual({ events: [event], unreadable: 0 })
  })
})

it.each<[string, string]>([
  ['a line each', `${text}\n${text}\n`],
  ['stuck together', `${text}${text}`],
])('reads what Firehose writes into files: %s', (_, raw) => {
  expect(eumDeliveryEvents(raw)).toEqual({ events: [event, event], unreadable: 0 })
})

it('knows that a control message of Logs holds nothing', () => {
  expect(eumDeliveryEvents(logs({ messageType: 'CONTROL_MESSAGE', logEvents: [{ message: 'hello' }] }))).toEqual({
    events: [],
    unreadable: 0,
  })
})

it('takes what is good out of a batch, and counts the rest', () => {
  const records = [text, '{', JSON.stringify({ hello: 1 }), text].map((one) => ({ data: base64(one) }))
  expect(eumDeliveryEvents({ records })).toEqual({ events: [event, event], unreadable: 2 })
})

it('keeps no number and no prose', () => {
  expect(JSON.stringify(eumDeliveryEvents(payload))).not.toMatch(/14255550156|12065550152|accepted by/)
})

describe('reads every type of the service', () => {
  const types = Object.values(EventType).filter((type) => !/(^|_)ALL$/.test(type))

  it('52, but for the four that mean all', () => {
    expect(types).toHaveLength(Object.keys(EventType).length - 5)
  })

  it('each with a state', () => {
    const table = types.map((eventType) => {
      const [one] = eumDeliveryEvents({ ...payload, eventType }).events
      return `${eventType} ${one?.channel ?? ''} ${one?.state ?? ''} ${one?.failure ?? ''}`.trim()
    })
    expect(table.filter((row) => / unknown$/.test(row))).toEqual(['MEDIA_UNKNOWN sms unknown', 'TEXT_UNKNOWN sms unknown'])
    expect(table).toEqual(
      expect.arrayContaining([
        'TEXT_QUEUED sms accepted',
        'TEXT_PENDING sms pending',
        'TEXT_DELIVERED sms delivered',
        'TEXT_SPAM sms failed spam',
        'TEXT_INVALID sms failed number-invalid',
        'TEXT_TTL_EXPIRED sms failed expired',
        'TEXT_BLOCKED sms failed blocked',
        'TEXT_PROTECT_BLOCKED sms failed protect-blocked',
        'TEXT_CARRIER_BLOCKED sms failed carrier-blocked',
        'TEXT_CARRIER_UNREACHABLE sms failed unreachable',
        'TEXT_INVALID_MESSAGE sms failed message-invalid',
        'VOICE_INITIATED voice accepted',
        'VOICE_RINGING voice ringing',
        'VOICE_ANSWERED voice delivered',
        'VOICE_COMPLETED voice delivered',
        'VOICE_BUSY voice failed busy',
        'VOICE_NO_ANSWER voice failed no-answer',
        'VOICE_FAILED voice failed other',
        'VOICE_TTL_EXPIRED voice failed expired',
        'RCS_FALLEN_BACK_TO_SMS sms pending',
        'RCS_READ sms delivered',
        'MEDIA_FILE_SIZE_EXCEEDED sms failed message-invalid',
      ]),
    )
  })

  it('and one that is new, of which it knows nothing but that it came', () => {
    expect(eumDeliveryEvents({ ...payload, eventType: 'TEXT_TELEPATHIC' }).events).toMatchObject([
      { state: 'unknown', type: 'TEXT_TELEPATHIC' },
    ])
  })
})

it('leaves out what is missing or strange', () => {
  const { eventType, messageId } = payload
  expect(eumDeliveryEvents({ eventType, messageId, eventTimestamp: '2026-01-01T00:00:00Z' }).events).toEqual([
    { messageId, channel: 'sms', state: 'delivered', type: eventType, at: Date.UTC(2026, 0, 1), final: true },
  ])
  const strange = {
    ...payload,
    isFinal: false,
    isoCountryCode: 'USA',
    mcc: 1,
    context: { requestId: 'x'.repeat(801) },
    totalMessageParts: -1,
    totalMessagePrice: Number.NaN,
    messageRequestTimestamp: 'yesterday',
  }
  expect(eumDeliveryEvents(strange).events).toEqual([
    { messageId, channel: 'sms', state: 'delivered', type: eventType, at: payload.eventTimestamp, final: false },
  ])
  expect(eumDeliveryEvents({ ...payload, totalCarrierFee: 'much' }).events).toMatchObject([{ price: 0.25 }])
  expect(eumDeliveryEvents({ eventType: 'TEXT_PENDING', messageId, eventTimestamp: 1 }).events).toMatchObject([{ final: false }])
  expect(eumDeliveryEvents({ eventType: 'VOICE_BUSY', messageId, eventTimestamp: 1 }).events).toMatchObject([{ final: true }])
})

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a number', 42],
  ['a text', 'hello'],
  ['a number as text', '42'],
  ['no type', { ...payload, eventType: undefined }],
  ['a type of its own', { ...payload, eventType: 'text_delivered' }],
  ['no id', { ...payload, messageId: undefined }],
  ['an id with a blank', { ...payload, messageId: 'a b' }],
  ['no time', { ...payload, eventTimestamp: undefined }],
  ['an SNS confirmation', { Type: 'SubscriptionConfirmation', Message: 'You have chosen…' }],
  ['a gzip that is none', { data: base64(Buffer.from([0x1f, 0x8b, 1, 2, 3])) }],
  ['too deep a nest', [[[[[[[[payload]]]]]]]]],
])('counts as unreadable: %s', (_, raw) => {
  expect(eumDeliveryEvents(raw)).toEqual({ events: [], unreadable: 1 })
})

it('does not unpack a bomb', () => {
  const bomb = base64(gzipSync(Buffer.alloc(20_000_000, ' ')))
  expect(eumDeliveryEvents({ data: bomb })).toEqual({ events: [], unreadable: 1 })
})

it('never throws, whatever comes', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.json(), fc.array(fc.json())), (raw) => {
      const { events, unreadable } = eumDeliveryEvents(raw)
      return Array.isArray(events) && unreadable >= 0
    }),
    { seed: 4, numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) },
  )
})
