import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { afterEach, describe, expect, it } from 'vitest'
import type { Fact } from '../../src/core/model/decision.js'
import { Secret } from '../../src/core/model/secret.js'
import { eumVoices } from '../../src/drivers/aws/eum-voices.js'
import { type EumNotifySenderOptions, eumNotifySender } from '../../src/drivers/eum-notify-sender.js'
import { eumSmsSender } from '../../src/drivers/eum-sms-sender.js'
import { eumVoiceSender } from '../../src/drivers/eum-voice-sender.js'
import { type NotifyTemplate, notifyTemplates } from '../../src/lab/sms-voice/notify-templates.js'
import type { SmsVoiceEndpointOptions } from '../../src/lab/sms-voice-endpoint.js'
import { channelSenderContract } from '../../src/testing/channel-sender.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { startWire } from './aws/wire.js'
import { closeStands, createStand, type EumStand, failureOf, journeyOf, sendSample, troubles, underProof } from './eum-stand.js'

afterEach(closeStands)

type More = Partial<Omit<EumNotifySenderOptions, 'client' | 'config'>>

const notify = ({ config, clock }: EumStand, more: More = {}) =>
  eumNotifySender({ config, clock, channel: 'sms', notifyConfiguration: 'notify-1', otherwise: null, ...more })

const texts = channelSenderContract(() => underProof((stand) => notify(stand), 'SendNotifyTextMessage'), createFakeClock().now())
for (const { says, proof } of texts) it(`texts: ${says}`, proof)

const calls = channelSenderContract(
  () => underProof((stand) => notify(stand, { channel: 'voice' }), 'SendNotifyVoiceMessage'),
  createFakeClock().now(),
)
for (const { says, proof } of calls) it(`calls: ${says}`, proof)

async function stand(more: More = {}, options: Partial<SmsVoiceEndpointOptions> = {}) {
  const one = await createStand(options)
  return { ...one, sender: notify(one, more) }
}

const germany = { destination: { e164: new Secret('+4915112345678'), country: 'DE', callingCode: '49' } }
const [german] = notifyTemplates.filter(({ TemplateId }) => TemplateId === 'notify-sms-de') as [NotifyTemplate]
const [germanCall] = notifyTemplates.filter(({ TemplateId }) => TemplateId === 'notify-voice-de') as [NotifyTemplate]

describe('says all that the service should know', () => {
  it('of a text', async () => {
    const { lab, clock, sender } = await stand({
      configurationSet: 'codes',
      feedback: true,
      dryRun: false,
      context: { stage: 'live' },
    })
    const receipt = await sendSample(sender, clock, { ...germany, locale: 'de-DE' })
    expect(receipt).toEqual({ status: 'sent', sender: 'eum-notify', messageId: lab.sent[0]?.messageId })
    expect(lab.sent[0]).toMatchObject({ body: '048291 ist dein Code für [brand].', to: '+4915112345678' })
    expect(lab.sent[0]?.input).toEqual({
      NotifyConfigurationId: 'notify-1',
      DestinationPhoneNumber: '+4915112345678',
      TemplateId: 'notify-sms-de',
      TemplateVariables: { code: '048291' },
      TimeToLive: 300,
      Context: { requestId: 'event-1', stage: 'live' },
      ConfigurationSetName: 'codes',
      MessageFeedbackEnabled: true,
      DryRun: false,
    })
  })

  it('of a call: the code with pauses, in a voice', async () => {
    const { lab, clock, sender } = await stand({ channel: 'voice', name: 'notify-calls' })
    expect(await sendSample(sender, clock)).toMatchObject({ sender: 'notify-calls' })
    expect(lab.sent[0]).toMatchObject({ voiceId: 'JOANNA', body: 'Your [brand] code is 0. 4. 8. 2. 9. 1.' })
  })

  it('other variables that the wiring knows, where the template has them', async () => {
    const { lab, clock, sender } = await stand({ variables: { brand: 'Acme', other: 'x' } })
    await sendSample(sender, clock)
    expect(lab.sent[0]?.input['TemplateVariables']).toEqual({ code: '048291', brand: 'Acme' })
  })

  it('never a longer life than the code has once the templates have come', async () => {
    const one = await createStand()
    // Listing takes ten seconds.
    const now = () => one.clock.now() + (one.lab.calls('DescribeNotifyTemplates') > 0 ? 10_000 : 0)
    const sender = notify(one, { clock: { ...one.clock, now } })
    await sendSample(sender, one.clock)
    expect(one.lab.sent[0]?.input['TimeToLive']).toBe(290)
  })

  it('nothing of what was resolved', async () => {
    const { clock, sender } = await stand()
    expect(JSON.stringify(await sendSample(sender, clock))).not.toContain('048291')
  })
})

describe('chooses the template', () => {
  const made = (more: Partial<NotifyTemplate>): NotifyTemplate => ({ ...german, ...more })

  it.each<[string, string, string, readonly NotifyTemplate[], string | undefined]>([
    ['of the language', 'de-AT', 'DE', notifyTemplates, 'notify-sms-de'],
    ['of the very region', 'de-AT', 'DE', [made({ TemplateId: 'de' }), made({ TemplateId: 'at', LanguageCode: 'de-AT' })], 'at'],
    ['of no other language', 'nl', 'DE', notifyTemplates, undefined],
    ['of no other script', 'zh-Hant-TW', 'DE', [made({ LanguageCode: 'zh' })], undefined],
    ['of the script', 'zh-Hant-TW', 'DE', [made({ TemplateId: 'tw', LanguageCode: 'zh-TW' })], 'tw'],
    ['for the country', 'de', 'RU', notifyTemplates, undefined],
    ['for every country', 'de', 'RU', [made({ SupportedCountries: [] })], 'notify-sms-de'],
    ['that is active', 'de', 'DE', [made({ Status: 'INACTIVE' })], undefined],
    ['of the channel', 'de', 'DE', [germanCall], undefined],
    ['that takes a code', 'de', 'DE', [made({ Variables: {} })], undefined],
    [
      'whose variables are known',
      'de',
      'DE',
      [made({ Variables: { ...german.Variables, user: { Type: 'STRING', Required: true, Source: 'CUSTOMER' } } })],
      undefined,
    ],
    [
      'whose unknown variable is the service’s',
      'de',
      'DE',
      [made({ Variables: { ...german.Variables, user: { Type: 'STRING', Required: true, Source: 'SYSTEM' } } })],
      'notify-sms-de',
    ],
    [
      'that has room for the code',
      'de',
      'DE',
      [made({ Variables: { code: { Type: 'STRING', Required: true, Source: 'CUSTOMER', MaxLength: 5 } } })],
      undefined,
    ],
    [
      'whose pattern the code matches',
      'de',
      'DE',
      [made({ Variables: { code: { Type: 'STRING', Required: true, Source: 'CUSTOMER', Pattern: '[A-Z]+' } } })],
      undefined,
    ],
    [
      'whose pattern the code matches',
      'de',
      'DE',
      [made({ Variables: { code: { Type: 'STRING', Required: true, Source: 'CUSTOMER', Pattern: '[0-9]{4,8}' } } })],
      'notify-sms-de',
    ],
  ])('%s: %s to %s', async (_, locale, country, templates, chosen) => {
    const { lab, clock, sender } = await stand({}, { notifyTemplates: templates })
    const destination = { ...germany.destination, country }
    const outcome = await sendSample(sender, clock, { destination, locale }).catch((thrown: unknown) => thrown)
    expect(lab.sent[0]?.input['TemplateId']).toBe(chosen)
    if (chosen === undefined) expect(outcome).toMatchObject({ code: 'template-missing', sent: 'no' })
  })

  it('whose pattern only the service can read', async () => {
    const code = { Type: 'STRING', Required: true, Source: 'CUSTOMER', Pattern: '(?<' } as const
    const { lab, clock, sender } = await stand({}, { notifyTemplates: [made({ Variables: { code } })] })
    await failureOf(sendSample(sender, clock, { ...germany, locale: 'de' }))
    expect(lab.calls('SendNotifyTextMessage')).toBe(1)
  })

  it('not for a country that nobody knows', async () => {
    const { clock, sender } = await stand()
    const destination = { e164: new Secret('+88213456789'), callingCode: '882' }
    expect(await failureOf(sendSample(sender, clock, { destination }))).toMatchObject({ code: 'template-missing' })
  })

  it.each([
    ['its own where the template allows it', 'VICKI', ['HANS', 'VICKI'], 'VICKI'],
    ['one of the template’s that speaks its language', 'MARLENE', ['AMY', 'HANS'], 'HANS'],
    ['none that speaks another', 'MARLENE', ['AMY'], undefined],
    ['its own where the template names none', 'MARLENE', undefined, 'MARLENE'],
  ])('with a voice: %s', async (_, wished, supported, spoken) => {
    const { SupportedVoiceIds: _dropped, ...bare } = germanCall
    const template = { ...bare, ...(supported === undefined ? {} : { SupportedVoiceIds: supported }) }
    const { lab, clock, sender } = await stand({ channel: 'voice' }, { notifyTemplates: [template] })
    const voice = eumVoices.find(({ id }) => id === wished)
    await sendSample(sender, clock, { ...germany, locale: 'de-DE', voice }).catch(() => undefined)
    expect(lab.sent[0]?.voiceId).toBe(spoken)
  })
})

describe('where Notify has nothing', () => {
  it('our own words go out, noted', async () => {
    const one = await createStand()
    const sender = notify(one, { otherwise: eumSmsSender({ config: one.config, clock: one.clock }) })
    const facts: Fact[] = []
    const journey = { ...journeyOf(one.clock), note: (fact: Fact) => facts.push(fact) }
    expect(await sendSample(sender, one.clock, { locale: 'fi' }, journey)).toMatchObject({ sender: 'eum-sms' })
    expect(facts).toEqual([{ fact: 'failed', part: 'notify', code: 'template-missing' }])
    expect(one.lab.sent).toMatchObject([{ operation: 'SendTextMessage', body: 'Your code is 048291' }])
  })

  it('they go out as well where its templates cannot be listed', async () => {
    const one = await createStand()
    const refusal = { fault: 'error', type: 'AccessDeniedException', operation: 'DescribeNotifyTemplates' } as const
    one.lab.fail(refusal)
    const sender = notify(one, { otherwise: eumSmsSender({ config: one.config, clock: one.clock }) })
    expect(await sendSample(sender, one.clock)).toMatchObject({ sender: 'eum-sms' })
  })

  describe('in time', () => {
    const slow = { fault: 'slow', ms: 4000, operation: 'DescribeNotifyTemplates' } as const
    async function slowly(leftMs: number) {
      const one = await createStand()
      one.lab.fail(slow)
      const sender = notify(one, { otherwise: eumSmsSender({ config: one.config, clock: one.clock }) })
      const facts: Fact[] = []
      const journey = { ...journeyOf(one.clock), answerBy: one.clock.now() + leftMs, note: (fact: Fact) => facts.push(fact) }
      const sending = sendSample(sender, one.clock, {}, journey)
      return { ...one, sender, facts, sending }
    }

    it.each([
      [2500, 500],
      [1500, 300],
    ])('they go out where the list is slow: with %i ms left after %i ms', async (leftMs, afterMs) => {
      const { lab, clock, facts, sending } = await slowly(leftMs)
      await expect.poll(() => lab.calls('DescribeNotifyTemplates')).toBe(1)
      await clock.advance(afterMs - 1)
      expect(lab.calls('SendTextMessage')).toBe(0)
      await clock.advance(1)
      expect(await sending).toMatchObject({ sender: 'eum-sms' })
      expect(facts).toEqual([{ fact: 'failed', part: 'notify', code: 'out-of-time' }])
    })

    it('they go out at once where no time is left for the list, which serves the next one', async () => {
      const { lab, clock, sender, facts, sending } = await slowly(1200)
      expect(await sending).toMatchObject({ sender: 'eum-sms' })
      expect(facts).toEqual([{ fact: 'failed', part: 'notify', code: 'out-of-time' }])
      await expect.poll(() => lab.calls('DescribeNotifyTemplates')).toBe(1)
      await clock.advance(4000)
      await expect.poll(() => sendSample(sender, clock)).toMatchObject({ sender: 'eum-notify' })
      const late = { ...journeyOf(clock), answerBy: clock.now() + 1000 }
      expect(await sendSample(sender, clock, {}, late)).toMatchObject({ sender: 'eum-notify' })
      expect(lab.calls('DescribeNotifyTemplates')).toBe(1)
    })
  })

  it('the list is waited for as long as a send still fits, where there is no other sender', async () => {
    const one = await stand()
    one.lab.fail({ fault: 'slow', ms: 4000, operation: 'DescribeNotifyTemplates' })
    const sending = failureOf(sendSample(one.sender, one.clock))
    await expect.poll(() => one.lab.calls('DescribeNotifyTemplates')).toBe(1)
    let over = false
    void sending.then(() => (over = true))
    await one.clock.advance(1299)
    expect(over).toBe(false)
    await one.clock.advance(1)
    expect(await sending).toMatchObject({ code: 'out-of-time', sent: 'no', retryable: true })
    expect(one.lab.calls('SendNotifyTextMessage')).toBe(0)
  })

  it('calls speak with the voices of the other sender', async () => {
    const one = await createStand()
    const voices = eumVoices.filter(({ locale }) => locale === 'de-DE')
    const otherwise = eumVoiceSender({ config: one.config, clock: one.clock, origination: { default: 'pool-1' }, voices })
    expect(notify(one, { channel: 'voice', otherwise }).voices).toEqual(voices)
    expect(notify(one, { channel: 'voice' }).voices).toBe(eumVoices)
    expect(notify(one).voices).toBeUndefined()
  })
})

describe('the list of templates', () => {
  const listings = ({ lab }: EumStand) => lab.calls('DescribeNotifyTemplates')

  it('is fetched once however many ask, and believed for its time', async () => {
    const one = await stand({ cacheMs: 60_000 })
    await Promise.all(Array.from({ length: 10 }, () => sendSample(one.sender, one.clock)))
    expect(listings(one)).toBe(1)
    await one.clock.advance(59_999)
    await sendSample(one.sender, one.clock)
    expect(listings(one)).toBe(1)
    await one.clock.advance(1)
    await sendSample(one.sender, one.clock)
    await expect.poll(() => listings(one)).toBe(2)
  })

  it('is shown as it was while the new one comes, and when it cannot come', async () => {
    const one = await stand({ cacheMs: 60_000 })
    await sendSample(one.sender, one.clock)
    await one.clock.advance(60_000)
    one.lab.fail({ fault: 'error', type: 'AccessDeniedException', operation: 'DescribeNotifyTemplates' })
    await sendSample(one.sender, one.clock)
    await expect.poll(() => listings(one)).toBe(2)
    // The service is left alone for a while, and the old list serves.
    await sendSample(one.sender, one.clock)
    expect(listings(one)).toBe(2)
    expect(one.lab.sent).toHaveLength(3)
  })

  it('is not asked for again right after it failed', async () => {
    const one = await stand()
    one.lab.fail({ fault: 'error', type: 'AccessDeniedException', operation: 'DescribeNotifyTemplates' })
    for (let count = 0; count < 3; count += 1) {
      expect(await failureOf(sendSample(one.sender, one.clock))).toMatchObject({ code: 'sender-misconfigured', sent: 'no' })
    }
    expect(listings(one)).toBe(1)
    await one.clock.advance(10_000)
    expect(await sendSample(one.sender, one.clock)).toMatchObject({ status: 'sent' })
  })

  it('is asked for again at once where it may be', async () => {
    const one = await stand()
    one.lab.fail({ fault: 'internal', operation: 'DescribeNotifyTemplates' })
    expect(await sendSample(one.sender, one.clock)).toMatchObject({ status: 'sent' })
    expect(listings(one)).toBe(2)
  })

  it('comes for others when one of those who wait goes away', async () => {
    const one = await stand()
    one.lab.fail({ fault: 'slow', ms: 1000, operation: 'DescribeNotifyTemplates' })
    const caller = new AbortController()
    const leaving = failureOf(sendSample(one.sender, one.clock, {}, journeyOf(one.clock, caller.signal)))
    const staying = sendSample(one.sender, one.clock)
    await expect.poll(() => listings(one)).toBe(1)
    caller.abort()
    expect(await leaving).toMatchObject({ code: 'cancelled', sent: 'no' })
    await one.clock.advance(1000)
    expect(await staying).toMatchObject({ status: 'sent' })
    expect(one.lab.sent).toHaveLength(1)
  })

  it('is asked for anew where the first answer never comes', async () => {
    const one = await createStand()
    const credentials = () => new Promise<never>(() => undefined)
    const client = new PinpointSMSVoiceV2Client({ ...one.config, credentials })
    const sends: unknown[] = []
    const counting = { send: (...given: unknown[]) => (sends.push(given), client.send(...(given as [never]))) }
    const sender = eumNotifySender({
      client: counting as unknown as PinpointSMSVoiceV2Client,
      clock: one.clock,
      channel: 'sms',
      notifyConfiguration: 'notify-1',
      otherwise: null,
    })
    const journey = () => ({ ...journeyOf(one.clock), answerBy: one.clock.now() + 60_000 })
    const first = failureOf(sendSample(sender, one.clock, {}, journey()))
    await one.clock.advance(5000)
    expect(await first).toMatchObject({ code: 'out-of-time', sent: 'no' })
    expect(await failureOf(sendSample(sender, one.clock, {}, journey()))).toMatchObject({ code: 'out-of-time' })
    expect(sends).toHaveLength(1)
    await one.clock.advance(10_000)
    const second = failureOf(sendSample(sender, one.clock, {}, journey()))
    await one.clock.advance(5000)
    expect(await second).toMatchObject({ code: 'out-of-time' })
    expect(sends).toHaveLength(2)
  })

  it('comes in pages', async () => {
    const many = Array.from({ length: 150 }, (_, index) => ({ ...german, TemplateId: `t-${index}`, LanguageCode: 'en' }))
    const one = await stand({}, { notifyTemplates: [...many, german] })
    await sendSample(one.sender, one.clock, { ...germany, locale: 'de' })
    expect(listings(one)).toBe(2)
    expect(one.lab.sent[0]?.input['TemplateId']).toBe('notify-sms-de')
  })

  it('may be empty', async () => {
    const wire = await startWire((_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}')
    })
    const one = await createStand()
    const sender = notify({ ...one, config: { ...one.config, endpoint: wire.endpoint } })
    expect(await failureOf(sendSample(sender, one.clock))).toMatchObject({ code: 'template-missing', sent: 'no' })
    await wire.close()
  })
})

it.each(troubles)('in trouble with %j: %s, sent %s', async (fault, code, sent, out) => {
  const { lab, clock, sender } = await stand()
  lab.fail({ ...fault, operation: 'SendNotifyTextMessage' })
  expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code, sent })
  expect(lab.calls('SendNotifyTextMessage')).toBe(1)
  expect(lab.sent).toHaveLength(out)
})

it('is told of the daily limit as a limit of the account', async () => {
  const { clock, sender } = await stand({}, { limits: { notifyPerRecipientAndDay: 1 } })
  await sendSample(sender, clock)
  expect(await failureOf(sendSample(sender, clock))).toMatchObject({ code: 'sender-quota', sent: 'no' })
})

it.each<[object, string]>([
  [{ channel: 'fax' }, "option 'channel'"],
  [{ notifyConfiguration: 'a b' }, "option 'notifyConfiguration'"],
  [{ otherwise: undefined }, "option 'otherwise' must have send()"],
  [{ otherwise: { channel: 'voice', send: () => undefined } }, "option 'otherwise' must be of the same channel"],
  [{ codeVariable: '' }, "option 'codeVariable'"],
  [{ variables: 1 }, "option 'variables' must be an object"],
  [{ variables: { 'a b': 'x' } }, "option 'variables' must have names"],
  [{ variables: { brand: '' } }, "option 'variables' must have names"],
  [{ cacheMs: -1 }, "option 'cacheMs'"],
  [{ origination: {} }, "unknown option 'origination'"],
])('refuses wrong wiring: %j', (more, message) => {
  const good = { config: {}, clock: createFakeClock(), channel: 'sms', notifyConfiguration: 'n', otherwise: null }
  const options = { ...good, ...more } as unknown as EumNotifySenderOptions
  expect(() => eumNotifySender(options)).toThrow(message)
  expect(() => eumNotifySender(options)).toThrow(TypeError)
})
