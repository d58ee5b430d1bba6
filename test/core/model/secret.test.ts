import { format, inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../../src/core/model/secret.js'

const secret = new Secret('047115')

describe('a secret', () => {
  it('is given out by reveal alone', () => {
    expect(secret.reveal()).toBe('047115')
  })

  it.each<[string, () => string]>([
    ['a string', () => String(secret)],
    ['toString', () => secret.toString()],
    ['a template literal', () => `code ${secret as unknown as string}`],
    ['concatenation', () => 'code ' + (secret as unknown as string)],
    ['an array', () => [secret].join()],
    ['JSON', () => JSON.stringify(secret)],
    ['JSON of what holds it', () => JSON.stringify({ deep: [{ secret }] })],
    ['inspect', () => inspect(secret)],
    ['inspect of what holds it', () => inspect({ deep: { deeper: { secret } } }, { depth: null, showHidden: true })],
    ['inspect with all shown', () => inspect(secret, { showHidden: true, getters: true })],
    ['format', () => format('%s %o %O %j %d', secret, secret, secret, secret, secret)],
    ['an error', () => String(new Error(`failed: ${secret as unknown as string}`).stack)],
    ['its keys', () => JSON.stringify([Object.keys(secret), Object.getOwnPropertyNames(secret), Object.entries(secret)])],
    ['a copy', () => inspect(Object.assign({}, secret))],
    ['a structured clone', () => inspect(structuredClone(secret))],
  ])('does not show in %s', (_name, print) => {
    expect(print()).not.toContain('047115')
  })

  it('shows as a mask, so that a log tells there was one', () => {
    expect([String(secret), `to ${secret as unknown as string}`, inspect(secret)]).toEqual([
      '[secret]',
      'to [secret]',
      '[secret]',
    ])
    expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}')
  })

  it('cannot be changed, nor become a number', () => {
    expect(Object.isFrozen(secret)).toBe(true)
    expect(Number(secret)).toBeNaN()
  })
})
