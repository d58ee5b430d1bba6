import { ArnFormat, Aws, Fn, Stack } from 'aws-cdk-lib'
import type { Stage } from 'aws-cdk-lib/aws-apigateway'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'
import { kept, type Plan } from './settings.js'

/** What the handler takes at most. */
const mostBytes = 65_536

/**
 * Rules of AWS's common set that would cost codes. Okta's calls may come without a User-Agent and with more than 8 kB; and their body holds
 * addresses and what people call themselves. It is read as JSON and nothing else, after its sender is proved. These rules count, and block nothing.
 */
export const countedRules = [
  'NoUserAgent_HEADER',
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'EC2MetaDataSSRF_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
] as const

const visible = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  // A sample would show the request, its token included.
  sampledRequestsEnabled: false,
})

const managed = (name: string, priority: number, counted: readonly string[] = []): CfnWebACL.RuleProperty => ({
  name,
  priority,
  overrideAction: { none: {} },
  visibilityConfig: visible(name),
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
})

/**
 * A firewall before the stage. The lists of anonymous and hosting addresses are left out on purpose: Okta calls from a hosting provider.
 */
export function createFirewall(scope: Construct, plan: Plan, stage: Stage): CfnWebACL {
  const { props, settings } = plan
  const acl = new CfnWebACL(scope, 'Firewall', {
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    description: 'localized-otp: what reaches the hook',
    visibilityConfig: visible('LocalizedOtp'),
    associationConfig: { requestBody: { API_GATEWAY: { defaultSizeInspectionLimit: 'KB_64' } } },
    rules: [
      {
        name: 'CallsPerAddress',
        priority: 0,
        action: { block: {} },
        visibilityConfig: visible('CallsPerAddress'),
        statement: {
          rateBasedStatement: { aggregateKeyType: 'IP', limit: settings.callsPerAddress, evaluationWindowSec: 300 },
        },
      },
      {
        name: 'BodyTooLarge',
        priority: 1,
        action: { block: {} },
        visibilityConfig: visible('BodyTooLarge'),
        statement: {
          sizeConstraintStatement: {
            fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
            comparisonOperator: 'GT',
            size: mostBytes,
            textTransformations: [{ priority: 0, type: 'NONE' }],
          },
        },
      },
      managed('AWSManagedRulesCommonRuleSet', 2, countedRules),
      managed('AWSManagedRulesKnownBadInputsRuleSet', 3),
    ],
    ...props.overrides?.webAcl,
  })
  new CfnWebACLAssociation(scope, 'FirewallAssociation', { resourceArn: stage.stageArn, webAclArn: acl.attrArn })
  logBlocked(scope, acl, plan)
  return acl
}

/** Who was shut out, without the token. A body is never in these logs. */
function logBlocked(scope: Construct, acl: CfnWebACL, { props, dataKey }: Plan): void {
  const stack = Stack.of(scope)
  const logGroup = new LogGroup(scope, 'FirewallLog', {
    // WAF writes only to groups of this name. By the stack's id it is another at every creation: a kept group stands in nobody's way.
    logGroupName: `aws-waf-logs-${Fn.select(2, Fn.split('/', Aws.STACK_ID))}-${scope.node.addr.slice(-8)}`,
    retention: props.logRetention ?? RetentionDays.ONE_MONTH,
    encryptionKey: dataKey,
    removalPolicy: kept(props.removalPolicy),
  })
  const isAction = (action: string) => ({ ActionCondition: { Action: action } })
  new CfnLoggingConfiguration(scope, 'FirewallLogging', {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [
      stack.formatArn({
        service: 'logs',
        resource: 'log-group',
        resourceName: logGroup.logGroupName,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    ],
    redactedFields: [{ singleHeader: { Name: 'authorization' } }],
    loggingFilter: {
      DefaultBehavior: 'DROP',
      Filters: [{ Behavior: 'KEEP', Requirement: 'MEETS_ANY', Conditions: [isAction('BLOCK'), isAction('COUNT')] }],
    },
  })
}
