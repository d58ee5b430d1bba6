import { describe, expect, it } from 'vitest'
import { createExpiringMap } from '../../../src/core/model/expiring-map.js'

describe('createExpiringMap', () => {
  it('knows a key until its time, and not from then on', () => {
    let now = 0
    const map = createExpiringMap<string>(() => now)
    map.set('a', 'one', 10)
    now = 9
    expect(map.get('a')).toBe('one')
    now = 10
    expect(map.get('a')).toBeUndefined()
    expect(map.get('b')).toBeUndefined()
  })

  it('gives the memory of a key back from its time on', () => {
    let now = 0
    const map = createExpiringMap<string>(() => now)
    map.set('a', 'one', 10)
    now = 10
    map.set('b', 'two', 20)
    expect(map.size).toBe(1)
  })

  it('replaces value and time', () => {
    let now = 0
    const map = createExpiringMap<string>(() => now)
    map.set('a', 'one', 10)
    map.set('a', 'two', 20)
    now = 19
    expect(map.get('a')).toBe('two')
  })

  it('does not grow with what it has forgotten, also behind entries that live long', () => {
    let now = 0
    const map = createExpiringMap<number>(() => now)
    for (let round = 0; round < 20_000; round += 1) {
      now = round
      map.set(`key-${round}`, round, now + (round % 10 === 0 ? 1000 : 10))
    }
    // Alive at any time: the last ten, and a tenth of the last thousand.
    expect(map.size).toBeLessThan(300)
    expect(map.get('key-19990')).toBe(19_990)
    expect(map.get('key-19100')).toBe(19_100)
  })
})
