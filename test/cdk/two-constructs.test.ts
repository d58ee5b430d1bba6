import { Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { LocalizedOtp } from 'localized-otp/cdk/localized-otp'
import { expect, it } from 'vitest'
import { all, createApp, needed } from './stack.js'

const stack = new Stack(createApp(), 'Both')
new LocalizedOtp(stack, 'Customers', needed)
new LocalizedOtp(stack, 'Staff', { ...needed, environmentName: 'staff' })
const template = Template.fromStack(stack)

it.each([
  ['AWS::ApiGateway::RestApi', 'Name'],
  ['AWS::CloudWatch::Dashboard', 'DashboardName'],
  ['AWS::Logs::LogGroup', 'LogGroupName'],
])('gives two in one stack names of their own: %s', (type, property) => {
  const names = all(template, type).flatMap((one) => (one[property] === undefined ? [] : [JSON.stringify(one[property])]))
  expect(names).toHaveLength(2)
  expect(new Set(names).size).toBe(2)
  for (const name of names) expect(name).not.toContain('Fn::GetAtt')
})

interface Metric {
  readonly Namespace: string
  readonly MetricName?: string
  readonly Dimensions?: readonly object[]
}

it('watches each by its own metrics', () => {
  const alarms = template.findResources('AWS::CloudWatch::Alarm') as Record<
    string,
    { Properties: Metric & { Metrics?: readonly { MetricStat?: { Metric: Metric } }[] } }
  >
  const keysOf = (id: string): Set<string> =>
    new Set(
      Object.entries(alarms)
        .filter(([name]) => name.startsWith(id))
        .flatMap(([, { Properties }]) => [
          Properties,
          ...(Properties.Metrics ?? []).flatMap(({ MetricStat }) => MetricStat?.Metric ?? []),
        ])
        .filter(({ Namespace, MetricName }) => MetricName !== undefined && JSON.stringify(Namespace) !== '"AWS/SMSVoice"')
        .map(({ Namespace, MetricName, Dimensions }) => JSON.stringify([Namespace, MetricName, Dimensions])),
    )
  const [customers, staff] = [keysOf('Customers'), keysOf('Staff')]
  expect(customers.size).toBeGreaterThan(15)
  expect(staff.size).toBe(customers.size)
  expect([...customers].filter((key) => staff.has(key))).toEqual([])
})

it('counts each in the name under which its alarms look', () => {
  const namespaces = all<{ MetricTransformations: readonly [{ MetricNamespace: unknown }] }>(
    template,
    'AWS::Logs::MetricFilter',
  ).map(({ MetricTransformations: [{ MetricNamespace }] }) => JSON.stringify(MetricNamespace))
  expect(new Set(namespaces).size).toBe(2)
})
