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
  const anyOf = (): boolean => {
    let value = allOf()
    while (tokens[0] === '||') {
      take()
      const next = allOf()
      value = value || next
    }
    return value
  }
  const allOf = (): boolean => {
    let value = one()
    while (tokens[0] === '&&') {
      take()
      const next = one()
      value = value && next
    }
    return value
  }
  const one = (): boolean => {
    const first = take()
    if (first !== '(') return compare(valueAt(line, first), take(), take, pattern)
    const value = anyOf()
    if (take() !== ')') throw new Error(`cannot read ${pattern}`)
    return value
  }
  const value = anyOf()
  if (tokens.length > 0) throw new Error(`cannot read ${pattern} from ${tokens.join(' ')}`)
  return value
}

function compare(value: unknown, operator: string, take: () => string, pattern: string): boolean {
  if (operator === 'IS TRUE') return value === true
  if (operator === 'NOT EXISTS') return value === undefined
  const wanted = JSON.parse(take()) as string
  if (operator === '!=' && value === undefined) throw new Error(`nobody says what != is of a field that is not there: ${pattern}`)
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
