import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ways } from './lambda-events.js'
import { formatRuntimes, runtimes } from './runtimes.js'

it('is the table of docs/adapters.md', () => {
  expect(readFileSync(new URL('../../docs/adapters.md', import.meta.url), 'utf8')).toContain(`\n${formatRuntimes()}\n`)
})

it('has an event for every runtime of Lambda', () => {
  const named = runtimes.filter(({ adapter: [path] }) => path === 'lambda').map(({ name }) => name)
  expect(ways.map(({ name }) => name).toSorted()).toEqual([...named].sort())
})
