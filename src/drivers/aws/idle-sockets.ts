import { systemClock } from '../../core/delivery/system-clock.js'
import type { Clock } from '../../core/ports/clock.js'

/** What is used of an agent of `node:http` or `node:https`. */
export interface SocketKeeper {
  readonly freeSockets: Readonly<Record<string, readonly { destroy(): unknown }[] | undefined>>
  on(event: 'free', listener: (socket: object) => void): unknown
}

// AWS closes idle connections after some tens of seconds, and a frozen Lambda does not hear of it.
const longestIdleMs = 5000

/**
 * Closes the connections of an agent that have been idle too long, whenever it is called.
 * Who sends only once must not write to a connection that the other side may have closed: the reset that comes back
 * looks like a send without a known end, and no code goes out.
 */
export function idleSockets(agent: SocketKeeper, clock: Pick<Clock, 'now'> = systemClock): () => void {
  const freeSince = new WeakMap<object, number>()
  agent.on('free', (socket) => freeSince.set(socket, clock.now()))
  return () => {
    for (const socket of Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? [])) {
      if (clock.now() - (freeSince.get(socket) ?? 0) > longestIdleMs) socket.destroy()
    }
  }
}
