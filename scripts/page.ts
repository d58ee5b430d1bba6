/** A printed page: its heading and what stands below it. */
export const page = (heading: string, ...parts: readonly string[]): string =>
  `${['<!-- Printed from the code by `npm run docs:write`; not to be edited. -->', `# ${heading}`, ...parts].filter((part) => part !== '').join('\n\n')}\n`

/** A table of Markdown. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')
