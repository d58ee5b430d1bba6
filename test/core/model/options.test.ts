import { describe, expect, it } from 'vitest'
import { type Check, checkOptions, option } from '../../../src/core/model/options.js'

describe('the checks', () => {
  const port = { send: () => undefined, close: () => undefined }
  it.each<[string, Check, readonly unknown[], readonly unknown[]]>([
    ['any', option.any(), [undefined, null, 0, 'x'], []],
    ['text', option.text(), ['a', ' '], ['', 0, null, undefined, ['a']]],
    ['boolean', option.boolean(), [true, false], [0, 'true', null, undefined]],
    ['function', option.function(), [() => 0, Date], [{}, 'x', null, undefined]],
    ['integer', option.integer(0), [0, 7, Number.MAX_SAFE_INTEGER], [-1, 1.5, Number.NaN, '7', 1e300, undefined]],
    ['integer to a maximum', option.integer(1, 3), [1, 3], [0, 4]],
    ['oneOf', option.oneOf('a', 7), ['a', 7], ['b', '7', undefined]],
    ['port', option.port('send', 'close'), [port], [{ send: 1, close: 2 }, { send: port.send }, null, 'x', undefined]],
    ['list', option.list(option.text()), [[], ['a', 'b']], ['a', [1], ['a', ''], undefined, { length: 1 }]],
    ['list of at least one', option.list(option.text(), 1), [['a']], [[]]],
    ['optional', option.optional(option.text()), [undefined, 'a'], [null, '']],
    ['nullable', option.nullable(option.text()), [null, 'a'], [undefined, '']],
  ])('%s take what they should and say what is wrong with the rest', (_name, check, good, bad) => {
    for (const value of good) expect(check(value)).toBeUndefined()
    for (const value of bad) expect(check(value)).toMatch(/must/)
  })

  it('name the values they would take', () => {
    expect(option.oneOf('a', 7)('b')).toBe('must be one of "a", 7')
    expect(option.integer(1, 3)(0)).toBe('must be an integer from 1 to 3')
    expect(option.port('send', 'close')(undefined)).toBe('must have send() and close()')
    expect(option.list(option.text())(['a', ''])).toBe('[1] must be a non-empty string')
    expect(option.list(option.text(), 2)([])).toBe('must be a list of at least 2')
  })
})

describe('checkOptions', () => {
  const check = (options: unknown) => () =>
    checkOptions<{ name: string; size?: number }>('createThing', options as { name: string }, {
      name: option.text(),
      size: option.optional(option.integer(1)),
    })

  it('lets right wiring pass', () => {
    expect(check({ name: 'a' })).not.toThrow()
    expect(check({ name: 'a', size: 2 })).not.toThrow()
  })

  it.each<[unknown, string]>([
    [undefined, 'createThing: options must be an object'],
    [null, 'createThing: options must be an object'],
    ['name', 'createThing: options must be an object'],
    [{ name: 'a', nmae: 'b' }, "createThing: unknown option 'nmae'"],
    [{ name: 'a', toString: 1 }, "createThing: unknown option 'toString'"],
    [{ size: 1 }, "createThing: option 'name' must be a non-empty string"],
    [{ name: 'a', size: 0 }, "createThing: option 'size' must be an integer from 1 to 9007199254740991"],
  ])('refuses %j with a TypeError that names the option', (options, message) => {
    expect(check(options)).toThrow(new TypeError(message))
  })

  it('does not print the value, which may be a key', () => {
    expect(check({ name: 7_351_442 })).not.toThrow(/7351442/)
    expect(check({ name: 7_351_442 })).toThrow(TypeError)
  })
})
