import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { documentedFiles, exportsOf, publicFiles } from '../../scripts/exports.js'
import { type HouseFile, importsOf, packageOf, root, sources } from './house.js'

const json = (path: string): unknown => JSON.parse(readFileSync(root + path, 'utf8'))
const manifest = json('package.json') as Manifest & { exports: unknown }
const { entryPoints } = json('typedoc.json') as { entryPoints: string[] }
const files = publicFiles(sources.map(({ path }) => path))

// Where one of these fails: `npm run exports`.
it('exports every public file and nothing else', () => {
  expect(manifest.exports).toEqual(exportsOf(files))
})

it('documents every public file but the construct, and nothing else', () => {
  expect(entryPoints).toEqual(documentedFiles(files))
})

it('takes the files of public rooms, but neither private folders nor programs', () => {
  const paths = [
    'src/index.ts',
    'src/core/errors.ts',
    'src/drivers/aws/client.ts',
    'src/drivers/kms-cipher.ts',
    'src/lab/main.ts',
    'src/functions/environment.ts',
    'src/functions/worker.ts',
    'src/functions/wiring/warm.ts',
  ]
  expect(exportsOf(publicFiles([...paths, 'src/testing/index.ts', 'src/testing/cipher.ts']))).toEqual({
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './drivers/kms-cipher': { types: './dist/drivers/kms-cipher.d.ts', default: './dist/drivers/kms-cipher.js' },
    './functions/environment': { types: './dist/functions/environment.d.ts', default: './dist/functions/environment.js' },
    './functions/worker': { types: './dist/functions/worker.d.ts', default: './dist/functions/worker.mjs' },
    './testing': { types: './dist/testing/index.d.ts', default: './dist/testing/index.js' },
    './package.json': './package.json',
  })
})

it('names every imported package in package.json, as a dependency or an optional peer, and no other', () => {
  expect(undeclared(sources, manifest)).toEqual([])
  expect(unused(sources, manifest)).toEqual([])
})

it('finds the undeclared and the unused package', () => {
  const files = [
    { path: 'src/core/a.ts', text: `import 'jose'\nimport type { A } from '@aws-sdk/client-sqs'` },
    { path: 'src/drivers/b.ts', text: `import 'node:fs'\nimport '@aws-sdk/client-sqs'\nimport 'express'` },
  ]
  const declared = { dependencies: { jose: '6', zod: '4' }, peerDependencies: { '@aws-sdk/client-sqs': '3' } }
  expect(undeclared(files, declared)).toEqual(['src/core/a.ts needs @aws-sdk/client-sqs', 'src/drivers/b.ts needs express'])
  expect(unused(files, declared)).toEqual(['zod'])
})

it('makes every peer optional', () => {
  expect(Object.keys(manifest.peerDependenciesMeta ?? {})).toEqual(Object.keys(manifest.peerDependencies ?? {}))
  expect(Object.values(manifest.peerDependenciesMeta ?? {}).every(({ optional }) => optional)).toBe(true)
})

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { optional: boolean }>>
}

const externals = (file: HouseFile): string[] =>
  importsOf(file)
    .map(({ from }) => from)
    .filter((from) => !/^(\.|node:)/.test(from))
    .map(packageOf)

/** The core stands on dependencies alone; a peer may be missing. */
function undeclared(files: readonly HouseFile[], { dependencies, peerDependencies = {} }: Manifest): string[] {
  return files.flatMap((file) =>
    externals(file)
      .filter((name) => !(name in dependencies) && (file.path.startsWith('src/core/') || !(name in peerDependencies)))
      .map((name) => `${file.path} needs ${name}`),
  )
}

function unused(files: readonly HouseFile[], { dependencies, peerDependencies = {} }: Manifest): string[] {
  const imported = new Set(files.flatMap(externals))
  return Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => !imported.has(name))
}
