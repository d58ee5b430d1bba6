import assert from 'node:assert/strict'
import { isOtpError, type OtpError, type OtpErrorCode } from '../core/errors.js'
import type { Call } from '../core/model/call.js'
import type { TokenVerifier } from '../core/ports/token-verifier.js'
import type { Promised } from './promised.js'

/** A verifier, and the calls to prove it with. */
export interface TokenVerifierStand {
  /** A fresh verifier each time. */
  readonly create: () => TokenVerifier | Promise<TokenVerifier>
  /** A call that must be accepted. */
  readonly good: () => Call | Promise<Call>
  /** Calls that must be refused, and with which code. */
  readonly bad: readonly { readonly says: string; readonly call: () => Call | Promise<Call>; readonly code: OtpErrorCode }[]
  /** The header that carries the credential, in lower case. */
  readonly header: string
  /** Whether the header is a list, one good member of which suffices: then the same member twice is as good as once. */
  readonly list?: boolean
}

/** The codes that say something of the credential; `issuer-unreachable` says nothing of it. */
const refusals: ReadonlySet<OtpErrorCode> = new Set<OtpErrorCode>([
  'token-missing',
  'token-malformed',
  'token-algorithm',
  'token-key-unknown',
  'token-signature',
  'token-expired',
  'token-not-yet-valid',
  'token-issuer',
  'token-audience',
  'token-client',
  'token-scope',
  'token-claim',
  'token-unverifiable',
  'secret-wrong',
])

const signal = new AbortController().signal

/** What every {@link TokenVerifier} promises. */
export function tokenVerifierContract({ create, good, bad, header, list }: TokenVerifierStand): readonly Promised[] {
  const withHeader = (call: Call, value: string): Call => ({ ...call, headers: { ...call.headers, [header]: value } })

  const onlyOnce = {
    says: 'refuses a repeated credential',
    proof: async () => {
      const call = await good()
      const value = call.headers[header] ?? ''
      const error = await refused(await create(), withHeader(call, `${value}, ${value}`))
      assert.ok(refusals.has(error.code), error.code)
    },
  }

  return [
    {
      says: 'accepts a good call, and says who made it',
      proof: async () => {
        const caller = await (await create()).verify(await good(), signal)
        assert.ok(typeof caller.issuer === 'string' && caller.issuer !== '')
        assert.ok(typeof caller.clientId === 'string' && caller.clientId !== '')
        assert.ok(Array.isArray(caller.scopes) && caller.scopes.every((scope) => typeof scope === 'string'))
        assert.ok(caller.expiresAt === undefined || Number.isFinite(caller.expiresAt))
      },
    },
    {
      says: 'accepts it again, and many times at once, with the same result',
      proof: async () => {
        const verifier = await create()
        const call = await good()
        const callers = await Promise.all(Array.from({ length: 20 }, () => verifier.verify(call, new AbortController().signal)))
        for (const caller of [...callers, await verifier.verify(call, signal)]) assert.deepEqual(caller, callers[0])
      },
    },
    {
      says: 'hands out nothing of the credential with the caller',
      proof: async () => {
        const call = await good()
        const caller = JSON.stringify(await (await create()).verify(call, signal))
        for (const word of words(call.headers[header])) assert.ok(!caller.includes(word), 'the caller holds the credential')
      },
    },
    {
      says: 'refuses a call without a credential, as token-missing',
      proof: async () => {
        const call = await good()
        const headers = Object.fromEntries(Object.entries(call.headers).filter(([name]) => name !== header))
        const verifier = await create()
        for (const none of [{ ...call, headers }, withHeader(call, ''), withHeader(call, '   ')]) {
          assert.equal((await refused(verifier, none)).code, 'token-missing')
        }
      },
    },
    ...(list === true ? [] : [onlyOnce]),
    ...bad.map(({ says, call, code }) => ({
      says: `refuses ${says}, as ${code}`,
      proof: async () => assert.equal((await refused(await create(), await call())).code, code),
    })),
    {
      says: 'refuses any junk with a code that says what is wrong with the credential, and repeats none of it',
      proof: async () => {
        const verifier = await create()
        const call = await good()
        const value = call.headers[header] ?? ''
        const half = value.slice(0, value.length / 2)
        const junk = ['x', 'Bearer', 'Bearer ', 'Basic Og==', 'Bearer a.b.c', 'Bearer ..', '\u{1f511}', '{}', 'null', '__proto__']
        for (const one of [...junk, half, `${value}x`, `x${value}`, 'x'.repeat(100_000), `Bearer ${'x.'.repeat(50_000)}`]) {
          const error = await refused(verifier, withHeader(call, one))
          assert.ok(refusals.has(error.code), `${one.slice(0, 20)}: ${error.code}`)
          for (const word of words(one)) assert.ok(!told(error).includes(word), 'the error holds the credential')
        }
      },
    },
    {
      says: 'accepts or rejects with an OtpError when the signal has aborted, and nothing else',
      proof: async () => {
        const call = await good()
        await (await create()).verify(call, AbortSignal.abort()).catch((thrown: unknown) => assert.ok(isOtpError(thrown)))
      },
    },
    {
      says: 'refuses a bad call also after a good one, and a good one is accepted after many bad ones',
      proof: async () => {
        const verifier = await create()
        const call = await good()
        await verifier.verify(call, signal)
        for (const one of bad) assert.equal((await refused(verifier, await one.call())).code, one.code)
        await verifier.verify(call, signal)
      },
    },
  ]
}

async function refused(verifier: TokenVerifier, call: Call): Promise<OtpError> {
  const thrown = await verifier.verify(call, signal).then(
    () => assert.fail('accepted a call that must be refused'),
    (reason: unknown) => reason,
  )
  assert.ok(isOtpError(thrown), `rejected with something else than an OtpError: ${String(thrown)}`)
  return thrown
}

const told = (error: OtpError): string => `${error.message} ${JSON.stringify(error)} ${error.stack ?? ''}`

/** The parts of a credential that would give it away; short ones occur in any text. */
const words = (value = ''): string[] => value.split(/[\s.,]+/).filter((word) => word.length >= 12)
