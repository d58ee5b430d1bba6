import { type ComposerOptions, type Composition, createComposer } from '../../../src/core/message/composition.js'
import type { Fact } from '../../../src/core/model/decision.js'
import type { Message } from '../../../src/core/model/message.js'
import type { OtpRequest } from '../../../src/core/model/otp-request.js'
import { Secret } from '../../../src/core/model/secret.js'
import type { Template } from '../../../src/core/model/template.js'

export const now = 1_800_000_000_000

export const requestOf = (more: Partial<OtpRequest> = {}): OtpRequest => ({
  id: 'event-1',
  source: 'okta',
  purpose: 'authentication',
  channel: 'sms',
  destination: { e164: new Secret('+4915112345678'), country: 'DE', callingCode: '49' },
  code: new Secret('047115'),
  expiresAt: now + 5 * 60_000,
  locales: ['de-DE'],
  ...more,
})

export const templateOf = (locale: string, wordings: readonly string[], more: Partial<Template> = {}): Template => ({
  locale,
  purpose: 'authentication',
  channel: 'sms',
  version: `${locale}-1`,
  wordings,
  ...more,
})

/** Composes once, and gives what was noted on the way. */
export function compose(
  input: Partial<Composition> & { readonly templates: readonly Template[] },
  options: Partial<ComposerOptions> = {},
): { readonly message: Message; readonly body: string; readonly facts: readonly Fact[]; readonly composed: Fact | undefined } {
  const facts: Fact[] = []
  const message = createComposer({ brand: 'Acme', ...options })({
    request: requestOf(),
    channel: 'sms',
    now,
    defaultLocale: 'en',
    localePolicy: 'default',
    note: (fact) => facts.push(fact),
    ...input,
  })
  return { message, body: message.body.reveal(), facts, composed: facts.find(({ fact }) => fact === 'composed') }
}
