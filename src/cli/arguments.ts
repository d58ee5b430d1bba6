import { parseArgs } from 'node:util'
import { type Command, type Given, type OptionSpec, type OptionSpecs, usageFailure } from './command.js'

/** Options that every command has. */
export const commonOptions = {
  help: { type: 'boolean', says: 'show this help' },
  verbose: { type: 'boolean', says: 'say more of a failure: its cause and where it happened' },
} as const satisfies OptionSpecs

/**
 * Reads the words after a command's name. Nothing unknown is passed over.
 * @throws CommandFailure naming what is wrong and, where one is near, what may have been meant
 */
export function readArguments(command: Command, argv: readonly string[]): Given<OptionSpecs> {
  const specs: OptionSpecs = { ...command.options, ...commonOptions }
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { type, multiple = false }]) => [
      name,
      { type, multiple, ...(name === 'help' && { short: 'h' }) },
    ]),
  )
  const { values, tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true })
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const { name, rawName, value = '', inlineValue } = token
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
    const complaint = spec === undefined ? undefined : complaintOf(spec, value, inlineValue === true)
    if (spec === undefined) throw usageFailure(`unknown option ${rawName}${suggestion(rawName, Object.keys(specs).map(dashed))}`)
    if (complaint !== undefined) throw usageFailure(`--${name} ${complaint}`)
  }
  if (values['help'] !== true) checkPositionals(command, positionals)
  return { values: values, positionals }
}

function complaintOf({ type, value: name = 'TEXT', choices }: OptionSpec, value: string, inline: boolean): string | undefined {
  if (type === 'boolean') return inline ? 'takes no value' : undefined
  // What looks like the next option is one; a value of that look is written --name=-value.
  if (value === '' || (!inline && value.startsWith('-'))) return `needs a value: ${name}`
  if (choices?.includes(value) === false) return `must be one of ${choices.join(', ')}${suggestion(value, choices)}`
  return undefined
}

const dashed = (name: string): string => `--${name}`

function checkPositionals({ name, takes, options }: Command, positionals: readonly string[]): void {
  const missing = takes.find((word, index) => word.startsWith('<') && positionals[index] === undefined)
  if (missing !== undefined) throw usageFailure(`${name} needs ${missing.replace('…', '')}`)
  const extra = takes.at(-1)?.includes('…') === true ? undefined : positionals[takes.length]
  if (extra !== undefined)
    throw usageFailure(
      takes.length > 0
        ? `${name} takes ${takes.join(' ')}, and nothing after that`
        : `${name} takes only options${options['folder'] === undefined ? '' : '; did you mean --folder?'}`,
    )
}

/** `: did you mean push?`, where a known word is near; otherwise nothing. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = known
    .map((one) => ({ one, distance: one.startsWith(word) && word.length > 2 ? 0 : distanceOf(word, one) }))
    .filter(({ one, distance }) => distance <= Math.max(1, Math.floor(one.length / 3)))
    .sort((a, b) => a.distance - b.distance)
  return near[0] === undefined ? '' : `; did you mean ${near[0].one}?`
}

/** Levenshtein's: how many letters to add, drop or change. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [i, letter] of Array.from(one.slice(0, 50)).entries()) {
    const next = [i + 1]
    for (const [j, against] of Array.from(other).entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + Number(letter !== against)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
