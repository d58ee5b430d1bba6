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
  // A spoken or signed secret is plain ASCII, so bytes may be read as Latin-1.
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

/** Everything that a value shows: printed, serialised, and property by property, the hidden ones too. Code is not searched. */
function faces(root: unknown): string[] {
  const shown: string[] = []
  const seen = new Set<unknown>()
  const visit = (value: unknown): void => {
    if (typeof value === 'function' || seen.has(value)) return
    seen.add(value)
    if (typeof value !== 'object' || value === null) shown.push(String(value))
    else if (value instanceof ArrayBuffer) visit(Buffer.from(value))
    else if (ArrayBuffer.isView(value))
      shown.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1'))
    else {
      const { toJSON } = value as { toJSON?: () => unknown }
      // One level at a time: what lies deeper is visited by itself.
      visit(attempt(() => inspect(value, { depth: 1, showHidden: true, maxStringLength: Infinity, maxArrayLength: Infinity })))
      visit(attempt(() => (value as { toString(): string }).toString()))
      if (typeof toJSON === 'function') visit(attempt(() => toJSON.call(value)))
      if (value instanceof Map || value instanceof Set) for (const entry of value) visit(entry)
      for (const key of Reflect.ownKeys(value)) {
        visit(String(key))
        visit(attempt(() => Reflect.get(value, key) as unknown))
      }
    }
  }
  visit(root)
  return shown
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
