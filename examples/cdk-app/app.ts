import { App, Stack } from 'aws-cdk-lib'
import { LocalizedOtp } from 'localized-otp/cdk/localized-otp'

new LocalizedOtp(new Stack(new App(), 'LocalizedOtp'), 'Otp', {
  issuer: 'https://acme.okta.com/oauth2/aus1example',
  audience: 'https://otp.acme.example',
  clientIds: ['0oa1example'],
  brand: 'Acme',
  sendsPerSecond: 20,
  countries: ['DE', 'FR'],
})
