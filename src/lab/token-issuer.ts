import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemClock } from '../core/delivery/system-clock.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Clock } from '../core/ports/clock.js'

/** How the key set can be made to fail: no answer, no connection, a wrong status or a wrong body. */
export type KeysFault = 'hang' | 'cut' | '500' | 'redirect' | 'not-json' | 'wrong-json' | 'no-keys' | 'huge'

export interface TokenIssuerOptions {
  /** @defaultValue 0, any free port */
  readonly port?: number
  /**
   * The client ids that get tokens, with their secrets.
   * @defaultValue `{ '0oaLab': 'lab-secret' }`
   */
  readonly clients?: Readonly<Record<string, string>>
  /** @defaultValue ['otp.send'] */
  readonly scopes?: readonly string[]
  /** @defaultValue 'api://default' */
  readonly audience?: string
  /** What the key set says of how long it may be kept. */
  readonly cacheControl?: string
  /** @defaultValue systemClock */
  readonly clock?: Clock
}

/** A local stand-in for a custom authorization server of Okta: real keys, real signatures, real HTTP. */
export interface TokenIssuer {
  readonly issuer: string
  readonly jwksUri: string
  readonly tokenEndpoint: string
  /** A token as Okta makes it for client credentials. `claims` and `header` change it; `undefined` leaves a field out. */
  token(claims?: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, unknown>>): Promise<string>
  /** Signs these very texts with the current key, however wrong they are. */
  sign(header: string, payload: string): string
  /** The published keys, as `keys` of a verifier takes them. */
  keys(): readonly Readonly<Record<string, unknown>>[]
  /** Signs with a new key from now on. The old one stays published unless `drop`. */
  rotate(how?: { readonly drop?: boolean }): void
  /** Makes the key set fail until it is called with nothing. */
  fail(fault?: KeysFault): void
  /** How often the key set has been asked for. */
  readonly fetches: number
  close(): Promise<void>
}

interface Key {
  readonly kid: string
  readonly privateKey: KeyObject
  readonly jwk: Readonly<Record<string, unknown>>
}

const path = '/oauth2/default'
const lifeSeconds = 3_600

/** Starts a token issuer on the loopback address. Only for tests and demonstrations: whoever can reach it gets tokens. */
export async function startTokenIssuer(options: TokenIssuerOptions = {}): Promise<TokenIssuer> {
  checkOptions('startTokenIssuer', options, {
    port: option.optional(option.integer(0, 65_535)),
    clients: option.optional((value) => (isClients(value) ? undefined : 'must map at least one client id to its secret')),
    scopes: option.optional(option.list(option.text(), 1)),
    audience: option.optional(option.text()),
    cacheControl: option.optional(option.text()),
    clock: option.optional(option.port('now', 'sleep')),
  })
  const { clients = { '0oaLab': 'lab-secret' }, scopes = ['otp.send'], audience = 'api://default', clock = systemClock } = options
  const counts = { keys: 0, tokens: 0, fetches: 0 }
  let published = [makeKey(++counts.keys)]
  let fault: KeysFault | undefined

  const current = (): Key => published.at(-1) as Key
  const issue = (claims: object = {}, header: object = {}): string => {
    const iat = Math.floor(clock.now() / 1_000)
    const cid = Object.keys(clients)[0]
    const own = {
      ver: 1,
      jti: `AT.lab-${++counts.tokens}`,
      iss: issuer,
      aud: audience,
      iat,
      exp: iat + lifeSeconds,
      cid,
      scp: scopes,
      sub: cid,
    }
    return signTexts(JSON.stringify({ kid: current().kid, alg: 'RS256', ...header }), JSON.stringify({ ...own, ...claims }))
  }
  const signTexts = (header: string, payload: string): string => {
    const input = `${base64url(header)}.${base64url(payload)}`
    return `${input}.${sign('sha256', Buffer.from(input), current().privateKey).toString('base64url')}`
  }

  const routes: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void | Promise<void>>> = {
    [`GET ${path}/v1/keys`]: (_, response) => {
      counts.fetches += 1
      if (fault === undefined) {
        if (options.cacheControl !== undefined) response.setHeader('cache-control', options.cacheControl)
        answer(response, 200, { keys: published.map(({ jwk }) => jwk) })
      } else {
        faults[fault](response)
      }
    },
    [`POST ${path}/v1/token`]: async (request, response) => {
      const form = new URLSearchParams(await readText(request))
      const [id = '', secret] = credentials(request, form)
      const wished = form.get('scope')?.split(' ').filter(Boolean) ?? []
      // As Okta's default server does: no token without a custom scope.
      const known = wished.length > 0 && wished.every((scope) => scopes.includes(scope))
      if (!Object.hasOwn(clients, id) || clients[id] !== secret) refuse(response, 401, 'invalid_client')
      else if (form.get('grant_type') !== 'client_credentials') refuse(response, 400, 'unsupported_grant_type')
      else if (!known) refuse(response, 400, 'invalid_scope')
      else {
        const token = issue({ cid: id, sub: id, scp: wished })
        answer(response, 200, { token_type: 'Bearer', expires_in: lifeSeconds, access_token: token, scope: wished.join(' ') })
      }
    },
    [`GET ${path}/.well-known/openid-configuration`]: (_, response) => answer(response, 200, metadata()),
    [`GET /.well-known/oauth-authorization-server${path}`]: (_, response) => answer(response, 200, metadata()),
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const route = routes[`${request.method ?? ''} ${pathname}`]
    if (route === undefined) {
      refuse(response, 404, 'not_found')
      return
    }
    Promise.resolve(route(request, response)).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
  const jwksUri = `${issuer}/v1/keys`
  const tokenEndpoint = `${issuer}/v1/token`
  const metadata = (): object => ({
    issuer,
    jwks_uri: jwksUri,
    token_endpoint: tokenEndpoint,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    scopes_supported: scopes,
  })

  return {
    issuer,
    jwksUri,
    tokenEndpoint,
    token: async (claims, header) => issue(claims, header),
    sign: signTexts,
    keys: () => published.map(({ jwk }) => jwk),
    rotate({ drop = false } = {}) {
      published = [...(drop ? [] : published), makeKey(++counts.keys)]
    },
    fail(how) {
      fault = how
    },
    get fetches() {
      return counts.fetches
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)))
        server.closeAllConnections()
      }),
  }
}

function isClients(value: unknown): boolean {
  const secrets = typeof value === 'object' && value !== null ? Object.values(value) : []
  return secrets.length > 0 && secrets.every((secret) => typeof secret === 'string')
}

const base64url = (text: string): string => Buffer.from(text).toString('base64url')

function makeKey(number: number): Key {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const kid = `lab-${number}`
  return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' } }
}

const faults: Readonly<Record<KeysFault, (response: ServerResponse) => void>> = {
  hang: () => undefined,
  cut: (response) => response.destroy(),
  500: (response) => refuse(response, 500, 'server_error'),
  redirect: (response) => response.writeHead(302, { location: '/elsewhere' }).end(),
  'not-json': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Maintenance</h1>'),
  'wrong-json': (response) => answer(response, 200, { keys: 'none' }),
  'no-keys': (response) => answer(response, 200, { keys: [] }),
  huge: (response) => response.writeHead(200).end(' '.repeat(1_000_000)),
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function refuse(response: ServerResponse, status: number, error: string): void {
  answer(response, status, { error })
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** `client_secret_basic` or `client_secret_post`. */
function credentials(request: IncomingMessage, form: URLSearchParams): readonly (string | undefined)[] {
  const basic = /^basic +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (basic === undefined) return [form.get('client_id') ?? undefined, form.get('client_secret') ?? undefined]
  return Buffer.from(basic, 'base64').toString('utf8').split(':').map(decodeURIComponent)
}
