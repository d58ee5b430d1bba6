import { afterEach, expect, it } from 'vitest'
import { type EumFeedbackOptions, eumFeedback } from '../../src/drivers/eum-feedback.js'
import { eumSmsSender } from '../../src/drivers/eum-sms-sender.js'
import { feedbackContract } from '../../src/testing/feedback.js'
import { closeStands, createStand, failureOf, sendSample } from './eum-stand.js'

afterEach(closeStands)

async function create() {
  const { lab, config, clock } = await createStand()
  const receipt = await sendSample(eumSmsSender({ config, clock, feedback: true }), clock)
  const messageId = receipt.status === 'sent' ? receipt.messageId : ''
  return {
    lab,
    feedback: eumFeedback({ config }),
    messageId,
    told: () => lab.calls('PutMessageFeedback'),
    breakDown: () => lab.fail({ fault: 'internal' }, { fault: 'internal' }, { fault: 'internal' }),
    close: () => lab.close(),
  }
}

for (const { says, proof } of feedbackContract(create)) it(says, proof)

it('tries again what may be told twice', async () => {
  const { lab, feedback, messageId } = await create()
  lab.fail({ fault: 'internal' })
  await feedback.report(messageId, 'used', new AbortController().signal)
  expect(lab.calls('PutMessageFeedback')).toBe(2)
})

it('says that a message is unknown, and that nothing was sent', async () => {
  const { feedback } = await create()
  const failure = await failureOf(feedback.report('other', 'used', new AbortController().signal))
  expect(failure).toMatchObject({ code: 'sender-misconfigured', sent: 'no' })
})

it('stops when it is cut', async () => {
  const { lab, feedback, messageId } = await create()
  lab.fail({ fault: 'hang' })
  const caller = new AbortController()
  const reporting = failureOf(feedback.report(messageId, 'used', caller.signal))
  await expect.poll(() => lab.calls('PutMessageFeedback')).toBe(1)
  caller.abort()
  expect(await reporting).toMatchObject({ code: 'cancelled', sent: 'no' })
})

it('refuses wrong wiring', () => {
  expect(() => eumFeedback({ colour: 1 } as EumFeedbackOptions)).toThrow("unknown option 'colour'")
})
