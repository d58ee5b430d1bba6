import { commonOptions } from './arguments.js'
import type { Command, OptionSpec } from './command.js'

const width = 96

/** The help of one command, as `--help` prints it and `docs/command.md` shows it. */
export function helpOf(command: Command): string {
  const options = Object.entries<OptionSpec>({ ...command.options, ...commonOptions })
  const usage = ['localized-otp', command.name, ...command.takes, '[options]'].join(' ')
  return sections([
    `Usage: ${usage}`,
    ...[`${command.summary}.`, ...command.about].map((paragraph) => wrap(paragraph, width)),
    `Options:\n${columns(options.map(([name, spec]) => [optionName(name, spec), told(spec)]))}`,
    command.examples.length === 0
      ? ''
      : `Examples:\n${command.examples.map((example) => `  localized-otp ${example}`).join('\n')}`,
  ])
}

/** The help of all commands, or of those of one family, such as `import`. */
export function overviewOf(commands: readonly Command[], family?: string): string {
  return sections([
    `Usage: localized-otp ${family ?? '<command>'} ${family === undefined ? '' : '<command> '}[options]`,
    family === undefined ? "One-time codes in the user's own language: the words, and what became of them." : '',
    `Commands:\n${columns(commands.map(({ name, summary }) => [name, summary]))}`,
    `'localized-otp <command> --help' tells more, and 'localized-otp --version' which version this is.\n${wrap(ends, width)}`,
  ])
}

const ends =
  'It ends with 0 when all is well, 1 when something was found, 2 when it was called wrongly, 3 when a file or a service failed, and 130 when it was interrupted.'

const sections = (parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`

const optionName = (name: string, { type, value = 'TEXT' }: OptionSpec): string =>
  `--${name}${type === 'string' ? ` ${value}` : ''}`

const told = ({ says, choices, multiple }: OptionSpec): string =>
  [says, ...(choices === undefined ? [] : [`(${choices.join(', ')})`]), ...(multiple === true ? ['(may be repeated)'] : [])].join(
    ' ',
  )

function columns(rows: readonly (readonly [string, string])[]): string {
  const left = Math.max(...rows.map(([name]) => name.length)) + 4
  return rows
    .map(([name, says]) => `  ${name}`.padEnd(left) + wrap(says, width - left).replaceAll('\n', `\n${' '.repeat(left)}`))
    .join('\n')
}

function wrap(text: string, columns: number): string {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && line.length + 1 + word.length > columns) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.join('\n')
}
