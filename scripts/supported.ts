import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { languages } from '../src/core/catalog/languages.js'
import { runtimes } from '../test/adapters/runtimes.js'
import { oldestNodes, supportedNodes } from './nodes.js'
import { webStandard } from './web-standard.js'

const root = fileURLToPath(new URL('../', import.meta.url))

/** The oldest Nodes, as `20.19`. */
export const oldestNodeNames = oldestNodes.map((version) => version.replace(/\.0$/, ''))

/** What is supported, as rows of the README: from the tables that the tests run by, and from nowhere else. */
export async function supportedRows(): Promise<[string, string][]> {
  const texts = await Promise.all(Object.values(languages).map(async (load) => load()))
  const spoken = texts.filter(({ voice }) => voice !== undefined)
  const hooks = readdirSync(`${root}src/hooks`)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `[\`hooks/${name.replace('.ts', '')}\`](src/hooks/${name})`)
  return [
    [
      'Node',
      `${oldestNodeNames.join(', or ')} or later; every test runs on ${supportedNodes.join(', ')}, those of the package also on ${oldestNodes.join(' and ')}`,
    ],
    ['Identity platforms', hooks.sort().join(', ')],
    ['Runtimes', `${[...new Set(runtimes.map(({ name }) => plain(name)))].join(', ')}; [what each gives](docs/adapters.md)`],
    [
      'Web-standard runtimes',
      `tested in an edge VM, and on none of Deno, Bun, Workers, Hono or Next. There run ${listed(webStandard())}. ` +
        'Everything else needs modules of Node, as `nodejs_compat` gives them on Workers (untested): the verifiers, the ciphers and the drivers of AWS above all',
    ],
    ['Languages', `${texts.length} languages and regional forms in texts, ${spoken.length} in calls; [which](docs/languages.md)`],
  ]
}

/** Without the variant: `HTTP API, payload 2.0` is one of the HTTP API. */
const plain = (name: string): string => name.replace(/(, (payload|multi-value|before|after)| with binary).*/, '')

/** The front door, and the subpaths by their room. */
function listed(subpaths: readonly string[]): string {
  const rooms = ['adapters', 'hooks', 'drivers'].map((room) => {
    const names = subpaths.flatMap((subpath) =>
      subpath.startsWith(`./${room}/`) ? [`\`${subpath.slice(room.length + 3)}\``] : [],
    )
    return `of \`${room}/\` ${names.join(' ')}`
  })
  return ['the front door', ...rooms].join('; ')
}
