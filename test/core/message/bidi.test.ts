import { describe, expect, it } from 'vitest'
import { visualOrders } from '../../../src/core/message/bidi.js'
import { bidi } from '../../fixtures/bidi.js'

const seen = (text: string) => visualOrders(text, bidi).map((order) => order.map((at) => text.charAt(at)).join(''))

describe('the order of the eye', () => {
  it('is that of the text where all runs one way', () => {
    expect(seen('ab')).toEqual(['ab', 'ab'])
  })

  it('is told for a reader from the left, and for one from the right', () => {
    expect(seen('a אב')).toEqual(['a בא', 'בא a'])
  })

  it('is told of each paragraph by itself', () => {
    expect(seen('ab\nאב\nc')).toEqual(['ab\n', 'בא\n', 'c', '\nab', '\nבא', 'c'])
  })

  it('is none of nothing', () => {
    expect(seen('').join('')).toBe('')
  })
})
