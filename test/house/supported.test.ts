import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { supportedNodes } from '../../scripts/nodes.js'
import { oldestNodeNames } from '../../scripts/supported.js'
import { type HouseFile, root } from './house.js'

/** Where people are told of the oldest Node. What else is supported, `scripts/docs.ts` prints. */
const told = ['README.md', 'CONTRIBUTING.md', 'scripts/ensure.js'].map((path) => ({
  path,
  text: readFileSync(root + path, 'utf8'),
}))

/** Files that tell of another oldest Node, or of none. */
const untrue = (files: readonly HouseFile[]): string[] =>
  files.flatMap(({ path, text }) => {
    const versions = [...text.matchAll(/\bNode (\d+\.\d+)/g)].map(([, version = '']) => version)
    if (versions.length === 0) return [`${path} tells of no Node`]
    const wrong = versions.filter((version) => !oldestNodeNames.includes(version)).map((version) => `tells of Node ${version}`)
    const missing = oldestNodeNames
      .filter((version) => !versions.includes(version))
      .map((version) => `tells nothing of Node ${version}`)
    return [...wrong, ...missing].map((complaint) => `${path} ${complaint}`)
  })

it('tells everywhere of the same oldest Node, and tests run on it', () => {
  expect(untrue(told)).toEqual([])
  expect(oldestNodeNames.map((version) => version.split('.')[0])).toEqual(supportedNodes.slice(0, 2))
})

it('finds another Node, and none', () => {
  expect(untrue([{ path: 'a.md', text: 'Node 20.19 or Node 18.2 or later' }])).toEqual([
    'a.md tells of Node 18.2',
    'a.md tells nothing of Node 22.12',
  ])
  expect(untrue([{ path: 'a.md', text: 'Node or later' }])).toEqual(['a.md tells of no Node'])
})
