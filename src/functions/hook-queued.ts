import { readEnvironment } from './environment.js'
import { hookFunction } from './wiring/hook.js'
import { createQueueing } from './wiring/queueing.js'
import { createVerifier } from './wiring/verifier.js'
import { warm } from './wiring/warm.js'

const settings = readEnvironment('hook-queued', process.env)
const verifier = createVerifier(settings)
const queueing = createQueueing(settings)
await warm({ keys: verifier.warm, 'data key': queueing.warm })

/** Okta's hook that seals every code and puts it into the queue; the function `worker` sends it. */
export const handler = hookFunction(settings, verifier, queueing.delivery)
