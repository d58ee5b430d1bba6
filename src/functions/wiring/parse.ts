import { Buffer } from 'node:buffer'

/** @throws Error that says what the text must be, without the text */
export type Parse<Value> = (text: string) => Value

const must = (what: string): Error => new Error(`must be ${what}`)
export const text: Parse<string> = (value) => value
export const list: Parse<readonly string[]> = (value) => {
  const items = value.split(',').map((item) => item.trim())
  if (items.some((item) => item === '')) throw must('a list with commas between')
  return items
}
export const address: Parse<string> = (value) => {
  if (!/^https?:/.test(value) || !URL.canParse(value)) throw must('an address')
  return value
}
export const oneOf =
  <Word extends string>(...words: readonly Word[]): Parse<Word> =>
  (value) => {
    const word = words.find((one) => one === value)
    if (word === undefined) throw must(`one of ${words.join(', ')}`)
    return word
  }
export const integer =
  (least: number, most: number): Parse<number> =>
  (value) => {
    if (!/^\d{1,9}$/.test(value) || Number(value) < least || Number(value) > most)
      throw must(`an integer from ${least} to ${most}`)
    return Number(value)
  }
/** A check that is switched off only by saying so. */
export const orOff =
  <Value>(parse: Parse<Value>): Parse<Value | null> =>
  (value) =>
    value === 'off' ? null : parse(value)
export const pairs: Parse<Readonly<Record<string, string>>> = (value) => {
  const entries = list(value).map((item) => item.split('='))
  if (entries.some(({ length }) => length !== 2)) throw must('a list of name=value')
  return Object.fromEntries(entries as [string, string][])
}
export const countries: Parse<readonly string[]> = (value) => {
  const items = list(value)
  if (!items.every((item) => /^[A-Z]{2}$/.test(item))) throw must('a list of countries such as DE,FR')
  return items
}
/** `pool-1`, or `pool-1,DE=ACME,US=+12065550100`: by country, and the one for all others. */
export const origination: Parse<{ readonly default?: string; readonly byCountry: Readonly<Record<string, string>> }> = (
  value,
) => {
  const items = list(value)
  const others = items.filter((item) => !item.includes('='))
  if (others.length > 1) throw must('identities as pool-1 or pool-1,DE=ACME: one by itself at most')
  const byCountry = items.length > others.length ? pairs(items.filter((item) => item.includes('=')).join(',')) : {}
  return { ...(others[0] === undefined ? {} : { default: others[0] }), byCountry }
}
/** Base64, as the command reads them too; the letters and digits that Secrets Manager generates are Base64. */
export const keys: Parse<readonly [Uint8Array, ...Uint8Array[]]> = (value) => {
  const items = list(value)
  const all = items.map((item) => Buffer.from(item, 'base64'))
  const areKeys = items.every((item) => /^[A-Za-z0-9+/]+={0,2}$/.test(item)) && all.every((key) => key.length >= 32)
  if (!areKeys) throw must('keys of 32 bytes or more in Base64, with commas between')
  return all as unknown as readonly [Uint8Array, ...Uint8Array[]]
}
