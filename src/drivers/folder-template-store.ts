import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { abortFailure, isOtpError, OtpError, report, scrubCause } from '../core/errors.js'
import { parseTemplateFile, printable } from '../core/message/template-file.js'
import { checkOptions, option } from '../core/model/options.js'
import type { Template } from '../core/model/template.js'
import type { TemplateStore } from '../core/ports/template-store.js'

export interface FolderTemplateStoreOptions {
  /** Holds `de.json`, `pt-BR.json`, `de@CH.json` and so on. Sub-folders, hidden files and other files are passed over. */
  readonly folder: string
  /** Hears of the files that cannot be used, which are then left out. `null`, the default: a single one fails every look-up. */
  readonly tolerate?: ((failure: OtpError) => void) | null
}

const maxFiles = 1000
const maxBytes = 256 * 1024
/** Read at the same time; each holds a file open. */
const atOnce = 16
/** Named in one failure. */
const named = 10

/**
 * Templates in a folder of files that a translator edits and git compares; the format is told in `docs/templates.md`.
 * The folder is read each time, so that a change is seen at once: put `cachedTemplateStore` before it.
 * @throws OtpError `store-malformed` naming every file that cannot be used, the place in it and what is wrong there;
 * `store-unavailable` when the folder or a file cannot be read
 */
export function folderTemplateStore(options: FolderTemplateStoreOptions): TemplateStore {
  checkOptions('folderTemplateStore', options, {
    folder: option.text(),
    tolerate: option.optional(option.nullable(option.function())),
  })
  const { folder, tolerate = null } = options

  const readAll = async (signal: AbortSignal): Promise<readonly Template[]> => {
    const names = await namesIn(folder)
    const templates: Template[] = []
    const failures: OtpError[] = []
    for (let start = 0; start < names.length; start += atOnce) {
      const batch = names.slice(start, start + atOnce)
      const answers = await Promise.allSettled(batch.map(async (name) => readTemplates(folder, name)))
      if (signal.aborted) throw abortFailure(signal)
      for (const answer of answers) {
        if (answer.status === 'fulfilled') templates.push(...answer.value)
        else failures.push(answer.reason as OtpError)
      }
    }
    if (failures.length > 0) {
      const failure = inOne(failures, names.length)
      if (tolerate === null) throw failure
      report(tolerate, failure)
    }
    return templates
  }

  return {
    list: async ({ purpose, channel }, signal) => {
      if (signal.aborted) throw abortFailure(signal)
      const templates = await readAll(signal)
      return templates.filter((one) => one.purpose === purpose && one.channel === channel)
    },
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const all = await readdir(folder).catch((thrown: unknown) => {
    throw unreadable('the template folder', thrown)
  })
  const names = all.filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort()
  if (names.length > maxFiles) throw new OtpError('store-malformed', `the template folder holds more than ${maxFiles} files`)
  return names
}

async function readTemplates(folder: string, name: string): Promise<readonly Template[]> {
  const path = join(folder, name)
  const refuse = (what: string) => new OtpError('store-malformed', `${printable(name)}: ${what}`)
  try {
    const facts = await stat(path)
    if (!facts.isFile()) throw refuse('this is not a file')
    if (facts.size > maxBytes) throw refuse(`the file is larger than ${maxBytes} bytes`)
    const text = utf8(await readFile(path))
    if (text === undefined) throw refuse('the file is not in UTF-8')
    return parseTemplateFile(text, name)
  } catch (thrown) {
    throw isOtpError(thrown) ? thrown : unreadable(`${printable(name)}: the file`, thrown)
  }
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function unreadable(what: string, cause: unknown): OtpError {
  return new OtpError('store-unavailable', [`${what} cannot be read`, scrubCause(cause).code].join(': '), { cause })
}

function inOne(failures: readonly OtpError[], files: number): OtpError {
  const lost = failures.find(({ code }) => code === 'store-unavailable')
  const told = failures.slice(0, named).map(({ code, message }) => message.slice(code.length + 2))
  const more = failures.length > named ? `; and ${failures.length - named} more` : ''
  const detail = `${failures.length} of ${files} template files cannot be used: ${told.join('; ')}${more}`
  return new OtpError(lost?.code ?? 'store-malformed', detail)
}
