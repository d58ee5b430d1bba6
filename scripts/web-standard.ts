// What runs where there are only the globals of the web: no module of Node, no package but the four that come along.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { codeOf, type HouseFile, importsOf, packageOf, resolveImport, sources } from '../test/house/house.js'
import { publicFiles } from './exports.js'

const manifest = readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8')
const { dependencies } = JSON.parse(manifest) as { dependencies: object }
const byPath = new Map(sources.map((file) => [file.path, file]))

/** The front door, the hooks, the drivers and the Fetch adapter, as far as they need nothing else. The tests of the package run each in an edge VM. */
export function webStandard(): string[] {
  const candidates = Object.entries(publicFiles([...byPath.keys()])).filter(([subpath]) =>
    /^\.($|\/(hooks|drivers)\/|\/adapters\/fetch$)/.test(subpath),
  )
  return candidates.flatMap(([subpath, path]) => (isStandard(path, new Set()) ? [subpath] : []))
}

function isStandard(path: string, seen: Set<string>): boolean {
  const file = byPath.get(path)
  if (file === undefined || seen.has(path)) return true
  seen.add(path)
  if (/\b(?:Buffer|process|setImmediate)\b/.test(codeOf(file))) return false
  return loadedBy(file).every((from) =>
    from.startsWith('.') ? isStandard(resolveImport(file, from), seen) : Object.hasOwn(dependencies, packageOf(from)),
  )
}

const loadedBy = (file: HouseFile): string[] => importsOf(file).flatMap(({ from, typeOnly }) => (typeOnly ? [] : [from]))
