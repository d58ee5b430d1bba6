import assert from 'node:assert/strict'
import { errorMeanings, isOtpError, OtpError, type OtpErrorCode } from '../core/errors.js'
import type { Answer, Call } from '../core/model/call.js'
import { isChannel } from '../core/model/channel.js'
import type { OtpRequest } from '../core/model/otp-request.js'
import { isPurpose } from '../core/model/purpose.js'
import type { Outcome } from '../core/model/receipt.js'
import type { IdentityHook } from '../core/ports/identity-hook.js'
import type { Promised } from './promised.js'

/** A hook, and the calls of its platform to prove it with. */
export interface IdentityHookStand {
  /** A fresh hook each time. */
  readonly create: () => IdentityHook
  /** Calls that must be read; at least two, of different people. */
  readonly good: readonly {
    readonly says: string
    readonly call: Call
    /** What must have been read: throws when it was not. */
    readonly check: (request: OtpRequest) => void
    /** The code, the number, names, tokens: whatever of this call may show nowhere. Longer than three characters each. */
    readonly secrets: readonly string[]
  }[]
  /** Calls that must be refused, and with which code. */
  readonly bad: readonly { readonly says: string; readonly call: Call; readonly code: OtpErrorCode }[]
  /** Whether the platform takes this answer for a success and does nothing more. Left out where it never looks. */
  readonly succeeds?: (answer: Answer) => boolean
  /** @defaultValue 16384 */
  readonly maxAnswerBytes?: number
}

const signal = new AbortController().signal
const codes = Object.keys(errorMeanings) as readonly OtpErrorCode[]

// A text that no answer may hold: what a provider or a stranger could have written into a failure or a receipt.
const canary = 'canary <b>say</b> 1-800-CANARY'

const receipts: readonly Outcome[] = [
  { requestId: 'event-1', receipt: { status: 'sent', sender: 'sms-one', messageId: 'message-1' } },
  { requestId: 'event-1', receipt: { status: 'sent', sender: 'sms-one', messageId: 'message-1', repeated: true } },
  { requestId: 'event-1', receipt: { status: 'queued', id: 'parcel-1' } },
]

const failures: readonly Outcome[] = codes.flatMap((code) =>
  (['no', 'maybe'] as const).flatMap((sent) => {
    const failure = new OtpError(code, canary, { sent, cause: new Error(canary) })
    return [{ failure }, { requestId: 'event-1', failure }]
  }),
)

/** What every {@link IdentityHook} promises, however unlike the platforms are. */
export function identityHookContract(stand: IdentityHookStand): readonly Promised[] {
  const { create, good, bad, succeeds, maxAnswerBytes = 16_384 } = stand
  const goodCalls = good.map(({ says, call, check }) => ({
    says: `reads ${says}`,
    proof: async () => {
      const hook = create()
      const request = await hook.parse(call, signal)
      checkForm(request, hook)
      check(request)
    },
  }))
  const badCalls = bad.map(({ says, call, code }) => ({
    says: `refuses ${says}, as ${code}`,
    proof: async () => assert.equal((await refusal(create(), call))?.code, code),
  }))

  return [
    ...goodCalls,
    ...badCalls,
    {
      says: 'keeps nothing from one call for the next',
      proof: async () => {
        const hook = create()
        for (const { call, check } of [...good, ...good.toReversed(), ...good]) check(await hook.parse(call, signal))
        await Promise.all([...good, ...good].map(async ({ call, check }) => check(await hook.parse(call, signal))))
      },
    },
    {
      says: 'gives the same call the same id each time, and unlike calls unlike ids',
      proof: async () => {
        const ids = await Promise.all(good.map(async ({ call }) => (await create().parse(call, signal)).id))
        const again = await Promise.all(good.map(async ({ call }) => (await create().parse(call, signal)).id))
        assert.deepEqual(again, ids)
        assert.equal(new Set(ids).size, ids.length)
      },
    },
    {
      says: 'leaves the call as it was',
      proof: async () => {
        for (const { call } of good) {
          const before = structuredClone(call)
          await create().parse(call, signal)
          assert.deepEqual(call, before)
        }
      },
    },
    {
      says: 'puts no secret of the call in the id, the tenant, or any other text of the request',
      proof: async () => {
        for (const { call, secrets } of good) {
          const request = await create().parse(call, signal)
          for (const secret of secrets)
            assert.ok(!JSON.stringify(request).includes(secret), 'a secret can be read in the request')
        }
      },
    },
    {
      says: 'rejects only with OtpError, whatever the bytes, and repeats none of them',
      proof: async () => {
        const hook = create()
        for (const { call, secrets } of good) {
          for (const body of broken(call.body)) {
            const error = await refusal(hook, { ...call, body })
            const said = error === undefined ? '' : `${error.message} ${JSON.stringify(error)} ${error.stack ?? ''}`
            for (const secret of secrets) assert.ok(!said.includes(secret), 'a secret can be read in the error')
          }
        }
      },
    },
    {
      says: 'refuses an empty body',
      proof: async () => {
        for (const { call } of good) assert.ok(await refusal(create(), { ...call, body: new Uint8Array() }))
      },
    },
    {
      says: 'answers every receipt and every failure code, known or not, with plain data',
      proof: async () => {
        const newer = new OtpError('internal', canary)
        Object.defineProperty(newer, 'code', { value: 'of-a-later-release' })
        for (const outcome of [...receipts, ...failures, { failure: newer }])
          checkAnswer(create().answer(outcome), maxAnswerBytes)
      },
    },
    {
      says: 'never repeats in an answer what a provider or a stranger wrote',
      proof: async () => {
        const receipt = { status: 'sent', sender: canary, messageId: canary } as const
        const strange: readonly Outcome[] = [
          { requestId: canary, receipt },
          { requestId: canary, receipt: { status: 'queued', id: canary } },
          { requestId: canary, failure: new OtpError('provider-rejected', canary) },
        ]
        for (const outcome of [...failures, ...strange]) {
          const { headers, body } = create().answer(outcome)
          assert.ok(!/canary/i.test(JSON.stringify({ headers, body })), 'foreign text can be read in the answer')
        }
      },
    },
    {
      says: 'answers the same outcome the same way each time',
      proof: async () => {
        const hook = create()
        for (const outcome of [...receipts, ...failures]) assert.deepEqual(hook.answer(outcome), hook.answer(outcome))
      },
    },
    {
      says: 'lets the platform see a success where the code was sent, and none where it surely was not',
      proof: async () => {
        if (succeeds === undefined) return
        for (const outcome of receipts) assert.ok(succeeds(create().answer(outcome)), JSON.stringify(outcome))
        const lost = ['provider-unavailable', 'provider-rejected', 'sender-misconfigured', 'internal'] as const
        for (const code of lost)
          assert.ok(!succeeds(create().answer({ requestId: 'event-1', failure: new OtpError(code) })), code)
      },
    },
  ]
}

function checkForm(request: OtpRequest, hook: IdentityHook): void {
  assert.ok(request.id.length > 0 && request.id.length <= 256, 'the id is empty or too long')
  assert.equal(request.source, hook.name)
  assert.ok(isChannel(request.channel))
  assert.ok(isPurpose(request.purpose))
  assert.ok(Number.isFinite(request.expiresAt))
  assert.ok(request.locales.every((locale) => typeof locale === 'string'))
}

function checkAnswer(answer: Answer, maxBytes: number): void {
  assert.ok(Number.isInteger(answer.status) && answer.status >= 200 && answer.status <= 599)
  for (const [name, value] of Object.entries(answer.headers)) {
    assert.equal(name, name.toLowerCase())
    assert.match(value, /^[\x20-\x7e]*$/)
  }
  assert.ok(new TextEncoder().encode(answer.body).length <= maxBytes)
  if (answer.body === '') return
  assert.match(answer.headers['content-type'] ?? '', /^application\/json\b/)
  JSON.parse(answer.body)
}

/** The error that a call is refused with; `undefined` where it is read. */
async function refusal(hook: IdentityHook, call: Call): Promise<OtpError | undefined> {
  try {
    await hook.parse(call, signal)
    return undefined
  } catch (thrown) {
    assert.ok(isOtpError(thrown), `rejected with something else than an OtpError: ${String(thrown)}`)
    return thrown
  }
}

/** The body cut short, changed in one byte, replaced by values that are no request, or by no text at all. */
function broken(body: Uint8Array): Uint8Array[] {
  const steps = Array.from({ length: 60 }, (_, index) => Math.floor((index * body.length) / 60))
  const texts = [
    'null',
    '[]',
    '{}',
    '7',
    '"text"',
    '{"data":null}',
    '{"data":{}}',
    '[[',
    '['.repeat(60_000),
    `"${'x'.repeat(60_000)}"`,
  ]
  return [
    ...steps.map((at) => body.slice(0, at)),
    ...steps.flatMap((at) => [0x00, 0x22, 0x39, 0xff].map((byte) => body.with(at, byte))),
    ...texts.map((text) => new TextEncoder().encode(text)),
    Uint8Array.of(0xff, 0xfe, 0x00, 0x7b),
  ].filter((bytes) => bytes.length !== body.length || bytes.some((byte, at) => byte !== body[at]))
}
