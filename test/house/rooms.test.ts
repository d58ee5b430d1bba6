import ts from 'typescript'
import { expect, it } from 'vitest'
import { type HouseFile, importsOf, packageOf, parse, resolveImport, sources } from './house.js'

/** A room: where it is, which source paths it may import beside its own, and which packages. */
interface Room {
  readonly at: string
  readonly may: readonly string[]
  readonly packages?: RegExp
  /** From other rooms and from packages it takes types only, but for the values of these places. */
  readonly valuesOf?: readonly string[]
}

const aws = String.raw`@aws-sdk/(client|lib)-[\w-]+`
const node = String.raw`node:[\w/]+`

/** The table of DESIGN: the first row that a path begins with is its room. A row of a folder ends with a slash. */
const rooms: readonly Room[] = [
  { at: 'index.ts', may: ['core/'] },
  { at: 'core/errors.ts', may: [] },
  { at: 'core/model/', may: ['core/errors.ts'], packages: /^libphonenumber-js$/ },
  { at: 'core/ports/', may: ['core/errors.ts', 'core/model/'], valuesOf: [] },
  {
    at: 'core/message/',
    may: ['core/errors.ts', 'core/model/'],
    packages: /^(messageformat|@formatjs\/intl-localematcher)$/,
  },
  { at: 'core/catalog/', may: ['core/errors.ts', 'core/model/', 'core/ports/', 'core/message/'] },
  { at: 'core/delivery/', may: ['core/'] },
  { at: 'hooks/', may: ['core/'] },
  {
    at: 'drivers/aws/',
    may: [
      'core/errors.ts',
      'core/model/',
      'core/ports/',
      'core/message/',
      'core/delivery/deadline.ts',
      'core/delivery/system-clock.ts',
      'drivers/signals/',
    ],
    packages: new RegExp(`^(${node}|${aws})$`),
  },
  {
    at: 'drivers/',
    may: [
      'core/errors.ts',
      'core/model/',
      'core/ports/',
      'core/message/',
      'core/delivery/deadline.ts',
      'core/delivery/system-clock.ts',
      'core/delivery/system-random.ts',
      'drivers/aws/',
    ],
    packages: new RegExp(`^(${node}|${aws}|@aws-crypto/client-node|jose|libphonenumber-js|messageformat)$`),
  },
  {
    at: 'adapters/',
    may: ['core/'],
    packages: new RegExp(`^(${node}|express|aws-lambda)$`),
    valuesOf: ['core/errors.ts', 'core/model/', 'core/delivery/deadline.ts', 'core/delivery/system-clock.ts'],
  },
  { at: 'functions/', may: [''], packages: new RegExp(`^(${node}|${aws})$`) },
  {
    at: 'cdk/',
    may: ['drivers/aws/', 'functions/environment.ts', 'core/message/template-file.ts'],
    packages: new RegExp(`^(${node}|aws-cdk-lib|constructs)$`),
  },
  { at: 'lab/', may: ['core/', 'hooks/', 'drivers/', 'adapters/'], packages: new RegExp(`^(${node}|${aws}|jose|express)$`) },
  { at: 'cli/', may: [''], packages: new RegExp(`^(${node}|${aws})$`) },
  { at: 'testing/', may: ['core/'], packages: /^node:assert\/strict$/ },
]

const within = (path: string, place: string): boolean =>
  place.endsWith('/') || place === '' ? path.startsWith(place) : path === place

function strangers(files: readonly HouseFile[]): string[] {
  return files.flatMap((file) => {
    const path = file.path.slice('src/'.length)
    const room = rooms.find(({ at }) => within(path, at))
    if (!room) return [`${file.path} stands in no room`]
    return importsOf(file).flatMap(({ from, typeOnly }) => {
      const inside = from.startsWith('.')
      const target = resolveImport(file, from).slice('src/'.length)
      if (inside && own(path, target, room)) return []
      const allowed = inside ? room.may.some((place) => within(target, place)) : room.packages?.test(packageName(from))
      if (!allowed) return [`${file.path} imports ${from}`]
      return room.valuesOf && !typeOnly && !room.valuesOf.some((place) => inside && within(target, place))
        ? [`${file.path} imports more than types from ${from}`]
        : []
    })
  })
}

/** In its own room a file may import what it likes; but a driver no other driver, and an adapter no other adapter. */
const own = (path: string, target: string, { at }: Room): boolean =>
  within(target, at) && (!['drivers/', 'adapters/'].includes(at) || target.slice(at.length).includes('/')) && target !== path

const packageName = (from: string): string => (from.startsWith('node:') ? from : packageOf(from))

/** Law 2: one external package a driver file. Node's own modules are not external. */
const crowded = (files: readonly HouseFile[]): string[] =>
  files
    .filter(({ path }) => path.startsWith('src/drivers/') && !path.startsWith('src/drivers/aws/'))
    .flatMap((file) => {
      const packages = new Set(
        importsOf(file)
          .map(({ from }) => from)
          .filter((from) => !/^(\.|node:)/.test(from))
          .map(packageOf),
      )
      return packages.size > 1 ? [`${file.path} imports ${[...packages].join(' and ')}`] : []
    })

/** Ports ask; they hold no code. */
const talkativePorts = (files: readonly HouseFile[]): string[] =>
  files
    .filter((file) => file.path.startsWith('src/core/ports/') && !parse(file).statements.every(isOnlyType))
    .map(({ path }) => path)

const isOnlyType = (statement: ts.Statement): boolean =>
  ts.isInterfaceDeclaration(statement) ||
  ts.isTypeAliasDeclaration(statement) ||
  ts.isImportDeclaration(statement) ||
  (ts.isExportDeclaration(statement) && statement.isTypeOnly)

const longest = 250
const lengthOf = ({ text }: HouseFile): number => text.trimEnd().split('\n').length

/** The catalog is data and may be as long as the world is wide. */
const long = (files: readonly HouseFile[]): string[] =>
  files
    .filter((file) => !file.path.startsWith('src/core/catalog/') && lengthOf(file) > longest)
    .map((file) => `${file.path} has ${lengthOf(file)} lines`)

const file = (path: string, text: string): HouseFile => ({ path: `src/${path}`, text })

it('lets every file import only what its room may', () => {
  expect(strangers(sources)).toEqual([])
})

it.each([
  ['core/model/x.ts', `import { a } from '../message/y.js'`],
  ['core/model/x.ts', `import type { A } from 'express'`],
  ['core/delivery/x.ts', `export { a } from '../../drivers/y.js'`],
  ['core/message/x.ts', `const a = await import('node:fs')`],
  ['core/ports/x.ts', `import { a } from '../model/y.js'`],
  ['drivers/x.ts', `import { a } from './y.js'`],
  ['drivers/x.ts', `type A = import('../hooks/y.js').A`],
  ['adapters/x.ts', `import { a } from '../core/delivery/y.js'`],
  ['adapters/x.ts', `import { a } from './y.js'`],
  ['hooks/x.ts', `import { a } from 'jose'`],
  ['utils/x.ts', `export const a = 1`],
])('finds the stranger in %s: %s', (path, text) => {
  expect(strangers([file(path, text)])).toHaveLength(1)
})

it.each([
  ['core/model/x.ts', `import { a } from './y.js'`],
  ['drivers/x.ts', `import { a } from './aws/y.js'\nimport { b } from '@aws-sdk/client-sqs'`],
  ['adapters/x.ts', `import type { A } from '../core/delivery/y.js'`],
  ['adapters/x.ts', `import { a } from '../core/model/y.js'`],
  ['adapters/x.ts', `import { a } from '../core/delivery/system-clock.js'`],
])('lets %s be: %s', (path, text) => {
  expect(strangers([file(path, text)])).toEqual([])
})

it('gives a driver at most one external package', () => {
  expect(crowded(sources)).toEqual([])
  expect(crowded([file('drivers/x.ts', `import 'jose'\nimport '@aws-sdk/client-sqs'`)])).toHaveLength(1)
})

it('keeps ports free of code', () => {
  expect(talkativePorts(sources)).toEqual([])
  expect(talkativePorts([file('core/ports/x.ts', 'export const limit = 1')])).toHaveLength(1)
})

it('keeps files short', () => {
  expect(long(sources)).toEqual([])
  expect(
    long([file('hooks/x.ts', '\nx'.repeat(longest + 1)), file('core/catalog/x.ts', '\nx'.repeat(longest + 1))]),
  ).toHaveLength(1)
})
