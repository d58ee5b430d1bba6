import { App, Stack } from 'aws-cdk-lib'
import { LocalizedOtp } from 'localized-otp/cdk/localized-otp'

const okta = { issuer: 'https://acme.okta.com/oauth2/aus1', audience: 'api://otp', clientIds: ['0oa1'], scopes: ['otp.send'] }
new LocalizedOtp(new Stack(new App(), 'LocalizedOtp'), 'Otp', {
  ...okta,
  brand: 'Acme',
  sendsPerSecond: 20,
  countries: ['DE', 'FR'],
})
