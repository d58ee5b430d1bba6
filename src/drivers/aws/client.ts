import { Agent } from 'node:https'
import type { Check } from '../../core/model/options.js'
import { option } from '../../core/model/options.js'
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
export function lazyClient<Client, Config extends object>(
  factory: string,
  { client, config }: ClientOrConfig<Client, Config>,
  make: (config: Config) => Client,
  manners: ClientManners,
): () => Client {
  if (client !== undefined && config !== undefined) throw new TypeError(`${factory}: give 'client' or 'config', not both`)
  if (client !== undefined) return () => client
  let current: Client | undefined
  // Who may not try again must not begin on a connection that may be dead.
  const agent = manners.maxAttempts === 1 ? new Agent({ keepAlive: true, maxSockets: 50 }) : undefined
  const dropIdle = agent === undefined ? () => undefined : idleSockets(agent)
  return () => {
    dropIdle()
    return (current ??= make(withManners((config ?? {}) as Config, manners, agent)))
  }
}

function withManners<Config extends object>(
  config: Config,
  { maxAttempts, requestTimeoutMs }: ClientManners,
  agent: Agent | undefined,
): Config {
  const { requestHandler, ...rest } = config as { requestHandler?: unknown }
  const isReady = isRecord(requestHandler) && typeof requestHandler['handle'] === 'function'
  const timeouts = { connectionTimeout: 1000, requestTimeout: requestTimeoutMs, throwOnRequestTimeout: true }
  const connections = agent === undefined ? {} : { httpsAgent: agent }
  return {
    // Takes a fifth off the SDK's work, for calls that pass no options of their own.
    cacheMiddleware: true,
    maxAttempts,
    ...rest,
    requestHandler: isReady
      ? requestHandler
      : { ...timeouts, ...connections, ...(isRecord(requestHandler) ? requestHandler : {}) },
  } as unknown as Config
}
