// Writes what is public into package.json and typedoc.json: `npm run exports`. Law 1: the path is the subpath.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { functionNames } from '../src/functions/environment.js'

/** The rooms whose files are public; `cli` is a program, which `bin` in package.json leads to. A folder inside them is private, and so is what a program is made of (`main.ts`, `main-job.ts`). */
const rooms = ['hooks', 'drivers', 'adapters', 'lab', 'functions', 'cdk']

/** Which of these source files are public, and under which subpath: `./drivers/kms-cipher` → `src/drivers/kms-cipher.ts`. */
export function publicFiles(paths: readonly string[]): Record<string, string> {
  const entries = paths.flatMap((path): [string, string][] => {
    if (path === 'src/index.ts') return [['.', path]]
    if (path === 'src/testing/index.ts') return [['./testing', path]]
    const [, room, name] = /^src\/([\w-]+)\/([\w-]+)\.ts$/.exec(path) ?? []
    return room !== undefined && rooms.includes(room) && !name?.startsWith('main') ? [[`./${room}/${name}`, path]] : []
  })
  return Object.fromEntries<string>(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Ready-made functions are bundles, built by `scripts/bundle.ts`. */
const bundles = new Set(functionNames.map((name) => `./functions/${name}`))

/** The `exports` of package.json for them: ESM, declarations first. */
export function exportsOf(files: Readonly<Record<string, string>>): Record<string, unknown> {
  const entries = Object.entries(files).map(([subpath, path]): [string, unknown] => {
    const built = path.replace(/^src/, './dist').replace(/\.ts$/, '')
    return [subpath, { types: `${built}.d.ts`, default: bundles.has(subpath) ? `${built}.mjs` : `${built}.js` }]
  })
  return { ...Object.fromEntries(entries), './package.json': './package.json' }
}

/** Which of them are in the reference: not the construct, whose types are not installed here (docs/decisions/0070). */
export const documentedFiles = (files: Readonly<Record<string, string>>): string[] =>
  Object.values(files).filter((path) => !path.startsWith('src/cdk/'))

if (import.meta.filename === process.argv[1]) {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((name) => `src/${name.replaceAll('\\', '/')}`)
  const files = publicFiles(paths)
  edit('package.json', { exports: exportsOf(files) })
  edit('typedoc.json', { entryPoints: documentedFiles(files) })
}

function edit(path: string, change: object): void {
  const current = JSON.parse(readFileSync(path, 'utf8')) as object
  writeFileSync(path, `${JSON.stringify({ ...current, ...change }, null, 2)}\n`)
}
