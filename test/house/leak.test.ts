import { expect, it } from 'vitest'
import { OtpError } from '../../src/core/errors.js'
import { Secret } from '../../src/core/model/secret.js'
import { type Canary, leaksOf, secretsIn } from '../canary.js'

const canary: Canary = { code: '60718293', number: '+4915112345678', token: 'eyJhbGciOi.J9cGF5.c2lnbmF0dXJl' }
const error = (message: string, more: object): Error => Object.assign(new Error(message), more)

it.each<[string, unknown]>([
  ['a text', 'Your code is 60718293.'],
  ['a spoken text', '6, 0, 7, 1, 8, 2, 9, 3'],
  ['a message', new Error('60718293 is wrong')],
  ['a cause', new Error('no', { cause: error('no', { request: { body: '60718293' } }) })],
  ['a property that is not listed', Object.defineProperty({}, 'code', { value: '60718293' })],
  ['a symbol', { [Symbol('raw')]: '60718293' }],
  ['a getter', Object.defineProperty({}, 'code', { get: () => '60718293' })],
  ['a map', new Map([['code', ['60718293']]])],
  ['bytes', { body: Buffer.from('{"otp":"60718293"}') }],
  ['hex', Buffer.from('code 60718293').toString('hex')],
  ['Base64', Buffer.from('60718293').toString('base64')],
  ['Base64, one byte later', Buffer.from('=60718293!').toString('base64')],
  ['Base64, two bytes later', Buffer.from('a=60718293').toString('base64url')],
  ['JSON that hides', { toJSON: () => '60718293' }],
  ['a private toString', { toString: () => '60718293' }],
])('sees a code in %s', (_, value) => {
  expect(secretsIn(value, canary)).toEqual(['code'])
})

it('does not lose itself in a great web of objects', () => {
  const web: object[] = []
  for (let index = 0; index < 500; index += 1) web.push({ others: web, index, next: web[index - 1] })
  expect(secretsIn(web, canary)).toEqual([])
  expect(secretsIn([web, { deep: { deeper: [[{ text: canary.code }]] } }], canary)).toEqual(['code'])
})

it('sees a number without its plus and a token', () => {
  expect(secretsIn('to=4915112345678', canary)).toEqual(['number'])
  expect(secretsIn('to=%2B4915112345678', canary)).toEqual(['number'])
  expect(secretsIn({ headers: { authorization: `Bearer ${canary.token}` } }, canary)).toEqual(['token'])
})

it('sees nothing in what hides its secret well, and survives a circle', () => {
  const circle: Record<string, unknown> = { code: new Secret(canary.code) }
  circle['self'] = circle
  expect(secretsIn(circle, canary)).toEqual([])
  expect(
    secretsIn(new OtpError('internal', undefined, { cause: error(`cannot reach ${canary.number}`, { code: 'EX' }) }), canary),
  ).toEqual([])
})

it('names the place of every leak of a scene, printed ones included', async () => {
  const leaks = await leaksOf(canary, async (keep) => {
    console.log('code', { code: canary.code })
    process.stderr.write(`${canary.number}\n`)
    keep('answer', { body: canary.token })
    keep('record', { code: 'internal' })
  })
  expect(leaks).toEqual(['console.log: the code', 'output: the number', 'answer: the token'])
})

it('searches what a scene throws, and throws it again where it holds nothing', async () => {
  expect(await leaksOf(canary, () => Promise.reject(new Error(canary.code)))).toEqual(['thrown: the code'])
  await expect(leaksOf(canary, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
})

it('leaves the console as it was', async () => {
  const before = [Reflect.get(console, 'log'), Reflect.get(process.stdout, 'write')]
  await leaksOf(canary, async () => undefined)
  expect([Reflect.get(console, 'log'), Reflect.get(process.stdout, 'write')]).toEqual(before)
})
