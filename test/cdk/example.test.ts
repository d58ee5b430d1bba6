import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { plainTemplate } from '../../examples/cdk-app/plain.js'
import { variables as commandVariables } from '../../src/cli/settings.js'
import { createApp } from './stack.js'

const example = 'examples/cdk-app/'
const app = readFileSync(`${example}app.ts`, 'utf8')

/** Makes every way to another machine a failure. Pipes to one's own children stay open. */
const offline = `
import net from 'node:net'
import dns from 'node:dns'
const refuse = () => { throw new Error('the network was used') }
const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...given) {
  const { path } = given.flat()[0] ?? {}
  return path === undefined ? refuse() : connect.apply(this, given)
}
dns.lookup = refuse
dns.promises.lookup = refuse`

it('synthesizes the example offline, as the CDK command does, with the validators as errors', () => {
  const { context } = JSON.parse(readFileSync(`${example}cdk.json`, 'utf8')) as { context: object }
  expect(context).toEqual({ '@aws-cdk/core:validateAgainstDefaultRules': true })
  const CDK_OUTDIR = mkdtempSync(join(tmpdir(), 'localized-otp-cdk-'))
  const { status, stderr } = spawnSync(process.execPath, ['../../node_modules/tsx/dist/cli.mjs', 'app.ts'], {
    cwd: example,
    encoding: 'utf8',
    env: {
      ...process.env,
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(offline)}`,
      CDK_VALIDATION: 'true',
      CDK_OUTDIR,
      CDK_CONTEXT_JSON: JSON.stringify(context),
    },
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const { Resources } = JSON.parse(readFileSync(join(CDK_OUTDIR, 'LocalizedOtp.template.json'), 'utf8')) as { Resources: object }
  expect(Object.keys(Resources).length).toBeGreaterThan(60)
})

it('tells Okta and the command where things are', () => {
  const { Outputs } = plainTemplate(createApp()) as {
    Outputs: Readonly<Record<string, { Description?: string; Value: unknown }>>
  }
  const { pseudonymKeys: _, ...told } = commandVariables
  expect(Object.values(Outputs).map(({ Description }) => Description)).toEqual(expect.arrayContaining(Object.values(told)))
  const secret = Object.entries(Outputs).find(([name]) => name.startsWith('OtpPseudonymSecret'))
  expect(JSON.stringify(secret?.[1].Value)).toContain('OtpPseudonymKey')
  const guide = readFileSync('docs/deploy.md', 'utf8')
  const names = Object.keys(Outputs).map((id) => id.slice('Otp'.length, -8))
  // CDK tells this one of every REST API.
  for (const name of names) if (name !== 'ApiEndpoint') expect(guide).toContain(`\`${name}\``)
})

// An empty version is the current one.
it('asks for the version of the pseudonym keys, so that a change of them can be deployed without CDK', () => {
  expect(JSON.stringify(plainTemplate(createApp()))).toMatch(/:SecretString:::",\{"Ref":"PseudonymKeyVersion"\},"\}\}"/)
})

// A set that the functions name and may not use costs every text.
it('lets both senders use the configuration set that the plain template asks for', () => {
  const { Resources } = plainTemplate(createApp()) as { Resources: Readonly<Record<string, { Type: string }>> }
  const texts = (type: string, text: RegExp) =>
    Object.values(Resources).filter((one) => one.Type === type && text.test(JSON.stringify(one)))
  expect(texts('AWS::Lambda::Function', /"OTP_CONFIGURATION_SET":\{"Ref":"ConfigurationSet"\}/)).toHaveLength(2)
  expect(texts('AWS::IAM::Policy', /SendTextMessage.*:configuration-set\/",\{"Ref":"ConfigurationSet"\}/)).toHaveLength(2)
})

it('deploys it all with ten lines', () => {
  expect(
    app
      .trimEnd()
      .split('\n')
      .filter((line) => line.trim() !== '').length,
  ).toBeLessThanOrEqual(10)
})

it('tells the same lines in the guide', () => {
  expect(readFileSync('docs/deploy.md', 'utf8')).toContain(`\`\`\`ts\n${app}\`\`\``)
})

// Where this fails: `npm run template` in examples/cdk-app.
it('has the plain template that the construct makes', () => {
  const committed = readFileSync(`${example}template.json`, 'utf8')
  expect(JSON.parse(committed)).toEqual(plainTemplate(createApp({ '@aws-cdk/core:validateAgainstDefaultRules': true })))
  expect(committed).not.toMatch(/cdk-hnb659fds|asset\.|CDKMetadata|\/(home|root|tmp|work|Users)\//)
})
