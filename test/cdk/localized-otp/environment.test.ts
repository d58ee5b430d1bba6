import { expect, it } from 'vitest'
import { type FunctionName, functionNames, readEnvironment } from '../../../src/functions/environment.js'
import { all, deliveries, templateOf } from '../stack.js'

interface Made {
  readonly Handler: string
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> }
}

/** What a reference will be when it is deployed: an address, an ARN, a name. */
function deployed(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  return name.endsWith('_URL') ? 'https://sqs.eu-central-1.amazonaws.com/123456789012/queue' : 'x'.repeat(64)
}

const everything = {
  voice: { origination: { default: 'pool-calls', byCountry: { DE: '+4930901820' } }, maxPrice: '0.50' },
  sms: { origination: { byCountry: { IN: 'ACMEIN' } }, maxPrice: '0.10' },
  configurationSet: 'codes',
  protectConfiguration: 'protect-codes',
  scopes: ['otp.send'],
  countries: ['DE', 'IN'],
  defaultLocale: 'de',
  existingTemplateTable: 'OktaTemplates',
  templatesFolder: 'examples/cdk-app/templates',
} as const

it.each(deliveries.flatMap((delivery) => [[delivery, {}] as const, [delivery, everything] as const]))(
  'tells each function exactly what it reads: %s %#',
  (delivery, props) => {
    const made = all<Made>(templateOf({ delivery, ...props }), 'AWS::Lambda::Function')
    for (const { Handler, Environment } of made) {
      const name = Handler.replace('.handler', '') as FunctionName
      expect(functionNames).toContain(name)
      const env = Object.fromEntries(Object.entries(Environment.Variables).map(([key, value]) => [key, deployed(key, value)]))
      const read = readEnvironment(name, env)
      // Nothing is told that the function does not read.
      expect(Object.keys(read)).toEqual(expect.arrayContaining(Object.keys(env)))
    }
  },
)

it('says the same context to whoever seals and whoever opens', () => {
  const made = all<Made>(templateOf({ environmentName: 'staging' }), 'AWS::Lambda::Function')
  const contexts = made.flatMap(({ Environment }) => Environment.Variables['OTP_KMS_CONTEXT'] ?? [])
  expect(contexts).toEqual(['purpose=otp,env=staging', 'purpose=otp,env=staging'])
})

it('shows the key of pseudonyms in no template', () => {
  const made = all<Made>(templateOf(), 'AWS::Lambda::Function')
  const keys = made.flatMap(({ Environment }) => Environment.Variables['OTP_PSEUDONYM_KEYS'] ?? [])
  expect(keys).toHaveLength(2)
  for (const key of keys) expect(JSON.stringify(key)).toContain('{{resolve:secretsmanager:')
})
