import type { World } from './command.js'

/** How words are marked where a person reads them; piped, or under `NO_COLOR`, they come as they are (https://no-color.org). */
export interface Paint {
  good(text: string): string
  bad(text: string): string
  faint(text: string): string
  strong(text: string): string
}

/** Colours where a terminal shows them, else none. */
export function paintFor({ isTerminal, environment }: Pick<World, 'isTerminal' | 'environment'>): Paint {
  const colourful = isTerminal && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb'
  const inside = (code: number) => (text: string) => (colourful ? `\u001b[${code}m${text}\u001b[0m` : text)
  return { good: inside(32), bad: inside(31), faint: inside(2), strong: inside(1) }
}

/** Colours for what `writeError` writes. */
export const errorPaintFor = ({ showsProgress, environment }: Pick<World, 'showsProgress' | 'environment'>): Paint =>
  paintFor({ isTerminal: showsProgress, environment })

// Joiners are letters' own in some scripts; everything else that is unseen could steer a terminal or turn its text around.
const unseen = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** What others wrote, fit for a terminal: whatever cannot be seen is named. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`)
}

/** Rows under heads, in columns as wide as they must be. */
export function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heads, ...rows]
  const widths = heads.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

/** Prints a value for programs. */
export function writeJson(world: World, value: unknown): void {
  world.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** Tells a person how far long work has come, on one line that is gone in the end. */
export function progressOf({ showsProgress, writeError }: World, what: string, total: number): { step(): void; end(): void } {
  let done = 0
  const show = (text: string) => {
    if (showsProgress) writeError(`\r\u001b[K${text}`)
  }
  return {
    step: () => {
      done += 1
      show(`${what} ${done} of ${total}`)
    },
    end: () => show(''),
  }
}

/** Says what did not go as it should, while the command goes on. */
export function warn(world: World, text: string): void {
  world.writeError(`${errorPaintFor(world).strong('warning')}: ${text}\n`)
}

/** A number and what it counts, as `1 text` or `2 texts`. */
export const countOf = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
