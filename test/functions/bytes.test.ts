import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bytes, bytesOf, usedAsShipped, wholePackages } from '../../bench/bundle-bytes.js'
import { type FunctionName, functionNames } from '../../src/functions/environment.js'

const measured = new Map<FunctionName, { readonly ours: Bytes; readonly whole: Bytes; readonly used: Bytes }>()
beforeAll(async () => {
  for (const name of functionNames) {
    const [ours, whole, used] = await Promise.all([bytesOf(name), wholePackages(name), usedAsShipped(name)])
    measured.set(name, { ours, whole, used })
  }
}, 60_000)
afterAll(() => measured.clear())

it('gives the authorizer 60 kB at most', () => {
  expect(measured.get('authorizer')?.ours.total).toBeLessThanOrEqual(60_000)
})

describe.each(functionNames.filter((name) => name !== 'authorizer'))('%s, languages aside, has 110 %% at most', (name) => {
  it('of the clients and libraries it must carry, bundled the same way', () => {
    const { ours, whole } = measured.get(name) ?? {}
    expect((ours?.code ?? Number.NaN) / (whole?.total ?? 0)).toBeLessThanOrEqual(1.1)
  })

  it('of what it uses of them, as their makers ship it', () => {
    const { ours, used } = measured.get(name) ?? {}
    expect((ours?.code ?? Number.NaN) / (used?.total ?? 0)).toBeLessThanOrEqual(1.1)
  })
})

it.each(functionNames)('%s carries nothing that it has no use for', (name) => {
  const strangers: Partial<Record<FunctionName, RegExp>> = {
    authorizer: /@aws-sdk|libphonenumber|messageformat/,
    'hook-queued': /client-pinpoint|client-dynamodb|messageformat|localematcher|catalog/,
    worker: /node_modules\/jose/,
    receipts: /client-(pinpoint|sqs|kms)|libphonenumber|messageformat|jose|catalog/,
  }
  const all = [/credential-provider|nested-clients|bowser|client-sso|client-sts/, strangers[name] ?? /^$/]
  expect(measured.get(name)?.ours.inputs.filter((path) => all.some((stranger) => stranger.test(path)))).toEqual([])
})

it('loads no client of SQS or KMS at the start of a hook that only sends', () => {
  const eager = measured.get('hook-direct')?.ours.eager ?? []
  expect(eager.filter((path) => /client-(sqs|kms)\//.test(path))).toEqual([])
  expect(eager.filter((path) => path.includes('catalog/texts'))).toEqual([])
})
