import type { Template } from '../core/model/template.js'
import { defineCommand, exitCodes } from './command.js'
import type { Difference } from './comparison.js'
import { countOf, type Paint, paintFor, visible, writeJson } from './screen.js'
import { openPair, tableOption } from './synchronization.js'

export const diffCommand = defineCommand({
  name: 'diff',
  takes: ['<folder>'],
  summary: 'Shows how a folder of templates and the table differ, and who changed what',
  about: [
    'What both were when they were last the same stands in .localized-otp.json in the folder, which push and pull keep; commit it. It ends with 1 where they differ.',
  ],
  options: { ...tableOption, json: { type: 'boolean', says: 'print a list of objects' } },
  examples: ['diff templates --table codes-config'],
  async run({ values, positionals: [folder = ''] }, world) {
    const { differences } = await openPair({ folder, table: values.table, mayBeNew: false }, world)
    if (values.json === true) writeJson(world, differences)
    else {
      const paint = paintFor(world)
      world.write([...differences.map((one) => told(one, paint)), `${countOf(differences.length, 'difference')}\n`].join('\n'))
    }
    return differences.length > 0 ? exitCodes.found : exitCodes.fine
  },
})

const changers = { folder: 'changed in the folder', other: 'changed in the table', both: 'changed on both sides' } as const

/** From what stands in the table to what stands in the folder, as a push would change it. */
function told({ place, changed, folder, other }: Difference, { good, bad, strong }: Paint): string {
  const gone = linesOf(other).filter((line) => !linesOf(folder).includes(line))
  const come = linesOf(folder).filter((line) => !linesOf(other).includes(line))
  return [
    `${strong(place)}  ${changers[changed]}`,
    ...gone.map((line) => bad(`  - ${line}`)),
    ...come.map((line) => good(`  + ${line}`)),
    ...(gone.length + come.length === 0 ? ['  the order of the wordings'] : []),
    '',
  ].join('\n')
}

function linesOf(template: Template | undefined): readonly string[] {
  if (template === undefined) return []
  const { wordings, locale: _locale, channel: _channel, purpose: _purpose, country: _country, ...rest } = template
  const facts = Object.entries(rest).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  return [...wordings, ...facts].map((line) => visible(line.replace(/\s+/gu, ' ')))
}
