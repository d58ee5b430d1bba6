import { expect, it } from 'vitest'
import { createRecentMap } from '../../../src/core/model/recent-map.js'

it('makes a value once, and gives it again', () => {
  const map = createRecentMap<object>(2)
  const first = map.get('a', () => ({}))
  expect(map.get('a', () => ({}))).toBe(first)
  expect(map.get('b', () => ({}))).not.toBe(first)
  expect(map.size).toBe(2)
})

it('remembers a value that is nothing, too', () => {
  const map = createRecentMap<string | undefined>(2)
  map.get('a', () => undefined)
  expect(map.get('a', () => 'made again')).toBeUndefined()
})

it('forgets what has not been asked for longest, and nothing before it is full', () => {
  const map = createRecentMap<string>(2)
  const get = (key: string, made: string) => map.get(key, () => made)
  get('a', 'a1')
  get('b', 'b1')
  expect(get('a', 'a2')).toBe('a1')
  get('c', 'c1')
  expect(map.size).toBe(2)
  expect(get('a', 'a2')).toBe('a1')
  expect(get('c', 'c2')).toBe('c1')
  expect(get('b', 'b2')).toBe('b2')
})
