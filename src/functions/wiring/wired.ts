import type { VariableName } from '../environment.js'

/**
 * Makes a part, and says what is wrong with one of its options by the name of the variable that it came from.
 * @throws Error naming the variable
 */
export function wired<Part>(names: Readonly<Record<string, VariableName>>, make: () => Part): Part {
  try {
    return make()
  } catch (thrown) {
    const [, option = '', complaint = ''] = /option '(\w+)' (.*)$/.exec((thrown as Error).message) ?? []
    const name = names[option]
    throw name === undefined ? thrown : new Error(`localized-otp: ${name} ${complaint}`)
  }
}

type Given<Options> = { [Name in keyof Options]: Exclude<Options[Name], undefined> }

/** The options that were said, without those that were not. */
export function given<Options extends object>(options: Options): Partial<Given<Options>> {
  const said = Object.entries(options).filter(([, value]) => value !== undefined)
  return Object.fromEntries(said) as Partial<Given<Options>>
}
