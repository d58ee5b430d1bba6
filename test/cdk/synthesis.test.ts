import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, CfnResource, Stack, Validations } from 'aws-cdk-lib'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { build, createApp, deliveries } from './stack.js'

beforeAll(() => {
  process.env['CDK_VALIDATION'] = 'true'
})
afterAll(() => {
  process.env['CDK_VALIDATION'] = 'false'
})

const strict = { '@aws-cdk/core:validateAgainstDefaultRules': true }

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string
    readonly violations: readonly { readonly ruleName: string }[]
  }[]
}

/** What the validators find in a template, each as `validator: rule`. With an error the synthesis fails as well. */
function findings(app: App): string[] {
  let failure: unknown
  try {
    app.synth()
  } catch (thrown) {
    failure = thrown
  }
  const path = join(app.outdir, 'validation-report.json')
  const { pluginReports }: Report = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : { pluginReports: [] }
  const found = pluginReports.flatMap(({ pluginName, violations }) =>
    violations.map(({ ruleName }) => `${pluginName}: ${ruleName}`),
  )
  if (failure !== undefined && found.length === 0) throw failure as Error
  return found
}

const withPacks = (app: App): App => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
  return app
}

/** Each shape a stack may have: the three deliveries, and everything switched on. */
const shapes = [
  ...deliveries.map((delivery) => [delivery, { delivery }] as const),
  [
    'everything',
    {
      voice: { origination: { default: 'pool-calls', byCountry: { DE: '+4930901820' } }, maxPrice: '0.50' },
      sms: { origination: { default: 'pool-texts', byCountry: { IN: 'ACMEIN' } }, maxPrice: '0.10' },
      configurationSet: 'codes',
      protectConfiguration: 'protect-codes',
      countries: ['DE', 'IN'],
      existingTemplateTable: 'OktaTemplates',
      templatesFolder: 'examples/cdk-app/templates',
      alarms: { monthlySpendUsd: 500 },
    },
  ],
] as const

it.each(shapes)('passes template validation, AwsSolutions and Serverless, all findings acknowledged: %s', (_, props) => {
  expect(findings(build(props, withPacks(createApp(strict))).app)).toEqual([])
})

it('would fail on a misspelt property, and on a finding that nobody acknowledges', () => {
  const app = withPacks(createApp(strict))
  const stack = new Stack(app, 'Planted')
  new CfnResource(stack, 'Queue', { type: 'AWS::SQS::Queue', properties: { VisibilityTimeOut: 30 } })
  new Bucket(stack, 'Bucket')
  const found = findings(app)
  expect(found).toContainEqual(expect.stringMatching(/: .*F3002/))
  expect(found).toContain('AwsSolutions: AwsSolutions-S1')
})
