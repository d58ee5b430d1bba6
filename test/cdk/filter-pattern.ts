// What CloudWatch Logs makes of a filter pattern and a line, for the forms that are used here and as its guide has them:
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html

/** @throws Error where the guide leaves open what the pattern means for this line */
export function matches(pattern: string, line: string): boolean {
  return pattern.startsWith('{') ? matchesJson(pattern, line) : matchesText(pattern, line)
}

/** Terms: all of them, or with `?` any of them; none with `-`. Beside other terms those with `?` are passed over. */
function matchesText(pattern: string, line: string): boolean {
  const terms = [...pattern.matchAll(/([?-]?)(?:"([^"]*)"|([\w:]+))(?:\s|$)/g)].map(([, sign = '', quoted, word = '']) => ({
    sign,
    isThere: line.includes(quoted ?? word),
  }))
  const optional = terms.filter(({ sign }) => sign === '?')
  if (optional.length === terms.length) return optional.some(({ isThere }) => isThere)
  if (optional.length > 0) throw new Error(`CloudWatch passes over a part of ${pattern}`)
  return terms.every(({ sign, isThere }) => isThere === (sign !== '-'))
}

const token = /\s*(\(|\)|&&|\|\||\$[\w.]+|!=|=|"[^"]*"|IS TRUE|NOT EXISTS)/y

function matchesJson(pattern: string, text: string): boolean {
  const line = jsonOf(text)
  if (line === undefined) return false
  const tokens = tokensOf(pattern)
  const take = (): string => tokens.shift() ?? ''
  const listed = (sign: string, part: () => Verdict): Verdict[] => {
    const values = [part()]
    while (tokens[0] === sign) {
      take()
      values.push(part())
    }
    return values
  }
  const anyOf = (): Verdict => decided(listed('||', allOf), true)
  const allOf = (): Verdict => decided(listed('&&', one), false)
  const one = (): Verdict => {
    const first = take()
    if (first !== '(') return compare(valueAt(line, first), take(), take)
    const value = anyOf()
    if (take() !== ')') throw new Error(`cannot read ${pattern}`)
    return value
  }
  const value = anyOf()
  if (tokens.length > 0) throw new Error(`cannot read ${pattern} from ${tokens.join(' ')}`)
  if (value === undefined) throw new Error(`nobody says what != is of a field that is not there: ${pattern}`)
  return value
}

/** `undefined`: nobody says. */
type Verdict = boolean | undefined

/** One that decides does so whatever the others are. */
function decided(values: readonly Verdict[], by: boolean): Verdict {
  if (values.includes(by)) return by
  return values.includes(undefined) ? undefined : !by
}

function compare(value: unknown, operator: string, take: () => string): Verdict {
  if (operator === 'IS TRUE') return value === true
  if (operator === 'NOT EXISTS') return value === undefined
  const wanted = JSON.parse(take()) as string
  if (operator === '!=' && value === undefined) return undefined
  const isSame = typeof value === 'string' && new RegExp(`^${wanted.replaceAll('*', '.*')}$`, 's').test(value)
  return operator === '=' ? isSame : !isSame
}

function tokensOf(pattern: string): string[] {
  const inner = pattern.slice(1, -1).trim()
  const tokens: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < inner.length) {
    const found = token.exec(inner)?.[1]
    if (found === undefined) throw new Error(`cannot read ${pattern}`)
    tokens.push(found)
  }
  return tokens
}

const valueAt = (line: object, path: string): unknown =>
  path
    .slice(2)
    .split('.')
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], line)

function jsonOf(text: string): object | undefined {
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined
  }
}
