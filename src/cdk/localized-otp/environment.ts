import { SecretValue } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { sealContext } from './keys.js'
import type { FunctionName, LocalizedOtpProps, Origination } from './props.js'
import type { Queues } from './queues.js'
import type { Plan } from './settings.js'
import type { Tables } from './tables.js'

/** What the functions need to know of what stands around them. */
export interface Surroundings extends Plan {
  readonly tables: Tables
  /** Of pseudonyms. */
  readonly secret: Secret
  /** Only where parcels wait. */
  readonly queues?: Queues
  readonly codeKey?: IKey
}

/** Where Lambda puts what is in a layer. */
const templateFolder = '/opt'

const listOf = (values: readonly string[] | null): string => values?.join(',') ?? 'off'

/** `pool-1,DE=ACME`: one for all others, and one by country. */
const identities = ({ default: other, byCountry = {} }: Origination): string =>
  [...(other === undefined ? [] : [other]), ...Object.entries(byCountry).map(([country, one]) => `${country}=${one}`)].join(',')

/** The environment of each function: the variables of `functions/environment`, and none that it does not know. */
export const environmentOf = (name: FunctionName, around: Surroundings): Record<string, string> => ({
  ...ownEnvironment(name, around),
  ...around.props.environment,
})

function ownEnvironment(name: FunctionName, around: Surroundings): Record<string, string> {
  const { props, settings, tables, queues, codeKey } = around
  const proving = {
    OTP_OKTA_ISSUER: props.issuer,
    OTP_OKTA_AUDIENCE: props.audience,
    OTP_OKTA_CLIENT_IDS: listOf(props.clientIds),
    OTP_OKTA_SCOPES: listOf(props.scopes),
  }
  const queueing = {
    ...(queues && { OTP_QUEUE_URL: queues.delivery.queueUrl }),
    ...(codeKey && { OTP_KMS_KEY_ID: codeKey.keyArn, OTP_KMS_CONTEXT: contextText(settings.environmentName) }),
  }
  if (name === 'authorizer') return proving
  if (name === 'receipts') return { OTP_STATE_TABLE: tables.state.tableName }
  if (name === 'worker') {
    return { ...queueing, ...(queues && { OTP_DEAD_LETTER_QUEUE_URL: queues.dead.queueUrl }), ...sendingEnvironment(around) }
  }
  return {
    ...proving,
    OTP_ALLOWED_COUNTRIES: listOf(props.countries),
    ...queueing,
    ...(settings.delivery !== 'queued' && { OTP_DELIVERY: settings.delivery, ...sendingEnvironment(around) }),
  }
}

const contextText = (environmentName: string): string =>
  Object.entries(sealContext(environmentName))
    .map((pair) => pair.join('='))
    .join(',')

function sendingEnvironment({ props, settings, tables, secret }: Surroundings): Record<string, string> {
  const { sms = {}, voice = {} } = props
  const said = {
    OTP_DEFAULT_LOCALE: props.defaultLocale,
    OTP_AUTOFILL_DOMAIN: props.domain,
    OTP_SAMPLE_TABLE: tables.sample?.tableName,
    OTP_TEMPLATE_FOLDER: props.templatesFolder === undefined ? undefined : templateFolder,
    OTP_SMS_ORIGINATION: sms.origination && identities(sms.origination),
    OTP_SMS_MAX_PRICE: sms.maxPrice,
    OTP_VOICE_ORIGINATION: settings.hasVoice && voice.origination ? identities(voice.origination) : undefined,
    OTP_VOICE_MAX_PRICE_PER_MINUTE: voice.maxPrice,
    OTP_CONFIGURATION_SET: props.configurationSet,
    OTP_PROTECT_CONFIGURATION: props.protectConfiguration,
  }
  const optional = Object.entries(said).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return {
    OTP_BRAND: props.brand,
    OTP_STATE_TABLE: tables.state.tableName,
    OTP_PREFERENCE_TABLE: tables.state.tableName,
    OTP_TEMPLATE_TABLE: tables.templates.tableName,
    // Lambda keeps it encrypted under the key of the data; CloudFormation resolves it, so it stands in no template.
    OTP_PSEUDONYM_KEYS: pseudonymKeys(props, secret).unsafeUnwrap(),
    ...Object.fromEntries(optional),
  }
}

/** Another version is another text, and so a change that CloudFormation deploys; of a change of the secret alone it knows nothing. */
const pseudonymKeys = ({ pseudonymKeyVersion: versionId }: LocalizedOtpProps, secret: Secret): SecretValue =>
  versionId === undefined ? secret.secretValue : SecretValue.secretsManager(secret.secretArn, { versionId })
