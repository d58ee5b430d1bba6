// Writes template.json, for people who deploy without CDK: `npm run template`.
import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { App, CfnParameter, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { LocalizedOtp } from 'localized-otp/cdk/localized-otp'

/** The same system; what app.ts says of its own is asked for, and the code comes from a bucket. */
export function plainTemplate(app: App = new App()): unknown {
  const stack = new Stack(app, 'LocalizedOtp', {
    description: 'One-time codes in the user’s own language (localized-otp)',
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  })
  const ask = (name: string, description: string, more: object = {}): CfnParameter =>
    new CfnParameter(stack, name, { description, minLength: 1, ...more })
  // Of these an empty one counts as none.
  const may = (name: string, description: string, more: object = {}): CfnParameter =>
    new CfnParameter(stack, name, { description, default: '', ...more })
  new LocalizedOtp(stack, 'Otp', {
    issuer: ask('Issuer', 'The authorization server whose tokens count', { allowedPattern: '^https://.+' }).valueAsString,
    audience: ask('Audience', 'The audience of these tokens').valueAsString,
    clientIds: [ask('ClientIds', 'The clients that may send codes, with commas between').valueAsString],
    // Which scopes and countries is asked for as a text, which the functions read as well as a list.
    scopes: null,
    countries: null,
    brand: ask('Brand', 'What people know you as').valueAsString,
    sendsPerSecond: 20,
    defaultLocale: may('DefaultLocale', 'The language for people whose wishes cannot be met', { default: 'en' }).valueAsString,
    domain: may('Domain', 'The host of the page that asks for the code').valueAsString,
    // By its ARN it would be another resource: only its name is taken.
    configurationSet: may('ConfigurationSet', 'The name of the configuration set of every message', {
      allowedPattern: '^[A-Za-z0-9_-]*$',
    }).valueAsString,
    pseudonymKeyVersion: may('PseudonymKeyVersion', 'The version of the secret of pseudonyms, to change its keys').valueAsString,
    environment: {
      OTP_OKTA_SCOPES: ask('Scopes', 'The scopes that a token must have, with commas between; off: none').valueAsString,
      OTP_ALLOWED_COUNTRIES: ask('Countries', 'The countries that codes go to, as DE,FR; off: all').valueAsString,
      OTP_SMS_ORIGINATION: may('SmsOrigination', 'Whom texts come from, as pool-1 or pool-1,DE=ACME').valueAsString,
    },
    code: Code.fromCfnParameters({
      bucketNameParam: ask('CodeBucket', 'The bucket with the bundles'),
      objectKeyParam: ask('CodeKey', 'The key of a zip file of dist/functions'),
    }),
  })
  return app.synth().getStackByName('LocalizedOtp').template
}

if (fileURLToPath(import.meta.url) === process.argv[1]) {
  writeFileSync(new URL('template.json', import.meta.url), `${JSON.stringify(plainTemplate(), null, 2)}\n`)
}
