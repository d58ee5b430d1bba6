import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../core/message/lint.js'
import { templateFileName } from '../core/message/template-file.js'
import { placeOf } from './comparison.js'
import type { BrokenFiles } from './lint.js'
import { countOf, type Paint, visible } from './screen.js'

/** A finding, and where it stands in the files. */
export interface Located extends BrokenFiles {
  readonly place?: Finding['place']
  readonly suggestion?: string
  /** Under the folder that was named. */
  readonly file?: string
  /** From 1; absent where the file is not as it was when it was read. */
  readonly line?: number
}

/** Finds the file and the line of each finding; without a folder there are none. */
export async function locate(
  findings: readonly (BrokenFiles | Finding)[],
  folder: string | undefined,
): Promise<readonly Located[]> {
  if (folder === undefined) return findings
  const texts = new Map<string, Promise<string>>()
  return Promise.all(
    findings.map(async (finding): Promise<Located> => {
      if (!('place' in finding) || finding.rule === 'language-missing') return finding
      const file = join(folder, templateFileName(finding.place))
      if (!texts.has(file))
        texts.set(
          file,
          readFile(file, 'utf8').catch(() => ''),
        )
      const line = lineOf((await texts.get(file)) ?? '', finding.place)
      return { ...finding, file, ...(line === undefined ? {} : { line }) }
    }),
  )
}

/** The line of a wording, or of its purpose: counted in the file as it stands, which is JSON. */
function lineOf(text: string, { channel, purpose, wording }: Finding['place']): number | undefined {
  const named = text.indexOf(`"${purpose}"`, text.indexOf(`"${channel}"`))
  if (named === -1) return undefined
  const isObject = /^"\w+"\s*:\s*\{/.test(text.slice(named))
  const list = text.indexOf('[', isObject ? text.indexOf('"wordings"', named) : named)
  const words = [...text.slice(list).matchAll(/"(?:[^"\\]|\\.)*"/gs)]
  const index = wording === undefined ? named : list + (words[wording]?.index ?? 0)
  return text.slice(0, index).split('\n').length
}

const marks = { error: 'bad', warning: 'strong', info: 'faint' } as const satisfies Record<Finding['severity'], keyof Paint>

/** All findings for a person, and how many there are. */
export function tellFindings(findings: readonly Located[], templates: number, paint: Paint): string {
  const lines = findings.map((one) => lineFor(one, paint))
  const counts = (['error', 'warning', 'info'] as const).map((severity) => {
    const count = findings.filter((one) => one.severity === severity).length
    return severity === 'info' ? `${count} to think about` : countOf(count, severity)
  })
  return `${[...lines, `${countOf(templates, 'template')}: ${counts.join(', ')}`].join('\n')}\n`
}

/** One finding: where, how grave, which rule, what, and what to do. */
export function lineFor({ place, file, line, rule, severity, message, suggestion }: Located, paint: Paint): string {
  const wording = place?.wording === undefined ? '' : `, wording ${place.wording + 1}`
  const where = [
    ...(file === undefined ? [] : [line === undefined ? visible(file) : `${visible(file)}:${line}`]),
    ...(place === undefined ? [] : [`${placeOf(place)}${wording}`]),
  ].join(' ')
  const told = `${where === '' ? '' : `${where}\n  `}${paint[marks[severity]](severity)} ${rule}: ${visible(message)}`
  return suggestion === undefined ? told : `${told}\n  ${paint.faint(visible(suggestion))}`
}
