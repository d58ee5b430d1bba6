// What the function behind the API of AWS's published sample does, with today's form of the clients that it does it with. Not its code.
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { PinpointSMSVoiceV2Client, SendTextMessageCommand, SendVoiceMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { parsePhoneNumberFromString } from 'libphonenumber-js'

const dynamodb = new DynamoDBClient({})
const sms = new PinpointSMSVoiceV2Client({})
const origins: Partial<Record<string, string>> = { DE: 'ACME' }

export async function handler({ body }: { body: string }): Promise<unknown> {
  const { messageProfile } = (JSON.parse(body) as { data: { messageProfile: Record<string, string> } }).data
  const { phoneNumber = '', locale = '', deliveryChannel = '', otpCode = '' } = messageProfile
  const { Items = [] } = await dynamodb.send(
    new ScanCommand({
      TableName: process.env['OTP_SAMPLE_TABLE'],
      FilterExpression: '#l = :l AND messagetype = :c',
      ExpressionAttributeNames: { '#l': 'language' },
      ExpressionAttributeValues: { ':l': { S: locale }, ':c': { S: deliveryChannel.toLowerCase() } },
    }),
  )
  const MessageBody = Items[0]?.['message']?.S?.replace('@otp', otpCode)
  const OriginationIdentity = origins[parsePhoneNumberFromString(phoneNumber)?.country ?? '']
  const message = { DestinationPhoneNumber: phoneNumber, OriginationIdentity, MessageBody }
  const { MessageId } = await (deliveryChannel === 'SMS'
    ? sms.send(new SendTextMessageCommand(message))
    : sms.send(new SendVoiceMessageCommand({ ...message, OriginationIdentity: OriginationIdentity ?? '' })))
  const value = [{ status: 'SUCCESSFUL', provider: 'AWS', transactionId: MessageId }]
  return { statusCode: 200, body: JSON.stringify({ commands: [{ type: 'com.okta.telephony.action', value }] }) }
}
