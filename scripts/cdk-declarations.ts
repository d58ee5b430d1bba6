// Writes the declarations of src/cdk into dist, file by file and without the types of aws-cdk-lib, which is not installed here:
// docs/decisions/0070-cdk-beside-the-house.md.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import process from 'node:process'
import ts from 'typescript'

const names = readdirSync('src/cdk', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, isolatedDeclarations: true }
const complaints = names.flatMap((name) => {
  const fileName = `src/cdk/${name}`
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(fileName, 'utf8'), {
    fileName,
    compilerOptions,
    reportDiagnostics: true,
  })
  const path = fileName.replace(/^src/, 'dist').replace(/\.ts$/, '.d.ts')
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, outputText)
  return [...diagnostics]
})
if (complaints.length > 0) {
  const host = { getCanonicalFileName: (name: string) => name, getCurrentDirectory: () => process.cwd(), getNewLine: () => '\n' }
  console.error(ts.formatDiagnostics(complaints, host))
  process.exit(1)
}
