import OktaJwtVerifier from '@okta/jwt-verifier'
import { JwtVerifier } from 'aws-jwt-verify'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { oktaTokenVerifier } from '../src/drivers/okta-token-verifier.js'
import { startTokenIssuer, type TokenIssuer } from '../src/lab/token-issuer.js'
import { type Bench, type Case, compare } from './harness.js'

const audience = 'api://default'
const clientId = '0oaLab'

// More than the verifier keeps, taken in turn, so that none is ever still kept.
const poolSize = 1_100

type Verify = (token: string) => unknown

/** Verifying an access token of Okta, beside the libraries for it; the keys are there already. */
export const bench: Bench = async function* (effort) {
  const issuer = await startTokenIssuer()
  try {
    const { ours, peers } = createVerifiers(issuer)
    const tokens: string[] = []
    for (let index = 0; index < (effort === 'full' ? poolSize : 4); index += 1) tokens.push(await issuer.token())
    for (const verify of [ours, ...Object.values(peers)]) await refusesForeign(verify, issuer)
    const uncached = (name: string, verify: Verify): Case => {
      let next = 0
      return { name, round: (times) => repeat(times, () => verify(tokens[next++ % tokens.length] ?? '')) }
    }

    yield await compare(
      {
        title: 'Verifying an access token (RS256)',
        unit: 'token',
        peer: '@okta/jwt-verifier',
        rounds: 16,
        times: 100,
        cases: [
          {
            name: 'ours, a token seen before',
            prepare: () => repeat(1, () => ours(tokens[0] ?? '')),
            round: (times) => repeat(times, () => ours(tokens[0] ?? '')),
          },
          uncached('ours, a token never seen', ours),
          ...Object.entries(peers).map(([name, verify]) => uncached(name, verify)),
        ],
        notes: ['Okta sends one token until it expires, so nearly every call is the first row; no peer keeps what it verified.'],
      },
      effort,
    )
  } finally {
    await issuer.close()
  }
}

async function repeat(times: number, verify: () => unknown): Promise<void> {
  for (let index = 0; index < times; index += 1) await verify()
}

/** A verifier that lets everything through would be the fastest. */
async function refusesForeign(verify: Verify, issuer: TokenIssuer): Promise<void> {
  const foreign = await issuer.token({ aud: 'api://other' })
  const passed = await Promise.resolve(foreign)
    .then(verify)
    .then(
      () => true,
      () => false,
    )
  if (passed) throw new Error('a token for another audience was let through')
}

function createVerifiers(issuer: TokenIssuer): { ours: Verify; peers: Readonly<Record<string, Verify>> } {
  const { signal } = new AbortController()
  const verifier = oktaTokenVerifier({ issuer: issuer.issuer, audience, clientIds: [clientId], scopes: ['otp.send'] })
  const okta = new OktaJwtVerifier({
    issuer: issuer.issuer,
    assertClaims: { cid: clientId, 'scp.includes': ['otp.send'] },
    testing: { disableHttpsCheck: true },
  })
  const aws = JwtVerifier.create({ issuer: issuer.issuer, audience, jwksUri: issuer.jwksUri })
  // It fetches keys by https alone.
  aws.cacheJwks({ keys: issuer.keys() as never })
  const keys = createRemoteJWKSet(new URL(issuer.jwksUri))
  return {
    ours: (token) =>
      verifier.verify({ method: 'POST', headers: { authorization: `Bearer ${token}` }, body: new Uint8Array() }, signal),
    peers: {
      '@okta/jwt-verifier': (token) => okta.verifyAccessToken(token, audience),
      'aws-jwt-verify': (token) => aws.verify(token, {}),
      'jose, remote key set': (token) => jwtVerify(token, keys, { issuer: issuer.issuer, audience, algorithms: ['RS256'] }),
    },
  }
}
