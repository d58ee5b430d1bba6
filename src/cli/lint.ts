import { shippedTemplates } from '../core/catalog/shipped-templates.js'
import { checkAutofill } from '../core/message/autofill.js'
import { type Finding, type LintOptions, lintRules, lintTemplates } from '../core/message/lint.js'
import { parseLocale } from '../core/message/negotiation.js'
import type { Template } from '../core/model/template.js'
import { eumVoices } from '../drivers/aws/eum-voices.js'
import { folderTemplateStore } from '../drivers/folder-template-store.js'
import { openTemplateTable } from './aws.js'
import {
  defineCommand,
  exitCodes,
  integerOf,
  type OptionSpecs,
  surroundingsFailure,
  usageFailure,
  type Values,
  type World,
} from './command.js'
import { type Located, locate, tellFindings } from './lint-report.js'
import { sarifOf } from './sarif.js'
import { paintFor, visible, writeJson } from './screen.js'
import { allTemplates, checkFolder } from './template-folder.js'

const options = {
  table: { type: 'string', value: 'TABLE', says: 'look at the templates in DynamoDB instead of a folder' },
  brand: {
    type: 'string',
    value: 'NAME',
    says: 'the longest name that will stand in the words; one of ten letters where left out',
  },
  host: { type: 'string', value: 'HOST', says: 'the host by which phones fill the code in, for it needs room' },
  'android-hash': { type: 'string', value: 'HASH', says: 'the 11 characters by which Android finds the app' },
  segments: { type: 'string', value: 'COUNT', says: 'the most segments; 1 where left out' },
  'code-length': { type: 'string', value: 'COUNT', says: 'how long codes are; 6 where left out' },
  language: {
    type: 'string',
    multiple: true,
    value: 'LOCALE',
    says: 'a language of your people, which must be there, shipped ones included',
  },
  source: { type: 'string', value: 'LOCALE', says: 'the language that the others are translated from; en where left out' },
  off: {
    type: 'string',
    multiple: true,
    value: 'RULE',
    choices: lintRules.map(({ id }) => id),
    says: 'a rule that is not to be asked',
  },
  strict: { type: 'boolean', says: 'end with 1 where there is a warning, too' },
  json: { type: 'boolean', says: 'print a list of objects' },
  sarif: { type: 'boolean', says: 'print SARIF 2.1.0, for code scanning' },
} as const satisfies OptionSpecs

export const lintCommand = defineCommand({
  name: 'lint',
  takes: ['[folder]'],
  summary: 'Reads templates as a careful reviewer would, before anybody waits for a code',
  about: [
    'It looks at the templates of a folder or a table, or at the shipped ones where none is given. Each rule has a page under docs/rules. It ends with 1 where there is an error: somebody would not get their code, or could not read it.',
  ],
  options,
  examples: [
    'lint templates',
    'lint templates --brand "My Company" --host login.example.com --language de --strict',
    'lint templates --sarif > lint.sarif',
  ],
  async run({ values, positionals: [folder] }, world) {
    if (folder !== undefined && values.table !== undefined) throw usageFailure('give a folder or --table')
    if (values.json === true && values.sarif === true) throw usageFailure('give --json or --sarif')
    const settings = settingsOf(values)
    const { templates, broken } = await readTemplates(folder, values.table, world)
    const found = [...broken, ...lintTemplates(templates, { ...settings, off: [...settings.off, 'language-missing'] })]
    const missing = await missingLanguages(templates, settings, world)
    const located = await locate([...found, ...missing], folder)
    if (values.json === true) writeJson(world, located)
    else if (values.sarif === true) writeJson(world, sarifOf(located))
    else world.write(tellFindings(located, templates.length, paintFor(world)))
    const bad = values.strict === true ? ['error', 'warning'] : ['error']
    return located.some(({ severity }: Located) => bad.includes(severity)) ? exitCodes.found : exitCodes.fine
  },
})

type Settings = LintOptions & { readonly off: readonly string[] }

function settingsOf(values: Values<typeof options>): Settings {
  const languages = (values.language ?? []).map((word) => localeOf('language', word))
  const autofill = {
    ...(values.host && { domain: values.host }),
    ...(values['android-hash'] && { androidHash: values['android-hash'] }),
  }
  try {
    if (Object.keys(autofill).length > 0) checkAutofill('--host or --android-hash', autofill)
  } catch (thrown) {
    throw usageFailure((thrown as TypeError).message)
  }
  const maxSegments = integerOf('segments', values.segments, { minimum: 1, maximum: 10 })
  const codeLength = integerOf('code-length', values['code-length'], { minimum: 1, maximum: 32 })
  return {
    voices: eumVoices,
    off: values.off ?? [],
    ...(values.brand && { brand: values.brand }),
    ...(Object.keys(autofill).length > 0 && { autofill }),
    ...(maxSegments && { maxSegments }),
    ...(codeLength && { codeLength }),
    ...(values.source && { source: localeOf('source', values.source) }),
    ...(languages.length > 0 && { languages }),
  }
}

function localeOf(name: string, word: string): string {
  const locale = parseLocale(word)
  if (locale === undefined) throw usageFailure(`--${name} must be a language tag, such as de or pt-BR`)
  return locale
}

/** A file that cannot be used is a finding like another; the others are looked at all the same. */
async function readTemplates(
  folder: string | undefined,
  table: string | undefined,
  world: World,
): Promise<{ readonly templates: readonly Template[]; readonly broken: readonly BrokenFiles[] }> {
  const broken = new Map<string, BrokenFiles>()
  const tolerate = ({ code, message }: { code: string; message: string }) =>
    void broken.set(message, { rule: 'broken-file', severity: 'error', message: message.slice(code.length + 2) })
  if (folder !== undefined) await checkFolder(folder)
  const store =
    folder !== undefined
      ? folderTemplateStore({ folder, tolerate })
      : table !== undefined
        ? await openTemplateTable(table, world)
        : shippedTemplates()
  const templates = await allTemplates(store, world.signal)
  // A wrong folder would pass for a good one.
  if (folder !== undefined && templates.length === 0 && broken.size === 0)
    throw surroundingsFailure(`${visible(folder)} holds no template files, such as de.json or pt-BR.json`)
  return { templates, broken: [...broken.values()] }
}

/** Files that hold no templates at all. */
export type BrokenFiles = Pick<Finding, 'rule' | 'severity' | 'message'>

/** A language is missing only where neither these templates nor the shipped ones have it. */
async function missingLanguages(templates: readonly Template[], settings: Settings, world: World): Promise<readonly Finding[]> {
  if (settings.languages === undefined || settings.off.includes('language-missing')) return []
  const shipped = await allTemplates(shippedTemplates(), world.signal)
  const off = lintRules.map(({ id }) => id).filter((id) => id !== 'language-missing')
  return lintTemplates([...templates, ...shipped], { ...settings, off })
}
