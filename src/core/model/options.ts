/** Says what is wrong with an option's value, or `undefined`. */
export type Check = (value: unknown) => string | undefined

/** The checks that options are made of. */
// Stryker disable next-line ObjectLiteral: without it no test file loads, which the runner does not count as a failure.
export const option = {
  any: (): Check => () => undefined,
  text: (): Check => (value) => (typeof value === 'string' && value !== '' ? undefined : 'must be a non-empty string'),
  boolean: (): Check => (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'),
  function: (): Check => (value) => (typeof value === 'function' ? undefined : 'must be a function'),
  integer:
    (minimum: number, maximum: number = Number.MAX_SAFE_INTEGER): Check =>
    (value) =>
      Number.isSafeInteger(value) && (value as number) >= minimum && (value as number) <= maximum
        ? undefined
        : `must be an integer from ${minimum} to ${maximum}`,
  oneOf:
    (...values: readonly unknown[]): Check =>
    (value) =>
      values.includes(value) ? undefined : `must be one of ${values.map((one) => JSON.stringify(one)).join(', ')}`,
  /** An implementation of a port: an object with these methods. */
  port:
    (...methods: readonly string[]): Check =>
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      methods.every((method) => typeof (value as Record<string, unknown>)[method] === 'function')
        ? undefined
        : `must have ${methods.map((method) => `${method}()`).join(' and ')}`,
  list:
    (check: Check, minimum = 0): Check =>
    (value) => {
      if (!Array.isArray(value) || value.length < minimum) return `must be a list of at least ${minimum}`
      for (const [index, item] of value.entries()) {
        const complaint = check(item)
        if (complaint !== undefined) return `[${index}] ${complaint}`
      }
      return undefined
    },
  optional:
    (check: Check): Check =>
    (value) =>
      value === undefined ? undefined : check(value),
  /** `null` says it is off on purpose; leaving it out is a mistake. */
  nullable:
    (check: Check): Check =>
    (value) =>
      value === null ? undefined : orNull(check(value)),
}

/** Who has left it out hears how to switch it off. */
const orNull = (complaint: string | undefined) => complaint && `${complaint}, or be null`

/**
 * Refuses wrong wiring at construction, before the first code is lost to it.
 * @throws TypeError naming the factory and the option: an unknown one, a missing one, or a wrong value
 */
export function checkOptions<T extends object>(
  factory: string,
  options: T,
  checks: { readonly [K in keyof Required<T>]: Check },
): void {
  if (typeof options !== 'object' || (options as object | null) === null)
    throw new TypeError(`${factory}: options must be an object`)
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(checks, name)) throw new TypeError(`${factory}: unknown option '${name}'`)
  }
  for (const [name, check] of Object.entries<Check>(checks)) {
    const complaint = check((options as Record<string, unknown>)[name])
    if (complaint !== undefined) throw new TypeError(`${factory}: option '${name}' ${complaint}`)
  }
}
