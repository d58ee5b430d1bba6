import { isAbsolute, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { lintRules } from '../core/message/lint.js'
import { placeOf } from './comparison.js'
import type { Located } from './lint-report.js'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

const brokenFile = { id: 'broken-file', severity: 'error', says: 'The file cannot be read as templates.' } as const

/**
 * The findings as a log of static analysis, which code hosts and editors read.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifOf(findings: readonly Located[]): object {
  const rules = [...lintRules, brokenFile]
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'localized-otp',
            rules: rules.map(({ id, severity, says }) => ({
              id,
              shortDescription: { text: says },
              defaultConfiguration: { level: levels[severity] },
            })),
          },
        },
        results: findings.map((finding) => resultOf(finding, rules)),
      },
    ],
  }
}

function resultOf({ rule, severity, message, suggestion, ...where }: Located, rules: readonly { readonly id: string }[]): object {
  const locations = locationsOf(where)
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: levels[severity],
    message: { text: suggestion === undefined ? message : `${message}; ${suggestion}` },
    ...(locations.length > 0 && { locations }),
  }
}

function locationsOf({ file, line, place }: Pick<Located, 'file' | 'line' | 'place'>): readonly object[] {
  if (place === undefined) return []
  const wording = place.wording === undefined ? '' : `/${place.wording + 1}`
  const logicalLocations = [{ fullyQualifiedName: `${placeOf(place)}${wording}`, kind: 'resource' }]
  if (file === undefined) return [{ logicalLocations }]
  const region = line === undefined ? {} : { region: { startLine: line } }
  return [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region }, logicalLocations }]
}

const uriOf = (file: string): string =>
  isAbsolute(file) ? pathToFileURL(file).href : file.split(sep).map(encodeURIComponent).join('/')
