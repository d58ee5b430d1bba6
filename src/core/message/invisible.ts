/** What nobody sees: controls, marks of direction, isolates, joiners between no letters, fillers. A line break is seen. */
const invisible =
  /(?!\n)[\p{Cc}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|(?<![\p{L}\p{M}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}])/gu

/** The invisible characters of a text, each once, as `U+200B`. Joiners between letters belong to some scripts and are none. */
export function invisibleCharacters(text: string): readonly string[] {
  return [...new Set(text.match(invisible) ?? [])].map(codePointName)
}

/** As `U+2019`, for what cannot be told by sight. */
export const codePointName = (character: string): string =>
  `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`
