import { readFileSync } from 'node:fs'
import { EdgeVM } from '@edge-runtime/vm'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webStandard } from '../../scripts/web-standard.js'
import { functionNames } from '../../src/functions/environment.js'
import { read, root } from '../house/house.js'
import { createToy, type Toy } from './toy.js'

let toy: Toy
beforeAll(() => {
  toy = createToy()
})
afterAll(() => {
  toy.remove()
})

const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  exports: Record<string, unknown>
  peerDependencies?: Record<string, string>
}
const subpaths = Object.keys(manifest.exports)
  .filter((subpath) => subpath !== './package.json' && !functionNames.some((name) => subpath === `./functions/${name}`))
  .map((subpath) => subpath.replace('.', 'localized-otp'))

/** A journey through the front door, in the words of a stranger. `send` is the phone. */
const journey = `
import { createDelivery, createHandler, systemClock } from 'localized-otp'
import { oktaTelephonyHook } from 'localized-otp/hooks/okta'
import { memoryLedger } from 'localized-otp/drivers/memory-ledger'
import { memoryTemplateStore } from 'localized-otp/drivers/memory-template-store'

const template = { locale: 'de', purpose: 'authentication', channel: 'sms', version: '1', wordings: ['Ihr {$brand}-Code: {$code}'] } as const

export const texts: string[] = []
export const handler = createHandler({
  hook: oktaTelephonyHook(),
  verifier: null,
  delivery: createDelivery({
    templates: memoryTemplateStore({ templates: [template] }),
    preferences: null,
    senders: [
      {
        channel: 'sms',
        send: async ({ body }) => {
          texts.push(body.reveal())
          return { status: 'sent', sender: 'toy', messageId: '1' }
        },
      },
    ],
    ledger: memoryLedger({ clock: systemClock }),
    brand: 'Acme',
  }),
  recorder: { record: () => undefined },
})

const event = {
  eventId: 'event-1',
  eventType: 'com.okta.telephony.provider',
  source: 'https://acme.okta.com/api/v1/authn',
  data: {
    userProfile: { userId: 'user-1' },
    messageProfile: { phoneNumber: '+4915112345678', otpCode: '007314', locale: 'de_DE', deliveryChannel: 'SMS' },
  },
}
export const call = { method: 'POST', headers: { 'content-type': 'application/json' }, body: new TextEncoder().encode(JSON.stringify(event)) }
`
const erased = (code: string): string => code.replace('as const', '').replace(': string[]', '')

/** The modules of a bundle's folder are named after what is in them. */
const isBundle = (path: string): boolean => /^dist\/functions\/[\w-]+(\/[\w-]+)?\.mjs$/.test(path)

it('packs dist, which mirrors src file for file but for the bundles of the functions, and the papers', () => {
  const modules = ['dist/functions/environment.js', 'dist/functions/wiring/parse.js']
  const built = read('src')
    .flatMap(({ path }) => ['.js', '.d.ts'].map((end) => path.replace(/^src/, 'dist').replace(/\.ts$/, end)))
    .filter((path) => !/^dist\/functions\/.*\.js$/.test(path) || modules.includes(path))
  const mirror = toy.packed.filter((path) => !isBundle(path))
  expect(mirror).toEqual([...built, 'CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'].sort())
  expect(toy.packed).toEqual(expect.arrayContaining(functionNames.map((name) => `dist/functions/${name}.mjs`)))
})

it('starts every ready-made function without any package, as far as its environment lets it', () => {
  toy.write(
    'functions.js',
    `for (const name of ${JSON.stringify(functionNames)})
      await import('localized-otp/functions/' + name).catch((error) => console.log(error.message.split(' is missing')[0]))`,
  )
  const complaints = toy.node('functions.js').trim().split('\n')
  expect(complaints).toEqual(functionNames.map((name) => expect.stringMatching(`^localized-otp, ${name}: OTP_\\w+$`) as string))
})

it('brings its four dependencies, what they need, and nothing else', () => {
  expect(toy.installed).toEqual([
    '@formatjs/fast-memoize',
    '@formatjs/intl-localematcher',
    'jose',
    'libphonenumber-js',
    'localized-otp',
    'messageformat',
  ])
})

it('imports every subpath, or names the optional peer that is missing', () => {
  toy.write(
    'import.js',
    `const missing = []
    for (const subpath of ${JSON.stringify(subpaths)}) {
      await import(subpath).catch((error) => missing.push(/package '([^']+)'/.exec(error.message)?.[1] ?? subpath + ': ' + error.message))
    }
    console.log(JSON.stringify([...new Set(missing)]))`,
  )
  const peers = Object.keys(manifest.peerDependencies ?? {})
  expect((JSON.parse(toy.node('import.js')) as string[]).filter((name) => !peers.includes(name))).toEqual([])
})

it('sends a localized code from an ES module', () => {
  toy.write('journey.js', `${erased(journey)}\nconst { status } = await handler(call)\nconsole.log(status, texts.join())`)
  expect(toy.node('journey.js')).toBe('200 Ihr Acme-Code: 007314\n')
})

it('brings the command, which misses an AWS package only where it needs one', () => {
  toy.write(
    'command.js',
    `import { spawnSync } from 'node:child_process'
    const run = (...argv) => spawnSync('node_modules/.bin/localized-otp', argv, { encoding: 'utf8', shell: process.platform === 'win32' })
    const { missing } = JSON.parse(run('coverage', '--json').stdout)
    const { status, stderr } = run('dead', '--queue', 'https://sqs.eu-central-1.amazonaws.com/1/x')
    console.log(JSON.stringify([missing.length, status, stderr]))`,
  )
  const needed = 'error: this command needs the package @aws-sdk/client-sqs: npm install @aws-sdk/client-sqs\n'
  expect(JSON.parse(toy.node('command.js'))).toEqual([0, 3, needed])
})

const strict = {
  target: 'ES2023',
  lib: ['ES2023', 'DOM'],
  strict: true,
  exactOptionalPropertyTypes: true,
  types: [],
  noEmit: true,
}

it.each([
  ['nodenext', { module: 'nodenext', moduleResolution: 'nodenext' }],
  ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
])('compiles in a project that resolves as %s does, our declarations checked too', (_, resolution) => {
  toy.write('journey.ts', `${journey}\nexport const answered: Promise<{ status: number }> = handler(call)`)
  expect(toy.tsc({ ...strict, ...resolution, skipLibCheck: false }, 'journey.ts')).toEqual([])
})

it('refuses to compile what would lose or leak a code', () => {
  const lines = `
import { type Decision, type Fact, type OtpErrorCode, Secret, createHandler, createDelivery } from 'localized-otp'
import { mask } from 'localized-otp/core/model/secret' // refused: the core is private but for the front door
const code: string = new Secret('007314') // refused: a secret is no text
const failure: OtpErrorCode = 'otp-failed' // refused: the list is closed
const fact: Fact = { fact: 'caller', issuer: 'x', clientId: new Secret('x') } // refused: no secret fits in a fact
createDelivery({ templates: { list: async () => [] }, preferences: null, senders: [], brand: 'Acme' }) // refused: the ledger is said off, not forgotten
const decision: Decision = { at: 0, ms: 0, hook: 'x', status: 'sent', facts: [], code: new Secret('x') } // refused: nor in a decision
new Secret('x').value // refused: only reveal() gives it out
export { code, failure, fact, decision, createHandler, mask }`
  toy.write('refused.ts', lines)
  const refused = lines.split('\n').flatMap((line, index) => (line.includes('// refused') ? [`refused.ts:${index + 1}`] : []))
  expect([...new Set(toy.tsc({ ...strict, module: 'nodenext' }, 'refused.ts'))]).toEqual(refused)
})

describe('with the optional packages beside it, and those of types', () => {
  beforeAll(() => {
    toy.link(...toy.peers, 'express', '@types/node', '@types/express', '@types/aws-lambda')
  })

  // `npm run test:cdk` installs what the construct needs, and compiles it.
  const every = subpaths.filter((subpath) => !subpath.startsWith('localized-otp/cdk/'))

  it('gives at every subpath the same names to require() as to import', () => {
    toy.write(
      'names.cjs',
      `const required = ${JSON.stringify(every)}.map((subpath) => [subpath, Object.keys(require(subpath)).join()])
      Promise.all(required.map(async ([subpath, names]) => (Object.keys(await import(subpath)).join() === names ? [] : [subpath])))
        .then((different) => console.log(JSON.stringify([required.length, different.flat()])))`,
    )
    expect(JSON.parse(toy.node('names.cjs'))).toEqual([every.length, []])
  })

  const typed = { ...strict, types: ['node'], skipLibCheck: false }
  const ours = (errors: readonly string[]) => errors.filter((at) => !/node_modules\/(?!localized-otp\/)/.test(at))
  const functions = functionNames.map((name) => `localized-otp/functions/${name}`)
  const imports = (write: (name: string, subpath: string) => string): string => {
    const all = [...every, ...functions].map((subpath, index) => write(`module${index}`, subpath))
    return `${all.join('\n')}\nexport const all: readonly object[] = [${all.map((_, index) => `module${index}`).join()}]\n`
  }

  it.each([
    ['nodenext', { module: 'nodenext', moduleResolution: 'nodenext' }],
    ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
  ])('compiles every subpath as %s resolves it, our declarations checked too', (_, resolution) => {
    toy.write(
      'every.ts',
      imports((name, subpath) => `import * as ${name} from '${subpath}'`),
    )
    expect(ours(toy.tsc({ ...typed, ...resolution }, 'every.ts'))).toEqual([])
  })

  it('compiles every subpath in a CommonJS module of a nodenext project', () => {
    toy.write(
      'every.cts',
      imports((name, subpath) => `import ${name} = require('${subpath}')`),
    )
    expect(ours(toy.tsc({ ...typed, module: 'nodenext' }, 'every.cts'))).toEqual([])
  })

  it('sends a localized code from a CommonJS module of TypeScript', () => {
    toy.write('common.cts', `${journey}\nvoid handler(call).then(({ status }) => console.log(status, texts.join()))`)
    expect(ours(toy.tsc({ ...typed, module: 'nodenext', noEmit: false }, 'common.cts'))).toEqual([])
    expect(toy.node('common.cjs')).toBe('200 Ihr Acme-Code: 007314\n')
  })
})

/** One script of a module in the toy and all it reaches, for a runtime that has the globals of the web alone. */
async function bundle(code: string): Promise<{ text: string; reached: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: toy.folder, loader: 'ts' },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'toy',
    metafile: true,
    write: false,
  })
  const packages = Object.keys(metafile.inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])
  return { text: outputFiles[0]?.text ?? '', reached: [...new Set(packages)].sort() }
}

it('loads no AWS package, no framework and no module of Node through the front door', async () => {
  const { reached } = await bundle(`export * from 'localized-otp'`)
  expect(reached.filter((name) => !toy.installed.includes(name))).toEqual([])
})

it('loads in an edge runtime whatever is said to run there', async () => {
  const said = webStandard().map((subpath) => subpath.replace('.', 'localized-otp'))
  expect(said).toEqual(expect.arrayContaining(['localized-otp', 'localized-otp/adapters/fetch', 'localized-otp/hooks/okta']))
  const lines = said.map((subpath, index) => `import * as module${index} from '${subpath}'`)
  const counts = said.map((_, index) => `Object.keys(module${index}).length`)
  const { text } = await bundle(`${lines.join('\n')}\nexport const counts = [${counts.join()}]`)
  const edge = new EdgeVM()
  edge.evaluate(text)
  const loaded = edge.evaluate<number[]>('toy.counts')
  expect(said.filter((_, index) => !(Number(loaded[index]) > 0))).toEqual([])
})

it('sends a localized code in an edge runtime, through the fetch adapter', async () => {
  const code = `${journey}
    import { web } from 'localized-otp/adapters/fetch'
    export const run = async () => {
      const request = new Request('https://toy.example/otp', { method: 'POST', headers: call.headers, body: call.body })
      const response = await web(handler)(request)
      return response.status + ' ' + texts.join()
    }`
  const { text } = await bundle(code)
  const edge = new EdgeVM()
  edge.evaluate(text)
  expect(await edge.evaluate<Promise<string>>('toy.run()')).toBe('200 Ihr Acme-Code: 007314')
})
