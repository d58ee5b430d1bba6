import { afterEach, expect, it, vi } from 'vitest'
import { systemClock } from '../../../src/core/delivery/system-clock.js'
import type { Settings } from '../../../src/functions/environment.js'
import { createSenders } from '../../../src/functions/wiring/senders.js'
import { loopback, startForgetfulWire } from '../../drivers/aws/wire.js'
import { sendSample } from '../../drivers/eum-stand.js'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

it('sends after a freeze, too, in which the connection died', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const wire = await startForgetfulWire()
  const { endpoint, region, credentials } = loopback(wire.endpoint)
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint)
  vi.stubEnv('AWS_REGION', region)
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey)
  const settings: Partial<Settings<'worker'>> = {}
  const nobody = () => expect.unreachable('nobody has a name here')
  const [texts] = createSenders(settings as Settings<'worker'>, {} as never, nobody)
  if (texts === undefined) return expect.unreachable()
  expect(await sendSample(texts, systemClock)).toMatchObject({ status: 'sent' })
  vi.advanceTimersByTime(60_000)
  expect(await sendSample(texts, systemClock)).toMatchObject({ status: 'sent' })
  await wire.close()
})
