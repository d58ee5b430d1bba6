import { describe, expect, it } from 'vitest'
import { countOf, gap, shapeOf, wordsOf } from '../../../../src/core/message/lint/shape.js'

describe('the shape of a wording', () => {
  it('is its words, its variables, and whatever else stands in braces', () => {
    const shape = shapeOf('A {$code :string} {|b|} {:now} {#c}')
    expect(shape).toEqual({
      variants: [
        {
          keys: [],
          pieces: [
            { words: 'A ' },
            { variable: 'code' },
            { words: ' ' },
            { other: 'literal' },
            { words: ' ' },
            { other: 'literal' },
            { words: ' ' },
            { other: 'markup' },
          ],
        },
      ],
    })
    expect(shape?.variants.map(wordsOf)).toEqual([`A ${gap} ${gap} ${gap} ${gap}`])
    expect(shape?.variants.map((variant) => [countOf(variant, 'code'), countOf(variant, 'brand')])).toEqual([[1, 0]])
  })

  it('has a variant for each, under its keys', () => {
    expect(shapeOf('.input {$minutes :integer} .match $minutes 1 {{a}} one {{b}} * {{c}}')).toEqual({
      variants: [
        { keys: ['1'], pieces: [{ words: 'a' }] },
        { keys: ['one'], pieces: [{ words: 'b' }] },
        { keys: ['*'], pieces: [{ words: 'c' }] },
      ],
    })
  })

  it.each(['{$code', '.match $minutes * {{a}}'])('is none of what is not MessageFormat 2: %s', (wording) => {
    expect(shapeOf(wording)).toBeUndefined()
  })
})
