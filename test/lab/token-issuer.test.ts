import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oktaTokenVerifier } from '../../src/drivers/okta-token-verifier.js'
import { startTokenIssuer, type TokenIssuer } from '../../src/lab/token-issuer.js'

const clients = { '0oaOne': 'one-secret', '0oaTwo': 'two:secret' }
let issuer: TokenIssuer
beforeAll(async () => {
  issuer = await startTokenIssuer({ clients, scopes: ['otp.send', 'otp.read'] })
})
afterAll(() => issuer.close())

const ask = async (form: Record<string, string>, headers: Record<string, string> = {}) => {
  const response = await fetch(issuer.tokenEndpoint, { method: 'POST', body: new URLSearchParams(form), headers })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const good = { grant_type: 'client_credentials', client_id: '0oaOne', client_secret: 'one-secret', scope: 'otp.send' }

describe('the token endpoint', () => {
  it('gives a client a token that the verifier takes', async () => {
    const { status, body } = await ask(good)
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3_600, scope: 'otp.send' })
    const { issuer: url } = issuer
    const verifier = oktaTokenVerifier({ issuer: url, audience: 'api://default', clientIds: ['0oaOne'], scopes: ['otp.send'] })
    const headers = { authorization: `Bearer ${String(body['access_token'])}` }
    const caller = await verifier.verify({ method: 'POST', headers, body: new Uint8Array() }, new AbortController().signal)
    expect(caller).toMatchObject({ issuer: url, clientId: '0oaOne', scopes: ['otp.send'] })
  })

  it('takes the client also from a Basic header', async () => {
    const authorization = `Basic ${Buffer.from('0oaTwo:two%3Asecret').toString('base64')}`
    expect((await ask({ grant_type: 'client_credentials', scope: 'otp.read' }, { authorization })).status).toBe(200)
  })

  it.each([
    [{ client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ client_id: 'nobody' }, 401, 'invalid_client'],
    [{ client_id: 'toString' }, 401, 'invalid_client'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ scope: '' }, 400, 'invalid_scope'],
    [{ scope: 'otp.send admin' }, 400, 'invalid_scope'],
  ])('refuses %j with %i', async (form, status, error) => {
    expect(await ask({ ...good, ...form })).toEqual({ status, body: { error } })
  })
})

describe('the published documents', () => {
  it.each(['openid-configuration', 'oauth-authorization-server'])('name the endpoints in %s', async (name) => {
    const { origin, pathname } = new URL(issuer.issuer)
    const url =
      name === 'openid-configuration' ? `${issuer.issuer}/.well-known/${name}` : `${origin}/.well-known/${name}${pathname}`
    expect(await (await fetch(url)).json()).toMatchObject({
      issuer: issuer.issuer,
      jwks_uri: issuer.jwksUri,
      token_endpoint: issuer.tokenEndpoint,
    })
  })

  it('hold the keys, old and new, and nothing private', async () => {
    issuer.rotate()
    const { keys } = (await (await fetch(issuer.jwksUri)).json()) as { keys: Record<string, unknown>[] }
    expect(keys).toEqual(issuer.keys())
    expect(keys.map((key) => Object.keys(key).toSorted())).toEqual([0, 1].map(() => ['alg', 'e', 'kid', 'kty', 'n', 'use']))
    issuer.rotate({ drop: true })
    expect(issuer.keys()).toHaveLength(1)
  })

  it('are nowhere else', async () => {
    expect((await fetch(`${issuer.issuer}/v1/authorize`)).status).toBe(404)
    expect((await fetch(issuer.tokenEndpoint)).status).toBe(404)
  })
})

it('refuses wrong wiring, naming the option, and a port that is taken', async () => {
  await expect(startTokenIssuer({ port: -1 })).rejects.toThrow("'port' must be an integer")
  await expect(startTokenIssuer({ scopes: [] })).rejects.toThrow("'scopes' must be a list")
  await expect(startTokenIssuer({ client: 'x' } as never)).rejects.toThrow("unknown option 'client'")
  await expect(startTokenIssuer({ clients: 'x' as never })).rejects.toThrow("'clients' must")
  await expect(startTokenIssuer({ port: Number(new URL(issuer.issuer).port) })).rejects.toThrow('EADDRINUSE')
})
