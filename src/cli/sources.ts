import { shippedTemplates } from '../core/catalog/shipped-templates.js'
import type { TemplateStore } from '../core/ports/template-store.js'
import { folderTemplateStore } from '../drivers/folder-template-store.js'
import { layeredTemplateStore } from '../drivers/layered-template-store.js'
import { openTemplateTable } from './aws.js'
import { type OptionSpecs, usageFailure, type Values, type World } from './command.js'
import { checkFolder } from './template-folder.js'

/** Where words come from: one's own over the shipped ones. */
export const sourceOptions = {
  folder: { type: 'string', value: 'FOLDER', says: 'your own templates, over the shipped ones' },
  table: { type: 'string', value: 'TABLE', says: 'your own templates in DynamoDB, over the shipped ones; a folder comes first' },
  own: { type: 'boolean', says: 'only your own templates, without the shipped ones' },
} as const satisfies OptionSpecs

/** The words that the options name. @throws CommandFailure where there is no such folder, or `--own` has none */
export async function openSources({ folder, table, own }: Values<typeof sourceOptions>, world: World): Promise<TemplateStore> {
  if (own === true && folder === undefined && table === undefined) throw usageFailure('--own needs --folder or --table')
  if (folder !== undefined) await checkFolder(folder)
  const layers = [
    ...(folder === undefined ? [] : [folderTemplateStore({ folder })]),
    ...(table === undefined ? [] : [await openTemplateTable(table, world)]),
    ...(own === true ? [] : [shippedTemplates()]),
  ]
  return layeredTemplateStore({ layers, tolerate: null })
}
