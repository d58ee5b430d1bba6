import { describe, expect, it } from 'vitest'
import { contentVersion } from '../../../src/core/message/content-version.js'

describe('contentVersion', () => {
  const words = { wordings: ['{$brand}: {$code}', '{$code}'], frozen: true, carrier: { one: '1', two: '2' } } as const

  it('is the same for the same words, in every release', () => {
    expect(contentVersion(words)).toBe(contentVersion(structuredClone(words)))
    expect(contentVersion({ wordings: ['{$code}'] })).toBe('3f738135b72f74b6')
  })

  it('does not depend on the order of names', () => {
    expect(contentVersion({ ...words, carrier: { two: '2', one: '1' } })).toBe(contentVersion(words))
  })

  it.each([
    { ...words, wordings: ['{$brand}: {$code}', '{$code}.'] },
    { ...words, wordings: ['{$code}', '{$brand}: {$code}'] },
    { wordings: words.wordings, carrier: words.carrier },
    { ...words, carrier: { one: '2', two: '1' } },
  ])('changes with what is sent (%#)', (other) => {
    expect(contentVersion(other)).not.toBe(contentVersion(words))
    expect(contentVersion(other)).toMatch(/^[0-9a-f]{16}$/)
  })

  it('tells many texts apart', () => {
    const versions = Array.from({ length: 5000 }, (_, index) => contentVersion({ wordings: [`${index} {$code}`] }))
    expect(new Set(versions).size).toBe(5000)
  })
})
