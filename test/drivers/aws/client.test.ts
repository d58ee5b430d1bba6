import {
  PinpointSMSVoiceV2Client,
  type PinpointSMSVoiceV2ClientConfig,
  SendTextMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { describe, expect, it } from 'vitest'
import { checkOptions } from '../../../src/core/model/options.js'
import { singleAttempt } from '../../../src/drivers/aws/attempt.js'
import { type ClientOrConfig, clientChecks, lazyClient } from '../../../src/drivers/aws/client.js'
import { loopback, startWire } from './wire.js'

type Given = ClientOrConfig<PinpointSMSVoiceV2Client, PinpointSMSVoiceV2ClientConfig>
const manners = { maxAttempts: 2, requestTimeoutMs: 200 }
const make = (config: PinpointSMSVoiceV2ClientConfig) => new PinpointSMSVoiceV2Client(config)
const command = () => new SendTextMessageCommand({ DestinationPhoneNumber: '+14254147755', MessageBody: 'hello' })
const options = () => ({ abortSignal: new AbortController().signal })

describe('lazyClient', () => {
  it('gives back the client that was handed in', () => {
    const client = new PinpointSMSVoiceV2Client({ region: 'eu-central-1' })
    expect(lazyClient('x', { client }, make, manners)()).toBe(client)
  })

  it('makes one client, at its first use', () => {
    let made = 0
    const client = lazyClient('x', {}, (config: PinpointSMSVoiceV2ClientConfig) => ((made += 1), make(config)), manners)
    expect(made).toBe(0)
    expect(client()).toBe(client())
    expect(made).toBe(1)
  })

  it('its own client gives up on a hanging server in time, after the attempts it may make', async () => {
    const wire = await startWire(() => undefined)
    const client = lazyClient('x', { config: loopback(wire.endpoint) }, make, { maxAttempts: 2, requestTimeoutMs: 50 })
    await expect(client().send(command())).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(wire.calls()).toBe(2)
    await wire.close()
  })

  it('takes the timeouts of the config, and a request handler as it is', () => {
    let seen: PinpointSMSVoiceV2ClientConfig | undefined
    const see = (config: PinpointSMSVoiceV2ClientConfig) => ((seen = config), make(config))
    lazyClient('x', { config: { region: 'a', maxAttempts: 5, requestHandler: { requestTimeout: 7 } } }, see, manners)()
    expect(seen).toMatchObject({
      maxAttempts: 5,
      requestHandler: { connectionTimeout: 1000, requestTimeout: 7, throwOnRequestTimeout: true },
    })
    const requestHandler = new PinpointSMSVoiceV2Client({ region: 'a' }).config.requestHandler
    lazyClient('x', { config: { region: 'a', requestHandler } }, see, manners)()
    expect(seen?.requestHandler).toBe(requestHandler)
  })

  it('refuses both at once, in types and at run time', () => {
    // @ts-expect-error client or config, never both
    const both: Given = { client: new PinpointSMSVoiceV2Client({ region: 'a' }), config: {} }
    expect(() => lazyClient('x', both, make, manners)).toThrow(new TypeError("x: give 'client' or 'config', not both"))
  })

  it('refuses a logger, which would print codes', () => {
    // @ts-expect-error a config has no logger
    const given: Given = { config: { logger: console } }
    expect(() => checkOptions('x', given, clientChecks)).toThrow("x: option 'config' must not have a logger")
    expect(() => checkOptions<{ client?: unknown; config?: unknown }>('x', { config: 1 }, clientChecks)).toThrow(
      "x: option 'config' must be an object",
    )
    expect(() => checkOptions('x', {}, clientChecks)).not.toThrow()
  })
})

describe('singleAttempt', () => {
  it('sends once through a client that would retry, and hands out the error of the service', async () => {
    const wire = await startWire((_, response) => {
      response.writeHead(500, { 'content-type': 'application/x-amz-json-1.0' }).end('{"__type":"InternalServerException"}')
    })
    const client = make({ ...loopback(wire.endpoint), maxAttempts: 3 })
    const once = command()
    const attempt = singleAttempt(once, new AbortController().signal)
    expect(attempt.done()).toBe('no')
    const thrown = await client.send(once, options()).catch((error: unknown) => attempt.failure(error))
    expect(thrown).toMatchObject({ name: 'InternalServerException' })
    expect(attempt.done()).toBe('maybe')
    expect(wire.calls()).toBe(1)
    await wire.close()
  })

  it('has surely done nothing when the credentials fail, and hands their error out', async () => {
    const client = make({
      ...loopback('http://127.0.0.1:1'),
      credentials: () => Promise.reject(Object.assign(new Error('none'), { name: 'CredentialsProviderError' })),
    })
    const once = command()
    const attempt = singleAttempt(once, new AbortController().signal)
    const thrown = await client.send(once, options()).catch((error: unknown) => attempt.failure(error))
    expect(thrown).toMatchObject({ name: 'CredentialsProviderError' })
    expect(attempt.done()).toBe('no')
  })

  it('hands nothing to any request handler once the caller has left', async () => {
    let handed = 0
    let give: (credentials: { accessKeyId: string; secretAccessKey: string }) => void = () => undefined
    const client = make({
      ...loopback('http://127.0.0.1:1'),
      credentials: () => new Promise((resolve) => (give = resolve)),
      requestHandler: {
        handle: async () => {
          handed += 1
          throw new Error('handed over')
        },
      },
    })
    const left = new AbortController()
    const once = command()
    const attempt = singleAttempt(once, left.signal)
    const sending = client.send(once, options()).catch((error: unknown) => attempt.failure(error))
    await new Promise(setImmediate)
    left.abort()
    give({ accessKeyId: 'a', secretAccessKey: 'b' })
    expect(await sending).toMatchObject({ code: 'cancelled' })
    expect([handed, attempt.done()]).toEqual([0, 'no'])
  })

  it('lets an answer through', async () => {
    const wire = await startWire((_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{"MessageId":"m-1"}')
    })
    const once = command()
    singleAttempt(once, new AbortController().signal)
    await expect(make(loopback(wire.endpoint)).send(once, options())).resolves.toMatchObject({ MessageId: 'm-1' })
    await wire.close()
  })
})
