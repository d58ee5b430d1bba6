import { type OktaTokenVerifier, oktaTokenVerifier } from '../../drivers/okta-token-verifier.js'
import type { Settings } from '../environment.js'
import { given, wired } from './wired.js'

/** The verifier that the authorizer and the hooks share: a token is judged the same at both doors. */
export function createVerifier(settings: Settings<'authorizer' | 'hook-queued' | 'hook-direct'>): OktaTokenVerifier {
  const names = {
    issuer: 'OTP_OKTA_ISSUER',
    audience: 'OTP_OKTA_AUDIENCE',
    clientIds: 'OTP_OKTA_CLIENT_IDS',
    scopes: 'OTP_OKTA_SCOPES',
    jwksUri: 'OTP_OKTA_JWKS_URI',
  } as const
  return wired(names, () =>
    oktaTokenVerifier({
      issuer: settings.OTP_OKTA_ISSUER,
      audience: settings.OTP_OKTA_AUDIENCE,
      clientIds: settings.OTP_OKTA_CLIENT_IDS,
      scopes: settings.OTP_OKTA_SCOPES,
      ...given({ jwksUri: settings.OTP_OKTA_JWKS_URI }),
    }),
  )
}
