import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** A file as a check sees it; a check is a function over such files, so that its own test can plant a violation. */
export interface HouseFile {
  /** From the root of the package, with slashes. */
  readonly path: string
  readonly text: string
}

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** The files under a folder of the package whose path ends so; none where there is no such folder. */
export function read(folder: string, ending = '.ts'): HouseFile[] {
  if (!existsSync(root + folder)) return []
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(ending) && !path.includes('node_modules') && !path.startsWith('docs/api'))
    .sort()
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }))
}

export const sources = read('src')

export interface Import {
  readonly from: string
  /** Erased by the compiler: nothing is loaded at run time. */
  readonly typeOnly: boolean
}

/** Everything a module imports, in whatever form. */
export function importsOf(file: HouseFile): Import[] {
  const found: Import[] = []
  const note = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push({ from: specifier.text, typeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) note(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    else if (ts.isExportDeclaration(node)) note(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) note(node.argument.literal, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) note(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(parse(file))
  return found
}

/** Where a relative import leads: the path of a source file. */
export const resolveImport = (file: HouseFile, from: string): string =>
  posix.join(posix.dirname(file.path), from).replace(/\.js$/, '.ts')

/** `@aws-sdk/client-sqs/x` → `@aws-sdk/client-sqs`. */
export const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')

export const parse = ({ path, text }: HouseFile): ts.SourceFile => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)

/** The text with every comment blanked out, line by line as it was. */
export function codeOf(file: HouseFile): string {
  const tree = parse(file)
  let code = ''
  let end = 0
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return
    const children = node.getChildren(tree)
    if (children.length > 0) {
      children.forEach(visit)
      return
    }
    const start = node.getStart(tree)
    code += file.text.slice(end, start).replace(/\S/g, ' ') + file.text.slice(start, node.end)
    end = node.end
  }
  visit(tree)
  return code
}

/** `path:line` of every match in the code of a file. */
export function linesWith(file: HouseFile, pattern: RegExp, code = codeOf(file)): string[] {
  return code.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1}`] : []))
}
