import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { pages } from '../../scripts/docs.js'
import { publicFiles } from '../../scripts/exports.js'
import { shippedLocales } from '../../src/core/catalog/shipped-templates.js'
import { type HouseFile, read, root, sources } from './house.js'

const readable = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md']
    .filter((path) => existsSync(root + path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') })),
  ...read('docs', '.md'),
  ...read('examples', '.md'),
]

/**
 * Every TypeScript block of a page as a module of its own beside the page, its lines where they stand there.
 * Those with aws-cdk-lib, which is not installed here, are compiled by `npm run test:cdk`.
 */
function fences({ path, text }: HouseFile): HouseFile[] {
  const blocks = [...text.matchAll(/^( *)```(?:ts|typescript)\b.*\n([^]*?)^\1```/gm)].filter(
    ([block]) => !block.includes('aws-cdk-lib'),
  )
  return blocks.map(({ index, 0: whole, 2: code = '' }) => {
    const line = text.slice(0, index).split('\n').length
    const body = code + (whole.includes('import ') || whole.includes('export ') ? '' : '\nexport {}')
    return { path: `${path}.${line}.ts`, text: '\n'.repeat(line) + body }
  })
}

/** What the compiler says of the blocks, in one program over the sources of the package. */
function complaints(blocks: readonly HouseFile[]): string[] {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)) as { config: object }
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root)
  const texts = new Map(blocks.map(({ path, text }) => [root + path, text]))
  // A block may show a value without using it.
  const shown = { ...options, noUnusedLocals: false, noUnusedParameters: false }
  const disk = ts.createCompilerHost(shown)
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => texts.has(path) || disk.fileExists(path),
    getSourceFile: (path, language) => {
      const text = texts.get(path)
      return text === undefined ? disk.getSourceFile(path, language) : ts.createSourceFile(path, text, language)
    },
  }
  const program = ts.createProgram([...texts.keys()], shown, host)
  return [...texts.keys()].flatMap((path) => {
    const source = program.getSourceFile(path)
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ start = 0, messageText }) => {
        const line = (source?.getLineAndCharacterOfPosition(start).line ?? 0) + 1
        return `${path.slice(root.length).replace(/\.\d+\.ts$/, '')}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
      },
    )
  })
}

/** Relative links whose file does not exist, or whose heading is not in it. */
function deadLinks(files: readonly HouseFile[], exists: (path: string) => boolean): string[] {
  return files.flatMap((file) => {
    const prose = file.text.replace(/^( *)```[^]*?^\1```/gm, '').replace(/`[^`\n]*`/g, '`')
    return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [path = '', anchor] = link.split('#')
        const target = path === '' ? file.path : posix.join(posix.dirname(file.path), path)
        const page = files.find((one) => one.path === target)
        return !exists(target) || (anchor !== undefined && page !== undefined && !anchors(page).includes(anchor))
      })
      .map((link) => `${file.path} links to ${link}`)
  })
}

/** Subpaths that are told of, in prose, code or docstrings, and are not exported: a block compiles against private files too. */
const untrueSubpaths = (files: readonly HouseFile[], exported: readonly string[]): string[] =>
  files.flatMap(({ path, text }) =>
    [...text.matchAll(/['"`]localized-otp(\/(?:core|hooks|drivers|adapters|functions|cdk|lab|cli|testing)\b[\w/-]*)['"`]/g)]
      .map(([, subpath = '']) => `.${subpath}`)
      .filter((subpath) => !exported.includes(subpath))
      .map((subpath) => `${path} tells of ${subpath}`),
  )

/** The anchors that headings get on GitHub. */
const anchors = ({ text }: HouseFile): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )

const page = (text: string, path = 'docs/x.md'): HouseFile => ({ path, text })

it('compiles every TypeScript block of the README and the docs', { timeout: 60_000 }, () => {
  expect(complaints(readable.flatMap(fences))).toEqual([])
})

it('finds the block that does not compile, and says where', { timeout: 60_000 }, () => {
  const text = `# X\n\n\`\`\`ts\nimport { OtpError } from 'localized-otp/core/errors'\nnew OtpError('expired')\nnew OtpError('nothing')\n\`\`\`\n`
  expect(complaints(fences(page(text)))).toEqual([expect.stringMatching(/^docs\/x\.md:6 .*"nothing"/) as string])
  expect(complaints(fences(page('```ts\nconst a: string = 1\n```\n\n```ts\nconst a = 2\n```\n')))).toHaveLength(1)
})

it('has no dead link', () => {
  expect(deadLinks(readable, (path) => existsSync(root + path))).toEqual([])
})

it('finds the dead link and the dead anchor', () => {
  const there = page('# What it is: *all*\n[a](#what-it-is-all) [b](y.md) [c](https://x.org/y)', 'docs/x.md')
  expect(deadLinks([there, page('# Y', 'docs/y.md')], (path) => path.startsWith('docs/'))).toEqual([])
  expect(deadLinks([page('[a](../gone.md) [b](#none) `[c](code.md)`')], (path) => path === 'docs/x.md')).toEqual([
    'docs/x.md links to ../gone.md',
    'docs/x.md links to #none',
  ])
})

it('tells only of subpaths that there are', () => {
  const exported = Object.keys(publicFiles(sources.map(({ path }) => path)))
  expect(untrueSubpaths([...readable, ...sources], exported)).toEqual([])
})

it('finds the subpath that there is not', () => {
  const told = page("```ts\nimport 'localized-otp/core/errors'\n```\nand `localized-otp/hooks/okta`")
  expect(untrueSubpaths([told], ['./hooks/okta'])).toEqual(['docs/x.md tells of ./core/errors'])
})

it('counts the languages as the catalog does', () => {
  const counts = readable
    .filter(({ path }) => path !== 'CHANGELOG.md')
    .flatMap(({ path, text }) => [...text.matchAll(/\b(\d+) languages\b/g)].map(([, count]) => ({ path, count: Number(count) })))
  expect(counts).toContainEqual({ path: 'README.md', count: shippedLocales.length })
  expect(counts.filter(({ count }) => count !== shippedLocales.length)).toEqual([])
})

// Where this fails: `npm run docs:write`.
it('has the pages that are printed from the code as the code prints them', async () => {
  const printed = await pages()
  const committed = Object.keys(printed).map((path) => [path, existsSync(root + path) ? readFileSync(root + path, 'utf8') : ''])
  expect(Object.fromEntries(committed)).toEqual(printed)
  expect(read('docs/ports', '.md').map(({ path }) => path)).toEqual(
    Object.keys(printed).filter((path) => path.startsWith('docs/ports/')),
  )
})
