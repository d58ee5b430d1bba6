import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type FunctionName, functionNames } from '../src/functions/environment.js'
import { ways } from '../test/adapters/lambda-events.js'
import { authorizerEvents } from '../test/fixtures/authorizer-events.js'
import { type FunctionsStand, startFunctionsStand } from '../test/fixtures/functions.js'
import type { LambdaFunction } from '../test/fixtures/lambda-runtime.js'
import { oktaCall } from '../test/fixtures/okta-call.js'
import { bytesOf, usedAndLean, usedAsShipped, wholePackages } from './bundle-bytes.js'
import type { Bench, Table } from './harness.js'

/** The ready-made functions as packaged: their bytes, and the time from the start of the process to the first answer. */
export const bench: Bench = async function* (effort) {
  const names = effort === 'full' ? functionNames : (['authorizer'] as const)
  yield await bytes(names)
  const stand = await startFunctionsStand(names)
  try {
    yield* starts(stand, effort === 'full' ? 9 : 1)
  } finally {
    await stand.close()
  }
}

async function bytes(names: readonly FunctionName[]): Promise<Table> {
  const rows = await Promise.all(
    names.map(async (name) => {
      const [ours, whole, used, lean] = await Promise.all([
        bytesOf(name),
        wholePackages(name),
        usedAsShipped(name),
        usedAndLean(name),
      ])
      const figures = {
        '× whole packages': ours.code / whole.total,
        '× used, as shipped': ours.code / used.total,
        '× used, lean': ours.code / lean.total,
        kB: Math.round(ours.code / 1_000),
        'kB at the start': Math.round(ours.start / 1_000),
        ...(ours.total > ours.code ? { 'kB of languages': Math.round((ours.total - ours.code) / 1_000) } : {}),
      }
      return { name, figures }
    }),
  )
  const samples = await Promise.all(['sample-authorizer', 'sample-trigger'].map((name) => bundleSample(name)))
  return {
    title: 'The bytes of the functions',
    rows,
    notes: [
      'Whole packages: the SDK clients and libraries that the function must carry, bundled exactly as it is; our languages aside.',
      'Used, as shipped: only what it uses of them, with the dead weight that we leave out (other sources of credentials, a parser of',
      'browsers’ names). Used, lean: without it, which is what nobody could go below; the rest is our own code.',
      `AWS’s published sample with its libraries, in one file each: authorizer ${samples[0] ?? 0} kB, the function behind the API ${samples[1] ?? 0} kB.`,
      'Limits that the tests keep: 60 kB for the authorizer; × 1.1 of whole packages, and of what is used as shipped, for the others.',
    ],
  }
}

interface Start {
  readonly name: string
  readonly lambda: LambdaFunction
  readonly event: () => unknown
}

async function* starts(stand: FunctionsStand, rounds: number): AsyncIterable<Table> {
  const authorization = `Bearer ${await stand.issuer.token()}`
  const doorEvent = (): unknown => authorizerEvents.token(authorization)
  const sampleAuthorizer = await sample(stand, 'sample-authorizer')
  const authorizer = await stand.deploy('authorizer')
  yield await table('An authorizer, from the start of its process to its first answer', rounds, [
    { name: 'the sample’s libraries', lambda: sampleAuthorizer, event: doorEvent },
    { name: 'authorizer', lambda: authorizer, event: doorEvent },
    { name: 'a function that does nothing', lambda: await idle(stand), event: doorEvent },
  ])
  if (rounds === 1) return

  let code = 700_000
  const hookEvent = (): unknown => hookEventOf(authorization, String((code += 1)))
  const direct = { OTP_DELIVERY: 'direct' } as const
  yield await table('A hook, from the start of its process to its first answer', rounds, [
    { name: 'the sample’s libraries, sending at once', lambda: await sample(stand, 'sample-trigger'), event: hookEvent },
    { name: 'hook-queued', lambda: await stand.deploy('hook-queued'), event: hookEvent },
    { name: 'hook-direct, direct', lambda: await stand.deploy('hook-direct', direct), event: hookEvent },
    { name: 'hook-direct, overflow', lambda: await stand.deploy('hook-direct'), event: hookEvent },
  ])
}

const notes = [
  'In AWS’s own runtime client, against servers on this machine; best third of the rounds. Of 2500 ms the authorizer and the hook must',
  'take less together. The sample proves no client and no scope, keeps no ledger and sends in the two languages of its table.',
]

async function table(title: string, rounds: number, cases: readonly Start[]): Promise<Table> {
  const spent = new Map(cases.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, lambda, event } of cases) {
      await lambda.cool()
      const given = event()
      const start = performance.now()
      await lambda.invoke(given)
      spent.get(name)?.push(performance.now() - start)
    }
  }
  const best = (name: string): number => {
    const times = (spent.get(name) ?? []).toSorted((a, b) => a - b).slice(0, Math.ceil(rounds / 3))
    return times.reduce((sum, ms) => sum + ms, 0) / times.length
  }
  const [peer] = cases
  const figuresOf = (name: string) => ({
    '× the sample’s': best(name) / best(peer?.name ?? ''),
    '× the budget': best(name) / 2_500,
    ms: Math.round(best(name)),
  })
  return { title, rows: cases.map(({ name }) => ({ name, figures: figuresOf(name) })), notes }
}

function hookEventOf(authorization: string, code: string): unknown {
  const body = new TextEncoder().encode(JSON.stringify(oktaCall({ code, locale: 'es-ES' })))
  const made = ways
    .find(({ name }) => name === 'REST API')
    ?.eventOf({ method: 'POST', headers: [['Authorization', authorization]], body })
  return { ...made, requestContext: { ...made?.requestContext, requestTimeEpoch: Date.now() } }
}

/** Bundled as most people do, everything into one file of CommonJS; resolves with its kB. */
async function bundleSample(name: string, outfile?: string): Promise<number> {
  const entry = fileURLToPath(new URL(`bundles/${name}.ts`, import.meta.url))
  const where = outfile === undefined ? { write: false as const } : { outfile }
  const { metafile } = await build({
    ...where,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  })
  return Math.round(Object.values(metafile.outputs).reduce((bytes, output) => bytes + output.bytes, 0) / 1_000)
}

async function sample(stand: FunctionsStand, name: string): Promise<LambdaFunction> {
  const folder = join(stand.root, name)
  await bundleSample(name, join(folder, `${name}.cjs`))
  return stand.start(name, folder)
}

async function idle(stand: FunctionsStand): Promise<LambdaFunction> {
  const folder = join(stand.root, 'idle')
  mkdirSync(folder)
  writeFileSync(join(folder, 'idle.mjs'), 'export const handler = async () => ({})')
  return stand.start('idle', folder)
}
