import assert from 'node:assert/strict'
import { isOtpError } from '../core/errors.js'
import type { CodeOpener } from '../core/ports/code-opener.js'
import type { Promised } from './promised.js'
import { refused } from './refused.js'

/** An opener, and the platform's way to seal for it. */
export interface CodeOpenerStand {
  readonly create: () => CodeOpener | Promise<CodeOpener>
  readonly seal: (plain: Uint8Array, boundTo: Readonly<Record<string, string>>) => Promise<Uint8Array>
}

const signal = new AbortController().signal
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const bound = { 'userpool-id': 'eu-central-1_Example' }
const code = '60718293'

/** What every {@link CodeOpener} promises. */
export function codeOpenerContract({ create, seal }: CodeOpenerStand): readonly Promised[] {
  return [
    {
      says: 'opens what the platform sealed, byte for byte',
      proof: async () => {
        const opener = await create()
        for (const plain of [bytes(code), bytes('p&amp;ß🔐'), Uint8Array.from({ length: 256 }, (_, at) => at)]) {
          assert.deepEqual(Uint8Array.from((await opener.open(await seal(plain, bound), signal)).plain), plain)
        }
      },
    },
    {
      says: 'says what the seal is bound to',
      proof: async () => {
        const { boundTo } = await (await create()).open(await seal(bytes(code), bound), signal)
        assert.equal(boundTo['userpool-id'], bound['userpool-id'])
      },
    },
    {
      says: 'opens the same again, and many side by side',
      proof: async () => {
        const opener = await create()
        const sealed = await Promise.all(['1', '22', '333', '4444'].map((one) => seal(bytes(one), bound)))
        const opened = await Promise.all([...sealed, ...sealed].map((one) => opener.open(one, signal)))
        assert.deepEqual(
          opened.map(({ plain }) => new TextDecoder().decode(plain)),
          ['1', '22', '333', '4444', '1', '22', '333', '4444'],
        )
      },
    },
    {
      says: 'leaves what it is given as it was',
      proof: async () => {
        const sealed = await seal(bytes(code), bound)
        const before = Uint8Array.from(sealed)
        await (await create()).open(sealed, signal)
        assert.deepEqual(Uint8Array.from(sealed), before)
      },
    },
    {
      says: 'refuses what is no seal, as call-malformed',
      proof: async () => {
        const opener = await create()
        for (const junk of [new Uint8Array(), bytes(code), new Uint8Array(500), bytes('AYADe'.repeat(100))]) {
          await refused(opener.open(junk, signal), 'call-malformed')
        }
      },
    },
    {
      says: 'refuses a seal that was cut or changed anywhere, and tells nothing of what is in it',
      proof: async () => {
        const opener = await create()
        const sealed = Uint8Array.from(await seal(bytes(code), bound))
        const places = Array.from({ length: 16 }, (_, index) => Math.floor((index * sealed.length) / 16))
        const broken = [...places.map((at) => sealed.slice(0, at)), ...places.map((at) => sealed.with(at, (sealed[at] ?? 0) ^ 1))]
        for (const one of broken) {
          const thrown: unknown = await opener.open(one, signal).then(
            () => assert.fail('opened a broken seal'),
            (reason: unknown) => reason,
          )
          assert.ok(isOtpError(thrown), 'rejected with something else than an OtpError')
          assert.ok(!`${thrown.message} ${JSON.stringify(thrown)} ${thrown.stack ?? ''}`.includes(code))
        }
      },
    },
    {
      says: 'opens nothing once the signal has aborted',
      proof: async () => {
        const sealed = await seal(bytes(code), bound)
        await refused((await create()).open(sealed, AbortSignal.abort()), 'cancelled')
      },
    },
  ]
}
