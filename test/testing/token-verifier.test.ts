import { expect, it } from 'vitest'
import { OtpError } from '../../src/core/errors.js'
import type { Call, Caller } from '../../src/core/model/call.js'
import type { TokenVerifier } from '../../src/core/ports/token-verifier.js'
import { tokenVerifierContract } from '../../src/testing/token-verifier.js'

const secret = 'a-credential-of-many-letters'
const call = (key: string): Call => ({ method: 'POST', headers: { key }, body: new Uint8Array() })
const caller: Caller = { issuer: 'me', clientId: 'you', scopes: [] }

const honest: TokenVerifier = {
  async verify({ headers }) {
    const key = headers['key']?.trim() ?? ''
    if (key === '') throw new OtpError('token-missing')
    if (key !== secret) throw new OtpError('secret-wrong')
    return caller
  },
}
const failing = async (verify: TokenVerifier['verify']): Promise<string[]> => {
  const bad = [{ says: 'another', call: () => call('another-credential'), code: 'secret-wrong' }] as const
  const found: string[] = []
  for (const { says, proof } of tokenVerifierContract({
    create: () => ({ verify }),
    good: () => call(secret),
    header: 'key',
    bad,
  })) {
    await proof().catch(() => found.push(says))
  }
  return found
}

it('passes an honest verifier', async () => {
  expect(await failing((given, signal) => honest.verify(given, signal))).toEqual([])
})

it.each<[string, TokenVerifier['verify'], string]>([
  ['that accepts everybody', async () => caller, 'refuses another'],
  ['that accepts nobody', () => Promise.reject(new OtpError('secret-wrong')), 'accepts a good call'],
  [
    'that accepts a part',
    async (given) => (given.headers['key']?.includes(secret) ? caller : honest.verify(given, new AbortController().signal)),
    'repeated',
  ],
  [
    'that throws something else',
    (given, signal) => (given.headers['key'] === 'x' ? Promise.reject(new TypeError()) : honest.verify(given, signal)),
    'junk',
  ],
  [
    'that quotes the credential',
    (given, signal) =>
      honest.verify(given, signal).catch(() => Promise.reject(new OtpError('secret-wrong', given.headers['key']))),
    'junk',
  ],
  [
    'that hands the credential out',
    async (given, signal) => ({ ...(await honest.verify(given, signal)), clientId: secret }),
    'hands out nothing',
  ],
  ['that blames the issuer', () => Promise.reject(new OtpError('issuer-unreachable')), 'repeated'],
])('catches one %s', async (_, verify, sentence) => {
  expect((await failing(verify)).filter((says) => says.includes(sentence))).not.toEqual([])
})
