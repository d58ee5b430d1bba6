/** What an Okta org would put into one call of its telephony hook. */
export interface OktaCall {
  readonly eventId: string
  readonly requestType: 'pre-enrollment' | 'mfa-verification' | 'account-unlock' | 'password-reset'
  readonly deliveryChannel: 'SMS' | 'voice call'
  readonly phoneNumber: string
  readonly otpCode: string
  readonly locale: string
  /** Epoch ms. */
  readonly now: number
}

/**
 * The body of a call as Okta's telephony inline hook sends it, with a code that lives for five minutes.
 * @see https://developer.okta.com/docs/guides/telephony-inline-hook/
 */
export function oktaCallBody(call: OktaCall): string {
  const { eventId, requestType, deliveryChannel, phoneNumber, otpCode, locale, now } = call
  return JSON.stringify({
    eventId,
    eventTime: new Date(now).toISOString(),
    eventType: 'com.okta.telephony.provider',
    eventTypeVersion: '1.0',
    contentType: 'application/json',
    cloudEventVersion: '0.1',
    source: 'https://acme.okta.com/api/v1/inlineHooks/calz6lVQA77AwFeEe0g3',
    requestType: `com.okta.user.telephony.${requestType}`,
    data: {
      context: { request: { id: `req${eventId}`, method: 'POST', url: { value: '/api/v1/authn' }, ipAddress: '127.0.0.1' } },
      userProfile: { firstName: 'Ada', lastName: 'Muster', login: 'ada@acme.example', userId: '00uyxxSknGtK8022w0g3' },
      messageProfile: {
        ...(deliveryChannel === 'SMS' ? { msgTemplate: `Your code is ${otpCode}` } : {}),
        phoneNumber,
        otpExpires: new Date(now + 300_000).toISOString(),
        deliveryChannel,
        otpCode,
        locale,
      },
    },
  })
}
