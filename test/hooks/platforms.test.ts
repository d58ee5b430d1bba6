import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { auth0Action } from '../../src/adapters/auth0-action.js'
import { lambdaInvoke } from '../../src/adapters/lambda-invoke.js'
import type { Answer } from '../../src/core/model/call.js'
import type { Outcome } from '../../src/core/model/receipt.js'
import type { IdentityHook } from '../../src/core/ports/identity-hook.js'
import { createPseudonym } from '../../src/drivers/hmac-pseudonym.js'
import { auth0PhoneMessageHook, auth0PhoneProviderHook } from '../../src/hooks/auth0.js'
import { cognitoSmsSenderHook } from '../../src/hooks/cognito.js'
import { kratosCourierHook } from '../../src/hooks/kratos.js'
import { oktaTelephonyHook } from '../../src/hooks/okta.js'
import { supabaseSmsHook } from '../../src/hooks/supabase.js'
import { webhookHook } from '../../src/hooks/webhook.js'
import { failed, queued, sent } from './stand.js'

const page = readFileSync(new URL('../../docs/platforms.md', import.meta.url), 'utf8')
const example = readFileSync(new URL('../../examples/webhook/send-code.ts', import.meta.url), 'utf8')

/** The columns of the second table, in their order. */
const outcomes: readonly Outcome[] = [
  sent,
  queued,
  failed('not-a-code'),
  failed('provider-unavailable'),
  failed('provider-rejected'),
  failed('country-refused'),
  failed('provider-unavailable', 'maybe'),
  failed('token-signature'),
]

/** What becomes of an answer at the platform. */
type Heard = (answer: Answer) => string | Promise<string>

const status: Heard = (answer) => String(answer.status)
const okta: Heard = ({ status: code, body }) => {
  const { commands } = JSON.parse(body) as { commands?: [{ value: [{ status: string }] }] }
  return commands === undefined ? String(code) : `${code} \`${commands[0].value[0].status}\``
}
const supabase: Heard = ({ status: code, headers, body }) => {
  const { error } = JSON.parse(body) as { error?: { http_code: number } }
  if (headers['retry-after'] !== undefined) return `${code} \`Retry-After\``
  return error === undefined ? String(code) : `${code} with error ${error.http_code}`
}
const lambda: Heard = (answer) =>
  lambdaInvoke(async () => answer)({}).then(
    () => 'returns',
    () => 'throws',
  )
const action =
  (api: 'with' | 'without'): Heard =>
  async (answer) => {
    let heard = 'returns'
    const tell = (name: string) => () => {
      heard = `\`${name}\``
    }
    const given = api === 'with' ? { notification: { retry: tell('retry'), drop: tell('drop') } } : {}
    return auth0Action(async () => answer)({}, given).then(
      () => heard,
      () => 'throws',
    )
  }

const pseudonym = createPseudonym({ keys: [Uint8Array.from({ length: 32 }, (_, at) => at)] })
const opener = { open: () => Promise.reject(new Error('nothing is opened here')) }
const platforms: readonly (readonly [name: string, hook: IdentityHook, heard: Heard])[] = [
  ['Okta', oktaTelephonyHook(), okta],
  ['Supabase', supabaseSmsHook(), supabase],
  ['Auth0, phone provider', auth0PhoneProviderHook({ pseudonym }), action('with')],
  ['Auth0, MFA message', auth0PhoneMessageHook({ pseudonym }), action('without')],
  ['Cognito', cognitoSmsSenderHook({ opener }), lambda],
  ['Kratos', kratosCourierHook({ pseudonym }), status],
  ['webhook', webhookHook(), status],
]

const answers = page.slice(page.indexOf('## What we answer'), page.indexOf('## Okta'))

it.each(platforms)('tells in docs/platforms.md what %s is answered', async (name, hook, heard) => {
  const cells = await Promise.all(outcomes.map(async (outcome) => heard(hook.answer(outcome))))
  expect(answers).toContain(`\n| ${[name, ...cells].join(' | ')} |\n`)
})

it('tells of every platform what it gives', () => {
  const gives = page.slice(0, page.indexOf('## What we answer'))
  for (const [name] of platforms) expect(gives).toContain(`\n| ${name} | `)
})

it('shows the client of the example', () => {
  const client = example.slice(example.indexOf('export async function'))
  const flat = (text: string): string => text.replace(/\s+/g, '')
  expect(flat(page)).toContain(flat(client))
})
