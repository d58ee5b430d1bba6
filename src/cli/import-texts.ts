import { readFile } from 'node:fs/promises'
import { scrubCause } from '../core/errors.js'
import type { Template } from '../core/model/template.js'
import {
  exitCodes,
  isCommandFailure,
  type OptionSpecs,
  surroundingsFailure,
  usageFailure,
  type Values,
  type World,
} from './command.js'
import { compare, planFor } from './comparison.js'
import { errorPaintFor, visible } from './screen.js'
import { tellPlan, type Way, writeOptions } from './synchronization.js'
import { folderTemplates, writeTemplates } from './template-folder.js'

/** What every import has. */
export const importOptions = {
  folder: { type: 'string', value: 'FOLDER', says: 'where the template files are, or are to be' },
  ...writeOptions,
  force: { type: 'boolean', says: 'what is imported wins over what is in the folder' },
} as const satisfies OptionSpecs

const way: Way = {
  verb: 'import',
  done: 'written to the folder',
  to: 'folder',
  target: 'the folder',
  kept: 'it stays',
  waiting: 'is only in the folder; it stays',
  conflict: 'is in the folder in other words; --force replaces them',
}

/** What was found elsewhere, and what could not be used there. */
export interface Imported {
  readonly templates: readonly Template[]
  readonly skipped: readonly { readonly what: string; readonly because: string }[]
}

/** Puts what was found into the folder; what stands there already stays, unless by force. Ends with 1 where something was left out. */
export async function importTexts(
  { templates, skipped }: Imported,
  values: Values<typeof importOptions>,
  world: World,
): Promise<number> {
  const { folder } = values
  if (folder === undefined) throw usageFailure('give --folder')
  for (const { what, because } of skipped)
    world.writeError(`${errorPaintFor(world).bad('skipped')}: ${visible(what)}: ${because}\n`)
  const current = await folderTemplates(folder, { mayBeNew: true }, world.signal)
  const places = compare(current, templates, {}).filter(({ other }) => other !== undefined)
  const plan = planFor('other', places, { force: values.force === true, remove: false })
  const applied = values.apply === true
  if (applied && plan.put.length > 0)
    await writeTemplates(folder, { current, put: plan.put.flatMap(({ other }) => other ?? []), remove: [] })
  tellPlan(plan, world, { json: values.json === true, applied, way })
  return plan.conflicts.length + skipped.length > 0 ? exitCodes.found : exitCodes.fine
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder',
  ELOOP: 'this is a link that leads in a circle',
}

/** Reads a file that the user named, and says of which file it is that it cannot be used. */
export async function readNamed(path: string, read: (text: string) => Imported): Promise<Imported> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    const code = scrubCause(thrown).code ?? 'unknown'
    throw surroundingsFailure(`${visible(path)} cannot be read: ${reasons[code] ?? code}`, thrown)
  })
  try {
    return read(text)
  } catch (thrown) {
    throw isCommandFailure(thrown) ? surroundingsFailure(`${visible(path)}: ${thrown.message}`) : thrown
  }
}
