import { OtpError } from '../errors.js'
import { channels } from '../model/channel.js'
import { purposes } from '../model/purpose.js'
import { immutableTemplate, type Template, templateComplaint } from '../model/template.js'
import { contentVersion } from './content-version.js'
import { jsonFault } from './json-fault.js'

// A file holds the templates of one locale, or of one locale in one country: `docs/templates.md`, `docs/template-file.schema.json`.

type Fields = Readonly<Record<string, unknown>>

/** What may stand at the head of a file, for all its texts, or at one text, for that alone. */
const shared = ['version', 'provenance', 'reviewed'] as const
const ofFile = ['$schema', ...shared, ...channels]
const ofText = ['wordings', 'frozen', 'carrier', ...shared]

/** `de.json`, or `de@CH.json` for destinations in one country. */
export function templateFileName({ locale, country }: Pick<Template, 'locale' | 'country'>): string {
  return `${locale}${country === undefined ? '' : `@${country}`}.json`
}

/**
 * Reads a template file; its name says its locale and country. A text without a version gets one made of its words.
 * Whether the words themselves can be read is not asked here.
 * @throws OtpError `store-malformed`: the file, the place in it, and what is wrong there
 */
export function parseTemplateFile(text: string, name: string): readonly Template[] {
  const refuse = (what: string): never => {
    throw new OtpError('store-malformed', `${printable(name)}: ${what}`)
  }
  const fields = (value: unknown, path: string, known: readonly string[], be = 'an object'): Fields => {
    if (!isFields(value)) return refuse(`${path} must be ${be}`)
    const stranger = Object.keys(value).find((key) => !known.includes(key))
    return stranger === undefined ? value : refuse(`${path} has an unknown key '${printable(stranger)}'`)
  }

  const place = placeOf(name) ?? refuse('the name must be a canonical language tag, as in de.json or pt-BR.json, or de@CH.json')
  const json = text.replace(/^\uFEFF/, '')
  const fault = jsonFault(json)
  if (fault !== undefined) refuse(fault)
  const file = fields(JSON.parse(json), 'the file', ofFile)
  if (!['undefined', 'string'].includes(typeof file['$schema'])) refuse("'$schema' must be a string")
  const head = pick(file, shared)
  const headComplaint = templateComplaint({ ...probe, ...head })
  if (headComplaint !== undefined) refuse(headComplaint)

  return channels.flatMap((channel) => {
    const texts = file[channel] === undefined ? {} : fields(file[channel], channel, purposes)
    return purposes.flatMap((purpose) => {
      const value = texts[purpose]
      if (value === undefined) return []
      const path = `${channel}.${purpose}`
      const own = Array.isArray(value) ? { wordings: value } : fields(value, path, ofText, 'a list of wordings, or an object')
      const written = { ...place, channel, purpose, ...head, ...own }
      const complaint = wordingComplaint(own) ?? templateComplaint({ version: 'of its words', ...written })
      if (complaint !== undefined) refuse(`${path}: ${complaint}`)
      const template = written as unknown as Omit<Template, 'version'> & Partial<Template>
      return [immutableTemplate({ ...template, version: template.version ?? contentVersion(template) })]
    })
  })
}

/**
 * Writes the templates of one locale and country as a file, one wording a line, always the same way.
 * What {@link parseTemplateFile} reads from it are the same templates.
 * @throws TypeError when they are of several places, or two have one purpose and channel
 */
export function formatTemplateFile(templates: readonly Template[]): string {
  if (new Set(templates.map(templateFileName)).size > 1)
    throw new TypeError('formatTemplateFile: one file is for one locale and country')
  if (new Set(templates.map(({ channel, purpose }) => `${channel}.${purpose}`)).size < templates.length)
    throw new TypeError('formatTemplateFile: two templates have one purpose and channel')
  const texts = templates.map((template) => {
    const { version, ...rest } = template
    return version === contentVersion(template) ? rest : template
  })
  const head = Object.fromEntries(
    shared.flatMap((key) => {
      const values = new Set(texts.map((text) => pick(text, shared)[key]))
      const [value] = values
      return values.size === 1 ? [[key, value]] : []
    }),
  )
  const file: Record<string, unknown> = { ...head }
  for (const channel of channels) {
    for (const purpose of purposes) {
      const text = texts.find((one) => one.channel === channel && one.purpose === purpose)
      if (text === undefined) continue
      const fields = pick(
        text,
        ofText.filter((key) => !Object.hasOwn(head, key)),
      )
      file[channel] = {
        ...(file[channel] as Fields | undefined),
        [purpose]: Object.keys(fields).length === 1 ? text.wordings : fields,
      }
    }
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

function placeOf(name: string): Pick<Template, 'locale' | 'country'> | undefined {
  const { locale, country } = /^(?<locale>[A-Za-z0-9-]+)(?:@(?<country>[A-Z]{2}))?\.json$/.exec(name)?.groups ?? {}
  const place = country === undefined ? { locale } : { locale, country }
  return templateComplaint({ ...probe, ...place }) === undefined ? (place as Pick<Template, 'locale' | 'country'>) : undefined
}

/** Beside it, a field can be checked on its own. */
const probe: Template = { locale: 'en', purpose: 'unlock', channel: 'sms', version: '-', wordings: ['-'] }

function wordingComplaint({ wordings }: Fields): string | undefined {
  if (!Array.isArray(wordings)) return undefined
  const index = wordings.findIndex((wording) => typeof wording !== 'string' || wording.trim() === '')
  return index === -1 ? undefined : `wording ${index + 1} must be a non-empty string`
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

function pick(from: object, keys: readonly string[]): Fields {
  const fields = from as Fields
  return Object.fromEntries(keys.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]])))
}

/** A name that strangers gave, fit for a message to engineers. */
export const printable = (text: string): string => text.slice(0, 80).replace(/[\p{C}\p{Z}]/gu, ' ')
