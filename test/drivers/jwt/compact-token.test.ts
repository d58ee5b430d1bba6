import { describe, expect, it } from 'vitest'
import { readCompactToken } from '../../../src/drivers/jwt/compact-token.js'

const part = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('base64url')
const token = (claims: string | Uint8Array): string => `${part('{"alg":"RS256"}')}.${part(claims)}.${part('signature')}`

describe('readCompactToken', () => {
  it('reads header and claims', () => {
    expect(readCompactToken(token('{"a":"ä"}'))).toEqual({ header: { alg: 'RS256' }, claims: { a: 'ä' } })
  })

  it('refuses a byte within a text that is no UTF-8, instead of reading another character there', () => {
    const claims = Buffer.from('{"x":"?","iss":"y"}')
    expect(() => readCompactToken(token(claims))).not.toThrow()
    claims[claims.indexOf('?')] = 0xff
    expect(() => readCompactToken(token(claims))).toThrow('token-malformed')
  })

  it('reads the most characters, and not one more', () => {
    const tokenOf = (length: number) => token(`{"a":"${'x'.repeat(length)}"}`)
    expect(tokenOf(12_254)).toHaveLength(16_384)
    expect(() => readCompactToken(tokenOf(12_254))).not.toThrow()
    expect(tokenOf(12_255)).toHaveLength(16_385)
    expect(() => readCompactToken(tokenOf(12_255))).toThrow('token-malformed')
  })
})
