import type { Answer, Call } from '../model/call.js'

/**
 * From a call to its answer, whatever the runtime. `createHandler` makes one; adapters carry it. It never rejects.
 * The signal aborts when the caller goes away.
 */
export type Handler = (call: Call, signal?: AbortSignal) => Promise<Answer>
