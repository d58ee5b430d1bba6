/** Deeper than anything that people write by hand. */
const deepest = 32

/**
 * Says where a text stops being JSON and what is missing there, or that an object names something twice,
 * of which `JSON.parse` keeps the last without a word. `undefined` where all is well.
 */
export function jsonFault(text: string): string | undefined {
  const space = /[ \t\n\r]*/y
  const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
  const plain = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
  let at = 0

  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.test(text)
    if (found) at = pattern.lastIndex
    return found
  }

  const next = (): string | undefined => {
    take(space)
    return text[at]
  }

  const value = (depth: number): string | undefined => {
    const first = next()
    if (depth > deepest) return 'it is nested too deep'
    if (first === '{') return members(depth)
    if (first === '[') return list(']', () => value(depth + 1))
    if (take(string) || take(plain)) return undefined
    return first === '"' ? 'these quotes hold a line break or a stray \\, or are never closed' : 'a value is missing'
  }

  const members = (depth: number): string | undefined => {
    const names = new Set<string>()
    return list('}', () => {
      const start = at
      if (!take(string)) return 'a name in double quotes is missing'
      const name = JSON.parse(text.slice(start, at)) as string
      if (names.has(name)) {
        at = start
        return `'${name.slice(0, 40)}' is there twice`
      }
      names.add(name)
      if (next() !== ':') return "':' is missing"
      at += 1
      return value(depth + 1)
    })
  }

  const list = (close: string, item: () => string | undefined): string | undefined => {
    at += 1
    if (next() !== close) {
      for (;;) {
        const fault = item()
        if (fault !== undefined) return fault
        const after = next()
        if (after === close) break
        if (after !== ',') return `',' or '${close}' is missing`
        at += 1
        if (next() === close) return `no ',' may stand before '${close}'`
      }
    }
    at += 1
    return undefined
  }

  const fault = value(0) ?? (next() === undefined ? undefined : 'nothing may follow the end')
  if (fault === undefined) return undefined
  const line = text.slice(0, at).split('\n').length
  return `line ${line}, column ${at - text.lastIndexOf('\n', at)}: ${fault}`
}
