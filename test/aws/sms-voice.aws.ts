import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { describe, expect, it } from 'vitest'
import { eumSmsSender } from '../../src/drivers/eum-sms-sender.js'
import { channelSenderContract } from '../../src/testing/channel-sender.js'
import { awsConfig } from './endpoint.js'

// The same contract as on the lab's endpoint, by dry runs that cost nothing and send nothing: `npm run test:aws`.
const config = awsConfig('AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2')
const origination = process.env['TEST_AWS_ORIGINATION']

describe('End User Messaging', () => {
  if (config === undefined || origination === undefined) {
    console.log(
      'skipped End User Messaging: TEST_AWS_ORIGINATION (a number or pool to send from) and an endpoint or TEST_AWS_ACCOUNT=yes are not set',
    )
    it('is not there', () => expect(config === undefined || origination === undefined).toBe(true))
    return
  }
  const client = new PinpointSMSVoiceV2Client({ region: 'eu-central-1', ...config, maxAttempts: 1 })
  let count = 0
  const sender = eumSmsSender({ client, origination: { default: origination }, dryRun: true })
  const counted = {
    ...sender,
    send: async (...args: Parameters<typeof sender.send>) =>
      sender.send(...args).finally(() => (count += args[1].signal.aborted ? 0 : 1)),
  }
  const contract = channelSenderContract(() => {
    count = 0
    return { sender: counted, sent: () => count }
  }, Date.now())
  for (const { says, proof } of contract) it(says, proof, 120_000)
})
