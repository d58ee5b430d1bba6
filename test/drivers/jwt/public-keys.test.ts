import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { importKeys, isUsable, readKeySet } from '../../../src/drivers/jwt/public-keys.js'

const key = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }), kid: '1' }

it.each([
  ['a key that says nothing of its use', {}],
  ['a key for RS256', { alg: 'RS256' }],
  ['a key for signatures', { use: 'sig' }],
  ['a key to verify by', { key_ops: ['verify'] }],
  ['a key to verify and for more', { key_ops: ['wrapKey', 'verify'] }],
])('uses %s', async (_, fields) => {
  expect(isUsable({ ...key, ...fields })).toBe(true)
  expect([...(await importKeys([{ ...key, ...fields }])).byId.keys()]).toEqual(['1'])
})

it.each([
  ['of another kind', { kty: 'EC' }],
  ['for RS512', { alg: 'RS512' }],
  ['for PS256', { alg: 'PS256' }],
  ['for encryption', { use: 'enc' }],
  ['that may only encrypt', { key_ops: ['encrypt'] }],
  ['that may do nothing', { key_ops: [] }],
  ['whose use is a text', { key_ops: 'verify' }],
  ['without an id', { kid: undefined }],
  ['with an empty id', { kid: '' }],
  ['without a modulus', { n: undefined }],
  ['without an exponent', { e: undefined }],
])('has no use for a key %s', async (_, fields) => {
  expect(isUsable({ ...key, ...fields })).toBe(false)
  const body = JSON.stringify({ keys: [{ ...key, ...fields }] })
  await expect(readKeySet(body)).rejects.toThrow('issuer-unreachable: the key set holds no RS256 key')
})

it('takes of two keys with one id the first, and tells sets apart by what is in them, not by their order', async () => {
  const other = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }), kid: '1' }
  const [one, both, turned] = await Promise.all([
    importKeys([key]),
    importKeys([key, other, { ...key, kid: '2' }]),
    importKeys([{ ...key, kid: '2' }, key]),
  ])
  expect(both.byId.get('1')).toEqual(one.byId.get('1'))
  expect(both.fingerprint).toBe(turned.fingerprint)
  expect(one.fingerprint).not.toBe(both.fingerprint)
})
