import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Check } from '../../core/model/options.js'
import { option } from '../../core/model/options.js'
import type { Stack } from './attempt.js'
import { idleSockets } from './idle-sockets.js'

/**
 * A client that is ready, or what one is made from; both at once does not compile.
 * A config has no `logger`: no field of these services is marked sensitive, so the SDK's logger would print codes and numbers.
 */
export type ClientOrConfig<Client, Config> =
  | { readonly client: Client; readonly config?: never }
  | { readonly config?: Omit<Config, 'logger'>; readonly client?: never }

/** How a driver's own client behaves where the config does not say otherwise. */
export interface ClientManners {
  readonly maxAttempts: number
  /** From the first byte out to the last byte in; the connection has 1000 ms of its own. */
  readonly requestTimeoutMs: number
  /** Who may not try again must not begin on a connection that may be dead: idle ones are closed before each call. */
  readonly sendsOnce?: boolean
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The checks for the two options `client` and `config`. */
export const clientChecks: { readonly client: Check; readonly config: Check } = {
  client: option.optional(option.port('send')),
  config: (value) => {
    if (value === undefined) return undefined
    if (!isRecord(value)) return 'must be an object'
    return value['logger'] === undefined ? undefined : 'must not have a logger: it would print codes and numbers'
  },
}

/**
 * The client that was handed in, or one made of the config at its first use, so that a cold start pays only for what it calls.
 * The SDK's own timeouts are all off and its request timeout only warns; here they are on and real.
 * @throws TypeError where both were given
 */
export function lazyClient<Client extends { readonly middlewareStack: object }, Config extends object>(
  factory: string,
  { client, config }: ClientOrConfig<Client, Config>,
  make: (config: Config) => Client,
  manners: ClientManners,
): () => Client {
  if (client !== undefined && config !== undefined) throw new TypeError(`${factory}: give 'client' or 'config', not both`)
  if (client !== undefined) return () => client
  let current: Client | undefined
  return () => {
    if (current !== undefined) return current
    const agents = manners.sendsOnce === true ? createAgents() : undefined
    current = make(withManners((config ?? {}) as Config, manners, agents))
    if (agents !== undefined) dropIdleBeforeCalls(current, agents)
    return current
  }
}

type Agents = ReturnType<typeof createAgents>

function createAgents() {
  const keeping = { keepAlive: true, maxSockets: 50 }
  return { httpAgent: new HttpAgent(keeping), httpsAgent: new HttpsAgent(keeping) }
}

/** A part of the client, so that it goes along with one that is handed on. */
function dropIdleBeforeCalls(client: { readonly middlewareStack: object }, { httpAgent, httpsAgent }: Agents): void {
  const drops = [idleSockets(httpAgent), idleSockets(httpsAgent)]
  const stack = client.middlewareStack as Stack
  stack.add(
    (next) => (args) => {
      for (const drop of drops) drop()
      return next(args)
    },
    { name: 'dropIdle', step: 'initialize', priority: 'high' },
  )
}

function withManners<Config extends object>(
  config: Config,
  { maxAttempts, requestTimeoutMs }: ClientManners,
  agents: Agents | undefined,
): Config {
  const { requestHandler, ...rest } = config as { requestHandler?: unknown }
  const isReady = isRecord(requestHandler) && typeof requestHandler['handle'] === 'function'
  const timeouts = { connectionTimeout: 1000, requestTimeout: requestTimeoutMs, throwOnRequestTimeout: true }
  return {
    maxAttempts,
    ...rest,
    requestHandler: isReady ? requestHandler : { ...timeouts, ...agents, ...(isRecord(requestHandler) ? requestHandler : {}) },
  } as unknown as Config
}
