import { describe, expect, it } from 'vitest'
import { type Bug, runChaos } from './run.js'

// `npm run chaos` drives ten thousand; this is a slice of it. No seed may draw an outage that lasts through most of so few events.
describe('delivery in a world that falls apart', () => {
  it.each([1, 2, 4])(
    'neither loses nor doubles, is never late, sends no dead code and betrays nobody (seed %i)',
    async (seed) => {
      const { line, faults } = await runChaos({ events: 400, seed })
      expect(faults).toEqual([])
      expect(line).toMatch(
        /^chaos: events=400 accepted=\d+ sent=\d+ refused=\d+ expired=\d+ dead=\d+ ambiguous=\d+ lost=0 doubled=0 late=0 dead-codes=0 betrayed=0 seed=\d$/,
      )
    },
  )

  it('is repeatable: the same seed gives the same account', async () => {
    const [one, other] = [await runChaos({ events: 150, seed: 5 }), await runChaos({ events: 150, seed: 5 })]
    expect(one).toEqual(other)
  })

  it.each<[Bug, RegExp]>([
    ['claim-dropped', /doubled=/],
    ['acknowledge-before-send', /lost=/],
    ['settle-skipped', /ambiguous without a fault/],
  ])('finds a planted bug: %s', async (bug, finding) => {
    const { faults } = await runChaos({ events: 400, seed: 1, bug })
    expect(faults.join('\n')).toMatch(finding)
  })
})
