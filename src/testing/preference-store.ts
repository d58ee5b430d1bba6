import assert from 'node:assert/strict'
import type { Preference } from '../core/model/preference.js'
import type { WritablePreferenceStore } from '../core/ports/preference-store.js'
import type { Promised } from './promised.js'
import { refused } from './refused.js'

interface Stand {
  readonly store: WritablePreferenceStore
  /** A person that no other promise knows. */
  readonly userId: string
}

const never = new AbortController().signal
const whole = (): Preference => ({ locales: ['pt-BR', 'zh-Hant-TW', 'en'], channel: 'voice', speed: 'x-slow' })

/** What every preference store promises. `create` gives one in which nobody has a preference yet. */
export function preferenceStoreContract(create: () => Promise<WritablePreferenceStore>): readonly Promised[] {
  let count = 0
  const promise = (says: string, proof: (stand: Stand) => Promise<void>): Promised => {
    count += 1
    const userId = `preference-contract-${count}`
    return { says, proof: async () => proof({ store: await create(), userId }) }
  }

  return [
    promise('answers undefined for whoever has chosen nothing', async ({ store, userId }) => {
      assert.equal(await store.find(userId, never), undefined)
    }),
    promise('finds what was put, whole and unchanged', async ({ store, userId }) => {
      await store.put(userId, whole(), never)
      assert.deepEqual(await store.find(userId, never), whole())
    }),
    promise('keeps a preference with nothing but locales, or none', async ({ store, userId }) => {
      for (const preference of [{ locales: ['de'] }, { locales: [] }]) {
        await store.put(userId, preference, never)
        assert.deepEqual(await store.find(userId, never), preference)
      }
    }),
    promise('replaces all of what was there', async ({ store, userId }) => {
      await store.put(userId, whole(), never)
      await store.put(userId, { locales: ['de'] }, never)
      assert.deepEqual(await store.find(userId, never), { locales: ['de'] })
    }),
    promise('keeps people apart, whatever their ids look like', async ({ store, userId }) => {
      const ids = [userId, `${userId}#2`, `${userId} `, userId.toUpperCase(), 'ünï#código', '__proto__', 'x'.repeat(2000)]
      for (const id of ids) assert.equal(await store.find(id, never), undefined)
      for (const [index, id] of ids.entries()) await store.put(id, { locales: [`de-u-x-${index}`] }, never)
      for (const [index, id] of ids.entries()) {
        assert.deepEqual(await store.find(id, never), { locales: [`de-u-x-${index}`] })
      }
    }),
    promise('takes in and hands out copies', async ({ store, userId }) => {
      const mine = whole()
      await store.put(userId, mine, never)
      ;(mine.locales as string[]).push('spoiled')
      const first = await store.find(userId, never)
      ;(first?.locales as string[]).push('spoiled')
      assert.deepEqual(await store.find(userId, never), whole())
    }),
    promise('forgets a person, and only that one; forgetting a stranger is no failure', async ({ store, userId }) => {
      await store.put(userId, whole(), never)
      await store.put(`${userId}-other`, whole(), never)
      await store.forget(userId, never)
      await store.forget(userId, never)
      assert.equal(await store.find(userId, never), undefined)
      assert.deepEqual(await store.find(`${userId}-other`, never), whole())
    }),
    promise('rejects with an OtpError when the signal has aborted, and changes nothing', async ({ store, userId }) => {
      await store.put(userId, whole(), never)
      await refused(store.find(userId, AbortSignal.abort()), 'cancelled')
      await refused(store.put(userId, { locales: [] }, AbortSignal.abort()), 'cancelled')
      await refused(store.forget(userId, AbortSignal.abort()), 'cancelled')
      assert.deepEqual(await store.find(userId, never), whole())
    }),
  ]
}
