import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { LocalizedOtp, type LocalizedOtpProps } from 'localized-otp/cdk/localized-otp'

export const needed = {
  issuer: 'https://acme.okta.com/oauth2/aus1example',
  audience: 'https://otp.acme.example',
  clientIds: ['0oa1example'],
  scopes: ['otp.send'],
  countries: ['DE', 'FR'],
  brand: 'Acme',
  sendsPerSecond: 20,
} as const satisfies LocalizedOtpProps

export const deliveries = ['direct', 'queued', 'overflow'] as const

/** Nothing of a test stays in the working tree. */
export const createApp = (context: Record<string, unknown> = {}): App =>
  new App({ outdir: mkdtempSync(join(tmpdir(), 'localized-otp-cdk-')), context })

export interface Built {
  readonly app: App
  readonly otp: LocalizedOtp
  readonly stack: Stack
}

/** A stack with what is needed and these props. */
export function build(props: Partial<LocalizedOtpProps> = {}, app: App = createApp()): Built {
  const stack = new Stack(app, 'Otp')
  return { app, stack, otp: new LocalizedOtp(stack, 'Otp', { ...needed, ...props }) }
}

const made = new Map<string, Template>()

/** The template of such a stack, made once for the same props, which must be plain data. */
export function templateOf(props: Partial<LocalizedOtpProps> = {}): Template {
  const key = JSON.stringify(props)
  const template = made.get(key) ?? Template.fromStack(build(props).stack)
  made.set(key, template)
  return template
}

/** The properties of every resource of a type. */
export function all<Properties = Record<string, unknown>>(template: Template, type: string): Properties[] {
  const found = template.findResources(type) as Record<string, { readonly Properties: Properties }>
  return Object.values(found).map(({ Properties }) => Properties)
}
