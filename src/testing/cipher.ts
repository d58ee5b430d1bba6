import assert from 'node:assert/strict'
import type { Bound, Cipher } from '../core/ports/cipher.js'
import type { Clock } from '../core/ports/clock.js'
import type { Promised } from './promised.js'
import { refused } from './refused.js'

/** A fresh cipher, and the clock by which it tells that a parcel has expired. */
export interface CipherStand {
  readonly cipher: Cipher
  readonly clock: Clock
}

const plain = new TextEncoder().encode('{"code":"007314","to":"+15005550006"}')
const never = (): AbortSignal => new AbortController().signal

/** What every {@link Cipher} promises. `create` gives a fresh one each time. */
export function cipherContract(create: () => CipherStand | Promise<CipherStand>): readonly Promised[] {
  const promise = (says: string, proof: (stand: CipherStand & { bound: Bound }) => Promise<void>): Promised => ({
    says,
    proof: async () => {
      const stand = await create()
      await proof({ ...stand, bound: { id: 'event-1', channel: 'sms', expiresAt: stand.clock.now() + 300_000 } })
    },
  })
  const mismatch = (what: string, change: (bound: Bound) => Bound) =>
    promise(`refuses a seal that was made for another ${what}, as parcel-mismatch`, async ({ cipher, bound }) => {
      const sealed = await cipher.seal(plain, bound, never())
      await refused(cipher.open(sealed, change(bound), never()), 'parcel-mismatch')
    })

  return [
    promise('opens what it sealed', async ({ cipher, bound }) => {
      const sealed = await cipher.seal(plain, bound, never())
      assert.deepEqual(Uint8Array.from(await cipher.open(sealed, bound, never())), plain)
    }),
    promise('opens an empty plaintext, and one of 64 kB', async ({ cipher, bound }) => {
      for (const bytes of [new Uint8Array(0), new Uint8Array(65_536).fill(7)]) {
        const opened = await cipher.open(await cipher.seal(bytes, bound, never()), bound, never())
        assert.deepEqual(Uint8Array.from(opened), bytes)
      }
    }),
    promise('leaves nothing of the plaintext readable', async ({ cipher, bound }) => {
      const sealed = await cipher.seal(plain, bound, never())
      const decoded = sealed.split('.').map((part) => atob(part.replaceAll('-', '+').replaceAll('_', '/')))
      for (const text of [sealed, ...decoded]) assert.ok(!text.includes('007314') && !text.includes('15005550006'))
    }),
    promise('seals the same thing differently each time', async ({ cipher, bound }) => {
      const seals = await Promise.all(Array.from({ length: 16 }, () => cipher.seal(plain, bound, never())))
      assert.equal(new Set(seals).size, 16)
    }),
    mismatch('id', (bound) => ({ ...bound, id: 'event-2' })),
    mismatch('channel', (bound) => ({ ...bound, channel: 'voice' })),
    mismatch('expiry', (bound) => ({ ...bound, expiresAt: bound.expiresAt + 1 })),
    promise('refuses a dead parcel as expired, before it looks at the seal', async ({ cipher, clock, bound }) => {
      const dead = { ...bound, expiresAt: clock.now() }
      await refused(cipher.open('not even a seal', dead, never()), 'expired')
      await refused(cipher.open(await cipher.seal(plain, dead, never()), dead, never()), 'expired')
    }),
    promise('notices a change of any character, as parcel-tampered or parcel-malformed', async ({ cipher, bound }) => {
      const sealed = await cipher.seal(plain, bound, never())
      for (let at = 0; at < sealed.length; at += Math.max(1, Math.floor(sealed.length / 150))) {
        const other = sealed[at] === 'A' ? 'B' : 'A'
        const changed = sealed.slice(0, at) + other + sealed.slice(at + 1)
        await refused(cipher.open(changed, bound, never()), 'parcel-tampered', 'parcel-malformed')
      }
    }),
    promise('notices a seal that was cut short or grew, as parcel-tampered or parcel-malformed', async ({ cipher, bound }) => {
      const sealed = await cipher.seal(plain, bound, never())
      const others = [sealed.slice(0, -1), sealed.slice(0, -4), sealed.slice(4), sealed.slice(0, sealed.length / 2)]
      for (const changed of [...others, `${sealed}A`, `${sealed}=`, `${sealed}\n`, ` ${sealed}`, `${sealed}.A`]) {
        await refused(cipher.open(changed, bound, never()), 'parcel-tampered', 'parcel-malformed')
      }
    }),
    promise('calls junk parcel-malformed', async ({ cipher, bound }) => {
      for (const junk of ['', '.', '....', 'null', '{}', 'a.b.c', 'a.b.c.d.e', '🔑', '\u0000', 'A'.repeat(100_000)]) {
        await refused(cipher.open(junk, bound, never()), 'parcel-malformed')
      }
    }),
    promise('rejects with an OtpError when the signal has aborted, sealing and opening', async ({ cipher, bound }) => {
      const sealed = await cipher.seal(plain, bound, never())
      await refused(cipher.seal(plain, bound, AbortSignal.abort()))
      await refused(cipher.open(sealed, bound, AbortSignal.abort()))
    }),
  ]
}
