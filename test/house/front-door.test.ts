import { expect, it } from 'vitest'
import { type HouseFile, importsOf, packageOf, resolveImport, sources } from './house.js'

/** Every package that importing a file brings along, types included: without them its declarations would not compile. */
function reach(start: string, files: readonly HouseFile[]): string[] {
  const seen = new Set<string>()
  const packages = new Set<string>()
  const walk = (path: string): void => {
    const file = files.find((one) => one.path === path)
    if (!file) throw new Error(`${path} does not exist`)
    if (seen.has(path)) return
    seen.add(path)
    for (const { from } of importsOf(file)) {
      if (from.startsWith('.')) walk(resolveImport(file, from))
      else packages.add(packageOf(from))
    }
  }
  walk(start)
  return [...packages].sort()
}

it('opens the front door with the four dependencies at most: no AWS package, no framework, no module of Node', () => {
  const dependencies = ['@formatjs/intl-localematcher', 'jose', 'libphonenumber-js', 'messageformat']
  expect(reach('src/index.ts', sources).filter((name) => !dependencies.includes(name))).toEqual([])
})

it('finds what is reached by a detour', () => {
  const files = [
    { path: 'src/index.ts', text: `export { a } from './core/a.js'` },
    { path: 'src/core/a.ts', text: `import type { B } from '../drivers/b.js'\nexport { a } from '../index.js'` },
    { path: 'src/drivers/b.ts', text: `import { readFile } from 'node:fs/promises'\nimport '@aws-sdk/client-sqs/dist'` },
  ]
  expect(reach('src/index.ts', files)).toEqual(['@aws-sdk/client-sqs', 'node:fs'])
})
