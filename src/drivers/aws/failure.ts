/**
 * What kind of failure it was, for every service alike; each driver says in its own table which code that is.
 * *aborted* our signal · *throttled* come back later · *unavailable* it failed, hung or cut the line ·
 * *forbidden* credentials, permission, certificate or address are wrong · *refused* it says no to this very call.
 */
export type AwsFailureKind = 'aborted' | 'throttled' | 'unavailable' | 'forbidden' | 'refused'

/** A failure of an AWS call, read from whatever the SDK, a proxy or a socket threw. Holds nothing of the request. */
export interface AwsFailure {
  readonly kind: AwsFailureKind
  /** `no`: the service surely did nothing. `maybe`: it may have done it and the answer was lost. */
  readonly done: 'no' | 'maybe'
  /** The error's name, such as `ConflictException`. */
  readonly name: string
  /** The `Reason` that some services put beside it. */
  readonly reason?: string
}

interface Thrown {
  readonly name?: unknown
  readonly message?: unknown
  readonly code?: unknown
  readonly syscall?: unknown
  readonly errors?: unknown
  readonly Reason?: unknown
  readonly $metadata?: { readonly httpStatusCode?: unknown }
}

const throttles: ReadonlySet<string> = new Set([
  'KMSThrottlingException',
  'LimitExceededException',
  'OverLimit',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
])

const denials: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'NotAuthorized',
  'OptInRequired',
  'RequestExpired',
  'SignatureDoesNotMatch',
  'TokenProviderError',
  'UnrecognizedClientException',
])

// Named as errors of the service's own, though they come with a status of the 400s.
const outages: ReadonlySet<string> = new Set([
  'InternalServerError',
  'InternalServerException',
  'RequestTimeout',
  'ServiceUnavailable',
])

// Nothing was written to the wire: no name, no route, no listener.
const unreachable: ReadonlySet<string> = new Set(['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND'])

// The SDK's own, and it has no name: nobody has said which Region.
const regionMissing = 'Region is missing'

const isCertificateCode = (code: string): boolean => /^(?:ERR_TLS_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(code)

/**
 * Reads an error of the SDK by name, status and socket code, in this order of trust:
 * an HTML error page arrives as `SyntaxError` (its status is in `$metadata`), a socket reset as `TimeoutError`, a refused connection as a plain `Error`.
 * What nobody knows counts as *unavailable* and `maybe`: the safe reading of silence is that it may have happened.
 */
export function readAwsFailure(thrown: unknown): AwsFailure {
  const error: Thrown = typeof thrown === 'object' && thrown !== null ? thrown : {}
  const name = typeof error.name === 'string' ? error.name : 'unknown'
  const reason = typeof error.Reason === 'string' ? { reason: error.Reason } : {}
  const status = error.$metadata?.httpStatusCode
  const [kind, done] =
    name === 'AbortError' ? (['aborted', 'maybe'] as const) : (fromName(name) ?? fromStatus(status) ?? fromSocket(error))
  return { kind, done, name, ...reason }
}

/**
 * What may be told of a failure as the cause of ours: its name, codes and ids, and not its message. That may quote the request, and a
 * code of letters looks like any other word.
 */
export function causeOf(thrown: unknown): object {
  const { name, code, Reason, $metadata, message }: Thrown = typeof thrown === 'object' && thrown !== null ? thrown : {}
  return { name, code, Reason, $metadata, ...(message === regionMissing && { message }) }
}

type Reading = readonly [AwsFailureKind, AwsFailure['done']]

function fromName(name: string): Reading | undefined {
  if (throttles.has(name)) return ['throttled', 'no']
  if (denials.has(name)) return ['forbidden', 'no']
  return outages.has(name) ? ['unavailable', 'maybe'] : undefined
}

function fromStatus(status: unknown): Reading | undefined {
  if (typeof status !== 'number' || status < 100) return undefined
  if (status === 429) return ['throttled', 'no']
  if (status === 401 || status === 403 || status === 407) return ['forbidden', 'no']
  // 408 speaks of a request half read; a 2xx here is an answer that could not be read to its end.
  if (status >= 400 && status < 500 && status !== 408) return ['refused', 'no']
  return ['unavailable', 'maybe']
}

function fromSocket({ code, syscall, message, errors }: Thrown): Reading {
  // One for each address of a name, where none could be connected to.
  if (isConnects(errors)) return ['unavailable', 'no']
  const socketCode = typeof code === 'string' ? code : ''
  if (isCertificateCode(socketCode)) return ['forbidden', 'no']
  if (unreachable.has(socketCode) || syscall === 'connect' || syscall === 'getaddrinfo') return ['unavailable', 'no']
  if (message === regionMissing) return ['forbidden', 'no']
  // The SDK's connection timeout has no code of its own.
  if (typeof message === 'string' && message.includes('did not establish a connection')) return ['unavailable', 'no']
  return ['unavailable', 'maybe']
}

function isConnects(errors: unknown): boolean {
  return Array.isArray(errors) && errors.length > 0 && errors.every((one: Thrown | null) => one?.syscall === 'connect')
}
