import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

// The README's quick starts are examples, and the examples' tests run them.
it.each([
  ['Quick start: Express', 'examples/express/app.ts'],
  ['Quick start: Lambda', 'examples/lambda/handler.ts'],
])('%s is %s', (heading, path) => {
  const [, section = ''] = readFileSync('README.md', 'utf8').split(`## ${heading}\n`)
  const [, code] = /```ts\n(.*?)```/s.exec(section) ?? []
  expect(code).toBe(readFileSync(path, 'utf8'))
})
