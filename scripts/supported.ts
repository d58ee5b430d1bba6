import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { languages } from '../src/core/catalog/languages.js'
import { runtimes } from '../test/adapters/runtimes.js'
import { supportedNodes } from './nodes.js'

const root = fileURLToPath(new URL('../', import.meta.url))
const { engines } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { engines: { node: string } }

/** The oldest Node, as `20.19`. */
export const oldestNode = engines.node.replace('>=', '')

/** What is supported, as rows of the README: from the tables that the tests run by, and from nowhere else. */
export async function supportedRows(): Promise<[string, string][]> {
  const texts = await Promise.all(Object.values(languages).map(async (load) => load()))
  const spoken = texts.filter(({ voice }) => voice !== undefined)
  const hooks = readdirSync(`${root}src/hooks`)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `[\`hooks/${name.replace('.ts', '')}\`](src/hooks/${name})`)
  return [
    ['Node', `${oldestNode} or later; every test runs on ${supportedNodes.join(', ')}`],
    ['Identity platforms', hooks.sort().join(', ')],
    ['Runtimes', `${[...new Set(runtimes.map(({ name }) => plain(name)))].join(', ')}; [what each gives](docs/adapters.md)`],
    ['Languages', `${texts.length} languages and regional forms in texts, ${spoken.length} in calls; [which](docs/languages.md)`],
  ]
}

/** Without the variant: `HTTP API, payload 2.0` is one of the HTTP API. */
const plain = (name: string): string => name.replace(/(, (payload|multi-value|before|after)| with binary).*/, '')
