import { expect, it } from 'vitest'
import { lambda } from '../../src/adapters/lambda.js'
import { createHandler } from '../../src/core/delivery/handler.js'
import type { OtpRequest } from '../../src/core/model/otp-request.js'
import type { Delivery } from '../../src/core/ports/delivery.js'
import { memoryRecorder } from '../../src/drivers/memory-recorder.js'
import { oktaTelephonyHook } from '../../src/hooks/okta.js'
import { createFakeClock } from '../../src/testing/fake-clock.js'
import { epoch, ways } from './lambda-events.js'

// What AWS's published sample for Okta gets wrong and an adapter has a part in.

const [way] = ways

function eventOf(profile: object): Parameters<ReturnType<typeof lambda>>[0] {
  const body = {
    eventId: `event-${JSON.stringify(profile).length}`,
    eventType: 'com.okta.telephony.provider',
    requestType: 'com.okta.user.telephony.pre-enrollment',
    data: {
      messageProfile: {
        otpCode: '493817',
        deliveryChannel: 'SMS',
        otpExpires: new Date(epoch + 300_000).toISOString(),
        ...profile,
      },
    },
  }
  const request = { method: 'POST', headers: [], body: Buffer.from(JSON.stringify(body)) } as const
  return way?.eventOf(request) ?? expect.fail()
}

/** The whole way in, and every request that reached the delivery. */
function scene(arrivesAfterMs: number) {
  const clock = createFakeClock(epoch + arrivesAfterMs)
  const requests: OtpRequest[] = []
  const delivery: Delivery = async (request) => {
    requests.push(request)
    return { status: 'sent', sender: 'sample', messageId: request.id }
  }
  const hook = oktaTelephonyHook({ clock })
  const handler = createHandler({ hook, verifier: null, delivery, recorder: memoryRecorder(), clock })
  return { requests, answer: lambda(handler) }
}

it('sample fault 2: a call without a locale inherits neither the language nor the number of the call before, also side by side', async () => {
  const { requests, answer } = scene(0)
  await answer(eventOf({ phoneNumber: '+4915123456789', locale: 'de' }))
  await Promise.all([
    answer(eventOf({ phoneNumber: '+819012345678', locale: 'ja' })),
    answer(eventOf({ phoneNumber: '+14155550123' })),
  ])
  const seen = requests.map(({ destination, locales }) => [destination.country, locales])
  expect(seen).toEqual([
    ['DE', ['de']],
    ['JP', ['ja']],
    ['US', []],
  ])
})

it('sample fault 8: a call that waited at the edge until Okta gave up is not sent any more', async () => {
  const inTime = scene(500)
  await inTime.answer(eventOf({ phoneNumber: '+4915123456789' }))
  expect(inTime.requests).toHaveLength(1)

  const late = scene(2_600)
  const { body } = await late.answer(eventOf({ phoneNumber: '+4915123456789' }))
  expect(late.requests).toHaveLength(0)
  expect(body).toContain('FAILED')
})

it('sample fault 8: a function that is about to be ended does not begin to send', async () => {
  const { requests, answer } = scene(0)
  const { body } = await answer(eventOf({ phoneNumber: '+4915123456789' }), { getRemainingTimeInMillis: () => 80 })
  expect(requests).toHaveLength(0)
  expect(body).toContain('FAILED')
})
