import { MessageFormat, type Model, parseMessage, validate, visit } from 'messageformat'
import { OtpError } from '../errors.js'
import type { Locale } from '../model/locale.js'
import { Secret } from '../model/secret.js'
import type { Template } from '../model/template.js'
import { type Measure, measureText } from './encoding.js'
import { numberFunction } from './numbers.js'

/** A stretch of text, or the place of the code. The code itself never goes through a formatter. */
export type Part = { readonly text: string } | { readonly code: true }

/** One compiled rung of a template's ladder. */
export interface Wording {
  /** Whether it speaks of the time left, and so cannot be used where that is unknown. */
  readonly needsMinutes: boolean
  /** @throws OtpError `template-broken` */
  render(values: { readonly brand: string; readonly minutes?: number }): readonly Part[]
}

const variables = new Set(['code', 'brand', 'minutes'])
const functions = new Set(['number', 'integer', 'string'])
const waysToSelect = new Set<unknown>(['plural', 'ordinal', 'exact'])

/** How many compiled wordings one process keeps; the world pack has some 2,000, an organisation uses a few of them. */
const wordingLimit = 1000

const broken = (detail: string, cause?: unknown) => new OtpError('template-broken', detail, { cause })

function orBroken<T>(detail: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw broken(detail, error)
  }
}

/**
 * Compiles a wording in Unicode MessageFormat 2 (Unicode TR 35, part 9) with `$code`, `$brand` and `$minutes`,
 * the functions `:number`, `:integer` and `:string`, and no markup.
 * @throws OtpError `template-broken`: a syntax error, another variable or function, a variant without a bare `{$code}`,
 * an old-style `{code}`
 */
export function compileWording(source: string, locale: Locale): Wording {
  const message = parse(source)
  const used = inspect(message)
  const numbers = numberFunction(locale)
  const format = orBroken(
    'the wording cannot be read',
    () =>
      new MessageFormat<string>([locale], message, {
        bidiIsolation: 'none',
        // A direction is of no use without isolates, and to ask for it costs the first message of a process 5 ms.
        // Stryker disable next-line StringLiteral: for the same reason.
        dir: 'auto',
        functions: { number: numbers, integer: numbers },
      }),
  )
  return {
    needsMinutes: used.has('minutes'),
    render: (values) =>
      orBroken('the wording could not be formatted', () => join(format.formatToParts({ ...values, code: codeMark }, rethrow))),
  }
}

/** MessageFormat would print the name of what it cannot resolve, and go on. */
const rethrow = (error: unknown) => {
  throw error
}

/** Stands for the code while MessageFormat works: a symbol can be neither localized nor isolated, nor turned into text. */
const codeMark = Symbol('code')

const parse = (source: string): Model.Message =>
  orBroken('the wording is not MessageFormat 2', () => {
    const message = parseMessage(source)
    validate(message)
    return message
  })

/** Holds a wording to the small language that words for codes need; resolves with the variables it uses. */
function inspect(message: Model.Message): ReadonlySet<string> {
  const used = new Set<string>()
  const patterns: Set<string>[] = []
  visit(message, {
    declaration: ({ name, type }) => {
      if (type === 'local' && variables.has(name)) throw broken('a local variable takes the name of a given one')
    },
    pattern: () => {
      patterns.push(new Set())
    },
    expression: ({ arg, functionRef }, context) => {
      if (arg?.type !== 'variable') refuseLiteral(arg, functionRef)
      else if (arg.name === 'code' && (functionRef !== undefined || context === 'declaration')) {
        throw broken('{$code} must stand alone')
      }
    },
    functionRef: ({ name, options = {} }) => {
      if (!functions.has(name)) throw broken(`the function :${name} is not known`)
      for (const [option, value] of Object.entries(options)) {
        // A variable has no `value`, and so is no way to select.
        if (option !== 'select' || !waysToSelect.has((value as Partial<Model.Literal>).value)) {
          throw broken(`:${name} takes only select=plural, select=ordinal or select=exact`)
        }
      }
    },
    markup: () => {
      throw broken('markup belongs to the library, not to a wording')
    },
    value: (value) => {
      if (value.type !== 'variable') return
      used.add(value.name)
      patterns.at(-1)?.add(value.name)
    },
  })
  const locals = new Set(message.declarations.filter(({ type }) => type === 'local').map(({ name }) => name))
  for (const name of used) {
    if (!variables.has(name) && !locals.has(name)) throw broken(`the variable $${name} is not known`)
  }
  if (!patterns.every((names) => names.has('code'))) throw broken('a wording or one of its variants has no {$code}')
  return used
}

/** `{code}` is a literal and would say "Your code is code". Quoted punctuation, as `{|{|}`, is a fair use of a literal. */
function refuseLiteral(arg: Model.Literal | undefined, functionRef: Model.FunctionRef | undefined): void {
  if (functionRef !== undefined) throw broken('a function works on a variable only')
  // Only before a function may nothing stand.
  const { value } = arg as Model.Literal
  if (/[\p{L}\p{N}]/u.test(value)) throw broken('an old-style placeholder; a variable is written {$code}')
}

function join(parts: readonly { readonly type: string; readonly value?: unknown }[]): readonly Part[] {
  const joined: Part[] = []
  let text = ''
  for (const { value } of parts) {
    if (value !== codeMark) text += value as string
    else {
      if (text !== '') joined.push({ text })
      joined.push({ code: true })
      text = ''
    }
  }
  if (text !== '') joined.push({ text })
  return joined
}

/** What would make a reader, or a phone's autofill, take one more character for a part of the code. */
const gluedBefore = /[0-9A-Za-z\p{Nd}\p{Cf}]$/u
const gluedAfter = /^[0-9A-Za-z\p{Nd}\p{Cf}\p{M}]/u

/** Letters that run from right to left, as the last before the code. */
const afterRightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]\P{L}*$/u

/** Codes that the eye meets in another order after such letters: with a dash, or digits before letters. Digits alone are safe. */
const turnable = /-|^[0-9]+[A-Za-z]/

/** A left-to-right mark before the last space of the line makes the code one run from left to right (UAX #9, rule W7) and touches nothing. */
const steady = (before: string) =>
  afterRightToLeft.test(before.split('\n').at(-1) as string) ? before.replace(/ (?=[^ \n]*$)/, '\u200e ') : before

/**
 * The text of a message.
 * @throws OtpError `code-lost`: there is no code in it, or a letter, digit, mark or invisible character touches the code
 */
export function joinParts(parts: readonly Part[], code: Secret, { frozen = false } = {}): Secret {
  const texts = parts.map((part) => ('text' in part ? part.text : code.reveal()))
  const intact = parts.every((part, index) => {
    if ('text' in part) return true
    return !gluedBefore.test(texts.slice(0, index).join('')) && !gluedAfter.test(texts.slice(index + 1).join(''))
  })
  if (!intact || !parts.some((part) => 'code' in part)) throw new OtpError('code-lost')
  if (frozen || !turnable.test(code.reveal())) return new Secret(texts.join(''))
  return new Secret(texts.map((text, index) => ('code' in (parts[index + 1] ?? {}) ? steady(text) : text)).join(''))
}

/** Counts a text that must not be seen. No offender is ever a part of the code: codes are ASCII. */
export function measureBody(body: Secret): Measure {
  return measureText(body.reveal())
}

// Joiners belong to some scripts and emoji, and are kept between letters; all else here is only ever trouble.
const strayJoiner = /(?<![\p{L}\p{M}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}])/gu
const unseen = /(?![\t-\r\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u115f\u1160\u3164\uffa0]/gu

/** A brand as it may stand in a message: one line, no control, directional or invisible characters. May be empty. */
export function cleanBrand(brand: string): string {
  return brand.replace(unseen, '').replace(strayJoiner, '').normalize().replace(/\s+/gu, ' ').trim()
}

/** Compiles wordings once; keeps a bounded number of them. */
export function createWordings(): (template: Template, index: number) => Wording {
  const compiled = new Map<string, Wording>()
  return ({ locale, wordings }, index) => {
    const source = wordings[index]
    if (source === undefined) throw broken('the template has no such wording')
    const key = `${locale} ${source}`
    const known = compiled.get(key)
    if (known !== undefined) return known
    const wording = compileWording(source, locale)
    if (compiled.size >= wordingLimit) compiled.delete(compiled.keys().next().value as string)
    compiled.set(key, wording)
    return wording
  }
}
