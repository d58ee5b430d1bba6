// What the authorizer of AWS's published sample does, with the library that it does it with. Not its code.
import OktaJwtVerifier from '@okta/jwt-verifier'

const issuer = process.env['OTP_OKTA_ISSUER'] ?? ''
const verifier = new OktaJwtVerifier({ issuer, testing: { disableHttpsCheck: true } })

export async function handler({
  authorizationToken,
  methodArn,
}: {
  authorizationToken: string
  methodArn: string
}): Promise<unknown> {
  await verifier.verifyAccessToken(authorizationToken.replace('Bearer ', ''), 'api://default')
  const statement = { Action: 'execute-api:Invoke', Effect: 'Allow', Resource: methodArn }
  return { principalId: 'user', policyDocument: { Version: '2012-10-17', Statement: [statement] } }
}
