import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFault } from '../../../src/core/message/json-fault.js'

const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 500)

const parses = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('jsonFault', () => {
  it.each([
    ['{\n  "a": 1,\n}', "line 3, column 1: no ',' may stand before '}'"],
    ['["a",\n "b",]', "line 2, column 6: no ',' may stand before ']'"],
    ['{\n  "a": 1\n  "b": 2\n}', "line 3, column 3: ',' or '}' is missing"],
    ['["a" "b"]', "line 1, column 6: ',' or ']' is missing"],
    ['{"a" 1}', "line 1, column 6: ':' is missing"],
    ['{a: 1}', 'line 1, column 2: a name in double quotes is missing'],
    ['{"a": }', 'line 1, column 7: a value is missing'],
    ['', 'line 1, column 1: a value is missing'],
    ['["a', 'line 1, column 2: these quotes hold a line break or a stray \\, or are never closed'],
    ['["a\nb"]', 'line 1, column 2: these quotes hold a line break or a stray \\, or are never closed'],
    ['["a\\d"]', 'line 1, column 2: these quotes hold a line break or a stray \\, or are never closed'],
    ['["\\u1"]', 'line 1, column 2: these quotes hold a line break or a stray \\, or are never closed'],
    ['[x\n]', 'line 1, column 2: a value is missing'],
    ['\n[\n\nx\n]', 'line 4, column 1: a value is missing'],
    [`{"${'a'.repeat(41)}": 1, "${'a'.repeat(41)}": 2}`, `line 1, column 50: '${'a'.repeat(40)}' is there twice`],
    ['{"a": 1, "\\u0061": 2}', "line 1, column 10: 'a' is there twice"],
    ['[] []', 'line 1, column 4: nothing may follow the end'],
    ['01', 'line 1, column 2: nothing may follow the end'],
    ['['.repeat(40), 'line 1, column 34: it is nested too deep'],
    ['{"a":'.repeat(40), 'line 1, column 166: it is nested too deep'],
  ])('finds the fault in %s', (text, fault) => {
    expect(jsonFault(text)).toBe(fault)
  })

  it('takes a name that another object has too', () => {
    expect(jsonFault('{"a": {"a": 1}, "b": {"a": [null, true, false, -1.5e3, "\\ud83d"]}}')).toBeUndefined()
  })

  it('takes long texts', () => {
    expect(jsonFault(JSON.stringify(['x'.repeat(300_000)]))).toBeUndefined()
    expect(jsonFault(`["${'x'.repeat(300_000)}`)).toContain('never closed')
  })

  it('agrees with JSON.parse on all that has no name twice', () => {
    const text = fc.oneof(
      fc.json({ maxDepth: 5 }),
      fc.string({ unit: fc.constantFrom(...Array.from('{}[]:,"\\ \n\t01.-+eEunrtfals')), maxLength: 12 }),
      fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 })).map(([json, at, junk]) => {
        const place = at % (json.length + 1)
        return json.slice(0, place) + junk + json.slice(place + (at % 2))
      }),
    )
    fc.assert(
      fc.property(text, (json) => {
        const fault = jsonFault(json)
        if (fault?.endsWith('is there twice') !== true) expect(fault === undefined).toBe(parses(json))
      }),
      { seed: 11, numRuns },
    )
  })
})
