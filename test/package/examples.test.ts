import { cpSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importsOf, packageOf, read, root } from '../house/house.js'
import { createToy, type Toy } from './toy.js'

/** What the examples bring themselves: everything they import but this package, Node and their own files. */
// `cdk-app` is a package of its own, with its own check (`npm run test:cdk`).
const files = read('examples').filter(({ path }) => !path.startsWith('examples/cdk-app/'))
const brought = [...new Set(files.flatMap((file) => importsOf(file).map(({ from }) => from)))]
  .filter((from) => !/^(\.|node:|localized-otp)/.test(from))
  .map(packageOf)

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly { readonly failureMessages: readonly string[] }[]
  }[]
}

let toy: Toy
beforeAll(() => {
  toy = createToy()
  toy.link(...brought, ...toy.peers, '@types/node', ...brought.map((name) => `@types/${name}`))
  const bare = (path: string) => !/[\\/](cdk-app|node_modules)([\\/]|$)/.test(path.slice(root.length))
  cpSync(join(root, 'examples'), join(toy.folder, 'examples'), { recursive: true, filter: bare })
  // dynalite brings no types; whoever tests with it writes as much.
  cpSync(join(root, 'test/fixtures/dynalite.d.ts'), join(toy.folder, 'dynalite.d.ts'))
})
afterAll(() => {
  toy.remove()
})

it('runs the tests of every example on what is installed', () => {
  const tests = files.filter(({ path }) => path.endsWith('.test.ts'))
  expect(tests.length).toBeGreaterThan(0)
  const { testResults } = toy.vitest() as Report
  const outcomes = testResults.map(({ name, status, message, assertionResults }) => ({
    path: relative(toy.folder, name).replaceAll('\\', '/'),
    status,
    failures: [message, ...assertionResults.flatMap(({ failureMessages }) => failureMessages)].filter((text) => text !== ''),
  }))
  expect(outcomes.sort((one, other) => (one.path < other.path ? -1 : 1))).toEqual(
    tests.map(({ path }) => ({ path, status: 'passed', failures: [] })),
  )
})

it('compiles every example against the declarations that are installed', () => {
  const options = { module: 'nodenext', target: 'ES2023', strict: true, types: ['node'], noEmit: true, skipLibCheck: true }
  expect(toy.tsc(options, 'dynalite.d.ts', ...files.map(({ path }) => path))).toEqual([])
})
