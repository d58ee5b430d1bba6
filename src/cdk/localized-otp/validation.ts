import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Token } from 'aws-cdk-lib'
import { parseTemplateFile } from '../../core/message/template-file.js'
import { eumChecks } from '../../drivers/aws/eum-send.js'
import {
  type FunctionName as Bundle,
  readEnvironment,
  type Variable,
  type VariableName,
  variables,
} from '../../functions/environment.js'
import type { ChannelSettings, FunctionName, LocalizedOtpProps, Overrides } from './props.js'
import { thresholds } from './watches.js'

const channelNames = ['origination', 'maxPrice'] satisfies (keyof ChannelSettings)[]
const functionNames = ['authorizer', 'hook', 'worker', 'receipts'] satisfies FunctionName[]
const overridden: Readonly<Record<keyof Overrides, true>> = {
  restApi: true,
  webAcl: true,
  functions: true,
  tables: true,
  queue: true,
  deadLetterQueue: true,
  dataKey: true,
  codeKey: true,
}

/** Every prop there is, and its parts. The compiler wants each one here. */
const known: Readonly<Record<keyof LocalizedOtpProps, true | readonly string[]>> = {
  issuer: true,
  audience: true,
  clientIds: true,
  scopes: true,
  brand: true,
  domain: true,
  defaultLocale: true,
  sendsPerSecond: true,
  callsPerSecond: true,
  delivery: true,
  sms: channelNames,
  voice: channelNames,
  configurationSet: true,
  protectConfiguration: true,
  countries: true,
  templatesFolder: true,
  existingTemplateTable: true,
  environment: true,
  environmentName: true,
  callsPerAddress: true,
  alarmTopic: true,
  alarmEmails: true,
  alarms: Object.keys(thresholds),
  logRetention: true,
  removalPolicy: true,
  concurrency: functionNames,
  accountConcurrency: true,
  pseudonymKeyVersion: true,
  code: true,
  overrides: Object.keys(overridden),
}

/** @throws TypeError naming the prop */
export function demand(isRight: boolean, name: keyof LocalizedOtpProps, what: string): asserts isRight {
  if (!isRight) throw new TypeError(`LocalizedOtp: prop '${name}' ${what}`)
}

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const host = new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})*$`)

/** What is known only when it is deployed is right here. */
const isText = (value: string, pattern: RegExp): boolean => Token.isUnresolved(value) || pattern.test(value)
const isList = (values: unknown, pattern: RegExp): boolean =>
  Array.isArray(values) &&
  values.length > 0 &&
  (values as unknown[]).every((one) => typeof one === 'string' && isText(one, pattern))
const isRate = (value: number): boolean => value > 0 && Number.isFinite(value)

/**
 * A stack that would be deployed and not work, or work otherwise than it was meant, is refused here.
 * @throws TypeError naming the prop that is wrong
 */
export function checkProps(props: LocalizedOtpProps): void {
  const stranger = Object.keys(props).find((name) => !Object.hasOwn(known, name))
  demand(stranger === undefined, stranger as keyof LocalizedOtpProps, 'is not known')
  for (const [name, parts] of Object.entries(known) as [keyof LocalizedOtpProps, true | readonly string[]][]) {
    if (parts !== true) demandParts(props[name], parts, name)
  }
  demandParts(props.overrides?.functions, functionNames, 'overrides')
  checkCallers(props)
  checkMessages(props)
  checkSizes(props)
  checkVariables(props)
  checkTemplates(props.templatesFolder)
}

function demandParts(value: unknown, parts: readonly string[], name: keyof LocalizedOtpProps): void {
  const unknown = Object.keys(value ?? {}).find((part) => !parts.includes(part))
  demand(unknown === undefined, name, `has '${unknown}', which is not known`)
}

function checkCallers({
  issuer,
  audience,
  clientIds,
  scopes,
  environmentName = 'production',
  alarmEmails: emails,
}: LocalizedOtpProps) {
  const isIssuer = isText(issuer, /^https:\/\/(?!.*\/\.well-known)[^?#\s]+$/)
  demand(isIssuer, 'issuer', 'must be an https URL, as the tokens spell it')
  demand(isText(audience, /\S/), 'audience', 'must not be empty')
  demand(isList(clientIds, /\S/), 'clientIds', 'must name one at least')
  demand(scopes === null || isList(scopes, /\S/), 'scopes', 'must name one at least, or be null: none is asked for')
  demand(isText(environmentName, /^[\w-]{1,64}$/), 'environmentName', 'must be a word of letters, digits, _ and -')
  demand(emails === undefined || isList(emails, /^\S+@\S+$/), 'alarmEmails', 'must be addresses, one at least')
}

function checkMessages(props: LocalizedOtpProps): void {
  const { delivery = 'overflow', brand, domain, countries } = props
  demand(['direct', 'queued', 'overflow'].includes(delivery), 'delivery', "must be 'direct', 'queued' or 'overflow'")
  demand(isText(brand, /\S/), 'brand', 'must not be empty')
  const isHost = domain === undefined || isText(domain, host)
  demand(isHost, 'domain', 'must be a host in lower case, such as login.acme.example')
  const areCountries = countries === null || isList(countries, /^[A-Z]{2}$/)
  demand(areCountries, 'countries', 'must be codes such as DE, one at least, or be null: all')
  demand(isLocale(props.defaultLocale), 'defaultLocale', 'must be a language tag, such as pt-BR')
  for (const name of ['configurationSet', 'protectConfiguration'] as const) {
    const complaint = isHere(props[name]) ? eumChecks.identifier(props[name]) : undefined
    demand(complaint === undefined, name, complaint ?? '')
  }
  checkChannel('sms', props.sms)
  checkChannel('voice', props.voice)
}

function checkSizes(props: LocalizedOtpProps): void {
  const { sendsPerSecond, callsPerSecond = 1, callsPerAddress = 600, concurrency = {}, alarms = {} } = props
  demand(isRate(sendsPerSecond), 'sendsPerSecond', 'must be a number above 0')
  demand(isRate(callsPerSecond), 'callsPerSecond', 'must be a number above 0')
  demand(Number.isInteger(callsPerAddress) && callsPerAddress >= 10, 'callsPerAddress', 'must be an integer, 10 at least')
  for (const [name, value] of Object.entries(concurrency)) {
    // SQS is told a maximum of two at least.
    const least = name === 'worker' ? 2 : 1
    const isRight = value === null || (Number.isInteger(value) && value >= least)
    demand(isRight, 'concurrency', `of ${name} must be ${least} at least, or null`)
  }
  for (const [name, value] of Object.entries(alarms)) {
    demand(Number.isFinite(value) && (value as number) >= 0, 'alarms', `of ${name} must be a number, 0 at least`)
  }
}

const isHere = (value: unknown): boolean => value !== undefined && !Token.isUnresolved(JSON.stringify(value))

function isLocale(value: string | undefined): boolean {
  try {
    return !isHere(value) || Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}

function checkChannel(name: 'sms' | 'voice', { origination, maxPrice }: ChannelSettings = {}): void {
  const complaint =
    (isHere(origination) ? eumChecks.origination(origination) : undefined) ??
    (isHere(maxPrice) ? eumChecks.price(maxPrice) : undefined)
  demand(complaint === undefined, name, complaint ?? '')
}

/** A file that cannot be read costs its words when they are wanted, for a code is worth more; here there is time to say so. */
function checkTemplates(folder: string | undefined): void {
  if (folder === undefined) return
  const complaints: string[] = []
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    if (names.length === 0) complaints.push('has no template file, such as de.json')
    for (const name of names) complaints.push(...complaintsOf(join(folder, name), name))
  } catch (thrown) {
    complaints.push(`cannot be read: ${(thrown as Error).message}`)
  }
  demand(complaints.length === 0, 'templatesFolder', complaints.join('; '))
}

function complaintsOf(path: string, name: string): string[] {
  try {
    parseTemplateFile(readFileSync(path, 'utf8'), name)
    return []
  } catch (thrown) {
    return [(thrown as Error).message]
  }
}

/** Variables of which more than the function must know: its permissions, the key, what is made at all. */
const propsInstead: Readonly<Partial<Record<VariableName, string>>> = {
  OTP_CONFIGURATION_SET: 'configurationSet',
  OTP_PROTECT_CONFIGURATION: 'protectConfiguration',
  OTP_VOICE_ORIGINATION: 'voice.origination',
  OTP_SAMPLE_TABLE: 'existingTemplateTable',
  OTP_DELIVERY: 'delivery',
  OTP_KMS_CONTEXT: 'environmentName',
}

function checkVariables({ environment = {}, sms }: LocalizedOtpProps): void {
  // Where no identity is named by props, the functions may use each of the account, and so one that a variable names.
  const instead = sms?.origination === undefined ? propsInstead : { ...propsInstead, OTP_SMS_ORIGINATION: 'sms.origination' }
  for (const [name, prop] of Object.entries(instead)) {
    demand(!Object.hasOwn(environment, name), 'environment', `has ${name}: say '${prop}', by which it is permitted as well`)
  }
}

/** What might stand where nobody knows yet; each variable takes one of them. */
const standIns = ['https://stand-in.example', 'x'.repeat(64), 'off', 'DE', '1000']

/**
 * Reads what a function will be told as the function itself does: it would not start with a variable that is misspelt, missing or wrong.
 * @throws TypeError naming every such variable
 */
export function checkEnvironment(bundle: Bundle, environment: Readonly<Record<string, string>>, props: LocalizedOtpProps): void {
  const told = Object.entries(environment).map(([name, value]) => [name, Token.isUnresolved(value) ? standInFor(name) : value])
  try {
    readEnvironment(bundle, Object.fromEntries(told) as Record<string, string>)
  } catch (thrown) {
    const { message } = thrown as Error
    const isGiven = Object.keys(props.environment ?? {}).some((name) => message.includes(name))
    throw new TypeError(`LocalizedOtp: ${isGiven ? "prop 'environment' is wrong: " : ''}${message}`)
  }
}

function standInFor(name: string): string {
  const row = (variables as Readonly<Record<string, Variable>>)[name]
  return row?.default ?? standIns.find((value) => isParsed(row, value)) ?? ''
}

function isParsed(row: Variable | undefined, value: string): boolean {
  try {
    row?.parse(value)
    return true
  } catch {
    return false
  }
}
