import { Agent, createServer, request } from 'node:http'
import { Agent as TlsAgent } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { PinpointSMSVoiceV2Client, type PinpointSMSVoiceV2ClientConfig } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../../src/core/delivery/system-clock.js'
import { lazyClient } from '../../../src/drivers/aws/client.js'
import { idleSockets } from '../../../src/drivers/aws/idle-sockets.js'
import { eumNotifySender } from '../../../src/drivers/eum-notify-sender.js'
import { eumSmsSender } from '../../../src/drivers/eum-sms-sender.js'
import { eumVoiceSender } from '../../../src/drivers/eum-voice-sender.js'
import { createFakeClock } from '../../../src/testing/fake-clock.js'
import { sendSample } from '../eum-stand.js'
import { loopback, startForgetfulWire } from './wire.js'

it('uses a fresh connection again, and never one that has been idle for long', async () => {
  const connections = new Set<Socket>()
  const server = createServer((_request, response) => response.end('ok'))
  server.on('connection', (socket) => connections.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const clock = createFakeClock()
  const agent = new Agent({ keepAlive: true })
  const dropIdle = idleSockets(agent, clock)
  const call = async () => {
    dropIdle()
    await new Promise<void>((resolve, reject) => {
      const { port } = server.address() as AddressInfo
      request({ port, host: '127.0.0.1', agent }, (response) => response.resume().once('close', resolve))
        .once('error', reject)
        .end()
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
  try {
    await call()
    await clock.advance(5000)
    await call()
    expect(connections.size).toBe(1)
    await clock.advance(5001)
    await call()
    expect(connections.size).toBe(2)
  } finally {
    agent.destroy()
    server.close()
  }
})

describe('the client of who sends once', () => {
  const manners = { maxAttempts: 2, requestTimeoutMs: 1000, sendsOnce: true }
  const make = (config: PinpointSMSVoiceV2ClientConfig) => new PinpointSMSVoiceV2Client(config)

  it('never begins on an idle connection, whoever it was handed on to', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const wire = await startForgetfulWire()
    const client = lazyClient('x', { config: loopback(wire.endpoint) }, make, manners)()
    const sender = eumSmsSender({ client })
    try {
      for (let count = 1; count <= 3; count += 1) {
        expect(await sendSample(sender, systemClock)).toMatchObject({ status: 'sent' })
        vi.advanceTimersByTime(5001)
      }
      expect(wire.connections()).toBe(3)
    } finally {
      vi.useRealTimers()
      client.destroy()
      await wire.close()
    }
  })

  it('keeps the agents of the config; who may try again keeps those of the SDK', () => {
    const seen: unknown[] = []
    const see = (config: PinpointSMSVoiceV2ClientConfig) => (seen.push(config.requestHandler), make({ ...config, region: 'a' }))
    const own = new TlsAgent()
    lazyClient('x', {}, see, manners)()
    lazyClient('x', {}, see, { ...manners, sendsOnce: false })()
    lazyClient('x', { config: { requestHandler: { httpsAgent: own } } }, see, manners)()
    expect(seen).toEqual([
      expect.objectContaining({ httpAgent: expect.any(Agent) as unknown, httpsAgent: expect.any(TlsAgent) as unknown }),
      expect.not.objectContaining({ httpsAgent: expect.anything() as unknown }),
      expect.objectContaining({ httpsAgent: own }),
    ])
  })
})

it.each([
  ['eumSmsSender', (config: object) => eumSmsSender({ config })],
  ['eumVoiceSender', (config: object) => eumVoiceSender({ config, origination: { default: 'pool-1' } })],
  [
    'eumNotifySender',
    (config: object) => eumNotifySender({ config, channel: 'sms', notifyConfiguration: 'notify-1', otherwise: null }),
  ],
])('%s sends after an idle time, too', async (_, create) => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const wire = await startForgetfulWire()
  const sender = create(loopback(wire.endpoint))
  try {
    expect(await sendSample(sender, systemClock)).toMatchObject({ status: 'sent' })
    vi.advanceTimersByTime(5001)
    expect(await sendSample(sender, systemClock)).toMatchObject({ status: 'sent' })
  } finally {
    vi.useRealTimers()
    await wire.close()
  }
})
