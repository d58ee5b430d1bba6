import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { scrubCause } from '../core/errors.js'
import { formatTemplateFile, templateFileName } from '../core/message/template-file.js'
import { channels } from '../core/model/channel.js'
import { purposes } from '../core/model/purpose.js'
import type { Template } from '../core/model/template.js'
import type { TemplateStore } from '../core/ports/template-store.js'
import { randomWord } from '../drivers/aws/random.js'
import { folderTemplateStore } from '../drivers/folder-template-store.js'
import { surroundingsFailure } from './command.js'
import { type Base, fingerprintOf, placeOf } from './comparison.js'
import { visible } from './screen.js'

/** Everything that a store holds. */
export async function allTemplates(store: TemplateStore, signal: AbortSignal): Promise<readonly Template[]> {
  const questions = channels.flatMap((channel) => purposes.map((purpose) => ({ channel, purpose })))
  return (await Promise.all(questions.map((of) => store.list(of, signal)))).flat()
}

/**
 * The templates of a folder. Where there is no such folder: none, if the command may make it; else that is a failure,
 * for a mistyped name must not pass for a folder from which all was removed.
 */
export async function folderTemplates(
  folder: string,
  { mayBeNew }: { readonly mayBeNew: boolean },
  signal: AbortSignal,
): Promise<readonly Template[]> {
  if (mayBeNew && (await stat(folder).catch(codeOf)) === 'ENOENT') return []
  await checkFolder(folder)
  return allTemplates(folderTemplateStore({ folder }), signal)
}

/** @throws CommandFailure where this is no folder, in the words of whoever has named it */
export async function checkFolder(folder: string): Promise<void> {
  const facts = await stat(folder).catch(codeOf)
  if (facts === 'ENOENT') throw surroundingsFailure(`there is no folder ${visible(folder)}`)
  if (facts === 'ELOOP') throw surroundingsFailure(`${visible(folder)} is a link that leads in a circle`)
  if (typeof facts === 'string') throw surroundingsFailure(`${visible(folder)} cannot be read: ${facts}`)
  if (!facts.isDirectory()) throw surroundingsFailure(`${visible(folder)} is a file; give the folder that it is in`)
}

/** Changes the files of a folder: puts the given templates at their places and removes those that are named; the rest stays. */
export async function writeTemplates(
  folder: string,
  { current, put, remove }: { current: readonly Template[]; put: readonly Template[]; remove: readonly Template[] },
): Promise<readonly string[]> {
  const gone = new Set([...put, ...remove].map(placeOf))
  const after = [...current.filter((one) => !gone.has(placeOf(one))), ...put]
  const names = [...new Set([...put, ...remove].map(templateFileName))].sort()
  await mkdir(folder, { recursive: true }).catch(unwritable(folder))
  for (const name of names) {
    const templates = after.filter((one) => templateFileName(one) === name)
    if (templates.length === 0) await rm(join(folder, name)).catch(unwritable(name))
    else await replaceFile(folder, name, await withSchema(folder, name, formatTemplateFile(templates)))
  }
  return names
}

/** A file of the folder says for which editor's schema it is; that is no template's, and stays. */
async function withSchema(folder: string, name: string, text: string): Promise<string> {
  const before = await readText(folder, name).catch(() => undefined)
  if (before === undefined) return text
  const { $schema } = JSON.parse(before.replace(/^\uFEFF/, '')) as { $schema?: string }
  return $schema === undefined ? text : `${JSON.stringify({ $schema, ...(JSON.parse(text) as object) }, null, 2)}\n`
}

// Begins with a dot, so that the folder's store passes it over.
const baseName = '.localized-otp.json'

/** What folder and table were when they were last the same; nothing where they never were. `identity` is the table's. */
export async function readBase(folder: string, identity: string): Promise<Base> {
  const tables = await readTables(folder)
  return tables.get(identity) ?? {}
}

/** Notes for these places what now stands on both sides, or that nothing does. Where nothing changed, no file is touched. */
export async function writeBase(
  folder: string,
  identity: string,
  { same, gone }: { same: readonly Template[]; gone: readonly string[] },
): Promise<void> {
  const tables = await readTables(folder)
  const before = tables.get(identity) ?? {}
  const places = { ...before, ...Object.fromEntries(same.map((one) => [placeOf(one), fingerprintOf(one)])) }
  const after = Object.fromEntries(
    Object.entries(places)
      .filter(([place]) => !gone.includes(place))
      .sort(),
  )
  if (JSON.stringify(before) === JSON.stringify(after)) return
  await replaceFile(folder, baseName, `${JSON.stringify(Object.fromEntries(tables.set(identity, after)), null, 2)}\n`)
}

async function readTables(folder: string): Promise<Map<string, Base>> {
  const text = await readText(folder, baseName).catch((thrown: unknown) => {
    if (codeOf(thrown) === 'ENOENT') return '{}'
    throw surroundingsFailure(`${baseName} cannot be read: ${codeOf(thrown)}`, thrown)
  })
  const tables = parseJson(text)
  const isBase = (value: unknown) => isRecord(value) && Object.values(value).every((one) => typeof one === 'string')
  if (!isRecord(tables) || !Object.values(tables).every(isBase))
    throw surroundingsFailure(`${baseName} in the folder is broken; restore it, or delete it and compare anew`)
  // Former versions noted a table by its name alone, which may have been another table's.
  return new Map(Object.entries(tables as Readonly<Record<string, Base>>).filter(([identity]) => !/^[\w.-]+$/.test(identity)))
}

/** What was there is there until the new file is whole. The draft is nobody else's, and begins with a dot, so that the store passes it over. */
async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  const draft = join(folder, `.${name}.${process.pid}-${randomWord()}.draft`)
  try {
    await writeFile(draft, text)
    await rename(draft, join(folder, name))
  } catch (thrown) {
    await rm(draft, { force: true }).catch(() => undefined)
    unwritable(name)(thrown)
  }
}

const unwritable = (name: string) => (thrown: unknown) => {
  throw surroundingsFailure(`${name} cannot be written: ${codeOf(thrown)}`, thrown)
}

const codeOf = (thrown: unknown): string => scrubCause(thrown).code ?? 'unknown'
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `undefined` for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

const readText = (folder: string, name: string): Promise<string> => readFile(join(folder, name), 'utf8')
