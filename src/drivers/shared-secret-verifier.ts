import { hash, timingSafeEqual } from 'node:crypto'
import { OtpError } from '../core/errors.js'
import { checkOptions, option } from '../core/model/options.js'
import type { TokenVerifier } from '../core/ports/token-verifier.js'

export interface SharedSecretVerifierOptions {
  /** The header that carries the secret, in any case: Okta lets you name it freely. */
  readonly header: string
  /**
   * At least 16 printable ASCII characters each; any of them is accepted, so that a new one can be added before the old one goes.
   * With `basic` each is `user:password`.
   */
  readonly secrets: readonly string[]
  /**
   * Whether the header is `Basic` and Base64 (RFC 7617).
   * @defaultValue false
   */
  readonly basic?: boolean
  /**
   * Who the caller is in the decision record.
   * @defaultValue 'shared-secret'
   */
  readonly clientId?: string
}

/**
 * Verifies a fixed secret in a header, in a time that tells neither how much of it is right nor how long it is.
 * A token that ends is better: whoever sees this secret once can call for ever.
 * @throws TypeError on wrong wiring
 */
export function sharedSecretVerifier(options: SharedSecretVerifierOptions): TokenVerifier {
  checkOptions('sharedSecretVerifier', options, {
    header: (value) => (typeof value === 'string' && headerName.test(value) ? undefined : 'must be the name of a header'),
    secrets: option.list((secret) => secretComplaint(secret, options.basic), 1),
    basic: option.optional(option.boolean()),
    clientId: option.optional(option.text()),
  })
  const header = options.header.toLowerCase()
  const basic = options.basic ?? false
  const digests = options.secrets.map((secret) => digest(basic ? Buffer.from(secret).toString('base64') : secret))
  const caller = Object.freeze({
    issuer: 'shared-secret',
    clientId: options.clientId ?? 'shared-secret',
    scopes: Object.freeze([]),
  })

  return {
    async verify({ headers }) {
      const given: unknown = headers[header]
      const value = typeof given === 'string' ? given.trim() : ''
      const credential = basic ? (/^basic +(\S*)$/i.exec(value)?.[1] ?? '') : value
      if (credential === '') throw new OtpError('token-missing')
      const digested = digest(credential)
      // Digests have one length, and all are compared, so the time tells nothing.
      const right = digests.map((known) => timingSafeEqual(known, digested))
      if (!right.includes(true)) throw new OtpError('secret-wrong')
      return caller
    },
  }
}

// RFC 9110 section 5.6.2
const headerName = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i

const digest = (text: string): Buffer => hash('sha256', text, 'buffer')

function secretComplaint(secret: unknown, basic: unknown): string | undefined {
  if (typeof secret !== 'string' || !/^[\x21-\x7e](?:[\x20-\x7e]{14,})[\x21-\x7e]$/.test(secret)) {
    return 'must be 16 printable ASCII characters or more'
  }
  return basic === true && !secret.includes(':') ? 'must be user:password' : undefined
}
