import { inspect } from 'node:util'

/** Secrets that stand out: whatever a scene lets out is searched for them. */
export interface Canary {
  readonly code: string
  /** E.164. */
  readonly number: string
  readonly token?: string
}

/** Puts what came out of a scene under watch: an error, an answer, a decision record, a queued parcel. */
export type Keep = (where: string, value: unknown) => void

/**
 * Runs a scene and answers with every place where a secret came out: in what the scene kept, in what it threw,
 * in anything printed while it ran. An empty list is what a test wants.
 */
export async function leaksOf(canary: Canary, scene: (keep: Keep) => Promise<void>): Promise<string[]> {
  const kept: (readonly [where: string, value: unknown])[] = []
  const restore = tapOutput((where, value) => kept.push([where, value]))
  try {
    await scene((where, value) => kept.push([where, value]))
  } catch (error) {
    kept.push(['thrown', error])
  } finally {
    restore()
  }
  const thrown = kept.find(([where]) => where === 'thrown')
  const leaks = kept.flatMap(([where, value]) => secretsIn(value, canary).map((secret) => `${where}: the ${secret}`))
  // A scene that breaks without a leak is a broken test, not a tight one.
  if (thrown !== undefined && leaks.length === 0) throw thrown[1]
  return [...new Set(leaks)]
}

/** Which secrets a value shows to anybody who prints, serialises or walks it. */
export function secretsIn(value: unknown, canary: Canary): string[] {
  const shown = faces(value).join('\n')
  return Object.entries(canary).flatMap(([name, secret]: [string, string]) =>
    disguises(secret).some((disguise) => shown.includes(disguise)) ? [name] : [],
  )
}

/** As it is, without the plus, spelt out, percent-encoded, in hex, and in Base64 at each of the three places it may begin. */
function disguises(secret: string): string[] {
  const digits = secret.replace(/^\+/, '')
  const bytes = Buffer.from(digits)
  const base64 = [0, 1, 2].flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    // The first and last characters also carry bits of the neighbours.
    const inner = text.slice(offset === 0 ? 0 : offset + 1, (bytes.length + offset) % 3 === 0 ? undefined : -1)
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')]
  })
  const spelt = [' ', ', ', '-'].map((gap) => Array.from(digits).join(gap))
  return [digits, ...spelt, encodeURIComponent(secret), bytes.toString('hex'), ...base64]
}

/** Everything that a value shows. */
function faces(value: unknown, seen: readonly object[] = []): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)]
  if (seen.includes(value)) return []
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8'), Buffer.from(value).toString('latin1')]
  const deeper = (next: unknown): string[] => faces(next, [...seen, value])
  const entries = value instanceof Map || value instanceof Set ? [...value].flatMap(deeper) : []
  const properties = Reflect.ownKeys(value).flatMap((key) => {
    return [String(key), ...deeper(attempt(() => Reflect.get(value, key) as unknown))]
  })
  const printed = [
    () =>
      inspect(value, { depth: Infinity, showHidden: true, getters: true, maxStringLength: Infinity, maxArrayLength: Infinity }),
    () => JSON.stringify(value),
    () => (value as { toString(): string }).toString(),
  ].map((print) => String(attempt(print)))
  // An error's stack, message and cause are own properties.
  return [...printed, ...entries, ...properties]
}

function attempt(read: () => unknown): unknown {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** Listens to the console and to both streams; what is heard is not printed. */
function tapOutput(heard: Keep): () => void {
  const taps: readonly (readonly [object, readonly string[]])[] = [
    [console, ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table']],
    [process.stdout, ['write']],
    [process.stderr, ['write']],
  ]
  const undo = taps.flatMap(([target, names]) =>
    names.map((name) => {
      const methods = target as Record<string, (...given: unknown[]) => unknown>
      const own = Object.getOwnPropertyDescriptor(methods, name)
      methods[name] = (...given) => {
        heard(target === console ? `console.${name}` : 'output', given)
        const written = given.at(-1)
        if (typeof written === 'function') (written as () => void)()
        return true
      }
      return () => {
        if (own) Object.defineProperty(methods, name, own)
        else Reflect.deleteProperty(methods, name)
      }
    }),
  )
  return () => {
    for (const restore of undo) restore()
  }
}
