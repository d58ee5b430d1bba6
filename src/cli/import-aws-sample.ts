import { fromItem, type Item } from '../drivers/aws/attributes.js'
import { readSampleRows, type SkippedRow } from '../drivers/aws/sample-rows.js'
import { openSampleTable } from './aws.js'
import { defineCommand, surroundingsFailure, usageFailure } from './command.js'
import { type Imported, importOptions, importTexts, readNamed } from './import-texts.js'
import { allTemplates, parseJson } from './template-folder.js'

export const importAwsSampleCommand = defineCommand({
  name: 'import aws-sample',
  takes: ['[file]'],
  summary: "Turns the words of AWS's published sample for Okta into template files",
  about: [
    'They come from its table, read whole once, or from a file: the text file of the sample, or what a scan of the table printed. A text serves every purpose; SSML becomes plain words, for pauses and voices are chosen here. It ends with 1 where something was skipped or stands in the folder in other words.',
  ],
  options: {
    ...importOptions,
    table: { type: 'string', value: 'TABLE', says: "the sample's DynamoDB table, instead of a file" },
  },
  examples: [
    'import aws-sample English-Spanish-Data.txt --folder templates',
    'import aws-sample --table OktaMessages --folder templates --apply',
  ],
  async run({ values, positionals: [file] }, world) {
    if ((file === undefined) === (values.table === undefined)) throw usageFailure('give a file or --table')
    if (file !== undefined) return importTexts(await readNamed(file, readSampleFile), values, world)
    const store = await openSampleTable(values.table ?? '', world)
    const { skipped } = await store.warm(world.signal)
    return importTexts({ templates: await allTemplates(store, world.signal), skipped: skipped.map(named) }, values, world)
  },
})

/** Reads rows as DynamoDB writes them, one object after another with any prose between, or the answer to a scan. */
export function readSampleFile(text: string): Imported {
  const items = objectsIn(text).flatMap((value) => (Array.isArray(value['Items']) ? (value['Items'] as unknown[]) : [value]))
  if (items.length === 0) throw surroundingsFailure('this holds no row of the sample')
  const { templates, skipped } = readSampleRows(items.map(rowOf))
  return { templates, skipped: skipped.map(named) }
}

const named = ({ id, because }: SkippedRow) => ({ what: `row ${id === '' ? 'without id' : id.slice(0, 40)}`, because })

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** With or without DynamoDB's type names around the values. */
function rowOf(item: unknown): Fields {
  if (!isFields(item)) return {}
  return Object.values(item).every(isFields) ? fromItem(item as Item) : item
}

/** The outermost JSON objects of a text; braces inside strings do not count. */
function objectsIn(text: string): readonly Fields[] {
  const objects: Fields[] = []
  let begun = -1
  let depth = 0
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    if (token === '{') {
      if (depth === 0) begun = index
      depth += 1
    } else if (token === '}' && depth > 0) {
      depth -= 1
      const value = depth === 0 ? parseJson(text.slice(begun, index + 1)) : undefined
      if (isFields(value)) objects.push(value)
    }
  }
  return objects
}
