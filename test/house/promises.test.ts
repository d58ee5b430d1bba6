import { expect, it } from 'vitest'
import { type HouseFile, read, sources } from './house.js'

/** What a driver's name ends with, where that is not the name of its port. */
const namedOtherwise: Readonly<Record<string, string>> = {
  verifier: 'token-verifier',
  phone: 'channel-sender',
  sender: 'channel-sender',
}

/** Adapters that carry no HTTP request: nothing is there to be carried unseen, and their own tests are their proof. */
const notHttp = ['auth0-action', 'lambda-authorizer', 'lambda-invoke', 'lambda-receipts', 'lambda-sqs']

/** Drivers of a technology's form that is no port: they read what comes from outside. */
const portless: ReadonlySet<string> = new Set(['src/drivers/eum-delivery-events.ts'])

/** The contract that a part must pass, or `undefined` where its name tells none. */
function contractOf(path: string, ports: readonly string[]): string | undefined {
  const [, room, name = ''] = /^src\/(\w+)\/([\w-]+)\.ts$/.exec(path) ?? []
  if (room === 'hooks') return 'identityHookContract'
  if (room === 'adapters') return 'adapterContract'
  const endings = Object.entries({ ...namedOtherwise, ...Object.fromEntries(ports.map((port) => [port, port])) })
  const [, port] = endings.find(([ending]) => name === ending || name.endsWith(`-${ending}`)) ?? []
  return port && `${port.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Contract`
}

/** Every driver, hook and adapter whose own test does not run the contract of its port. */
function unproven(parts: readonly HouseFile[], tests: readonly HouseFile[]): string[] {
  const ports = parts.flatMap(({ path }) => /^src\/core\/ports\/([\w-]+)\.ts$/.exec(path)?.[1] ?? [])
  return parts
    .filter(({ path }) => /^src\/(drivers|hooks|adapters)\/[\w-]+\.ts$/.test(path))
    .filter(({ path }) => !portless.has(path) && !notHttp.some((name) => path === `src/adapters/${name}.ts`))
    .flatMap(({ path }) => {
      const contract = contractOf(path, ports)
      if (contract === undefined) return [`${path} is named after no port`]
      const mirror = path.replace('src/', 'test/').replace(/\.ts$/, '.test.ts')
      const test = tests.find((one) => one.path === mirror)
      if (test === undefined) return [`${path} has no ${mirror}`]
      return test.text.includes(`${contract}(`) ? [] : [`${mirror} does not run ${contract}`]
    })
}

/** Ports that law 4 leaves alone, and why. */
const alone: Readonly<Record<string, string>> = {
  clock: '`systemClock` of the core, and the clock of `testing` that only moves when it is told',
  'code-opener': 'Cognito alone hands a code over sealed, and opens it by its own SDK',
  delivery: 'the core’s own: direct, queued, overflow and guarded are one each',
  'delivery-source': '`memoryDeliveryQueue` is one too, beside the driver for SQS',
  feedback: 'a provider’s way to be told; no second one is known that wants it',
  guard: 'the core’s own: `allowedCountries` is one',
  handler: 'the core’s word for what adapters carry',
  'number-lookup': 'nothing in the package implements it yet',
  pseudonym: 'what it promises is a keyed hash',
  worker: 'the core’s word for what hosts of a queue carry',
}

/** Law 4: ports that fewer than two drivers or hooks answer, or that stand among the exceptions without need. */
function lonely(parts: readonly HouseFile[], exceptions: Readonly<Record<string, string>>): string[] {
  const ports = parts.flatMap(({ path }) => /^src\/core\/ports\/([\w-]+)\.ts$/.exec(path)?.[1] ?? [])
  const answered = parts
    .filter(({ path }) => /^src\/(drivers|hooks)\/[\w-]+\.ts$/.test(path))
    .map(({ path }) => contractOf(path, ports))
  return ports.flatMap((port) => {
    const answers = answered.filter((contract) => contract === contractOf(`src/drivers/x-${port}.ts`, ports)).length
    if (port in exceptions) return answers < 2 ? [] : [`${port} needs no exception`]
    return answers < 2 ? [`${port} has ${answers} implementations`] : []
  })
}

const contractsOf = (parts: readonly HouseFile[]): string[] =>
  parts
    .filter(({ path }) => path.startsWith('src/testing/'))
    .flatMap(({ text }) => [...text.matchAll(/^export (?:function|const) (\w+Contract)\b/gm)].flatMap(([, name]) => name ?? []))

/** A contract that nothing runs proves nothing. */
const idle = (parts: readonly HouseFile[], tests: readonly HouseFile[]): string[] =>
  contractsOf(parts).filter((name) => !tests.some(({ text }) => text.includes(`${name}(`)))

/** A contract that is not published proves nothing to the users who write a part of their own. */
const unpublished = (parts: readonly HouseFile[]): string[] => {
  const published = parts.find(({ path }) => path === 'src/testing/index.ts')?.text ?? ''
  return contractsOf(parts).filter((name) => !new RegExp(`\\b${name}\\b`).test(published))
}

const tests = read('test', '.test.ts')

it('holds every driver, hook and adapter to the contract of its port', () => {
  expect(unproven(sources, tests)).toEqual([])
})

it('has two implementations of every port', () => {
  expect(lonely(sources, alone)).toEqual([])
})

it('runs every contract somewhere', () => {
  expect(idle(sources, tests)).toEqual([])
})

it('publishes every contract', () => {
  expect(unpublished(sources)).toEqual([])
})

const port = { path: 'src/core/ports/template-store.ts', text: '' }
const driver = { path: 'src/drivers/folder-template-store.ts', text: '' }
const mirror = 'test/drivers/folder-template-store.test.ts'

it.each([
  ['no test', driver, []],
  ['a test without the contract', driver, [{ path: mirror, text: 'cipherContract(' }]],
  ['no port of its name', { path: 'src/drivers/thing.ts', text: '' }, [{ path: 'test/drivers/thing.test.ts', text: '' }]],
  ['no adapter contract', { path: 'src/adapters/fetch.ts', text: '' }, [{ path: 'test/adapters/fetch.test.ts', text: '' }]],
])('finds a part with %s', (_, part, planted) => {
  expect(unproven([port, part], planted)).toHaveLength(1)
})

it('finds the port with a single implementation, and the exception that is none', () => {
  const hook = { path: 'src/core/ports/identity-hook.ts', text: '' }
  const second = { path: 'src/drivers/memory-template-store.ts', text: '' }
  const hooks = ['okta', 'supabase'].map((name) => ({ path: `src/hooks/${name}.ts`, text: '' }))
  expect(lonely([port, driver, hook, ...hooks], {})).toEqual(['template-store has 1 implementations'])
  expect(lonely([port, driver], { 'template-store': 'so' })).toEqual([])
  expect(lonely([port, driver, second], { 'template-store': 'so' })).toEqual(['template-store needs no exception'])
})

it('finds nothing where the contract runs', () => {
  expect(unproven([port, driver], [{ path: mirror, text: 'for (const x of templateStoreContract(create))' }])).toEqual([])
})

it('finds the contract that nothing runs', () => {
  const contract = { path: 'src/testing/clock.ts', text: 'export function clockContract(create) {}' }
  expect(idle([contract], [])).toEqual(['clockContract'])
  expect(idle([contract], [{ path: 'test/x.test.ts', text: 'clockContract(create)' }])).toEqual([])
})

it('finds the contract that is not published', () => {
  const contract = { path: 'src/testing/clock.ts', text: 'export function clockContract(create) {}' }
  expect(unpublished([contract])).toEqual(['clockContract'])
  expect(unpublished([contract, { path: 'src/testing/index.ts', text: `export { clockContract } from './clock.js'` }])).toEqual(
    [],
  )
})
