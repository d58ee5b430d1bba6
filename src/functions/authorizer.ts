import { lambdaAuthorizer } from '../adapters/lambda-authorizer.js'
import { readEnvironment } from './environment.js'
import { tell } from './wiring/log.js'
import { createVerifier } from './wiring/verifier.js'
import { warm } from './wiring/warm.js'

const verifier = createVerifier(readEnvironment('authorizer', process.env))
await warm({ keys: verifier.warm })

/** The Lambda authorizer of the API: see `localized-otp/adapters/lambda-authorizer`. */
export const handler = lambdaAuthorizer(verifier, { onRefused: tell('authorizer') })
