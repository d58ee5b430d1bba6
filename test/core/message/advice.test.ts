import { describe, expect, it } from 'vitest'
import { adviseEncoding } from '../../../src/core/message/advice.js'

describe('advice', () => {
  it('names the letter that doubles the price, what it costs, and what to write', () => {
    const text = `${'x'.repeat(74)} código`
    expect(adviseEncoding(text)).toMatchObject({
      now: { encoding: 'ucs-2', segments: 2 },
      plain: { encoding: 'gsm-7', segments: 1 },
      costly: [
        {
          character: 'ó',
          codePoint: 'U+00F3',
          count: 1,
          kind: 'letter',
          plain: 'o',
          suggestion: 'choose a word without ó, or ask a native reader whether o will do',
        },
      ],
    })
  })

  it('has a plain form for typography, spaces among it', () => {
    expect(
      adviseEncoding('“Acme”\u00a0…').costly.map(({ codePoint, kind, suggestion }) => [codePoint, kind, suggestion]),
    ).toEqual([
      ['U+201C', 'typographic', 'write "'],
      ['U+201D', 'typographic', 'write "'],
      ['U+00A0', 'typographic', 'write a plain space'],
      ['U+2026', 'typographic', 'write ...'],
    ])
  })

  it('has none where the script is another, and says so; the rarest come first', () => {
    const { plain, costly } = adviseEncoding('Код: но 🔑')
    expect(plain).toBeUndefined()
    expect(costly.map(({ count }) => count)).toEqual([...costly.map(({ count }) => count)].sort((a, b) => a - b))
    expect(costly.at(-1)).toMatchObject({ character: 'о', count: 2, kind: 'script' })
    expect(costly.find(({ character }) => character === '🔑')).toMatchObject({
      codePoint: 'U+1F511',
      suggestion: 'nothing to do: the whole text is counted in UCS-2, 70 characters a segment',
    })
  })

  it('says nothing of a text that fits', () => {
    expect(adviseEncoding('Your code is 1').costly).toEqual([])
  })
})
