// Writes the pages that are printed from the code: `npm run docs:write`. A test of the house says when they are out of date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { errorMeanings, type OtpErrorCode } from '../src/core/errors.js'
import type { Promised } from '../src/testing/promised.js'
import { commandPage } from './command-page.js'
import { functionsPage } from './functions-page.js'
import { languagesPage } from './languages-page.js'
import { page, table } from './page.js'
import { supportedRows } from './supported.js'
import { tokensPage } from './tokens-page.js'

type Module = Readonly<Record<string, unknown>>
type Verdicts = Readonly<Record<OtpErrorCode, { readonly verdict: string | number; readonly because: string }>>

const root = fileURLToPath(new URL('../', import.meta.url))
const load = async (path: string): Promise<Module> => (await import(/* @vite-ignore */ root + path)) as Module
const read = (path: string): string => readFileSync(root + path, 'utf8')
const list = (folder: string): string[] => (existsSync(root + folder) ? readdirSync(root + folder) : []).sort()
const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Every generated page: its path, and what it must say. */
export async function pages(): Promise<Record<string, string>> {
  return {
    'README.md': await readme(),
    'docs/command.md': commandPage(),
    'docs/errors.md': await errorsPage(),
    'docs/functions.md': functionsPage(),
    'docs/languages.md': await languagesPage(),
    'docs/tokens.md': tokensPage(),
    ...(await portPages()),
  }
}

/** The README as it is, but for what it says is supported. */
async function readme(): Promise<string> {
  const [before = '', after] = read('README.md').split(/(?<=<!-- supported.*-->\n)[^]*?(?=<!-- \/supported -->)/)
  if (after === undefined) throw new Error('The README has no place for what is supported.')
  return `${before}${table(['', ''], await supportedRows())}\n${after}`
}

/** Two tables, one fact each: `core/errors.ts` says what a code means, and each hook what its platform is told. */
async function errorsPage(): Promise<string> {
  const hooks = list('src/hooks').filter((name) => existsSync(`${root}src/hooks/${name}/verdicts.ts`))
  const verdicts = await Promise.all(
    hooks.map(async (hook) => (await load(`src/hooks/${hook}/verdicts.ts`))[`${camel(hook)}Verdicts`] as Verdicts),
  )
  const codes = Object.keys(errorMeanings) as OtpErrorCode[]
  const meanings = codes.map((code) => [`\`${code}\``, errorMeanings[code].means, errorMeanings[code].retryable ? 'yes' : 'no'])
  const hookSections = hooks.map((hook, index) => {
    const rows = codes.map((code) => {
      const { verdict, because } = verdicts[index]?.[code] ?? { verdict: '', because: '' }
      return [`\`${code}\``, String(verdict), because]
    })
    return `## What ${hook} is told\n\n${table(['code', 'verdict', 'because'], rows)}`
  })
  return page(
    'Failure codes',
    '`OtpError.code` is one of these. They are stable: a release never renames one. *Again* says whether the same request may be tried again; whether a message may be on its way all the same is in `OtpError.sent`.',
    table(['code', 'means', 'again'], meanings),
    ...hookSections,
  )
}

/** One page for every contract: what is asked, what every implementation promises, and which there are. */
async function portPages(): Promise<Record<string, string>> {
  const found = await Promise.all(
    list('src/testing').map(async (file): Promise<[string, string][]> => {
      const name = basename(file, '.ts')
      const contract = (await load(`src/testing/${file}`))[`${camel(name)}Contract`]
      return typeof contract === 'function' ? [[`docs/ports/${name}.md`, portPage(name, contract as Contract)]] : []
    }),
  )
  return Object.fromEntries(found.flat())
}

type Contract = (create: () => never) => readonly Promised[]

/** Stands for what a contract is given. Nothing is made before a proof runs, and where examples are wanted, there are none. */
const nothing = new Proxy(
  () => {
    throw new Error('A contract makes what it proves inside its proofs.')
  },
  { get: () => [] },
)

function portPage(name: string, contract: Contract): string {
  const asked = `src/core/ports/${name}.ts`
  const says = contract(nothing).map((promised) => `- ${promised.says}`)
  const held = ['hooks', 'drivers', 'adapters', 'core/delivery']
    .flatMap((room) => list(`test/${room}`).map((file) => `${room}/${file}`))
    .filter((path) => path.endsWith('.test.ts') && read(`test/${path}`).includes(`${camel(name)}Contract(`))
    .map((path) => path.replace('.test.ts', ''))
    .filter((path) => existsSync(`${root}src/${path}.ts`))
    .map((path) => `- [\`${path}\`](../../src/${path}.ts)`)
  return page(
    existsSync(root + asked) ? title(asked) : name,
    existsSync(root + asked) ? `${summary(asked)}\n\nAsked in [\`core/ports/${name}.ts\`](../../${asked}).` : '',
    `Proved by \`${camel(name)}Contract\` of \`localized-otp/testing\`: it is a list of sentences with proofs, and any test runner can run it.`,
    `## Every one of them\n\n${says.join('\n')}`,
    held.length > 0 ? `## Held to it\n\n${held.join('\n')}` : '',
  )
}

const title = (path: string): string => camel(`-${basename(path, '.ts')}`)

/** The docstring of the type that a port file is named after. */
function summary(path: string): string {
  const tree = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true)
  const types = tree.statements.filter((one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one))
  const named = types.find((one) => one.name.text === title(path))
  const [doc] = named ? ts.getJSDocCommentsAndTags(named) : []
  return (ts.getTextOfJSDocComment(doc?.comment) ?? '').replace(/\{@link (\w+)\}/g, '`$1`')
}

if (import.meta.filename === process.argv[1]) {
  for (const [path, text] of Object.entries(await pages())) writeFileSync(root + path, text)
}
