import type { Clock } from '../core/ports/clock.js'

/** Everything that a command may see and touch of the process; `bin.ts` hands in the real one. */
export interface World {
  /** The variables of the process. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** What was asked for. */
  write(text: string): void
  /** What is said about it: progress, warnings, failures. */
  writeError(text: string): void
  /** Reads all of the standard input. */
  readInput(): Promise<string>
  /** Whether a person reads what `write` writes. */
  readonly isTerminal: boolean
  /** Whether a person reads what `writeError` writes. */
  readonly showsProgress: boolean
  /** The time; a command that waits or counts ages asks it. */
  readonly clock: Clock
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal
}

/** 0: all is well. 1: something was found. 2: the command was called wrongly. 3: the surroundings failed. 130: interrupted. */
export const exitCodes = { fine: 0, found: 1, usage: 2, failed: 3, interrupted: 130 } as const

/** One option, as `--name`. */
export interface OptionSpec {
  /** Whether it takes a value. */
  readonly type: 'boolean' | 'string'
  /** May be given more than once. */
  readonly multiple?: true
  /** What stands for the value in the help, such as `NAME`. */
  readonly value?: string
  /** The only values that it takes. */
  readonly choices?: readonly string[]
  /** What the help says of it. */
  readonly says: string
}

/** Options by their names. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>

/** What was given, as the specs say. */
export type Values<Specs extends OptionSpecs> = string extends keyof Specs
  ? Readonly<Record<string, unknown>>
  : {
      readonly [Name in keyof Specs]?: Specs[Name] extends { readonly type: 'boolean' }
        ? boolean
        : Specs[Name] extends { readonly multiple: true }
          ? readonly string[]
          : string
    }

/** What was given to a command. */
export interface Given<Specs extends OptionSpecs> {
  /** The options, by their names. */
  readonly values: Values<Specs>
  /** As many as the command's `takes` names. */
  readonly positionals: readonly string[]
}

/** One command: what it is called with, what the help says of it, and what it does. Its number is the exit code. */
export interface Command<Specs extends OptionSpecs = OptionSpecs> {
  /** One word or two. */
  readonly name: string
  /** The words after the name: `<folder>` is required, `[folder]` is not, `…` at the end takes all that follow. */
  readonly takes: readonly string[]
  /** One line, without a full stop. */
  readonly summary: string
  /** Paragraphs. */
  readonly about: readonly string[]
  /** Its own, beside those that every command has. */
  readonly options: Specs
  /** What follows the program's name. */
  readonly examples: readonly string[]
  /** Resolves with the exit code. @throws CommandFailure or OtpError, which end it with 2 or 3 */
  run(given: Given<Specs>, world: World): Promise<number>
}

/** Types a command by its options, and then forgets the types, so that commands stand in one list. */
export function defineCommand<const Specs extends OptionSpecs>(command: Command<Specs>): Command {
  return command
}

/** A failure that already knows its exit code; its message is all that is printed. */
export interface CommandFailure extends Error {
  /** 2 or 3. */
  readonly exitCode: number
}

/** The command was called wrongly. */
export function usageFailure(message: string): CommandFailure {
  return Object.assign(new Error(message), { exitCode: exitCodes.usage })
}

/** What the command needs is not there or does not work. */
export function surroundingsFailure(message: string, cause?: unknown): CommandFailure {
  return Object.assign(new Error(message, { cause }), { exitCode: exitCodes.failed })
}

/** Whether it knows its exit code. */
export function isCommandFailure(thrown: unknown): thrown is CommandFailure {
  return thrown instanceof Error && 'exitCode' in thrown
}

/** Reads a number option. */
export function integerOf(
  name: string,
  text: string | undefined,
  bounds: { minimum: number; maximum: number },
): number | undefined {
  if (text === undefined) return undefined
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (number >= bounds.minimum && number <= bounds.maximum) return number
  throw usageFailure(`--${name} must be a whole number from ${bounds.minimum} to ${bounds.maximum}`)
}
