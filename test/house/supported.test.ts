import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { supportedNodes } from '../../scripts/nodes.js'
import { oldestNode } from '../../scripts/supported.js'
import { type HouseFile, root } from './house.js'

/** Where people are told of the oldest Node. What else is supported, `scripts/docs.ts` prints. */
const told = ['README.md', 'CONTRIBUTING.md', 'scripts/ensure.js'].map((path) => ({
  path,
  text: readFileSync(root + path, 'utf8'),
}))

/** Files that tell of another oldest Node, or of none. */
const untrue = (files: readonly HouseFile[]): string[] =>
  files.flatMap(({ path, text }) => {
    const versions = [...text.matchAll(/\bNode (\d+\.\d+)/g)].map(([, version]) => version)
    if (versions.length === 0) return [`${path} tells of no Node`]
    return versions.filter((version) => version !== oldestNode).map((version) => `${path} tells of Node ${version}`)
  })

it('tells everywhere of the same oldest Node, and tests run on it', () => {
  expect(untrue(told)).toEqual([])
  expect(oldestNode.startsWith(`${supportedNodes[0]}.`)).toBe(true)
})

it('finds another Node, and none', () => {
  expect(untrue([{ path: 'a.md', text: 'Node 18.2 or later' }])).toEqual(['a.md tells of Node 18.2'])
  expect(untrue([{ path: 'a.md', text: 'Node or later' }])).toEqual(['a.md tells of no Node'])
})
