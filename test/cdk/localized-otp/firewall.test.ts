import { Match } from 'aws-cdk-lib/assertions'
import { expect, it } from 'vitest'
import { countedRules } from '../../../src/cdk/localized-otp/firewall.js'
import { all, deliveries, templateOf } from '../stack.js'

interface Rule {
  readonly Name: string
  readonly Action?: object
  readonly OverrideAction?: object
  readonly Statement: Readonly<Record<string, Record<string, unknown>>>
  readonly VisibilityConfig: { readonly SampledRequestsEnabled: boolean; readonly CloudWatchMetricsEnabled: boolean }
}

const rulesOf = (props = {}): readonly Rule[] =>
  all<{ Rules: readonly Rule[] }>(templateOf(props), 'AWS::WAFv2::WebACL')[0]?.Rules ?? []

it.each(deliveries)('stands before the stage: %s', (delivery) => {
  const template = templateOf({ delivery })
  template.hasResourceProperties('AWS::WAFv2::WebACL', { Scope: 'REGIONAL', DefaultAction: { Allow: {} } })
  const [association] = all<{ ResourceArn: unknown }>(template, 'AWS::WAFv2::WebACLAssociation')
  expect(JSON.stringify(association?.ResourceArn)).toMatch(/\/stages\/.*DeploymentStagelive/)
})

it('has the managed rules, and lists that would shut Okta out are not among them', () => {
  const groups = rulesOf().flatMap(({ Statement }) => Statement['ManagedRuleGroupStatement']?.['Name'] ?? [])
  expect(groups).toEqual(['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesKnownBadInputsRuleSet'])
})

it('only counts what Okta’s calls may look like: no User-Agent, more than 8 kB, addresses in the body', () => {
  const common = rulesOf().find(({ Name }) => Name === 'AWSManagedRulesCommonRuleSet')
  const overrides = common?.Statement['ManagedRuleGroupStatement']?.['RuleActionOverrides'] as {
    Name: string
    ActionToUse: object
  }[]
  expect(overrides.map(({ Name }) => Name)).toEqual([...countedRules])
  expect(countedRules).toEqual(expect.arrayContaining(['NoUserAgent_HEADER', 'SizeRestrictions_BODY']))
  for (const { ActionToUse } of overrides) expect(ActionToUse).toEqual({ Count: {} })
})

it('refuses a body only where the handler would, and sees so much of it', () => {
  const size = rulesOf().find(({ Name }) => Name === 'BodyTooLarge')
  expect(size).toMatchObject({
    Action: { Block: {} },
    Statement: {
      SizeConstraintStatement: { ComparisonOperator: 'GT', Size: 65_536, FieldToMatch: { Body: { OversizeHandling: 'MATCH' } } },
    },
  })
  templateOf().hasResourceProperties('AWS::WAFv2::WebACL', {
    AssociationConfig: { RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_64' } } },
  })
})

it('shuts an address out that calls more often than the API lets in', () => {
  const limit = (props = {}) => rulesOf(props).find(({ Name }) => Name === 'CallsPerAddress')?.Statement['RateBasedStatement']
  expect(limit()).toMatchObject({ Limit: 24_000, AggregateKeyType: 'IP', EvaluationWindowSec: 300 })
  expect(limit({ callsPerAddress: 100 })).toMatchObject({ Limit: 100 })
})

it('samples no request, for a sample shows the token; and logs without it', () => {
  for (const { VisibilityConfig } of rulesOf()) {
    expect(VisibilityConfig).toMatchObject({ SampledRequestsEnabled: false, CloudWatchMetricsEnabled: true })
  }
  const template = templateOf()
  template.hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
    RedactedFields: [{ SingleHeader: { Name: 'authorization' } }],
    LoggingFilter: Match.objectLike({ DefaultBehavior: 'DROP' }),
  })
  const groups = all<{ LogGroupName?: unknown }>(template, 'AWS::Logs::LogGroup').filter(
    ({ LogGroupName }) => LogGroupName !== undefined,
  )
  // By the stack's id: a group that was kept does not stand in the way of the next stack of this name.
  expect(JSON.stringify(groups)).toMatch(/aws-waf-logs-.*AWS::StackId/)
})

it('takes what is said otherwise', () => {
  expect(rulesOf({ overrides: { webAcl: { rules: [] } } })).toEqual([])
})
