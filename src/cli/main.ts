import { isOtpError } from '../core/errors.js'
import { readArguments, suggestion } from './arguments.js'
import { type Command, exitCodes, isCommandFailure, usageFailure, type World } from './command.js'
import { commands } from './commands.js'
import { helpOf, overviewOf } from './help.js'
import { errorPaintFor } from './screen.js'

/** What {@link runCommand} is given: the world, and what was asked for. */
export interface RunOptions extends World {
  /** The words after the program's name. */
  readonly argv: readonly string[]
  /** Of this package. */
  readonly version: string
}

/** Runs one command; resolves with the exit code and never rejects. Everything it sees and touches is handed in. */
export async function runCommand({ argv, version, ...world }: RunOptions): Promise<number> {
  try {
    if (argv[0] === '--version') {
      world.write(`${version}\n`)
      return exitCodes.fine
    }
    return await dispatch(argv, world)
  } catch (thrown) {
    return tell(thrown, world, argv.includes('--verbose'))
  }
}

const helps: readonly string[] = ['help', '--help', '-h']

async function dispatch(argv: readonly string[], world: World): Promise<number> {
  const [first, second] = argv
  if (first === undefined || helps.includes(first)) {
    const named = first === 'help' ? findCommand(argv.slice(1)) : undefined
    const text = named === undefined ? overviewOf(commands) : helpOf(named.command)
    ;(first === undefined ? world.writeError : world.write)(text)
    return first === undefined ? exitCodes.usage : exitCodes.fine
  }
  const family = commands.filter(({ name }) => name.startsWith(`${first} `))
  if (family.length > 0 && (second === undefined || helps.includes(second))) {
    ;(second === undefined ? world.writeError : world.write)(overviewOf(family, first))
    return second === undefined ? exitCodes.usage : exitCodes.fine
  }
  const found = findCommand(argv)
  if (found === undefined) throw unknownCommand(argv)
  const given = readArguments(found.command, found.rest)
  if (given.values['help'] === true) {
    world.write(helpOf(found.command))
    return exitCodes.fine
  }
  return found.command.run(given, world)
}

function findCommand(argv: readonly string[]): { readonly command: Command; readonly rest: readonly string[] } | undefined {
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word))
  return command && { command, rest: argv.slice(command.name.split(' ').length) }
}

function unknownCommand([first = '', second = '']: readonly string[]): Error {
  const isFamily = commands.some(({ name }) => name.startsWith(`${first} `))
  const known = isFamily ? commands.map(({ name }) => name) : [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))]
  const word = isFamily ? `${first} ${second}` : first
  if (word.startsWith('-')) return usageFailure(`the command comes first; 'localized-otp --help' lists them`)
  return usageFailure(`there is no such command${suggestion(word, known) || `; 'localized-otp --help' lists them`}`)
}

/** Says in a line what went wrong. What strangers wrote is not in it: our failures are scrubbed, and others are told only on demand. */
function tell(thrown: unknown, world: World, verbose: boolean): number {
  const say = (text: string) => world.writeError(`${errorPaintFor(world).bad('error')}: ${text}\n`)
  if (world.signal.aborted) {
    say('interrupted')
    return exitCodes.interrupted
  }
  const isKnown = isCommandFailure(thrown) || isOtpError(thrown)
  say(isKnown ? thrown.message : 'a fault of this program; --verbose tells more')
  if (isOtpError(thrown) && thrown.cause !== undefined && thrown.cause.name !== 'Error') say(`caused by ${thrown.cause.name}`)
  if (verbose && thrown instanceof Error) {
    world.writeError(`${thrown.stack ?? thrown.message}\n`)
    if (thrown.cause !== undefined) world.writeError(`caused by ${JSON.stringify(thrown.cause)}\n`)
  }
  return isCommandFailure(thrown) ? thrown.exitCode : exitCodes.failed
}
