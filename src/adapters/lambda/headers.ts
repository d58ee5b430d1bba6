type Maybe<T> = T | null | undefined

/** The headers of an event: each value once, or all values of a name, or both; the test console sends nulls. */
export interface EventHeaders {
  /** The last value of each name. */
  readonly headers?: Maybe<Readonly<Record<string, string | undefined>>>
  /** All values of each name, in their order. */
  readonly multiValueHeaders?: Maybe<Readonly<Record<string, readonly string[] | undefined>>>
}

/** `headers` holds only the last of what came more than once, so it speaks only for names that `multiValueHeaders` does not know. */
export function headerPairs({ headers, multiValueHeaders }: EventHeaders): (readonly [string, string])[] {
  const many = Object.entries(multiValueHeaders ?? {}).flatMap(([name, values]) =>
    (Array.isArray(values) ? (values as readonly unknown[]) : []).filter(isText).map((value) => [name, value] as const),
  )
  const known = new Set(many.map(([name]) => name.toLowerCase()))
  const single = Object.entries(headers ?? {}).flatMap(([name, value]) =>
    isText(value) && !known.has(name.toLowerCase()) ? [[name, value] as const] : [],
  )
  return [...many, ...single]
}

const isText = (value: unknown): value is string => typeof value === 'string'
