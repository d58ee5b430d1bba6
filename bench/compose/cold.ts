// A process of its own for each measurement: loads one way of composing, writes the first message, then one in every language.
import { readFileSync } from 'node:fs'
import process from 'node:process'
import type { Write } from './samples.js'
import type { Texts } from './texts.js'

const ways: Readonly<Record<string, () => Promise<Write>>> = {
  ours: async () => (await import('./ours.js')).createOurs(10),
  'intl-messageformat': async () => (await import('./intl-messageformat.js')).createIntlMessageFormat(readTexts()),
  plain: async () => (await import('./plain.js')).createPlain(readTexts()),
}

const [, , way = '', textsPath = '', ...languages] = process.argv
const readTexts = (): Texts => JSON.parse(readFileSync(textsPath, 'utf8')) as Texts
const microseconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return user + system
}

const start = process.cpuUsage()
const write = await ways[way]?.()
if (write === undefined) throw new Error(`no such way: ${way}`)
write(languages[0] ?? '')
const first = microseconds(start)
for (const locale of languages) write(locale)
console.log(JSON.stringify({ first, all: microseconds(start) }))
