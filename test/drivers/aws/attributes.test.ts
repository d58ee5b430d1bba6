import { describe, expect, it } from 'vitest'
import { fromAttribute, fromItem, toAttribute, toItem } from '../../../src/drivers/aws/attributes.js'

describe('attributes', () => {
  it('carry texts, numbers, booleans, lists and records there and back', () => {
    const record = { text: '', number: 0.25, yes: true, list: ['a', ['b'], []], nested: { __proto__key: 'x', empty: {} } }
    expect(fromItem(toItem(record))).toEqual(record)
    expect(toItem({ a: 'x', b: undefined })).toEqual({ a: { S: 'x' } })
  })

  it('carry a member of any name', () => {
    const record = JSON.parse('{"__proto__": "x", "constructor": "y"}') as object
    expect(JSON.stringify(fromItem(toItem(record)))).toBe('{"__proto__":"x","constructor":"y"}')
  })

  it('are undefined where they are of a kind that is never made here', () => {
    for (const odd of [{ NULL: true }, { SS: ['a'] }, { B: new Uint8Array(1) }, undefined]) {
      expect(fromAttribute(odd as never)).toBeUndefined()
    }
  })

  it.each([null, undefined, 1n, () => 1])('cannot hold %s', (value) => {
    expect(() => toAttribute(value)).toThrow(TypeError)
  })
})
