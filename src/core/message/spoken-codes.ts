/** What an ear takes for a code, and the words around it. */
export interface Spoken {
  readonly codes: readonly string[]
  /** The rest: what is said in words. Without markup, a `|` where a code was. */
  readonly words: string
}

const tag = /<[^>]*>/g
const character = '<say-as interpret-as="(?:digits|characters)">[^<]</say-as>'
const spelling = new RegExp(`${character}(?:<break time="\\d+ms"/>${character})*`, 'g')
const list = /(?<![\p{L}\p{N}.])[0-9A-Za-z-](?:, [0-9A-Za-z-])*;/gu

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }

/** Reads a spoken body back: characters said one by one, with pauses between them and nothing else. */
export function spokenCodes(body: string, format: 'ssml' | 'speech-text'): Spoken {
  const codes: string[] = []
  const keep = (spoken: string): string => {
    codes.push(spoken)
    return ' | '
  }
  if (format === 'speech-text') return { words: body.replace(list, (one) => keep(one.slice(0, -1).replaceAll(', ', ''))), codes }
  const words = body.replace(spelling, (one) => keep(one.replace(tag, ''))).replace(tag, ' ')
  return { words: words.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity] as string), codes }
}
