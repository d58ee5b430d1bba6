import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { shippedLocales } from '../../../src/core/catalog/shipped-templates.js'
import { numberFunction } from '../../../src/core/message/numbers.js'

const source = readFileSync(fileURLToPath(new URL('../../../src/core/message/numbers.ts', import.meta.url)), 'utf8')
const { outputText: numbers } = ts.transpileModule(source, {
  compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
})

/** What a machine says that was set up for another country: ICU takes its default locale from the environment. */
function onMachine(country: string, script: string): unknown {
  const printed = execFileSync(
    process.execPath,
    ['--input-type=module', '-e', `${numbers}\nconsole.log(JSON.stringify(${script}))`],
    {
      env: { ...process.env, LC_ALL: `${country}.UTF-8`, NODE_OPTIONS: '' },
      encoding: 'utf8',
    },
  )
  return JSON.parse(printed)
}

/** The plural keys that 1, 2 and 5 minutes choose in each language. */
const choices = `Object.fromEntries(${JSON.stringify([...shippedLocales, 'tlh'])}.map((locale) => [locale, [1, 2, 5].map((minutes) =>
  numberFunction(locale)({}, {}, minutes).selectKey(new Set(['zero', 'one', 'two', 'few', 'many'])))]))`

describe('the plurals of minutes', () => {
  it('are those of the language on every machine, also where ICU does not know the language', () => {
    // The trap: for a language that it does not know, `Intl` answers as the machine's own would.
    expect(onMachine('pl_PL', "new Intl.PluralRules('tlh').select(2)")).toBe('few')
    expect(onMachine('ar_EG', "new Intl.PluralRules('tlh').select(2)")).toBe('two')

    const polish = onMachine('pl_PL', choices)
    expect(polish).toEqual(onMachine('ar_EG', choices))
    expect(polish).toMatchObject({
      tlh: [null, null, null],
      en: ['one', null, null],
      ar: ['one', 'two', 'few'],
      pl: ['one', 'few', 'many'],
    })
  })
})

describe('a number of minutes', () => {
  type Context = Parameters<ReturnType<typeof numberFunction>>[0]
  const number = (operand: unknown) => numberFunction('ar-EG')({} as unknown as Context, {}, operand)

  it('is a number to MessageFormat, in ASCII digits and ungrouped', () => {
    expect(number(12_345)).toMatchObject({ type: 'number' })
    expect(number('12345').toParts?.()).toEqual([{ type: 'number', value: '12345' }])
    expect(number(12_345).valueOf?.()).toBe(12_345)
  })

  it.each([-1, 1.5, Number.NaN, 2 ** 53, 'Acme'])('is whole: not %s', (operand) => {
    expect(() => number(operand)).toThrow(new RangeError('not a whole number'))
  })
})
