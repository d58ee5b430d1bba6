import { describe, expect, it, vi } from 'vitest'
import { createNegotiator, negotiate } from '../../../src/core/message/negotiation.js'
import { rows } from './negotiation.table.js'

describe('a negotiator with a memory', () => {
  it('decides as negotiate does, every time', () => {
    const remembered = createNegotiator()
    for (const [wish, available] of [...rows, ...rows]) {
      const options = { wishes: [wish], available: available.split(' '), defaultLocale: 'en', policy: 'default' } as const
      expect(remembered(options)).toEqual(negotiate(options))
    }
  })

  it('decides once for the same question', () => {
    const remembered = createNegotiator()
    const options = { wishes: ['de_AT'], available: ['de', 'en'], defaultLocale: 'en', policy: 'default' } as const
    expect(remembered(options)).toBe(remembered({ ...options, wishes: ['DE-at'] }))
    expect(remembered(options)).not.toBe(remembered({ ...options, policy: 'refuse' }))
    expect(remembered({ ...options, voiceless: ['de'] })).not.toBe(remembered(options))
  })

  it('takes no two questions for one, though they read the same when run together', () => {
    const remembered = createNegotiator()
    const common = { defaultLocale: 'en', policy: 'default' } as const
    for (const [wishes, available, voiceless] of [
      [['de'], [], []],
      [[], ['de'], []],
      [[], [], ['de']],
    ] as const) {
      const options = { ...common, wishes, available, voiceless }
      expect(remembered(options)).toEqual(negotiate(options))
    }
  })

  it('keeps a thousand decisions and forgets the oldest, so that a stranger cannot fill it', () => {
    const remembered = createNegotiator()
    const options = { available: ['de', 'en'], defaultLocale: 'en', policy: 'default' } as const
    const letter = (index: number) => String.fromCharCode(97 + index)
    /** `qaa` to `qtz` are for private use: none is another name of one before. */
    const strange = (index: number) => `q${letter(index % 20)}${letter(Math.floor(index / 20) % 26)}-${index < 520 ? 'AT' : 'DE'}`
    const about = (index: number) => remembered({ ...options, wishes: [strange(index)] })
    const german = remembered({ ...options, wishes: ['de'] })
    const [first] = Array.from({ length: 999 }, (_, index) => about(index))
    expect(remembered({ ...options, wishes: ['de'] })).toBe(german)
    remembered({ ...options, wishes: ['fr'] })
    expect(about(0)).toBe(first)
    expect(remembered({ ...options, wishes: ['de'] })).not.toBe(german)
  })

  it('reads a locale once, and keeps no junk, so that junk pushes out no locale', () => {
    const remembered = createNegotiator()
    const options = { available: ['de'], defaultLocale: 'en', policy: 'default' } as const
    remembered({ ...options, wishes: ['de'] })
    for (let index = 0; index < 1100; index += 1) remembered({ ...options, wishes: [`?${index}`] })
    const reading = vi.spyOn(Intl, 'Locale')
    try {
      expect(remembered({ ...options, wishes: ['de'], policy: 'refuse' })).toMatchObject({ chosen: 'de', why: 'exact' })
      expect(reading).not.toHaveBeenCalled()
      expect(remembered({ ...options, wishes: ['x'.repeat(10_240)] }).trace[0]).toEqual({ why: 'unreadable' })
    } finally {
      reading.mockRestore()
    }
  })
})
