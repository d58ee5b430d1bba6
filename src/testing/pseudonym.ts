import assert from 'node:assert/strict'
import type { Pseudonym } from '../core/ports/pseudonym.js'
import type { Promised } from './promised.js'

const values = ['00u1ab2cd3EF4gh5IJ6', '+14255550100', '+14255550101', 'ünï#código', '👩‍🚀', ' ', 'x'.repeat(10_000)]

/**
 * What every pseudonym promises. `create` makes one whose key has been changed `rotations` times and that still knows
 * all keys it ever had; two of as many rotations have the same keys.
 */
export function pseudonymContract(create: (rotations: number) => Promise<Pseudonym>): readonly Promised[] {
  return [
    {
      says: 'gives the same names for the same value, also from another process',
      proof: async () => {
        const [one, other] = [await create(1), await create(1)]
        for (const value of values) assert.deepEqual(await one.of(value), await other.of(value))
      },
    },
    {
      says: 'gives different names for different values, however alike',
      proof: async () => {
        const pseudonym = await create(0)
        const alike = [...values, 'é', 'e\u0301', '+1425555010', 'A', 'a', 'a ', '']
        const names = await Promise.all(alike.map(async (value) => (await pseudonym.of(value))[0]))
        assert.equal(new Set(names).size, alike.length)
      },
    },
    {
      says: 'gives short names of plain characters, fit for any key',
      proof: async () => {
        const pseudonym = await create(2)
        for (const value of values) for (const name of await pseudonym.of(value)) assert.match(name, /^[\w-]{16,128}$/)
      },
    },
    {
      says: 'puts nothing of the value into a name',
      proof: async () => {
        const pseudonym = await create(0)
        for (const value of ['+14255550100', '00u1ab2cd3EF4gh5IJ6']) {
          const [name] = await pseudonym.of(value)
          assert.ok(!name.includes(value.slice(1, 8)))
        }
      },
    },
    {
      says: 'gives a new current name after a change of key, and the ones before it as former names, the latest first',
      proof: async () => {
        const [before] = await (await create(0)).of('somebody')
        const [between, ...firsts] = await (await create(1)).of('somebody')
        const [after, ...seconds] = await (await create(2)).of('somebody')
        assert.deepEqual(firsts, [before])
        assert.deepEqual(seconds, [between, before])
        assert.equal(new Set([before, between, after]).size, 3)
      },
    },
  ]
}
